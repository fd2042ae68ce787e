import type { PgAsyncDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { relations } from './schema';

/** A connection, of any driver, or a transaction. */
export type Database = PgAsyncDatabase<PgQueryResultHKT, typeof relations>;
