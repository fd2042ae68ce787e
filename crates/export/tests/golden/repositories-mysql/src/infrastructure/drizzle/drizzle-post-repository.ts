import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { NewPost, Post, PostId, PostRating, PostSlug } from '../../domain/posts/post';
import type { PostOrder, PostRepository } from '../../domain/posts/post-repository';
import type { PostStatus } from '../../domain/shared/enums';
import { StaleVersionError } from '../../domain/shared/errors';
import { type Page, pageLimit, type PageRequest } from '../../domain/shared/page';
import type { Range } from '../../domain/shared/range';
import type { UserId } from '../../domain/users/user';
import type { Database } from '../database/database';
import { only, translated } from '../database/errors';
import { posts } from '../database/schema';
import { ascending, descending, isAfter, orderOf, pageOf, positionOf, type Sort } from './keyset';
import { isWithin } from './range';

const SORTS: Record<PostOrder, Sort> = {
  id: ascending(posts.id),
  '-id': descending(posts.id),
  createdAt: ascending(posts.createdAt, posts.id),
  '-createdAt': descending(posts.createdAt, posts.id),
  updatedAt: ascending(posts.updatedAt, posts.id),
  '-updatedAt': descending(posts.updatedAt, posts.id),
};

export class DrizzlePostRepository implements PostRepository {
  constructor(private readonly database: Database) {}

  async save(post: NewPost): Promise<Post> {
    const row = this.toPersistence(post);
    const update = this.database
      .update(posts)
      .set({ ...row, version: sql`${posts.version} + 1`, updatedAt: new Date() })
      .where(and(eq(posts.id, post.id), eq(posts.version, post.version ?? 1)));
    const [updated] = await translated('post', update);
    if (updated.affectedRows === 0) {
      const others = await this.database.$count(posts, eq(posts.id, post.id));
      if (others > 0) throw new StaleVersionError('post');
      const insert = this.database.insert(posts).values(row);
      await translated('post', insert);
    }
    const saved = await this.database.select().from(posts).where(eq(posts.id, post.id));
    return this.toDomain(only(saved, 'post'));
  }

  async saveMany(batch: readonly NewPost[]): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const repository = new DrizzlePostRepository(transaction);
      for (const post of batch) await repository.save(post);
    });
  }

  async findById(id: PostId): Promise<Post | null> {
    const [row] = await this.database.select().from(posts).where(eq(posts.id, id)).limit(1);
    return row ? this.toDomain(row) : null;
  }

  async findMany(ids: readonly PostId[]): Promise<readonly Post[]> {
    if (ids.length === 0) return [];
    const rows = await this.database
      .select()
      .from(posts)
      .where(inArray(posts.id, [...ids]));
    return rows.map((row) => this.toDomain(row));
  }

  async findBySlug(slug: PostSlug): Promise<Post | null> {
    const [row] = await this.database.select().from(posts).where(eq(posts.slug, slug)).limit(1);
    return row ? this.toDomain(row) : null;
  }

  async listByAuthorId(
    authorId: UserId,
    request?: PageRequest<PostOrder>,
  ): Promise<Page<Post, PostOrder>> {
    return this.page(eq(posts.authorId, authorId), { order: '-createdAt', limit: 10, ...request });
  }

  async listByAuthorIdAndStatusAndPublishedAt(
    authorId: UserId,
    status: PostStatus,
    publishedAt: Range<Date>,
    limit?: number,
  ): Promise<readonly Post[]> {
    const rows = await this.database
      .select()
      .from(posts)
      .where(
        and(
          eq(posts.authorId, authorId),
          eq(posts.status, status),
          isWithin(posts.publishedAt, publishedAt),
        ),
      )
      .orderBy(desc(posts.publishedAt))
      .limit(pageLimit(limit ?? 20));
    return rows.map((row) => this.toDomain(row));
  }

  async listByCreatedAtWithStatusDraftWithoutPublishedAt(
    createdAt: Range<Date>,
    request?: PageRequest<PostOrder>,
  ): Promise<Page<Post, PostOrder>> {
    return this.page(
      and(
        eq(posts.status, 'draft'),
        isNull(posts.publishedAt),
        isWithin(posts.createdAt, createdAt),
      ),
      request,
    );
  }

  async listByRating(rating: PostRating, limit?: number): Promise<readonly Post[]> {
    const rows = await this.database
      .select()
      .from(posts)
      .where(eq(posts.rating, rating))
      .orderBy(asc(posts.status), desc(posts.publishedAt))
      .limit(pageLimit(limit));
    return rows.map((row) => this.toDomain(row));
  }

  async list(request?: PageRequest<PostOrder>): Promise<Page<Post, PostOrder>> {
    return this.page(undefined, request);
  }

  async count(): Promise<number> {
    return this.database.$count(posts);
  }

  async delete(id: PostId): Promise<boolean> {
    const write = this.database.delete(posts).where(eq(posts.id, id));
    const [deleted] = await translated('post', write);
    return deleted.affectedRows > 0;
  }

  async deleteMany(ids: readonly PostId[]): Promise<number> {
    if (ids.length === 0) return 0;
    const write = this.database.delete(posts).where(inArray(posts.id, [...ids]));
    const [deleted] = await translated('post', write);
    return deleted.affectedRows;
  }

  private async page(
    filter: SQL | undefined,
    { order = 'id', limit, after }: PageRequest<PostOrder> = {},
  ): Promise<Page<Post, PostOrder>> {
    const size = pageLimit(limit);
    const sort = SORTS[order];
    const rows = await this.database
      .select({ row: posts, position: positionOf(sort) })
      .from(posts)
      .where(and(filter, after ? isAfter(sort, order, after) : undefined))
      .orderBy(...orderOf(sort))
      .limit(size + 1);
    return pageOf(order, size, rows, (row) => this.toDomain(row));
  }

  private toDomain(row: typeof posts.$inferSelect): Post {
    return {
      id: row.id as PostId,
      authorId: row.authorId as UserId,
      slug: row.slug as PostSlug,
      body: row.body,
      status: row.status,
      rating: row.rating as PostRating | null,
      version: row.version,
      publishedAt: row.publishedAt,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    };
  }

  private toPersistence(post: NewPost): typeof posts.$inferInsert {
    return {
      id: post.id,
      authorId: post.authorId,
      slug: post.slug,
      body: post.body,
      status: post.status,
      rating: post.rating,
      version: post.version,
      publishedAt: post.publishedAt,
      createdAt: post.createdAt,
      updatedAt: post.updatedAt,
    };
  }
}
