import { relations, sql } from 'drizzle-orm';
import {
  customType,
  datetime,
  foreignKey,
  index,
  int,
  mysqlEnum,
  mysqlTable,
  mysqlView,
  timestamp,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';

const textUtf8mb4 = customType<{ data: string }>({
  dataType() {
    return 'text CHARACTER SET utf8mb4';
  },
});

const varchar45Utf8mb4 = customType<{ data: string }>({
  dataType() {
    return 'varchar(45) CHARACTER SET utf8mb4';
  },
});

export const actor = mysqlTable(
  'actor',
  {
    actorId: int('actor_id', { unsigned: true }).primaryKey().autoincrement(),
    lastName: varchar('last_name', { length: 45 }).notNull(),
    rating: mysqlEnum('rating', ['G', 'PG-13']).default('G'),
    lastUpdate: timestamp('last_update').defaultNow().onUpdateNow().notNull(),
    exactUpdate: datetime('exact_update', { fsp: 3 })
      .default(sql`CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)`)
      .notNull(),
    biography: textUtf8mb4('biography'),
    nameLength: varchar('name_length', { length: 60 }).generatedAlwaysAs(
      sql`upper(\`last_name\`)`,
      { mode: 'stored' },
    ),
    nameUpper: varchar('name_upper', { length: 60 }).generatedAlwaysAs(sql`upper(\`last_name\`)`),
    shownName: varchar45Utf8mb4('shown_name').generatedAlwaysAs(sql`lower(\`last_name\`)`, {
      mode: 'stored',
    }),
  },
  (table) => [
    uniqueIndex('uk_bio').on(sql`${table.biography}(30)`),
    index('idx_biography').on(sql`${table.biography}(20)`),
    index('quick')
      .on(table.lastName, sql`${table.lastUpdate} desc`)
      .using('hash'),
    index('loud').on(sql`(upper(${table.lastName}))`),
  ],
);

export type Actor = typeof actor.$inferSelect;
export type NewActor = typeof actor.$inferInsert;

export const film = mysqlTable(
  'film',
  {
    filmId: int('film_id', { unsigned: true }).primaryKey(),
    leadActorId: int('lead_actor_id', { unsigned: true }),
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

export const actorNamesView = mysqlView('actor_names', {
  lastName: varchar('last_name', { length: 45 }).notNull(),
})
  .algorithm('merge')
  .as(sql`WITH own (last_name) AS (select \`last_name\` from \`actor\`) SELECT * FROM own`);
