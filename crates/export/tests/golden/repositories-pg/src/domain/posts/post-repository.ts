import type { PostStatus } from '../shared/enums';
import type { Page, PageRequest } from '../shared/page';
import type { Range } from '../shared/range';
import type { UserId } from '../users/user';
import type { NewPost, Post, PostId, PostRating, PostSlug } from './post';

/** The orders of a list. A minus sign in front means descending. */
export type PostOrder = 'id' | '-id' | 'createdAt' | '-createdAt' | 'updatedAt' | '-updatedAt';

export interface PostRepository {
  /** Inserts, or replaces the one with this key if it still has this version. */
  save(post: NewPost): Promise<Post>;
  /** Saves all of them, or none. What is left out takes its default. */
  saveMany(batch: readonly NewPost[]): Promise<void>;
  findById(id: PostId): Promise<Post | null>;
  /** Those that exist, in no order. */
  findMany(ids: readonly PostId[]): Promise<readonly Post[]>;
  findBySlug(slug: PostSlug): Promise<Post | null>;
  /** The latest posts of an author. Ordered by createdAt descending. */
  listByAuthorId(
    authorId: UserId,
    request?: PageRequest<PostOrder>,
  ): Promise<Page<Post, PostOrder>>;
  /** Published posts of an author. Ordered by publishedAt descending. */
  listByAuthorIdAndStatusAndPublishedAt(
    authorId: UserId,
    status: PostStatus,
    publishedAt: Range<Date>,
    limit?: number,
  ): Promise<readonly Post[]>;
  /** Drafts of a time. */
  listByCreatedAtWithStatusDraftWithoutPublishedAt(
    createdAt: Range<Date>,
    request?: PageRequest<PostOrder>,
  ): Promise<Page<Post, PostOrder>>;
  /** Posts with a rating. Ordered by status, publishedAt descending. */
  listByRating(rating: PostRating, limit?: number): Promise<readonly Post[]>;
  list(request?: PageRequest<PostOrder>): Promise<Page<Post, PostOrder>>;
  count(): Promise<number>;
  delete(id: PostId): Promise<boolean>;
  /** Returns how many there were. */
  deleteMany(ids: readonly PostId[]): Promise<number>;
}
