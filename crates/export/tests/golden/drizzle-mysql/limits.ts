import { relations, sql } from 'drizzle-orm';
import {
  type AnyMySqlColumn,
  bigint,
  char,
  check,
  foreignKey,
  index,
  mysqlTable,
  primaryKey,
  text,
  timestamp,
  varchar,
} from 'drizzle-orm/mysql-core';
import { ulid } from 'ulid';

export const places = mysqlTable(
  'places',
  {
    country: varchar('country', { length: 2 }).notNull(),
    number: bigint('number', { mode: 'number' }).autoincrement().notNull(),
    code: varchar('code', { length: 3 }).default("it's long").notNull(),
    openedAt: timestamp('opened_at')
      .default(sql`'1970-01-01 00:00:00+00'`)
      .notNull(),
    closedAt: timestamp('closed_at')
      .default(sql`'2030-01-01 12:00:00+00'`)
      .notNull(),
    movedAt: timestamp('moved_at')
      .default(sql`'2030-01-01 12:00:00+02'`)
      .notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.number, table.country] }),
    check('places_number_check', sql`${table.number} > 0`),
  ],
);

export type Place = typeof places.$inferSelect;
export type NewPlace = typeof places.$inferInsert;

export const visits = mysqlTable(
  'visits',
  {
    id: char('id', { length: 26 })
      .primaryKey()
      .$defaultFn(() => ulid()),
    placeCountry: varchar('place_country', { length: 2 }),
    placeNumber: bigint('place_number', { mode: 'number' }),
    previousId: char('previous_id', { length: 26 }).references((): AnyMySqlColumn => visits.id, {
      onDelete: 'set null',
    }),
    note: text('note'),
  },
  (table) => [
    foreignKey({
      name: 'visits_place_country_place_number_fk',
      columns: [table.placeNumber, table.placeCountry],
      foreignColumns: [places.number, places.country],
    }),
    index('idx_visits_previous_id').on(table.previousId),
    index('idx_visits_place_country').on(table.placeCountry),
    check('visits_id_previous_id_check', sql`${table.previousId} <> ${table.id}`),
  ],
);

export type Visit = typeof visits.$inferSelect;
export type NewVisit = typeof visits.$inferInsert;

export const wide = mysqlTable('wide', {
  id: char('id', { length: 26 })
    .primaryKey()
    .$defaultFn(() => ulid()),
  a: varchar('a', { length: 9000 }),
  b: varchar('b', { length: 5000 }),
  c: varchar('c', { length: 4000 }),
});

export type Wide = typeof wide.$inferSelect;
export type NewWide = typeof wide.$inferInsert;

export const placesRelations = relations(places, ({ many }) => ({ visits: many(visits) }));

export const visitsRelations = relations(visits, ({ one, many }) => ({
  place: one(places, {
    fields: [visits.placeNumber, visits.placeCountry],
    references: [places.number, places.country],
  }),
  previous: one(visits, {
    fields: [visits.previousId],
    references: [visits.id],
    relationName: 'visits_previous_id',
  }),
  next: many(visits, { relationName: 'visits_previous_id' }),
}));
