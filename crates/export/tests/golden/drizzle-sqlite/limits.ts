import { relations, sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import { ulid } from 'ulid';

export const places = sqliteTable(
  'places',
  {
    country: text('country', { length: 2 }).notNull(),
    number: integer('number').notNull(),
    code: text('code', { length: 3 }).default("it's long").notNull(),
    openedAt: text('opened_at').default('1970-01-01 00:00:00+00').notNull(),
    closedAt: text('closed_at').default('2030-01-01 12:00:00+00').notNull(),
    movedAt: text('moved_at').default('2030-01-01 12:00:00+02').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.number, table.country] }),
    check('places_number_check', sql`${table.number} > 0`),
  ],
);

export type Place = typeof places.$inferSelect;
export type NewPlace = typeof places.$inferInsert;

export const visits = sqliteTable(
  'visits',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid()),
    placeCountry: text('place_country', { length: 2 }),
    placeNumber: integer('place_number'),
    previousId: text('previous_id').references((): AnySQLiteColumn => visits.id, {
      onDelete: 'set null',
    }),
    note: text('note'),
  },
  (table) => [
    foreignKey({
      columns: [table.placeCountry, table.placeNumber],
      foreignColumns: [places.country, places.number],
    }),
    index('idx_visits_previous_id').on(table.previousId),
    index('idx_visits_place_country').on(table.placeCountry),
    check('visits_id_previous_id_check', sql`${table.previousId} <> ${table.id}`),
  ],
);

export type Visit = typeof visits.$inferSelect;
export type NewVisit = typeof visits.$inferInsert;

export const wide = sqliteTable('wide', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
  a: text('a', { length: 9000 }),
  b: text('b', { length: 5000 }),
  c: text('c', { length: 4000 }),
});

export type Wide = typeof wide.$inferSelect;
export type NewWide = typeof wide.$inferInsert;

export const placesRelations = relations(places, ({ many }) => ({ visits: many(visits) }));

export const visitsRelations = relations(visits, ({ one, many }) => ({
  place: one(places, {
    fields: [visits.placeCountry, visits.placeNumber],
    references: [places.country, places.number],
  }),
  previous: one(visits, {
    fields: [visits.previousId],
    references: [visits.id],
    relationName: 'visits_previous_id',
  }),
  next: many(visits, { relationName: 'visits_previous_id' }),
}));
