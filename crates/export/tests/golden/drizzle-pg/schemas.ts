import { relations, sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  index,
  integer,
  pgSchema,
  pgTable,
  pgView,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';

/** The auth schema */
export const authSchema = pgSchema('auth');

export const levelEnum = authSchema.enum('level', ['low', 'high']);
export const numbers = authSchema.sequence('numbers', { startWith: 5, cycle: true });

const textDeDe = customType<{ data: string }>({
  dataType() {
    return 'text COLLATE "de-DE"';
  },
});

const tstzrange = customType<{ data: string }>({
  dataType() {
    return 'tstzrange';
  },
});

const tsvector = customType<{ data: string }>({
  dataType() {
    return 'tsvector';
  },
});

export const users = authSchema.table('users', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
  level: levelEnum('level').notNull(),
});

export type User = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

export const publicUsers = pgTable(
  'users',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid())
      .unique('users_id_key'),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: textDeDe('name'),
    during: tstzrange('during'),
    words: tsvector('words').generatedAlwaysAs(sql`to_tsvector('english', name)`),
  },
  (table) => [
    index('idx_users_name')
      .on(
        table.name.asc().nullsFirst(),
        table.userId.desc().nullsLast(),
        table.id.op('text_pattern_ops'),
        sql`(${table.name} || 'x')`,
        table.id.desc().nullsFirst(),
      )
      .with({ fillfactor: '70' }),
    index('idx_users_words').using('gin', table.words),
    check('users_name_check', sql`char_length(${table.name}) > 1 AND ${table.name} <> 'name'`),
    check('users_name_check_2', sql`${table.name} !~ '^x'`),
  ],
);

export type PublicUser = typeof publicUsers.$inferSelect;
export type NewPublicUser = typeof publicUsers.$inferInsert;

export const events = pgTable(
  'events',
  {
    id: bigint('id', { mode: 'number' }).notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ name: 'events_pk', columns: [table.id, table.at] })],
);

export type Event = typeof events.$inferSelect;
export type NewEvent = typeof events.$inferInsert;

export const moreUsers = pgTable('more_users', {
  id: text('id').notNull(),
  userId: text('user_id').notNull(),
  name: textDeDe('name'),
  during: tstzrange('during'),
  words: tsvector('words').generatedAlwaysAs(sql`to_tsvector('english', name)`),
  extra: integer('extra').notNull(),
});

export type MoreUser = typeof moreUsers.$inferSelect;
export type NewMoreUser = typeof moreUsers.$inferInsert;

export const usersRelations = relations(users, ({ many }) => ({ publicUsers: many(publicUsers) }));

export const publicUsersRelations = relations(publicUsers, ({ one }) => ({
  user: one(users, { fields: [publicUsers.userId], references: [users.id] }),
}));

/** Only what is needed. */
export const userLevelsView = authSchema
  .view('user_levels', {
    id: text('id').notNull(),
    level: levelEnum('level').notNull(),
    total: text('total'),
  })
  .with({ securityBarrier: true })
  .as(sql`WITH own (id, level, total) AS (SELECT id, level, 1 AS total
FROM auth.users
WHERE '\`' <> '\${x}') SELECT * FROM own`);

/** Only what is needed. */
export const userTotalsView = authSchema.materializedView('user_totals', {
  id: text('id').notNull(),
  level: levelEnum('level').notNull(),
  total: text('total'),
}).as(sql`WITH own (id, level, total) AS (SELECT id, level, 1 AS total
FROM auth.users
WHERE '\`' <> '\${x}') SELECT * FROM own`);

/** Only what is needed. */
export const unknownColumnsView = authSchema
  .view('unknown_columns', {
    id: text('id').notNull(),
    level: levelEnum('level').notNull(),
    total: text('total'),
  })
  .with({ securityBarrier: true }).as(sql`SELECT id, level, 1 AS total
FROM auth.users
WHERE '\`' <> '\${x}'`);

/** Only what is needed. */
export const starredView = authSchema
  .view('starred', {
    id: text('id').notNull(),
    level: levelEnum('level').notNull(),
  })
  .with({ securityBarrier: true })
  .as(sql`SELECT * FROM auth.users`);

/** Only what is needed. */
export const plainView = pgView('plain', {
  id: text('id'),
}).with({ securityBarrier: true }).as(sql`WITH own (id) AS (SELECT id, level, 1 AS total
FROM auth.users
WHERE '\`' <> '\${x}') SELECT * FROM own`);
