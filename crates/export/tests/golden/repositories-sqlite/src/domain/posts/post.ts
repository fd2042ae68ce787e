import type { Brand } from '../shared/brand';
import type { PostStatus } from '../shared/enums';
import { InvalidValueError } from '../shared/errors';
import type { UserId } from '../users/user';

/** Identifies a post. */
export type PostId = Brand<string, 'PostId'>;

export function postId(value: string): PostId {
  return value as PostId;
}

/** At most 120 characters long. */
export type PostSlug = Brand<string, 'PostSlug'>;

export function postSlug(value: string): PostSlug {
  if ([...value].length > 120) {
    throw new InvalidValueError('PostSlug', 'at most 120 characters long');
  }
  return value as PostSlug;
}

/** At least 1. */
export type PostRating = Brand<number, 'PostRating'>;

export function postRating(value: number): PostRating {
  if (!(value >= 1)) {
    throw new InvalidValueError('PostRating', 'at least 1');
  }
  if (!(value <= 5)) {
    throw new InvalidValueError('PostRating', 'at most 5');
  }
  return value as PostRating;
}

export interface Post {
  readonly id: PostId;
  readonly authorId: UserId;
  readonly slug: PostSlug;
  readonly body: string;
  readonly status: PostStatus;
  /** From one to five. */
  readonly rating: PostRating | null;
  readonly version: number;
  readonly publishedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A post to save. What is left out, the database fills in. */
export interface NewPost {
  readonly id: PostId;
  readonly authorId: UserId;
  readonly slug: PostSlug;
  readonly body: string;
  readonly status?: PostStatus;
  readonly rating?: PostRating | null;
  readonly version?: number;
  readonly publishedAt?: string | null;
  readonly createdAt?: string;
  readonly updatedAt?: string;
}
