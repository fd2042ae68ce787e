import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema';

/** A connection, of any driver, or a transaction. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;
