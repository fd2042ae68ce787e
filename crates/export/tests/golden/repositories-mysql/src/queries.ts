import { and, count, desc, eq, gte, lt } from 'drizzle-orm';
import type { NewPost } from './domain/posts/post';
import type { PostStatus } from './domain/shared/enums';
import type { UnitOfWork } from './domain/shared/unit-of-work';
import type { NewUser, User } from './domain/users/user';
import type { Database } from './infrastructure/database/database';
import { posts } from './infrastructure/database/schema';

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
    readonly publishedAtFrom: Date;
    readonly publishedAtUntil: Date;
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
 * How many post rows each user has, the most first.
 *
 * Served by idx_posts_author_status_published (author_id, status, published_at).
 */
export async function countPostsByUser(database: Database, least = 2) {
  return database
    .select({ authorId: posts.authorId, total: count() })
    .from(posts)
    .groupBy(posts.authorId)
    .having(gte(count(), least))
    .orderBy(desc(count()));
}

/**
 * A user and its post rows: all of them, or none.
 *
 * Served by the primary keys.
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
