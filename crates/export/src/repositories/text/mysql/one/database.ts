import type { MySqlAsyncDatabase } from 'drizzle-orm/mysql-core';
import type { MySql2QueryResultHKT } from 'drizzle-orm/mysql2';
import type { relations } from './schema';

/** A connection of `mysql2`, or a transaction. */
export type Database = MySqlAsyncDatabase<MySql2QueryResultHKT, typeof relations>;
