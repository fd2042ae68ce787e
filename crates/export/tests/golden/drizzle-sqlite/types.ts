import { sql } from 'drizzle-orm';
import { blob, check, integer, numeric, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const everyType = sqliteTable(
  'every_type',
  {
    logical0: integer('logical_0', { mode: 'boolean' }),
    logical1: text('logical_1'),
    logical2: blob('logical_2', { mode: 'buffer' }),
    logical3: text('logical_3'),
    logical4: integer('logical_4'),
    logical5: integer('logical_5'),
    logical6: integer('logical_6'),
    logical7: integer('logical_7'),
    logical8: integer('logical_8'),
    logical9: integer('logical_9'),
    logical10: integer('logical_10'),
    logical11: integer('logical_11'),
    logical12: integer('logical_12'),
    logical13: integer('logical_13'),
    logical14: numeric('logical_14'),
    logical15: numeric('logical_15'),
    logical16: numeric('logical_16'),
    logical17: real('logical_17'),
    logical18: real('logical_18'),
    logical19: text('logical_19', { length: 2 }),
    logical20: text('logical_20', { length: 300 }),
    logical21: text('logical_21'),
    logical22: text('logical_22', { length: 20 }),
    logical23: text('logical_23', { length: 100000 }),
    logical24: blob('logical_24', { mode: 'buffer' }),
    logical25: blob('logical_25', { mode: 'buffer' }),
    logical26: text('logical_26'),
    logical27: text('logical_27'),
    logical28: text('logical_28'),
    logical29: text('logical_29'),
    logical30: text('logical_30'),
    logical31: text('logical_31'),
    logical32: text('logical_32'),
    logical33: text('logical_33'),
    logical34: text('logical_34'),
    logical35: text('logical_35'),
    logical36: text('logical_36', { mode: 'json' }),
    logical37: text('logical_37', { mode: 'json' }),
    nativePostgres0: text('native_postgres_0'),
    nativePostgres1: text('native_postgres_1'),
    nativePostgres2: text('native_postgres_2'),
    nativePostgres3: text('native_postgres_3', { length: 43 }),
    nativePostgres4: text('native_postgres_4', { length: 43 }),
    nativePostgres5: text('native_postgres_5', { length: 23 }),
    nativePostgres6: text('native_postgres_6', { length: 23 }),
    nativePostgres7: text('native_postgres_7'),
    nativePostgres8: text('native_postgres_8'),
    nativePostgres9: text('native_postgres_9'),
    nativePostgres10: text('native_postgres_10'),
    nativePostgres11: text('native_postgres_11'),
    nativePostgres12: text('native_postgres_12'),
    nativePostgres13: integer('native_postgres_13', { mode: 'boolean' }),
    nativePostgres14: text('native_postgres_14'),
    nativePostgres15: numeric('native_postgres_15'),
    nativePostgres16: text('native_postgres_16'),
    nativePostgres17: integer('native_postgres_17'),
    nativePostgres18: text('native_postgres_18', { mode: 'json' }),
    nativePostgres19: text('native_postgres_19'),
    nativePostgres20: text('native_postgres_20'),
    nativeMysql0: integer('native_mysql_0'),
    nativeMysql1: integer('native_mysql_1', { mode: 'boolean' }),
    nativeMysql2: text('native_mysql_2'),
    nativeMysql3: text('native_mysql_3'),
    nativeMysql4: text('native_mysql_4'),
    nativeMysql5: blob('native_mysql_5', { mode: 'buffer' }),
    nativeMysql6: integer('native_mysql_6'),
    nativeMysql7: text('native_mysql_7'),
    nativeMysql8: integer('native_mysql_8', { mode: 'boolean' }),
    nativeMysql9: real('native_mysql_9'),
    nativeMysql10: real('native_mysql_10'),
    nativeMysql11: text('native_mysql_11'),
    nativeMysql12: blob('native_mysql_12', { mode: 'buffer' }),
    nativeMysql13: integer('native_mysql_13'),
    nativeSqlite0: text('native_sqlite_0', { length: 160 }),
    nativeSqlite1: integer('native_sqlite_1'),
    nativeSqlite2: numeric('native_sqlite_2'),
    nativeSqlite3: real('native_sqlite_3'),
    nativeSqlite4: text('native_sqlite_4'),
    nativeSqlite5: blob('native_sqlite_5', { mode: 'buffer' }),
    mood: text('mood', { enum: ['sad', "it's ok", 'happy'] }),
    bare: text('bare'),
    email: text('email'),
    pair: text('pair'),
    size: text('size', { enum: ['s', 'm', "l's"] }),
    noSize: text('no_size'),
    numbers: text('numbers', { mode: 'json' }).$type<number[]>(),
    grid: text('grid', { mode: 'json' }).$type<unknown[][]>(),
    moods: text('moods', { mode: 'json' }).$type<string[]>(),
  },
  (table) => [
    check('every_type_mood_check', sql`${table.mood} in ('sad', 'it''s ok', 'happy')`),
    check('every_type_size_check', sql`${table.size} in ('s', 'm', 'l''s')`),
  ],
);

export type EveryType = typeof everyType.$inferSelect;
export type NewEveryType = typeof everyType.$inferInsert;

export const everyDefault = sqliteTable(
  'every_default',
  {
    default0: text('default_0').notNull(),
    default1: integer('default_1', { mode: 'boolean' }).default(false).notNull(),
    default2: integer('default_2').default(1).notNull(),
    default3: text('default_3').default('true').notNull(),
    default4: integer('default_4').default(7).notNull(),
    default5: integer('default_5')
      .default(sql`9223372036854775807`)
      .notNull(),
    default6: integer('default_6', { mode: 'boolean' }).default(true).notNull(),
    default7: text('default_7').default('1').notNull(),
    default8: integer('default_8').default(5).notNull(),
    default9: integer('default_9')
      .default(sql`'five'`)
      .notNull(),
    default10: text('default_10').default("it's `\x24{x}`\n").notNull(),
    default11: text('default_11', { enum: ['sad', "it's ok", 'happy'] })
      .default('happy')
      .notNull(),
    default12: text('default_12', { enum: ['sad', "it's ok", 'happy'] })
      .default(sql`'unknown'`)
      .notNull(),
    default13: text('default_13').default('2020-01-01').notNull(),
    default14: text('default_14')
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
    default15: text('default_15').notNull(),
    default16: text('default_16')
      .default(sql`CURRENT_DATE`)
      .notNull(),
    default17: text('default_17').default('2020-01-01').notNull(),
    default18: text('default_18')
      .default(
        sql`(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))`,
      )
      .notNull(),
    default19: text('default_19', { mode: 'json' }).default({}).notNull(),
    default20: text('default_20', { mode: 'json' })
      .default(sql`'{"a":1}'`)
      .notNull(),
    default21: text('default_21').default('open').notNull(),
    default22: integer('default_22').notNull(),
    default23: numeric('default_23').default('1.50').notNull(),
    default24: text('default_24', { mode: 'json' }).$type<string[]>().default([]).notNull(),
    default25: text('default_25', { mode: 'json' }).$type<string[]>().notNull(),
  },
  (table) => [
    check(
      'every_default_default_11_check',
      sql`${table.default11} in ('sad', 'it''s ok', 'happy')`,
    ),
    check(
      'every_default_default_12_check',
      sql`${table.default12} in ('sad', 'it''s ok', 'happy')`,
    ),
  ],
);

export type EveryDefault = typeof everyDefault.$inferSelect;
export type NewEveryDefault = typeof everyDefault.$inferInsert;

export const everyIdentity = sqliteTable('every_identity', {
  identity0: integer('identity_0').notNull(),
  identity1: integer('identity_1').notNull(),
  identity2: integer('identity_2').notNull(),
  identity3: integer('identity_3').notNull(),
  identity4: integer('identity_4').notNull(),
  identity5: integer('identity_5').notNull(),
  identity6: text('identity_6').notNull(),
  doubled: integer('doubled').generatedAlwaysAs(sql`identity_3 * 2`, { mode: 'stored' }),
  tripled: integer('tripled').generatedAlwaysAs(sql`identity_3 * 2`),
});

export type EveryIdentity = typeof everyIdentity.$inferSelect;
export type NewEveryIdentity = typeof everyIdentity.$inferInsert;
