import { relations, sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  varchar,
} from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';

/** *\/ alert(1) /* */
export const enumOfAllEnum = pgEnum('enum `of` "all"', [
  'select',
  'class',
  'default',
  'text',
  'index',
  'table',
  'one',
  'sql',
  'pgTable',
  'relations',
  '__proto__',
  'constructor',
  'toString',
  '2fa codes',
  'user',
  'users',
  'Users',
  'it\'s "quoted"',
  '`tick` \x24{process.exit(1)}',
  'a\\b',
  'new\nline',
  '*/ end',
  '--> x ]] }}',
  '🦀',
  '🦀🦀',
  '名前',
  'naïve',
  ' ',
  '',
  'Ⓐ²',
  'a.b.c',
  '{}[]():;,<>|&%#@!',
  'enum_type',
  '\u2028\x00\x7f',
]);

export const select = pgTable('select', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type Select = typeof select.$inferSelect;
export type NewSelect = typeof select.$inferInsert;

/** class *\/ `${x}` ''' """ */
export const classTable = pgTable('class', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type ClassTable = typeof classTable.$inferSelect;
export type NewClassTable = typeof classTable.$inferInsert;

export const defaultTable = pgTable('default', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type DefaultTable = typeof defaultTable.$inferSelect;
export type NewDefaultTable = typeof defaultTable.$inferInsert;

export const textTable = pgTable('text', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TextTable = typeof textTable.$inferSelect;
export type NewTextTable = typeof textTable.$inferInsert;

export const indexTable = pgTable('index', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type IndexTable = typeof indexTable.$inferSelect;
export type NewIndexTable = typeof indexTable.$inferInsert;

export const tableTable = pgTable('table', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable = typeof tableTable.$inferSelect;
export type NewTableTable = typeof tableTable.$inferInsert;

export const oneTable = pgTable('one', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type OneTable = typeof oneTable.$inferSelect;
export type NewOneTable = typeof oneTable.$inferInsert;

export const sqlTable = pgTable('sql', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type SqlTable = typeof sqlTable.$inferSelect;
export type NewSqlTable = typeof sqlTable.$inferInsert;

export const pgTableTable = pgTable('pgTable', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type PgTableTable = typeof pgTableTable.$inferSelect;
export type NewPgTableTable = typeof pgTableTable.$inferInsert;

export const relationsTable = pgTable('relations', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type RelationsTable = typeof relationsTable.$inferSelect;
export type NewRelationsTable = typeof relationsTable.$inferInsert;

export const proto = pgTable('__proto__', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type Proto = typeof proto.$inferSelect;
export type NewProto = typeof proto.$inferInsert;

export const constructorTable = pgTable('constructor', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type ConstructorTable = typeof constructorTable.$inferSelect;
export type NewConstructorTable = typeof constructorTable.$inferInsert;

export const toStringTable = pgTable('toString', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type ToStringTable = typeof toStringTable.$inferSelect;
export type NewToStringTable = typeof toStringTable.$inferInsert;

export const _2faCodes = pgTable('2fa codes', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type _2faCode = typeof _2faCodes.$inferSelect;
export type New_2faCode = typeof _2faCodes.$inferInsert;

export const user = pgTable('user', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type User = typeof user.$inferSelect;
export type NewUser = typeof user.$inferInsert;

export const users = pgTable('users', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type Users = typeof users.$inferSelect;
export type NewUsers = typeof users.$inferInsert;

/** Users *\/ `${x}` ''' """ */
export const usersTable = pgTable('Users', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type UsersTable = typeof usersTable.$inferSelect;
export type NewUsersTable = typeof usersTable.$inferInsert;

/** it's "quoted" *\/ `${x}` ''' """ */
export const itSQuoted = pgTable('it\'s "quoted"', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type ItSQuoted = typeof itSQuoted.$inferSelect;
export type NewItSQuoted = typeof itSQuoted.$inferInsert;

/** `tick` ${process.exit(1)} *\/ `${x}` ''' """ */
export const tickProcessExit1 = pgTable('`tick` \x24{process.exit(1)}', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TickProcessExit1 = typeof tickProcessExit1.$inferSelect;
export type NewTickProcessExit1 = typeof tickProcessExit1.$inferInsert;

/** a\b *\/ `${x}` ''' """ */
export const aB = pgTable('a\\b', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type AB = typeof aB.$inferSelect;
export type NewAB = typeof aB.$inferInsert;

/**
 * new
 * line *\/ `${x}` ''' """
 */
export const newLine = pgTable('new\nline', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type NewLine = typeof newLine.$inferSelect;
export type NewNewLine = typeof newLine.$inferInsert;

export const end = pgTable('*/ end', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type End = typeof end.$inferSelect;
export type NewEnd = typeof end.$inferInsert;

export const x = pgTable('--> x ]] }}', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type X = typeof x.$inferSelect;
export type NewX = typeof x.$inferInsert;

/** 🦀 *\/ `${x}` ''' """ */
export const schemaTable = pgTable('🦀', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type SchemaTable = typeof schemaTable.$inferSelect;
export type NewSchemaTable = typeof schemaTable.$inferInsert;

export const tableTable2 = pgTable('🦀🦀', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable2 = typeof tableTable2.$inferSelect;
export type NewTableTable2 = typeof tableTable2.$inferInsert;

export const 名前 = pgTable('名前', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type 名前 = typeof 名前.$inferSelect;
export type New名前 = typeof 名前.$inferInsert;

export const naïve = pgTable('naïve', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type Naïve = typeof naïve.$inferSelect;
export type NewNaïve = typeof naïve.$inferInsert;

export const tableTable3 = pgTable(' ', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable3 = typeof tableTable3.$inferSelect;
export type NewTableTable3 = typeof tableTable3.$inferInsert;

export const tableTable4 = pgTable('_', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable4 = typeof tableTable4.$inferSelect;
export type NewTableTable4 = typeof tableTable4.$inferInsert;

export const tableTable5 = pgTable('Ⓐ²', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable5 = typeof tableTable5.$inferSelect;
export type NewTableTable5 = typeof tableTable5.$inferInsert;

export const aBC = pgTable('a.b.c', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type ABc = typeof aBC.$inferSelect;
export type NewABc = typeof aBC.$inferInsert;

export const tableTable6 = pgTable('{}[]():;,<>|&%#@!', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable6 = typeof tableTable6.$inferSelect;
export type NewTableTable6 = typeof tableTable6.$inferInsert;

export const enumType = pgTable('enum_type', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type EnumType = typeof enumType.$inferSelect;
export type NewEnumType = typeof enumType.$inferInsert;

/** *\/ `${x}` ''' """ */
export const tableTable7 = pgTable('\u2028\x7f', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable7 = typeof tableTable7.$inferSelect;
export type NewTableTable7 = typeof tableTable7.$inferInsert;

export const hubOfAll = pgTable(
  'hub "of" \'all\'',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid()),
    classId: text('class_id'),
    usersId: text('Users_id'),
    itSQuotedId: text('it\'s "quoted"_id'),
    tickProcessExit1Id: text('`tick` \x24{process.exit(1)}_id'),
    aBId: text('a\\b_id'),
    newLineId: text('new\nline_id'),
    idColumn: text('🦀_id'),
    idColumn2: text('\u2028\x7f_id'),
  },
  (table) => [
    foreignKey({
      name: 'fk class',
      columns: [table.classId],
      foreignColumns: [classTable.id],
    }),
    foreignKey({
      name: 'fk Users',
      columns: [table.usersId],
      foreignColumns: [usersTable.id],
    }),
    foreignKey({
      name: 'fk it\'s "quoted"',
      columns: [table.itSQuotedId],
      foreignColumns: [itSQuoted.id],
    }),
    foreignKey({
      name: 'fk `tick` \x24{process.exit(1)}',
      columns: [table.tickProcessExit1Id],
      foreignColumns: [tickProcessExit1.id],
    }),
    foreignKey({
      name: 'fk a\\b',
      columns: [table.aBId],
      foreignColumns: [aB.id],
    }),
    foreignKey({
      name: 'fk new\nline',
      columns: [table.newLineId],
      foreignColumns: [newLine.id],
    }),
    foreignKey({
      name: 'fk 🦀',
      columns: [table.idColumn],
      foreignColumns: [schemaTable.id],
    }),
    foreignKey({
      name: 'fk \u2028\x7f',
      columns: [table.idColumn2],
      foreignColumns: [tableTable7.id],
    }),
  ],
);

export type HubOfAll = typeof hubOfAll.$inferSelect;
export type NewHubOfAll = typeof hubOfAll.$inferInsert;

export const columns = pgTable(
  'columns',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid()),
    /** select */
    select: varchar('select', { length: 40 }).default('select').notNull(),
    /** class */
    class: varchar('class', { length: 40 }).default('class').notNull(),
    /** default */
    default: varchar('default', { length: 40 }).default('default').notNull(),
    /** text */
    text: varchar('text', { length: 40 }).default('text').notNull(),
    /** index */
    index: varchar('index', { length: 40 }).default('index').notNull(),
    /** table */
    table: varchar('table', { length: 40 }).default('table').notNull(),
    /** one */
    one: varchar('one', { length: 40 }).default('one').notNull(),
    /** sql */
    sql: varchar('sql', { length: 40 }).default('sql').notNull(),
    /** pgTable */
    pgTable: varchar('pgTable', { length: 40 }).default('pgTable').notNull(),
    /** relations */
    relations: varchar('relations', { length: 40 }).default('relations').notNull(),
    /** __proto__ */
    proto: varchar('__proto__', { length: 40 }).default('__proto__').notNull(),
    /** constructor */
    constructorColumn: varchar('constructor', { length: 40 }).default('constructor').notNull(),
    /** toString */
    toStringColumn: varchar('toString', { length: 40 }).default('toString').notNull(),
    /** 2fa codes */
    _2faCodes: varchar('2fa codes', { length: 40 }).default('2fa codes').notNull(),
    /** user */
    user: varchar('user', { length: 40 }).default('user').notNull(),
    /** users */
    users: varchar('users', { length: 40 }).default('users').notNull(),
    /** Users */
    usersColumn: varchar('Users', { length: 40 }).default('Users').notNull(),
    /** it's "quoted" */
    itSQuoted: varchar('it\'s "quoted"', { length: 40 }).default('it\'s "quoted"').notNull(),
    /** `tick` ${process.exit(1)} */
    tickProcessExit1: varchar('`tick` \x24{process.exit(1)}', { length: 40 })
      .default('`tick` \x24{process.exit(1)}')
      .notNull(),
    /** a\b */
    aB: varchar('a\\b', { length: 40 }).default('a\\b').notNull(),
    /**
     * new
     * line
     */
    newLine: varchar('new\nline', { length: 40 }).default('new\nline').notNull(),
    /** *\/ end */
    end: varchar('*/ end', { length: 40 }).default('*/ end').notNull(),
    /** --> x ]] }} */
    x: varchar('--> x ]] }}', { length: 40 }).default('--> x ]] }}').notNull(),
    /** 🦀 */
    column: varchar('🦀', { length: 40 }).default('🦀').notNull(),
    /** 🦀🦀 */
    columnColumn: varchar('🦀🦀', { length: 40 }).default('🦀🦀').notNull(),
    /** 名前 */
    名前: varchar('名前', { length: 40 }).default('名前').notNull(),
    /** naïve */
    naïve: varchar('naïve', { length: 40 }).default('naïve').notNull(),
    columnColumn2: varchar(' ', { length: 40 }).default(' ').notNull(),
    columnColumn3: varchar('_', { length: 40 }).default('').notNull(),
    /** Ⓐ² */
    columnColumn4: varchar('Ⓐ²', { length: 40 }).default('Ⓐ²').notNull(),
    /** a.b.c */
    aBC: varchar('a.b.c', { length: 40 }).default('a.b.c').notNull(),
    /** {}[]():;,<>|&%#@! */
    columnColumn5: varchar('{}[]():;,<>|&%#@!', { length: 40 })
      .default('{}[]():;,<>|&%#@!')
      .notNull(),
    /** enum_type */
    enumType: varchar('enum_type', { length: 40 }).default('enum_type').notNull(),
    columnColumn6: varchar('\u2028\x7f', { length: 40 })
      .default(sql`'\u2028\x7f'`)
      .notNull(),
    kind: enumOfAllEnum('kind').default('select').notNull(),
  },
  (table) => [
    unique('unique class').on(table.select, table.class),
    unique('unique Users').on(table.select, table.class),
    unique('unique it\'s "quoted"').on(table.select, table.class),
    unique('unique `tick` \x24{process.exit(1)}').on(table.select, table.class),
    unique('unique a\\b').on(table.select, table.class),
    unique('unique new\nline').on(table.select, table.class),
    unique('unique 🦀').on(table.select, table.class),
    unique('unique \u2028\x7f').on(table.select, table.class),
    index('index class')
      .on(table.select)
      .where(sql`${table.class} <> '\`\${x}\`\\'`),
    index('index Users')
      .on(table.select)
      .where(sql`${table.class} <> '\`\${x}\`\\'`),
    index('index it\'s "quoted"')
      .on(table.select)
      .where(sql`${table.class} <> '\`\${x}\`\\'`),
    index('index `tick` \x24{process.exit(1)}')
      .on(table.select)
      .where(sql`${table.class} <> '\`\${x}\`\\'`),
    index('index a\\b')
      .on(table.select)
      .where(sql`${table.class} <> '\`\${x}\`\\'`),
    index('index new\nline')
      .on(table.select)
      .where(sql`${table.class} <> '\`\${x}\`\\'`),
    index('index 🦀')
      .on(table.select)
      .where(sql`${table.class} <> '\`\${x}\`\\'`),
    index('index \u2028\x7f')
      .on(table.select)
      .where(sql`${table.class} <> '\`\${x}\`\\'`),
    check('check class', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\ */'`),
    check('check Users', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\ */'`),
    check('check it\'s "quoted"', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\ */'`),
    check(
      'check `tick` \x24{process.exit(1)}',
      sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\ */'`,
    ),
    check('check a\\b', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\ */'`),
    check('check new\nline', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\ */'`),
    check('check 🦀', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\ */'`),
    check('check \u2028\x7f', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\ */'`),
  ],
);

export type Column = typeof columns.$inferSelect;
export type NewColumn = typeof columns.$inferInsert;

export const pairs = pgTable(
  'pairs',
  {
    column: text('*/').notNull(),
    columnColumn: text("'").notNull(),
  },
  (table) => [primaryKey({ name: 'pk \'`"', columns: [table.column, table.columnColumn] })],
);

export type Pair = typeof pairs.$inferSelect;
export type NewPair = typeof pairs.$inferInsert;

export const classTableRelations = relations(classTable, ({ many }) => ({
  hubOfAlls: many(hubOfAll),
}));

export const usersTableRelations = relations(usersTable, ({ many }) => ({
  hubOfAlls: many(hubOfAll),
}));

export const itSQuotedRelations = relations(itSQuoted, ({ many }) => ({
  hubOfAlls: many(hubOfAll),
}));

export const tickProcessExit1Relations = relations(tickProcessExit1, ({ many }) => ({
  hubOfAlls: many(hubOfAll),
}));

export const aBRelations = relations(aB, ({ many }) => ({ hubOfAlls: many(hubOfAll) }));

export const newLineRelations = relations(newLine, ({ many }) => ({ hubOfAlls: many(hubOfAll) }));

export const schemaTableRelations = relations(schemaTable, ({ many }) => ({
  hubOfAlls: many(hubOfAll),
}));

export const tableTable7Relations = relations(tableTable7, ({ many }) => ({
  hubOfAlls: many(hubOfAll),
}));

export const hubOfAllRelations = relations(hubOfAll, ({ one }) => ({
  class: one(classTable, { fields: [hubOfAll.classId], references: [classTable.id] }),
  users: one(usersTable, { fields: [hubOfAll.usersId], references: [usersTable.id] }),
  itSQuoted: one(itSQuoted, { fields: [hubOfAll.itSQuotedId], references: [itSQuoted.id] }),
  tickProcessExit1: one(tickProcessExit1, {
    fields: [hubOfAll.tickProcessExit1Id],
    references: [tickProcessExit1.id],
  }),
  aB: one(aB, { fields: [hubOfAll.aBId], references: [aB.id] }),
  newLine: one(newLine, { fields: [hubOfAll.newLineId], references: [newLine.id] }),
  schemaTable: one(schemaTable, { fields: [hubOfAll.idColumn], references: [schemaTable.id] }),
  tableTable7: one(tableTable7, { fields: [hubOfAll.idColumn2], references: [tableTable7.id] }),
}));
