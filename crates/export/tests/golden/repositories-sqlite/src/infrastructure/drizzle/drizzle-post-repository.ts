import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { NewPost, Post, PostId, PostRating, PostSlug } from '../../domain/posts/post';
import type { PostOrder, PostRepository } from '../../domain/posts/post-repository';
import type { PostStatus } from '../../domain/shared/enums';
import { StaleVersionError } from '../../domain/shared/errors';
import { type Page, pageLimit, type PageRequest } from '../../domain/shared/page';
import type { Range } from '../../domain/shared/range';
import type { UserId } from '../../domain/users/user';
import type { Database } from '../database/database';
import { translated } from '../database/errors';
import { posts } from '../database/schema';
import { batches } from './batches';
import { ascending, descending, isAfter, orderOf, pageOf, positionOf, type Sort } from './keyset';
import { isWithin } from './range';
import { excluded } from './upsert';

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
    const write = this.database
      .insert(posts)
      .values(row)
      .onConflictDoUpdate({
        target: posts.id,
        set: { ...row, version: sql`${posts.version} + 1` },
        setWhere: eq(posts.version, excluded(posts.version)),
      })
      .returning();
    const [saved] = await translated('post', write);
    if (!saved) throw new StaleVersionError('post');
    return this.toDomain(saved);
  }

  async saveMany(batch: readonly NewPost[]): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const rows = batch.map((post) => this.toPersistence(post));
      for (const chunk of batches(rows)) {
        const write = transaction
          .insert(posts)
          .values(chunk)
          .onConflictDoUpdate({
            target: posts.id,
            set: {
              authorId: excluded(posts.authorId),
              slug: excluded(posts.slug),
              body: excluded(posts.body),
              status: excluded(posts.status),
              rating: excluded(posts.rating),
              version: sql`${posts.version} + 1`,
              publishedAt: excluded(posts.publishedAt),
              createdAt: excluded(posts.createdAt),
              updatedAt: excluded(posts.updatedAt),
            },
            setWhere: eq(posts.version, excluded(posts.version)),
          })
          .returning({ id: posts.id });
        const saved = await translated('post', write);
        if (saved.length < chunk.length) throw new StaleVersionError('post');
      }
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
    publishedAt: Range<string>,
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
    createdAt: Range<string>,
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
    const write = this.database.delete(posts).where(eq(posts.id, id)).returning({ id: posts.id });
    const deleted = await translated('post', write);
    return deleted.length > 0;
  }

  async deleteMany(ids: readonly PostId[]): Promise<number> {
    if (ids.length === 0) return 0;
    const write = this.database
      .delete(posts)
      .where(inArray(posts.id, [...ids]))
      .returning({ id: posts.id });
    const deleted = await translated('post', write);
    return deleted.length;
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
