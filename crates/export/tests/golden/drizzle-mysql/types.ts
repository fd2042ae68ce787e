import { sql } from 'drizzle-orm';
import {
  bigint,
  binary,
  boolean,
  char,
  customType,
  date,
  datetime,
  decimal,
  double,
  float,
  int,
  json,
  longtext,
  mediumint,
  mediumtext,
  mysqlTable,
  smallint,
  text,
  time,
  timestamp,
  tinyint,
  tinytext,
  varbinary,
  varchar,
  year,
} from 'drizzle-orm/mysql-core';

const blobType = customType<{ data: Uint8Array }>({
  dataType() {
    return 'blob';
  },
});

const longblob = customType<{ data: Uint8Array }>({
  dataType() {
    return 'longblob';
  },
});

const int11UnsignedZerofill = customType<{ data: string }>({
  dataType() {
    return 'int(11) unsigned zerofill';
  },
});

const setAB = customType<{ data: string }>({
  dataType() {
    return "set('a','b')";
  },
});

const bit1 = customType<{ data: Uint8Array }>({
  dataType() {
    return 'bit(1)';
  },
});

const geometry = customType<{ data: string }>({
  dataType() {
    return 'geometry';
  },
});

const moodEnumType = customType<{ data: 'sad' | "it's ok" | 'happy' }>({
  dataType() {
    return "ENUM('sad','it''s ok','happy')";
  },
});

const sizeEnum = customType<{ data: 's' | 'm' | "l's" }>({
  dataType() {
    return "ENUM('s','m','l''s')";
  },
});

export const everyType = mysqlTable('every_type', {
  logical0: boolean('logical_0'),
  logical1: text('logical_1'),
  logical2: blobType('logical_2'),
  logical3: date('logical_3', { mode: 'string' }),
  logical4: tinyint('logical_4'),
  logical5: tinyint('logical_5', { unsigned: true }),
  logical6: smallint('logical_6'),
  logical7: smallint('logical_7', { unsigned: true }),
  logical8: mediumint('logical_8'),
  logical9: mediumint('logical_9', { unsigned: true }),
  logical10: int('logical_10'),
  logical11: int('logical_11', { unsigned: true }),
  logical12: bigint('logical_12', { mode: 'number' }),
  logical13: bigint('logical_13', { mode: 'number', unsigned: true }),
  logical14: decimal('logical_14', { precision: 65, scale: 30 }),
  logical15: decimal('logical_15', { precision: 12 }),
  logical16: decimal('logical_16', { precision: 12, scale: 2 }),
  logical17: float('logical_17'),
  logical18: double('logical_18'),
  logical19: char('logical_19', { length: 2 }),
  logical20: varchar('logical_20', { length: 300 }),
  logical21: text('logical_21'),
  logical22: varchar('logical_22', { length: 20 }),
  logical23: mediumtext('logical_23'),
  logical24: binary('logical_24', { length: 16 }),
  logical25: longblob('logical_25'),
  logical26: time('logical_26'),
  logical27: datetime('logical_27'),
  logical28: time('logical_28'),
  logical29: timestamp('logical_29'),
  logical30: time('logical_30', { fsp: 3 }),
  logical31: datetime('logical_31', { fsp: 3 }),
  logical32: time('logical_32', { fsp: 3 }),
  logical33: timestamp('logical_33', { fsp: 3 }),
  logical34: varchar('logical_34', { length: 64 }),
  logical35: char('logical_35', { length: 36 }),
  logical36: json('logical_36'),
  logical37: json('logical_37'),
  nativePostgres0: text('native_postgres_0'),
  nativePostgres1: text('native_postgres_1'),
  nativePostgres2: text('native_postgres_2'),
  nativePostgres3: varchar('native_postgres_3', { length: 43 }),
  nativePostgres4: varchar('native_postgres_4', { length: 43 }),
  nativePostgres5: varchar('native_postgres_5', { length: 23 }),
  nativePostgres6: varchar('native_postgres_6', { length: 23 }),
  nativePostgres7: text('native_postgres_7'),
  nativePostgres8: text('native_postgres_8'),
  nativePostgres9: text('native_postgres_9'),
  nativePostgres10: text('native_postgres_10'),
  nativePostgres11: text('native_postgres_11'),
  nativePostgres12: text('native_postgres_12'),
  nativePostgres13: boolean('native_postgres_13'),
  nativePostgres14: text('native_postgres_14'),
  nativePostgres15: decimal('native_postgres_15', { precision: 19, scale: 2 }),
  nativePostgres16: text('native_postgres_16'),
  nativePostgres17: bigint('native_postgres_17', { mode: 'number' }),
  nativePostgres18: json('native_postgres_18'),
  nativePostgres19: varchar('native_postgres_19', { length: 64 }),
  nativePostgres20: text('native_postgres_20'),
  nativeMysql0: int11UnsignedZerofill('native_mysql_0'),
  nativeMysql1: boolean('native_mysql_1'),
  nativeMysql2: tinytext('native_mysql_2'),
  nativeMysql3: mediumtext('native_mysql_3'),
  nativeMysql4: longtext('native_mysql_4'),
  nativeMysql5: longblob('native_mysql_5'),
  nativeMysql6: year('native_mysql_6'),
  nativeMysql7: setAB('native_mysql_7'),
  nativeMysql8: bit1('native_mysql_8'),
  nativeMysql9: double('native_mysql_9', { precision: 8, scale: 2 }),
  nativeMysql10: float('native_mysql_10', { precision: 7, scale: 3, unsigned: true }),
  nativeMysql11: geometry('native_mysql_11'),
  nativeMysql12: varbinary('native_mysql_12', { length: 16 }),
  nativeMysql13: bigint('native_mysql_13', { mode: 'number', unsigned: true }),
  nativeSqlite0: varchar('native_sqlite_0', { length: 160 }),
  nativeSqlite1: int('native_sqlite_1'),
  nativeSqlite2: decimal('native_sqlite_2', { precision: 19, scale: 2 }),
  nativeSqlite3: double('native_sqlite_3'),
  nativeSqlite4: text('native_sqlite_4'),
  nativeSqlite5: blobType('native_sqlite_5'),
  mood: moodEnumType('mood'),
  bare: text('bare'),
  email: text('email'),
  pair: text('pair'),
  size: sizeEnum('size'),
  noSize: text('no_size'),
  numbers: json('numbers').$type<number[]>(),
  grid: json('grid').$type<unknown[][]>(),
  moods: json('moods').$type<string[]>(),
});

export type EveryType = typeof everyType.$inferSelect;
export type NewEveryType = typeof everyType.$inferInsert;

export const everyDefault = mysqlTable('every_default', {
  default0: text('default_0').notNull(),
  default1: boolean('default_1').default(false).notNull(),
  default2: int('default_2').default(1).notNull(),
  default3: text('default_3').default('true').notNull(),
  default4: int('default_4').default(7).notNull(),
  default5: bigint('default_5', { mode: 'number' })
    .default(sql`9223372036854775807`)
    .notNull(),
  default6: boolean('default_6').default(true).notNull(),
  default7: text('default_7').default('1').notNull(),
  default8: int('default_8').default(5).notNull(),
  default9: int('default_9')
    .default(sql`'five'`)
    .notNull(),
  default10: text('default_10').default("it's `\x24{x}`\n").notNull(),
  default11: moodEnumType('default_11')
    .default(sql`'happy'`)
    .notNull(),
  default12: moodEnumType('default_12')
    .default(sql`'unknown'`)
    .notNull(),
  default13: timestamp('default_13')
    .default(sql`'2020-01-01'`)
    .notNull(),
  default14: timestamp('default_14').defaultNow().notNull(),
  default15: timestamp('default_15').notNull(),
  default16: date('default_16', { mode: 'string' })
    .default(sql`(CURRENT_DATE)`)
    .notNull(),
  default17: date('default_17', { mode: 'string' }).default('2020-01-01').notNull(),
  default18: char('default_18', { length: 36 })
    .default(sql`(uuid())`)
    .notNull(),
  default19: json('default_19').default({}).notNull(),
  default20: json('default_20')
    .default(sql`('{"a":1}')`)
    .notNull(),
  default21: text('default_21').default('open').notNull(),
  default22: int('default_22').notNull(),
  default23: decimal('default_23', { precision: 10, scale: 2 }).default('1.50').notNull(),
  default24: json('default_24').$type<string[]>().default([]).notNull(),
  default25: json('default_25').$type<string[]>().notNull(),
});

export type EveryDefault = typeof everyDefault.$inferSelect;
export type NewEveryDefault = typeof everyDefault.$inferInsert;

export const everyIdentity = mysqlTable('every_identity', {
  identity0: bigint('identity_0', { mode: 'number' }).notNull(),
  identity1: int('identity_1').notNull(),
  identity2: smallint('identity_2').notNull(),
  identity3: int('identity_3').notNull(),
  identity4: bigint('identity_4', { mode: 'number' }).notNull(),
  identity5: int('identity_5').notNull(),
  identity6: text('identity_6').notNull(),
  doubled: int('doubled').generatedAlwaysAs(sql`identity_3 * 2`, { mode: 'stored' }),
  tripled: int('tripled').generatedAlwaysAs(sql`identity_3 * 2`),
});

export type EveryIdentity = typeof everyIdentity.$inferSelect;
export type NewEveryIdentity = typeof everyIdentity.$inferInsert;
