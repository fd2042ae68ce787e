import type { ResultSet } from '@libsql/client';
import type { SQLiteAsyncDatabase } from 'drizzle-orm/sqlite-core';
import type { relations } from './schema';

/** A connection of libSQL, or a transaction. */
export type Database = SQLiteAsyncDatabase<'async', ResultSet, typeof relations>;
