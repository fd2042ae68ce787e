import { and, asc, count, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { NewPost } from './domain/posts/post';
import type { PostStatus } from './domain/shared/enums';
import type { UnitOfWork } from './domain/shared/unit-of-work';
import type { NewUser, User } from './domain/users/user';
import type { Database } from './infrastructure/database/database';
import { posts, users } from './infrastructure/database/schema';

/**
 * Published posts of an author.
 *
 * Served by idx_posts_author_status_published (author_id, status, published_at).
 */
export async function publishedPostsOfAnAuthor(
  database: Database,
  filter: {
    readonly authorId: string;
    readonly status: PostStatus;
    readonly publishedAtFrom: string;
    readonly publishedAtUntil: string;
  },
  limit = 20,
): Promise<(typeof posts.$inferSelect)[]> {
  return database
    .select()
    .from(posts)
    .where(
      and(
        eq(posts.authorId, filter.authorId),
        eq(posts.status, filter.status),
        gte(posts.publishedAt, filter.publishedAtFrom),
        lt(posts.publishedAt, filter.publishedAtUntil),
      ),
    )
    .orderBy(desc(posts.publishedAt))
    .limit(limit);
}

/**
 * The latest posts of an author.
 *
 * Served in part by idx_posts_author_status_published (author_id, status, published_at); one on (author_id, created_at) would serve all of it.
 */
export async function theLatestPostsOfAnAuthor(
  database: Database,
  filter: {
    readonly authorId: string;
  },
  limit = 10,
): Promise<(typeof posts.$inferSelect)[]> {
  return database
    .select()
    .from(posts)
    .where(eq(posts.authorId, filter.authorId))
    .orderBy(desc(posts.createdAt))
    .limit(limit);
}

/**
 * Drafts of a time.
 *
 * No index serves it: one on (created_at) would.
 */
export async function draftsOfATime(
  database: Database,
  filter: {
    readonly createdAtFrom: string;
    readonly createdAtUntil: string;
  },
  limit = 50,
): Promise<Pick<typeof posts.$inferSelect, 'slug' | 'createdAt'>[]> {
  return database
    .select({ slug: posts.slug, createdAt: posts.createdAt })
    .from(posts)
    .where(
      and(
        gte(posts.createdAt, filter.createdAtFrom),
        lt(posts.createdAt, filter.createdAtUntil),
        eq(posts.status, 'draft'),
        isNull(posts.publishedAt),
      ),
    )
    .limit(limit);
}

/**
 * Posts with a rating.
 *
 * No index serves it: one on (rating, status) would.
 */
export async function postsWithARating(
  database: Database,
  filter: {
    readonly rating: number;
  },
  limit = 50,
): Promise<(typeof posts.$inferSelect)[]> {
  return database
    .select()
    .from(posts)
    .where(eq(posts.rating, filter.rating))
    .orderBy(asc(posts.status), desc(posts.publishedAt))
    .limit(limit);
}

/**
 * Long reads.
 *
 * Reads the whole table.
 */
export async function longReads(
  database: Database,
  limit = 50,
): Promise<(typeof posts.$inferSelect)[]> {
  return database
    .select()
    .from(posts)
    .where(sql`(length(body) > 1000)`)
    .limit(limit);
}

export interface PostWithUser {
  readonly post: typeof posts.$inferSelect;
  readonly user: typeof users.$inferSelect;
}

/**
 * The post rows of a range of time, newest first, each with its user.
 *
 * No index serves it: one on (created_at) would. Each user is found by its key.
 */
export async function postsWithUser(
  database: Database,
  range: { readonly from: string; readonly until: string },
  limit = 50,
): Promise<PostWithUser[]> {
  return database
    .select({ post: posts, user: users })
    .from(posts)
    .innerJoin(users, eq(posts.authorId, users.id))
    .where(
      and(
        gte(posts.createdAt, range.from),
        lt(posts.createdAt, range.until),
        isNull(users.deletedAt),
      ),
    )
    .orderBy(desc(posts.createdAt))
    .limit(limit);
}

export interface PostCountByUser {
  readonly authorId: (typeof posts.$inferSelect)['authorId'];
  readonly total: number;
}

/**
 * How many post rows each user has, the most first.
 *
 * Served by idx_posts_author_status_published (author_id, status, published_at).
 */
export async function countPostsByUser(
  database: Database,
  least = 2,
  limit = 50,
): Promise<PostCountByUser[]> {
  return database
    .select({ authorId: posts.authorId, total: count() })
    .from(posts)
    .groupBy(posts.authorId)
    .having(gte(count(), least))
    .orderBy(desc(count()))
    .limit(limit);
}

/**
 * A user and its post rows: all of them, or none.
 *
 * The user is written through the primary key of users (id), the post rows through the primary key of posts (id). Each author_id is looked up in that of users.
 */
export async function createUserWithPosts(
  unitOfWork: UnitOfWork,
  first: NewUser,
  batch: readonly Omit<NewPost, 'authorId'>[],
): Promise<User> {
  return unitOfWork.run(async (repositories) => {
    const saved = await repositories.users.save(first);
    const rows = batch.map((row) => ({ ...row, authorId: saved.id }));
    await repositories.posts.saveMany(rows);
    return saved;
  });
}
