import type { NewPost, Post, PostId, PostRating, PostSlug } from '../../domain/posts/post';
import type { PostOrder, PostRepository } from '../../domain/posts/post-repository';
import { POST_STATUSES, type PostStatus } from '../../domain/shared/enums';
import { StaleVersionError } from '../../domain/shared/errors';
import { type Page, pageLimit, type PageRequest } from '../../domain/shared/page';
import type { Range } from '../../domain/shared/range';
import type { UserId } from '../../domain/users/user';
import { given, InMemoryTable, type Sorts } from './in-memory-table';
import { ascending, descending, first, type Ordering } from './ordering';
import { isWithin } from './range';

const SORTS: Sorts<PostOrder, Post> = {
  id: (post) => [post.id],
  '-id': (post) => [post.id],
  createdAt: (post) => [post.createdAt, post.id],
  '-createdAt': (post) => [post.createdAt, post.id],
  updatedAt: (post) => [post.updatedAt, post.id],
  '-updatedAt': (post) => [post.updatedAt, post.id],
};

const LIST_BY_AUTHOR_ID_AND_STATUS_AND_PUBLISHED_AT: readonly Ordering<Post>[] = [
  descending((post) => post.publishedAt),
];

const LIST_BY_RATING: readonly Ordering<Post>[] = [
  ascending((post) => POST_STATUSES.indexOf(post.status)),
  descending((post) => post.publishedAt),
];

export class InMemoryPostRepository implements PostRepository {
  readonly table = new InMemoryTable<Post>({
    entity: 'post',
    key: (post) => [post.id],
    uniques: [
      {
        constraint: 'posts_slug_unique',
        values: (post) => [post.slug],
      },
    ],
  });

  async save(post: NewPost): Promise<Post> {
    return this.table.put(this.complete(post));
  }

  async saveMany(batch: readonly NewPost[]): Promise<void> {
    this.table.atomically(() => {
      for (const post of batch) this.table.put(this.complete(post));
    });
  }

  async findById(id: PostId): Promise<Post | null> {
    return this.table.get([id]);
  }

  async findMany(ids: readonly PostId[]): Promise<readonly Post[]> {
    return this.table.filter((post) => ids.includes(post.id));
  }

  async findBySlug(slug: PostSlug): Promise<Post | null> {
    return this.table.find((post) => post.slug === slug);
  }

  async listByAuthorId(
    authorId: UserId,
    request?: PageRequest<PostOrder>,
  ): Promise<Page<Post, PostOrder>> {
    return this.table.page(
      SORTS,
      { order: '-createdAt', limit: 10, ...request },
      (post) => post.authorId === authorId,
    );
  }

  async listByAuthorIdAndStatusAndPublishedAt(
    authorId: UserId,
    status: PostStatus,
    publishedAt: Range<Date>,
    limit?: number,
  ): Promise<readonly Post[]> {
    const found = this.table.filter(
      (post) =>
        post.authorId === authorId &&
        post.status === status &&
        isWithin(post.publishedAt, publishedAt),
    );
    return first(found, LIST_BY_AUTHOR_ID_AND_STATUS_AND_PUBLISHED_AT, pageLimit(limit ?? 20));
  }

  async listByCreatedAtWithStatusDraftWithoutPublishedAt(
    createdAt: Range<Date>,
    request?: PageRequest<PostOrder>,
  ): Promise<Page<Post, PostOrder>> {
    return this.table.page(
      SORTS,
      { order: 'id', ...request },
      (post) =>
        post.status === 'draft' && post.publishedAt === null && isWithin(post.createdAt, createdAt),
    );
  }

  async listByRating(rating: PostRating, limit?: number): Promise<readonly Post[]> {
    const found = this.table.filter((post) => post.rating === rating);
    return first(found, LIST_BY_RATING, pageLimit(limit));
  }

  async list(request?: PageRequest<PostOrder>): Promise<Page<Post, PostOrder>> {
    return this.table.page(SORTS, { order: 'id', ...request });
  }

  async count(): Promise<number> {
    return this.table.all().length;
  }

  async delete(id: PostId): Promise<boolean> {
    return this.table.remove([id]);
  }

  async deleteMany(ids: readonly PostId[]): Promise<number> {
    return this.table.atomically(() => ids.filter((id) => this.table.remove([id])).length);
  }

  private stored(post: NewPost): Post | undefined {
    return this.table.stored([post.id]);
  }

  private complete(post: NewPost): Post {
    const stored = this.stored(post);
    if (stored && stored.version !== (post.version ?? 1)) {
      throw new StaleVersionError('post');
    }
    return {
      id: post.id,
      authorId: post.authorId,
      slug: post.slug,
      body: post.body,
      status: post.status ?? stored?.status ?? 'draft',
      rating: given(post.rating, stored?.rating ?? null),
      version: stored ? stored.version + 1 : (post.version ?? 1),
      publishedAt: given(post.publishedAt, stored?.publishedAt ?? null),
      createdAt: post.createdAt ?? stored?.createdAt ?? new Date(),
      updatedAt: stored ? new Date() : (post.updatedAt ?? new Date()),
    };
  }
}
