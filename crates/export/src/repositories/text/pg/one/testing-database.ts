import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database } from '../infrastructure/database/database';
import { relations } from '../infrastructure/database/schema';

export interface TestDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/** A PostgreSQL of its own, in this process. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const client = new PGlite();
  await client.exec(await readFile('src/testing/schema.sql', 'utf8'));
  // It knows the arrays of the types that it begins with.
  await client.refreshArrayTypes();
  return { database: drizzle({ client, relations }), close: () => client.close() };
}
