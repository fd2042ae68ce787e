import { readFile } from 'node:fs/promises';
import { drizzle } from 'drizzle-orm/mysql2';
import { createConnection } from 'mysql2/promise';
import type { Database } from '../infrastructure/database/database';
import { relations } from '../infrastructure/database/schema';

export interface TestDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/** The empty database that DATABASE_URL names. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const uri = process.env.DATABASE_URL;
  if (!uri) throw new Error('DATABASE_URL has to name an empty database');
  const client = await createConnection({ uri, multipleStatements: true });
  await client.query(await readFile('src/testing/schema.sql', 'utf8'));
  const database = drizzle({ client, relations });
  return { database, close: () => client.end() };
}
