import { relations, sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  pgTable,
  text,
  timestamp,
  unique,
  varchar,
} from 'drizzle-orm/pg-core';

export const actor = pgTable(
  'actor',
  {
    actorId: bigint('actor_id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    lastName: varchar('last_name', { length: 45 }).notNull(),
    rating: text('rating', { enum: ['G', 'PG-13'] }).default('G'),
    lastUpdate: timestamp('last_update', { withTimezone: true })
      .defaultNow()
      .$onUpdate(() => sql`now()`)
      .notNull(),
    exactUpdate: timestamp('exact_update', { precision: 3 })
      .default(sql`now()`)
      .$onUpdate(() => sql`now()`)
      .notNull(),
    biography: text('biography'),
    nameLength: varchar('name_length', { length: 60 }).generatedAlwaysAs(sql`upper(last_name)`),
    nameUpper: varchar('name_upper', { length: 60 }).generatedAlwaysAs(sql`upper(last_name)`),
    shownName: varchar('shown_name', { length: 45 }).generatedAlwaysAs(sql`lower(last_name)`),
  },
  (table) => [
    unique('uk_bio').on(table.biography),
    index('idx_biography').on(table.biography),
    index('quick').on(table.lastName, table.lastUpdate.desc().nullsFirst()),
    index('loud').on(sql`upper(${table.lastName})`),
    check('actor_rating_check', sql`${table.rating} in ('G', 'PG-13')`),
  ],
);

export type Actor = typeof actor.$inferSelect;
export type NewActor = typeof actor.$inferInsert;

export const film = pgTable(
  'film',
  {
    filmId: bigint('film_id', { mode: 'number' }).primaryKey(),
    leadActorId: bigint('lead_actor_id', { mode: 'number' }),
    leadName: varchar('lead_name', { length: 45 }).references(() => actor.lastName),
  },
  (table) => [
    foreignKey({
      name: 'film_ibfk_1',
      columns: [table.leadActorId],
      foreignColumns: [actor.actorId],
    }).onDelete('set null'),
  ],
);

export type Film = typeof film.$inferSelect;
export type NewFilm = typeof film.$inferInsert;

export const actorRelations = relations(actor, ({ many }) => ({
  leadFilms: many(film, { relationName: 'film_ibfk_1' }),
  filmsAsLeadName: many(film, { relationName: 'film_lead_name' }),
}));

export const filmRelations = relations(film, ({ one }) => ({
  leadActor: one(actor, {
    fields: [film.leadActorId],
    references: [actor.actorId],
    relationName: 'film_ibfk_1',
  }),
  leadNameActor: one(actor, {
    fields: [film.leadName],
    references: [actor.lastName],
    relationName: 'film_lead_name',
  }),
}));
