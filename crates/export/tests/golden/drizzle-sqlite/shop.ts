import { relations, sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  numeric,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { ulid } from 'ulid';

/** People who can sign in. */
export const users = sqliteTable(
  'users',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid()),
    email: text('email', { length: 255 }).notNull().unique(),
    /**
     * As it is printed on invoices.
     * May be empty.
     */
    fullName: text('full_name'),
    isActive: integer('is_active', { mode: 'boolean' }).default(true).notNull(),
    createdAt: text('created_at')
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
    updatedAt: text('updated_at')
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
    deletedAt: text('deleted_at'),
  },
  (table) => [
    index('idx_users_full_name')
      .on(table.fullName)
      .where(sql`${table.deletedAt} IS NULL`),
    uniqueIndex('idx_users_lower_email')
      .on(sql`lower(${table.email})`)
      .where(sql`${table.deletedAt} IS NULL`),
  ],
);

export type User = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

export const profiles = sqliteTable('profiles', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
  userId: text('user_id')
    .notNull()
    .unique()
    .references(() => users.id, { onDelete: 'cascade' }),
  preferences: text('preferences', { mode: 'json' }).default({}),
  createdAt: text('created_at')
    .default(sql`CURRENT_TIMESTAMP`)
    .notNull(),
  updatedAt: text('updated_at')
    .default(sql`CURRENT_TIMESTAMP`)
    .notNull(),
});

export type Profile = typeof profiles.$inferSelect;
export type NewProfile = typeof profiles.$inferInsert;

export const addresses = sqliteTable('addresses', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
  street: text('street').notNull(),
  createdAt: text('created_at')
    .default(sql`CURRENT_TIMESTAMP`)
    .notNull(),
  updatedAt: text('updated_at')
    .default(sql`CURRENT_TIMESTAMP`)
    .notNull(),
});

export type Address = typeof addresses.$inferSelect;
export type NewAddress = typeof addresses.$inferInsert;

export const categories = sqliteTable('categories', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
  parentId: text('parent_id').references((): AnySQLiteColumn => categories.id, {
    onDelete: 'set null',
  }),
});

export type Category = typeof categories.$inferSelect;
export type NewCategory = typeof categories.$inferInsert;

export const products = sqliteTable(
  'products',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid()),
    categoryId: text('category_id')
      .notNull()
      .references(() => categories.id, { onDelete: 'restrict' }),
    name: text('name', { length: 200 }).notNull(),
    unitPrice: numeric('unit_price').default('0.00').notNull(),
    labels: text('labels', { mode: 'json' }).$type<string[]>().default([]).notNull(),
  },
  (table) => [
    index('idx_products_category_id').on(table.categoryId),
    check(
      'products_unit_price_check',
      sql`${table.unitPrice} >= 0 AND ${table.unitPrice} < 100000`,
    ),
  ],
);

export type Product = typeof products.$inferSelect;
export type NewProduct = typeof products.$inferInsert;

export const orders = sqliteTable(
  'orders',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid()),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade', onUpdate: 'cascade' }),
    billingAddressId: text('billing_address_id')
      .notNull()
      .references(() => addresses.id, { onDelete: 'restrict' }),
    shippingAddressId: text('shipping_address_id').references(() => addresses.id, {
      onDelete: 'set null',
    }),
    status: text('status', { enum: ['pending', 'paid', 'shipped', 'cancelled'] })
      .default('pending')
      .notNull(),
    totalAmount: numeric('total_amount').notNull(),
    createdAt: text('created_at')
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
    updatedAt: text('updated_at')
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
  },
  (table) => [
    index('idx_orders_user_status').on(table.userId, table.status),
    index('idx_orders_created_at').on(sql`${table.createdAt} desc`),
    check(
      'orders_status_check',
      sql`${table.status} in ('pending', 'paid', 'shipped', 'cancelled')`,
    ),
  ],
);

export type Order = typeof orders.$inferSelect;
export type NewOrder = typeof orders.$inferInsert;

export const orderItems = sqliteTable(
  'order_items',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'restrict' }),
    quantity: integer('quantity').default(1).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.productId] }),
    index('idx_order_items_product_id').on(table.productId),
  ],
);

export type OrderItem = typeof orderItems.$inferSelect;
export type NewOrderItem = typeof orderItems.$inferInsert;

export const settings = sqliteTable('settings', {
  anything: text('anything'),
});

export type Setting = typeof settings.$inferSelect;
export type NewSetting = typeof settings.$inferInsert;

export const usersRelations = relations(users, ({ one, many }) => ({
  profile: one(profiles),
  orders: many(orders),
}));

export const profilesRelations = relations(profiles, ({ one }) => ({
  user: one(users, { fields: [profiles.userId], references: [users.id] }),
}));

export const addressesRelations = relations(addresses, ({ many }) => ({
  billingOrders: many(orders, { relationName: 'orders_billing_address_id' }),
  shippingOrders: many(orders, { relationName: 'fk_ship_to' }),
}));

export const categoriesRelations = relations(categories, ({ one, many }) => ({
  parent: one(categories, {
    fields: [categories.parentId],
    references: [categories.id],
    relationName: 'categories_parent_id',
  }),
  children: many(categories, { relationName: 'categories_parent_id' }),
  products: many(products),
}));

export const productsRelations = relations(products, ({ one, many }) => ({
  category: one(categories, { fields: [products.categoryId], references: [categories.id] }),
  orderItems: many(orderItems),
}));

export const ordersRelations = relations(orders, ({ one, many }) => ({
  user: one(users, { fields: [orders.userId], references: [users.id] }),
  billingAddress: one(addresses, {
    fields: [orders.billingAddressId],
    references: [addresses.id],
    relationName: 'orders_billing_address_id',
  }),
  shippingAddress: one(addresses, {
    fields: [orders.shippingAddressId],
    references: [addresses.id],
    relationName: 'fk_ship_to',
  }),
  orderItems: many(orderItems),
}));

export const orderItemsRelations = relations(orderItems, ({ one }) => ({
  order: one(orders, { fields: [orderItems.orderId], references: [orders.id] }),
  product: one(products, { fields: [orderItems.productId], references: [products.id] }),
}));
