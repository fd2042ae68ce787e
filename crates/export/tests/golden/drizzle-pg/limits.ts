import { relations, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  varchar,
} from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';

export const places = pgTable(
  'places',
  {
    country: varchar('country', { length: 2 }).notNull(),
    number: bigserial('number', { mode: 'number' }),
    code: varchar('code', { length: 3 }).default("it's long").notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true })
      .default(sql`'1970-01-01 00:00:00+00'`)
      .notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true })
      .default(sql`'2030-01-01 12:00:00+00'`)
      .notNull(),
    movedAt: timestamp('moved_at', { withTimezone: true })
      .default(sql`'2030-01-01 12:00:00+02'`)
      .notNull(),
  },
  (table) => [
    primaryKey({ name: 'places_pk', columns: [table.number, table.country] }),
    check('places_number_check', sql`${table.number} > 0`),
  ],
);

export type Place = typeof places.$inferSelect;
export type NewPlace = typeof places.$inferInsert;

export const visits = pgTable(
  'visits',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid()),
    placeCountry: varchar('place_country', { length: 2 }),
    placeNumber: bigint('place_number', { mode: 'number' }),
    previousId: text('previous_id').references((): AnyPgColumn => visits.id, {
      onDelete: 'set null',
    }),
    note: text('note'),
  },
  (table) => [
    foreignKey({
      name: 'visits_place_country_place_number_fk',
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

export const wide = pgTable('wide', {
  id: text('id')
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
