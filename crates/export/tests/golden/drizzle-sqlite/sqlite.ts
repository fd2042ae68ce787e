import { relations, sql } from 'drizzle-orm';
import { index, integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core';

export const artist = sqliteTable(
  'Artist',
  {
    artistId: integer('ArtistId').primaryKey({ autoIncrement: true }),
    name: text('Name', { length: 120 }),
    createdAt: text('CreatedAt')
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
    day: text('Day')
      .default(sql`(date('now'))`)
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

export const album = sqliteTable('Album', {
  albumId: integer('AlbumId').primaryKey(),
  artistId: integer('ArtistId')
    .notNull()
    .references(() => artist.artistId, { onDelete: 'no action' }),
});

export type Album = typeof album.$inferSelect;
export type NewAlbum = typeof album.$inferInsert;

export const computed = sqliteTable('Computed', {
  one: integer('One').generatedAlwaysAs(sql`1`),
  two: integer('Two').generatedAlwaysAs(sql`One + 1`),
});

export type Computed = typeof computed.$inferSelect;
export type NewComputed = typeof computed.$inferInsert;

export const artistRelations = relations(artist, ({ many }) => ({ albums: many(album) }));

export const albumRelations = relations(album, ({ one }) => ({
  artist: one(artist, { fields: [album.artistId], references: [artist.artistId] }),
}));

export const namesView = sqliteView('names', {
  name: text('Name', { length: 120 }),
  other: text('Other'),
}).as(sql`WITH own (Name, Other) AS (SELECT Name, 1 FROM Artist) SELECT * FROM own`);
