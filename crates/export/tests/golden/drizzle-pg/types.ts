import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  bit,
  boolean,
  char,
  check,
  cidr,
  customType,
  date,
  decimal,
  doublePrecision,
  halfvec,
  inet,
  integer,
  interval,
  json,
  jsonb,
  line,
  macaddr,
  macaddr8,
  pgEnum,
  pgTable,
  point,
  real,
  serial,
  smallint,
  smallserial,
  sparsevec,
  text,
  time,
  timestamp,
  uuid,
  varchar,
  vector,
} from 'drizzle-orm/pg-core';

export const moodEnum = pgEnum('mood', ['sad', "it's ok", 'happy']);

const bytea = customType<{ data: Uint8Array }>({
  dataType() {
    return 'bytea';
  },
});

const tsvector = customType<{ data: string }>({
  dataType() {
    return 'tsvector';
  },
});

const geometryPoint4326 = customType<{ data: string }>({
  dataType() {
    return 'geometry(Point,4326)';
  },
});

const citext = customType<{ data: string }>({
  dataType() {
    return 'citext';
  },
});

const bitVarying64 = customType<{ data: string }>({
  dataType() {
    return 'bit varying(64)';
  },
});

const int4range = customType<{ data: string }>({
  dataType() {
    return 'int4range';
  },
});

const money = customType<{ data: string }>({
  dataType() {
    return 'money';
  },
});

const xml = customType<{ data: string }>({
  dataType() {
    return 'xml';
  },
});

const oid = customType<{ data: number }>({
  dataType() {
    return 'oid';
  },
});

const hstore = customType<{ data: string }>({
  dataType() {
    return 'hstore';
  },
});

const intervalDayToSecond3 = customType<{ data: string }>({
  dataType() {
    return 'interval day to second(3)';
  },
});

const oddType = customType<{ data: string }>({
  dataType() {
    return '"Odd ""type"""';
  },
});

const emailAddress = customType<{ data: string }>({
  dataType() {
    return 'email_address';
  },
});

const pair = customType<{ data: string }>({
  dataType() {
    return 'pair';
  },
});

export const everyType = pgTable(
  'every_type',
  {
    logical0: boolean('logical_0'),
    logical1: text('logical_1'),
    logical2: bytea('logical_2'),
    logical3: date('logical_3'),
    logical4: smallint('logical_4'),
    logical5: smallint('logical_5'),
    logical6: smallint('logical_6'),
    logical7: integer('logical_7'),
    logical8: integer('logical_8'),
    logical9: integer('logical_9'),
    logical10: integer('logical_10'),
    logical11: bigint('logical_11', { mode: 'number' }),
    logical12: bigint('logical_12', { mode: 'number' }),
    logical13: decimal('logical_13', { precision: 20 }),
    logical14: decimal('logical_14'),
    logical15: decimal('logical_15', { precision: 12 }),
    logical16: decimal('logical_16', { precision: 12, scale: 2 }),
    logical17: real('logical_17'),
    logical18: doublePrecision('logical_18'),
    logical19: char('logical_19', { length: 2 }),
    logical20: char('logical_20', { length: 300 }),
    logical21: varchar('logical_21'),
    logical22: varchar('logical_22', { length: 20 }),
    logical23: varchar('logical_23', { length: 100000 }),
    logical24: bytea('logical_24'),
    logical25: bytea('logical_25'),
    logical26: time('logical_26'),
    logical27: timestamp('logical_27'),
    logical28: time('logical_28', { withTimezone: true }),
    logical29: timestamp('logical_29', { withTimezone: true }),
    logical30: time('logical_30', { precision: 3 }),
    logical31: timestamp('logical_31', { precision: 3 }),
    logical32: time('logical_32', { precision: 3, withTimezone: true }),
    logical33: timestamp('logical_33', { precision: 3, withTimezone: true }),
    logical34: interval('logical_34'),
    logical35: uuid('logical_35'),
    logical36: json('logical_36'),
    logical37: jsonb('logical_37'),
    nativePostgres0: tsvector('native_postgres_0'),
    nativePostgres1: geometryPoint4326('native_postgres_1'),
    nativePostgres2: citext('native_postgres_2'),
    nativePostgres3: inet('native_postgres_3'),
    nativePostgres4: cidr('native_postgres_4'),
    nativePostgres5: macaddr('native_postgres_5'),
    nativePostgres6: macaddr8('native_postgres_6'),
    nativePostgres7: point('native_postgres_7'),
    nativePostgres8: line('native_postgres_8'),
    nativePostgres9: vector('native_postgres_9', { dimensions: 3 }),
    nativePostgres10: halfvec('native_postgres_10', { dimensions: 3 }),
    nativePostgres11: sparsevec('native_postgres_11', { dimensions: 5 }),
    nativePostgres12: bit('native_postgres_12', { dimensions: 8 }),
    nativePostgres13: bitVarying64('native_postgres_13'),
    nativePostgres14: int4range('native_postgres_14'),
    nativePostgres15: money('native_postgres_15'),
    nativePostgres16: xml('native_postgres_16'),
    nativePostgres17: oid('native_postgres_17'),
    nativePostgres18: hstore('native_postgres_18'),
    nativePostgres19: intervalDayToSecond3('native_postgres_19'),
    nativePostgres20: oddType('native_postgres_20'),
    nativeMysql0: bigint('native_mysql_0', { mode: 'number' }),
    nativeMysql1: boolean('native_mysql_1'),
    nativeMysql2: text('native_mysql_2'),
    nativeMysql3: text('native_mysql_3'),
    nativeMysql4: text('native_mysql_4'),
    nativeMysql5: bytea('native_mysql_5'),
    nativeMysql6: smallint('native_mysql_6'),
    nativeMysql7: text('native_mysql_7'),
    nativeMysql8: boolean('native_mysql_8'),
    nativeMysql9: doublePrecision('native_mysql_9'),
    nativeMysql10: real('native_mysql_10'),
    nativeMysql11: text('native_mysql_11'),
    nativeMysql12: bytea('native_mysql_12'),
    nativeMysql13: decimal('native_mysql_13', { precision: 20 }),
    nativeSqlite0: varchar('native_sqlite_0', { length: 160 }),
    nativeSqlite1: integer('native_sqlite_1'),
    nativeSqlite2: decimal('native_sqlite_2', { precision: 19, scale: 2 }),
    nativeSqlite3: doublePrecision('native_sqlite_3'),
    nativeSqlite4: text('native_sqlite_4'),
    nativeSqlite5: bytea('native_sqlite_5'),
    mood: moodEnum('mood'),
    bare: text('bare'),
    email: emailAddress('email'),
    pair: pair('pair'),
    size: text('size', { enum: ['s', 'm', "l's"] }),
    noSize: text('no_size'),
    numbers: integer('numbers').array(),
    grid: integer('grid').array().array(),
    moods: moodEnum('moods').array(),
  },
  (table) => [check('every_type_size_check', sql`${table.size} in ('s', 'm', 'l''s')`)],
);

export type EveryType = typeof everyType.$inferSelect;
export type NewEveryType = typeof everyType.$inferInsert;

export const everyDefault = pgTable('every_default', {
  default0: text('default_0').notNull(),
  default1: boolean('default_1').default(false).notNull(),
  default2: integer('default_2').default(1).notNull(),
  default3: text('default_3').default('true').notNull(),
  default4: integer('default_4').default(7).notNull(),
  default5: bigint('default_5', { mode: 'number' })
    .default(sql`9223372036854775807`)
    .notNull(),
  default6: boolean('default_6').default(true).notNull(),
  default7: text('default_7').default('1').notNull(),
  default8: integer('default_8').default(5).notNull(),
  default9: integer('default_9')
    .default(sql`'five'`)
    .notNull(),
  default10: text('default_10').default("it's `\x24{x}`\n").notNull(),
  default11: moodEnum('default_11').default('happy').notNull(),
  default12: moodEnum('default_12')
    .default(sql`'unknown'`)
    .notNull(),
  default13: timestamp('default_13', { withTimezone: true })
    .default(sql`'2020-01-01'`)
    .notNull(),
  default14: timestamp('default_14', { withTimezone: true })
    .default(sql`CURRENT_TIMESTAMP`)
    .notNull(),
  default15: timestamp('default_15', { withTimezone: true })
    .default(sql`now() + interval '1 day'`)
    .notNull(),
  default16: date('default_16')
    .default(sql`CURRENT_DATE`)
    .notNull(),
  default17: date('default_17').default('2020-01-01').notNull(),
  default18: uuid('default_18').defaultRandom().notNull(),
  default19: jsonb('default_19').default({}).notNull(),
  default20: jsonb('default_20')
    .default(sql`'{"a":1}'`)
    .notNull(),
  default21: text('default_21').default('open').notNull(),
  default22: integer('default_22')
    .default(sql`nextval('s'::regclass)`)
    .notNull(),
  default23: decimal('default_23', { precision: 10, scale: 2 }).default('1.50').notNull(),
  default24: text('default_24').array().default([]).notNull(),
  default25: text('default_25')
    .array()
    .default(sql`ARRAY['a'::text]`)
    .notNull(),
});

export type EveryDefault = typeof everyDefault.$inferSelect;
export type NewEveryDefault = typeof everyDefault.$inferInsert;

export const everyIdentity = pgTable('every_identity', {
  identity0: bigint('identity_0', { mode: 'number' }).generatedAlwaysAsIdentity({
    name: 'my_seq',
    startWith: 100,
    increment: -2,
    maxValue: '9223372036854775807',
    cycle: true,
  }),
  identity1: integer('identity_1').generatedByDefaultAsIdentity(),
  identity2: smallserial('identity_2'),
  identity3: serial('identity_3'),
  identity4: bigserial('identity_4', { mode: 'number' }),
  identity5: integer('identity_5').generatedByDefaultAsIdentity(),
  identity6: text('identity_6').notNull(),
  doubled: integer('doubled').generatedAlwaysAs(sql`identity_3 * 2`),
  tripled: integer('tripled').generatedAlwaysAs(sql`identity_3 * 2`),
});

export type EveryIdentity = typeof everyIdentity.$inferSelect;
export type NewEveryIdentity = typeof everyIdentity.$inferInsert;
