import { relations, sql } from 'drizzle-orm';
import { bigint, index, int, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';

export const artist = mysqlTable(
  'Artist',
  {
    artistId: bigint('ArtistId', { mode: 'number' }).primaryKey().autoincrement(),
    name: varchar('Name', { length: 120 }),
    createdAt: timestamp('CreatedAt').defaultNow().notNull(),
    day: text('Day')
      .default(sql`(CURRENT_DATE)`)
      .notNull(),
  },
  (table) => [index('IFK_Name').on(table.name)],
);

export type Artist = typeof artist.$inferSelect;
export type NewArtist = typeof artist.$inferInsert;

export const album = mysqlTable('Album', {
  albumId: bigint('AlbumId', { mode: 'number' }).primaryKey(),
  artistId: bigint('ArtistId', { mode: 'number' })
    .notNull()
    .references(() => artist.artistId, { onDelete: 'no action' }),
});

export type Album = typeof album.$inferSelect;
export type NewAlbum = typeof album.$inferInsert;

export const computed = mysqlTable('Computed', {
  one: int('One').generatedAlwaysAs(sql`1`),
  two: int('Two').generatedAlwaysAs(sql`One + 1`),
});

export type Computed = typeof computed.$inferSelect;
export type NewComputed = typeof computed.$inferInsert;

export const artistRelations = relations(artist, ({ many }) => ({ albums: many(album) }));

export const albumRelations = relations(album, ({ one }) => ({
  artist: one(artist, { fields: [album.artistId], references: [artist.artistId] }),
}));
