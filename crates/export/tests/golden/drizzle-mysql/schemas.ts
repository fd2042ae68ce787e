import { relations, sql } from 'drizzle-orm';
import {
  bigint,
  char,
  check,
  int,
  mysqlEnum,
  mysqlSchema,
  mysqlTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/mysql-core';
import { ulid } from 'ulid';

/** The auth schema */
export const authSchema = mysqlSchema('auth');

export const users = authSchema.table('users', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
  level: mysqlEnum('level', ['low', 'high']).notNull(),
});

export type User = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

export const publicUsers = mysqlTable(
  'users',
  {
    id: char('id', { length: 26 })
      .primaryKey()
      .$defaultFn(() => ulid())
      .unique('users_id_key'),
    userId: char('user_id', { length: 26 })
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name'),
    during: text('during'),
    words: text('words'),
  },
  (table) => [
    check('users_name_check', sql`char_length(${table.name}) > 1 AND ${table.name} <> 'name'`),
  ],
);

export type PublicUser = typeof publicUsers.$inferSelect;
export type NewPublicUser = typeof publicUsers.$inferInsert;

export const events = mysqlTable(
  'events',
  {
    id: bigint('id', { mode: 'number' }).notNull(),
    at: timestamp('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.at] })],
);

export type Event = typeof events.$inferSelect;
export type NewEvent = typeof events.$inferInsert;

export const moreUsers = mysqlTable('more_users', {
  id: text('id').notNull(),
  userId: text('user_id').notNull(),
  name: text('name'),
  during: text('during'),
  words: text('words'),
  extra: int('extra').notNull(),
});

export type MoreUser = typeof moreUsers.$inferSelect;
export type NewMoreUser = typeof moreUsers.$inferInsert;

export const usersRelations = relations(users, ({ many }) => ({ publicUsers: many(publicUsers) }));

export const publicUsersRelations = relations(publicUsers, ({ one }) => ({
  user: one(users, { fields: [publicUsers.userId], references: [users.id] }),
}));
