import type { Brand } from '../shared/brand';
import { InvalidValueError } from '../shared/errors';

/** Identifies a user. */
export type UserId = Brand<string, 'UserId'>;

export function userId(value: string): UserId {
  return value as UserId;
}

/** At most 255 characters long. */
export type UserEmail = Brand<string, 'UserEmail'>;

export function userEmail(value: string): UserEmail {
  if ([...value].length > 255) {
    throw new InvalidValueError('UserEmail', 'at most 255 characters long');
  }
  return value as UserEmail;
}

/** At most 80 characters long. */
export type UserName = Brand<string, 'UserName'>;

export function userName(value: string): UserName {
  if ([...value].length > 80) {
    throw new InvalidValueError('UserName', 'at most 80 characters long');
  }
  return value as UserName;
}

/** People who write. */
export interface User {
  readonly id: UserId;
  readonly email: UserEmail;
  readonly name: UserName;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A user to save. What is left out, the database fills in. */
export interface NewUser {
  readonly id: UserId;
  readonly email: UserEmail;
  readonly name: UserName;
  readonly createdAt?: string;
  readonly updatedAt?: string;
}
