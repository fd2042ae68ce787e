// What an application does with the schema: rows and new rows have exact types, relations lead both ways.
import { and, desc, eq, gte, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pg-proxy';
import * as schema from './drizzle-pg/shop';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<_T extends true>(): void {}

holds<Equal<schema.User['fullName'], string | null>>();
holds<Equal<schema.User['isActive'], boolean>>();
holds<Equal<schema.User['createdAt'], Date>>();
holds<Equal<schema.Order['status'], 'pending' | 'paid' | 'shipped' | 'cancelled'>>();
holds<Equal<schema.Order['totalAmount'], string>>();
holds<Equal<schema.Product['labels'], string[]>>();
holds<Equal<schema.NewUser['id'], string | undefined>>();

const user: schema.NewUser = { email: 'ada@example.com' };
// @ts-expect-error: an order needs its user
const order: schema.NewOrder = { billingAddressId: 'a', totalAmount: '1.00' };

const db = drizzle(async () => ({ rows: [] }), { schema });

export async function use() {
  await db.insert(schema.users).values(user).onConflictDoUpdate({ target: schema.users.email, set: user });
  await db.insert(schema.orders).values(order);
  const recent = await db
    .select({ id: schema.orders.id, email: schema.users.email })
    .from(schema.orders)
    .innerJoin(schema.users, eq(schema.orders.userId, schema.users.id))
    .where(and(isNull(schema.users.deletedAt), gte(schema.orders.createdAt, new Date(0))))
    .orderBy(desc(schema.orders.createdAt))
    .limit(20);
  const email: string | undefined = recent[0]?.email;
  const whole = await db.query.users.findFirst({
    with: { profile: true, orders: { with: { orderItems: { with: { product: true } }, billingAddress: true } } },
  });
  const price: string | undefined = whole?.orders[0]?.orderItems[0]?.product.unitPrice;
  const street: string | undefined = whole?.orders[0]?.billingAddress.street;
  const tree = await db.query.categories.findMany({ with: { parent: true, children: true } });
  const parent: string | null | undefined = tree[0]?.parent?.parentId;
  const totals = await db.select({ n: sql<number>`count(*)` }).from(schema.orders).groupBy(schema.orders.status);
  return [email, price, street, parent, totals];
}
