import { relations, sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';

export const actor = sqliteTable(
  'actor',
  {
    actorId: integer('actor_id').primaryKey({ autoIncrement: true }),
    lastName: text('last_name', { length: 45 }).notNull(),
    rating: text('rating', { enum: ['G', 'PG-13'] }).default('G'),
    lastUpdate: text('last_update')
      .default(sql`CURRENT_TIMESTAMP`)
      .$onUpdate(() => sql`CURRENT_TIMESTAMP`)
      .notNull(),
    exactUpdate: text('exact_update')
      .default(sql`CURRENT_TIMESTAMP`)
      .$onUpdate(() => sql`CURRENT_TIMESTAMP`)
      .notNull(),
    biography: text('biography'),
    nameLength: text('name_length', { length: 60 }).generatedAlwaysAs(sql`upper(last_name)`, {
      mode: 'stored',
    }),
    nameUpper: text('name_upper', { length: 60 }).generatedAlwaysAs(sql`upper(last_name)`),
    shownName: text('shown_name', { length: 45 }).generatedAlwaysAs(sql`lower(last_name)`, {
      mode: 'stored',
    }),
  },
  (table) => [
    unique('uk_bio').on(table.biography),
    index('idx_biography').on(table.biography),
    index('quick').on(table.lastName, sql`${table.lastUpdate} desc`),
    index('loud').on(sql`upper(${table.lastName})`),
    check('actor_rating_check', sql`${table.rating} in ('G', 'PG-13')`),
  ],
);

export type Actor = typeof actor.$inferSelect;
export type NewActor = typeof actor.$inferInsert;

export const film = sqliteTable('film', {
  filmId: integer('film_id').primaryKey(),
  leadActorId: integer('lead_actor_id').references(() => actor.actorId, { onDelete: 'set null' }),
  leadName: text('lead_name', { length: 45 }).references(() => actor.lastName),
});

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
