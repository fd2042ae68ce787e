import type { Brand } from '../shared/brand';
import { InvalidValueError } from '../shared/errors';

/** Identifies a tag. */
export type TagId = Brand<string, 'TagId'>;

export function tagId(value: string): TagId {
  return value as TagId;
}

/** At most 40 characters long. */
export type TagLabel = Brand<string, 'TagLabel'>;

export function tagLabel(value: string): TagLabel {
  if ([...value].length > 40) {
    throw new InvalidValueError('TagLabel', 'at most 40 characters long');
  }
  return value as TagLabel;
}

export interface Tag {
  readonly id: TagId;
  readonly label: TagLabel;
}

/** A tag to save. What is left out, the database fills in. */
export interface NewTag {
  readonly id: TagId;
  readonly label: TagLabel;
}
