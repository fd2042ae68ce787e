import type { Page, PageRequest } from '../shared/page';
import type { NewTag, Tag, TagId, TagLabel } from './tag';

/** The orders of a list. A minus sign in front means descending. */
export type TagOrder = 'id' | '-id';

export interface TagRepository {
  /** Inserts, or replaces the one with this key. */
  save(tag: NewTag): Promise<Tag>;
  /** Saves all of them, or none. What is left out takes its default. */
  saveMany(batch: readonly NewTag[]): Promise<void>;
  findById(id: TagId): Promise<Tag | null>;
  /** Those that exist, in no order. */
  findMany(ids: readonly TagId[]): Promise<readonly Tag[]>;
  findByLabel(label: TagLabel): Promise<Tag | null>;
  list(request?: PageRequest<TagOrder>): Promise<Page<Tag, TagOrder>>;
  count(): Promise<number>;
  delete(id: TagId): Promise<boolean>;
  /** Returns how many there were. */
  deleteMany(ids: readonly TagId[]): Promise<number>;
}
