import { drizzle } from 'drizzle-orm/sqlite-proxy';
import * as schema from './drizzle-sqlite/shop';
import * as music from './drizzle-sqlite/sqlite';

const db = drizzle(async () => ({ rows: [] }), { schema: { ...schema, ...music } });

export async function use() {
  const artist: music.NewArtist = { name: 'Bach' };
  await db.insert(music.artist).values(artist);
  const albums = await db.query.album.findMany({ with: { artist: true } });
  const name: string | null | undefined = albums[0]?.artist.name;
  const user = await db.query.users.findFirst({ with: { orders: { with: { shippingAddress: true } } } });
  const active: boolean | undefined = user?.isActive;
  const street: string | undefined = user?.orders[0]?.shippingAddress?.street;
  return [name, active, street];
}
