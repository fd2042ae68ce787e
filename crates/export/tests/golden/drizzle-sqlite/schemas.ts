import { relations, sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ulid } from 'ulid';

export const users = sqliteTable(
  'users',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid()),
    level: text('level', { enum: ['low', 'high'] }).notNull(),
  },
  (table) => [check('users_level_check', sql`${table.level} in ('low', 'high')`)],
);

export type User = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

export const publicUsers = sqliteTable(
  'public_users',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid())
      .unique('users_id_key'),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name'),
    during: text('during'),
    words: text('words'),
  },
  (table) => [
    check('public_users_name_check', sql`length(${table.name}) > 1 AND ${table.name} <> 'name'`),
  ],
);

export type PublicUser = typeof publicUsers.$inferSelect;
export type NewPublicUser = typeof publicUsers.$inferInsert;

export const events = sqliteTable(
  'events',
  {
    id: integer('id').notNull(),
    at: text('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.at] })],
);

export type Event = typeof events.$inferSelect;
export type NewEvent = typeof events.$inferInsert;

export const moreUsers = sqliteTable('more_users', {
  id: text('id').notNull(),
  userId: text('user_id').notNull(),
  name: text('name'),
  during: text('during'),
  words: text('words'),
  extra: integer('extra').notNull(),
});

export type MoreUser = typeof moreUsers.$inferSelect;
export type NewMoreUser = typeof moreUsers.$inferInsert;

export const usersRelations = relations(users, ({ many }) => ({ publicUsers: many(publicUsers) }));

export const publicUsersRelations = relations(publicUsers, ({ one }) => ({
  user: one(users, { fields: [publicUsers.userId], references: [users.id] }),
}));
