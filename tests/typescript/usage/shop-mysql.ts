import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/mysql-proxy';
import * as actors from './drizzle-mysql/mysql';
import * as schema from './drizzle-mysql/shop';

const db = drizzle(async () => ({ rows: [] }), { schema });

export async function use() {
  const actor: actors.NewActor = { lastName: 'Lovelace', rating: 'PG-13' };
  await db.insert(actors.actor).values(actor);
  // @ts-expect-error: not one of the values
  await db.insert(actors.actor).values({ lastName: 'Lovelace', rating: 'X' });
  const rows = await db.select().from(schema.orders).where(eq(schema.orders.status, 'paid'));
  const labels: string[] | undefined = (await db.select().from(schema.products))[0]?.labels;
  const whole = await db.query.orders.findMany({ with: { user: { with: { profile: true } }, orderItems: true } });
  const status: 'pending' | 'paid' | 'shipped' | 'cancelled' | undefined = whole[0]?.status;
  return [rows, labels, status];
}
