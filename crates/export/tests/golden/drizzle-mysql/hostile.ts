import { relations, sql } from 'drizzle-orm';
import {
  char,
  check,
  customType,
  foreignKey,
  index,
  mysqlTable,
  primaryKey,
  unique,
  varchar,
} from 'drizzle-orm/mysql-core';
import { ulid } from 'ulid';

const kindEnum = customType<{
  data:
    | 'select'
    | 'class'
    | 'default'
    | 'text'
    | 'index'
    | 'table'
    | 'one'
    | 'sql'
    | 'pgTable'
    | 'relations'
    | '__proto__'
    | 'constructor'
    | 'toString'
    | '2fa codes'
    | 'user'
    | 'users'
    | 'Users'
    | 'it\'s "quoted"'
    | '`tick` \x24{process.exit(1)}'
    | 'a\\b'
    | 'new\nline'
    | '*/ end'
    | '--> x ]] }}'
    | '🦀'
    | '🦀🦀'
    | '名前'
    | 'naïve'
    | ' '
    | ''
    | 'Ⓐ²'
    | 'a.b.c'
    | '{}[]():;,<>|&%#@!'
    | 'enum_type'
    | '\u2028\x00\x7f';
}>({
  dataType() {
    return "ENUM('select','class','default','text','index','table','one','sql','pgTable','relations','__proto__','constructor','toString','2fa codes','user','users','Users','it''s \"quoted\"','`tick` \x24{process.exit(1)}','a\\\\b','new\nline','*/ end','--> x ]] }}','🦀','🦀🦀','名前','naïve',' ','','Ⓐ²','a.b.c','{}[]():;,<>|&%#@!','enum_type','\u2028\x7f')";
  },
});

export const select = mysqlTable('select', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type Select = typeof select.$inferSelect;
export type NewSelect = typeof select.$inferInsert;

/** class *\/ `${x}` ''' """ */
export const classTable = mysqlTable('class', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type ClassTable = typeof classTable.$inferSelect;
export type NewClassTable = typeof classTable.$inferInsert;

export const defaultTable = mysqlTable('default', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type DefaultTable = typeof defaultTable.$inferSelect;
export type NewDefaultTable = typeof defaultTable.$inferInsert;

export const textTable = mysqlTable('text', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TextTable = typeof textTable.$inferSelect;
export type NewTextTable = typeof textTable.$inferInsert;

export const indexTable = mysqlTable('index', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type IndexTable = typeof indexTable.$inferSelect;
export type NewIndexTable = typeof indexTable.$inferInsert;

export const tableTable = mysqlTable('table', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable = typeof tableTable.$inferSelect;
export type NewTableTable = typeof tableTable.$inferInsert;

export const oneTable = mysqlTable('one', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type OneTable = typeof oneTable.$inferSelect;
export type NewOneTable = typeof oneTable.$inferInsert;

export const sqlTable = mysqlTable('sql', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type SqlTable = typeof sqlTable.$inferSelect;
export type NewSqlTable = typeof sqlTable.$inferInsert;

export const pgTableTable = mysqlTable('pgTable', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type PgTableTable = typeof pgTableTable.$inferSelect;
export type NewPgTableTable = typeof pgTableTable.$inferInsert;

export const relationsTable = mysqlTable('relations', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type RelationsTable = typeof relationsTable.$inferSelect;
export type NewRelationsTable = typeof relationsTable.$inferInsert;

export const proto = mysqlTable('__proto__', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type Proto = typeof proto.$inferSelect;
export type NewProto = typeof proto.$inferInsert;

export const constructorTable = mysqlTable('constructor', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type ConstructorTable = typeof constructorTable.$inferSelect;
export type NewConstructorTable = typeof constructorTable.$inferInsert;

export const toStringTable = mysqlTable('toString', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type ToStringTable = typeof toStringTable.$inferSelect;
export type NewToStringTable = typeof toStringTable.$inferInsert;

export const _2faCodes = mysqlTable('2fa codes', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type _2faCode = typeof _2faCodes.$inferSelect;
export type New_2faCode = typeof _2faCodes.$inferInsert;

export const user = mysqlTable('user', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type User = typeof user.$inferSelect;
export type NewUser = typeof user.$inferInsert;

export const users = mysqlTable('users', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type Users = typeof users.$inferSelect;
export type NewUsers = typeof users.$inferInsert;

/** Users *\/ `${x}` ''' """ */
export const usersTable = mysqlTable('Users_2', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type UsersTable = typeof usersTable.$inferSelect;
export type NewUsersTable = typeof usersTable.$inferInsert;

/** it's "quoted" *\/ `${x}` ''' """ */
export const itSQuoted = mysqlTable('it\'s "quoted"', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type ItSQuoted = typeof itSQuoted.$inferSelect;
export type NewItSQuoted = typeof itSQuoted.$inferInsert;

/** `tick` ${process.exit(1)} *\/ `${x}` ''' """ */
export const tickProcessExit1 = mysqlTable('`tick` \x24{process.exit(1)}', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TickProcessExit1 = typeof tickProcessExit1.$inferSelect;
export type NewTickProcessExit1 = typeof tickProcessExit1.$inferInsert;

/** a\b *\/ `${x}` ''' """ */
export const aB = mysqlTable('a\\b', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type AB = typeof aB.$inferSelect;
export type NewAB = typeof aB.$inferInsert;

/**
 * new
 * line *\/ `${x}` ''' """
 */
export const newLine = mysqlTable('new\nline', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type NewLine = typeof newLine.$inferSelect;
export type NewNewLine = typeof newLine.$inferInsert;

export const end = mysqlTable('*/ end', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type End = typeof end.$inferSelect;
export type NewEnd = typeof end.$inferInsert;

export const x = mysqlTable('--> x ]] }}', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type X = typeof x.$inferSelect;
export type NewX = typeof x.$inferInsert;

/** 🦀 *\/ `${x}` ''' """ */
export const schemaTable = mysqlTable('u1f980', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type SchemaTable = typeof schemaTable.$inferSelect;
export type NewSchemaTable = typeof schemaTable.$inferInsert;

export const tableTable2 = mysqlTable('u1f980u1f980', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable2 = typeof tableTable2.$inferSelect;
export type NewTableTable2 = typeof tableTable2.$inferInsert;

export const 名前 = mysqlTable('名前', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type 名前 = typeof 名前.$inferSelect;
export type New名前 = typeof 名前.$inferInsert;

export const naïve = mysqlTable('naïve', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type Naïve = typeof naïve.$inferSelect;
export type NewNaïve = typeof naïve.$inferInsert;

export const tableTable3 = mysqlTable('_', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable3 = typeof tableTable3.$inferSelect;
export type NewTableTable3 = typeof tableTable3.$inferInsert;

export const tableTable4 = mysqlTable('__2', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable4 = typeof tableTable4.$inferSelect;
export type NewTableTable4 = typeof tableTable4.$inferInsert;

export const tableTable5 = mysqlTable('Ⓐ²', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable5 = typeof tableTable5.$inferSelect;
export type NewTableTable5 = typeof tableTable5.$inferInsert;

export const aBC = mysqlTable('a.b.c', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type ABc = typeof aBC.$inferSelect;
export type NewABc = typeof aBC.$inferInsert;

export const tableTable6 = mysqlTable('{}[]():;,<>|&%#@!', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable6 = typeof tableTable6.$inferSelect;
export type NewTableTable6 = typeof tableTable6.$inferInsert;

export const enumType = mysqlTable('enum_type', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type EnumType = typeof enumType.$inferSelect;
export type NewEnumType = typeof enumType.$inferInsert;

/** *\/ `${x}` ''' """ */
export const tableTable7 = mysqlTable('\u2028\x7f', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
});

export type TableTable7 = typeof tableTable7.$inferSelect;
export type NewTableTable7 = typeof tableTable7.$inferInsert;

export const hubOfAll = mysqlTable(
  'hub "of" \'all\'',
  {
    id: char('id', { length: 26 })
      .primaryKey()
      .$defaultFn(() => ulid()),
    classId: char('class_id', { length: 26 }),
    usersId: char('Users_id', { length: 26 }),
    itSQuotedId: char('it\'s "quoted"_id', { length: 26 }),
    tickProcessExit1Id: char('`tick` \x24{process.exit(1)}_id', { length: 26 }),
    aBId: char('a\\b_id', { length: 26 }),
    newLineId: char('new\nline_id', { length: 26 }),
    idColumn: char('u1f980_id', { length: 26 }),
    idColumn2: char('\u2028\x7f_id', { length: 26 }),
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
      name: 'fk u1f980',
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

export const columns = mysqlTable(
  'columns',
  {
    id: char('id', { length: 26 })
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
    usersColumn: varchar('Users_2', { length: 40 }).default('Users').notNull(),
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
    column: varchar('u1f980', { length: 40 }).default('🦀').notNull(),
    /** 🦀🦀 */
    columnColumn: varchar('u1f980u1f980', { length: 40 }).default('🦀🦀').notNull(),
    /** 名前 */
    名前: varchar('名前', { length: 40 }).default('名前').notNull(),
    /** naïve */
    naïve: varchar('naïve', { length: 40 }).default('naïve').notNull(),
    columnColumn2: varchar('_', { length: 40 }).default(' ').notNull(),
    columnColumn3: varchar('__2', { length: 40 }).default('').notNull(),
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
    kind: kindEnum('kind')
      .default(sql`'select'`)
      .notNull(),
  },
  (table) => [
    unique('unique class').on(table.select, table.class),
    unique('unique Users').on(table.select, table.class),
    unique('unique it\'s "quoted"').on(table.select, table.class),
    unique('unique `tick` \x24{process.exit(1)}').on(table.select, table.class),
    unique('unique a\\b').on(table.select, table.class),
    unique('unique new\nline').on(table.select, table.class),
    unique('unique u1f980').on(table.select, table.class),
    unique('unique \u2028\x7f').on(table.select, table.class),
    index('index class').on(table.select),
    index('index Users').on(table.select),
    index('index it\'s "quoted"').on(table.select),
    index('index `tick` \x24{process.exit(1)}').on(table.select),
    index('index a\\b').on(table.select),
    index('index new\nline').on(table.select),
    index('index u1f980').on(table.select),
    index('index \u2028\x7f').on(table.select),
    check('check class', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\\\ */'`),
    check('check Users', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\\\ */'`),
    check('check it\'s "quoted"', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\\\ */'`),
    check(
      'check `tick` \x24{process.exit(1)}',
      sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\\\ */'`,
    ),
    check('check a\\b', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\\\ */'`),
    check('check new\nline', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\\\ */'`),
    check('check u1f980', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\\\ */'`),
    check('check \u2028\x7f', sql`${table.tickProcessExit1} <> 'it''s \`\${1}\` \\\\ */'`),
  ],
);

export type Column = typeof columns.$inferSelect;
export type NewColumn = typeof columns.$inferInsert;

export const pairs = mysqlTable(
  'pairs',
  {
    column: varchar('*/', { length: 255 }).notNull(),
    columnColumn: varchar("'", { length: 255 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.column, table.columnColumn] })],
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
