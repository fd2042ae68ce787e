import { InvalidValueError } from './errors';

export const POST_STATUSES = ['draft', 'published', 'archived'] as const;

export type PostStatus = (typeof POST_STATUSES)[number];

export function postStatus(value: string): PostStatus {
  const found = POST_STATUSES.find((known) => known === value);
  if (found === undefined) {
    throw new InvalidValueError('PostStatus', `one of ${POST_STATUSES.join(', ')}`);
  }
  return found;
}
