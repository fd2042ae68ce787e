import type { ResultSet } from '@libsql/client';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type * as schema from './schema';

/** A connection of libSQL, or a transaction. */
export type Database = BaseSQLiteDatabase<'async', ResultSet, typeof schema>;
