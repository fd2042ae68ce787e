import { relations, sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text, timestamp, varchar } from 'drizzle-orm/pg-core';

export const artist = pgTable(
  'Artist',
  {
    artistId: bigint('ArtistId', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    name: varchar('Name', { length: 120 }),
    createdAt: timestamp('CreatedAt', { withTimezone: true }).defaultNow().notNull(),
    day: text('Day')
      .default(sql`CURRENT_DATE`)
      .notNull(),
  },
  (table) => [
    index('IFK_Name')
      .on(sql`${table.name} collate NOCASE`)
      .where(sql`${table.name} IS NOT NULL`),
  ],
);

export type Artist = typeof artist.$inferSelect;
export type NewArtist = typeof artist.$inferInsert;

export const album = pgTable('Album', {
  albumId: bigint('AlbumId', { mode: 'number' }).primaryKey(),
  artistId: bigint('ArtistId', { mode: 'number' })
    .notNull()
    .references(() => artist.artistId, { onDelete: 'no action' }),
});

export type Album = typeof album.$inferSelect;
export type NewAlbum = typeof album.$inferInsert;

export const computed = pgTable('Computed', {
  one: integer('One').generatedAlwaysAs(sql`1`),
  two: integer('Two').generatedAlwaysAs(sql`"One" + 1`),
});

export type Computed = typeof computed.$inferSelect;
export type NewComputed = typeof computed.$inferInsert;

export const artistRelations = relations(artist, ({ many }) => ({ albums: many(album) }));

export const albumRelations = relations(album, ({ one }) => ({
  artist: one(artist, { fields: [album.artistId], references: [artist.artistId] }),
}));
