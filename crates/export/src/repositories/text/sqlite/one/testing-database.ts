import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import type { Database } from '../infrastructure/database/database';
import { relations } from '../infrastructure/database/schema';

export interface TestDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/** A database in a file of its own: libSQL opens one in memory anew after each transaction. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'repositories-'));
  const client = createClient({ url: `file:${join(folder, 'test.db')}` });
  await client.executeMultiple(await readFile('src/testing/schema.sql', 'utf8'));
  const close = async () => {
    client.close();
    await rm(folder, { recursive: true });
  };
  return { database: drizzle({ client, relations }), close };
}
