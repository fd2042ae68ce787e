import { relations, sql } from 'drizzle-orm';
import {
  char,
  check,
  index,
  int,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  text,
  timestamp,
  varchar,
} from 'drizzle-orm/mysql-core';
import { ulid } from 'ulid';

/** People who write. */
export const users = mysqlTable('users', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
  email: varchar('email', { length: 255 }).notNull().unique(),
  name: varchar('name', { length: 80 }).notNull(),
  createdAt: timestamp('created_at').defaultNow().notNull(),
  updatedAt: timestamp('updated_at').defaultNow().notNull(),
  deletedAt: timestamp('deleted_at'),
});

export type User = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

export const posts = mysqlTable(
  'posts',
  {
    id: char('id', { length: 26 })
      .primaryKey()
      .$defaultFn(() => ulid()),
    authorId: char('author_id', { length: 26 })
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    slug: varchar('slug', { length: 120 }).notNull().unique(),
    body: text('body').notNull(),
    status: mysqlEnum('status', ['draft', 'published', 'archived']).default('draft').notNull(),
    /** From one to five. */
    rating: int('rating'),
    version: int('version').default(1).notNull(),
    publishedAt: timestamp('published_at'),
    createdAt: timestamp('created_at').defaultNow().notNull(),
    updatedAt: timestamp('updated_at').defaultNow().notNull(),
  },
  (table) => [
    index('idx_posts_author_status_published').on(table.authorId, table.status, table.publishedAt),
    check('posts_rating_check', sql`${table.rating} BETWEEN 1 AND 5`),
  ],
);

export type Post = typeof posts.$inferSelect;
export type NewPost = typeof posts.$inferInsert;

export const tags = mysqlTable('tags', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
  label: varchar('label', { length: 40 }).notNull().unique(),
});

export type Tag = typeof tags.$inferSelect;
export type NewTag = typeof tags.$inferInsert;

export const postTags = mysqlTable(
  'post_tags',
  {
    postId: char('post_id', { length: 26 })
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    tagId: char('tag_id', { length: 26 })
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.postId, table.tagId] })],
);

export type PostTag = typeof postTags.$inferSelect;
export type NewPostTag = typeof postTags.$inferInsert;

export const usersRelations = relations(users, ({ many }) => ({ posts: many(posts) }));

export const postsRelations = relations(posts, ({ one, many }) => ({
  author: one(users, { fields: [posts.authorId], references: [users.id] }),
  postTags: many(postTags),
}));

export const tagsRelations = relations(tags, ({ many }) => ({ postTags: many(postTags) }));

export const postTagsRelations = relations(postTags, ({ one }) => ({
  post: one(posts, { fields: [postTags.postId], references: [posts.id] }),
  tag: one(tags, { fields: [postTags.tagId], references: [tags.id] }),
}));
