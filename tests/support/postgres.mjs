import { after } from "node:test";
import { PGlite } from "@electric-sql/pglite";

// Starting PostgreSQL takes seconds, emptying it milliseconds.
let shared;

// An open server would keep the process alive.
after(() => shared?.close());

const EMPTY = `
  DO $$
  DECLARE found record;
  BEGIN
    FOR found IN SELECT nspname FROM pg_namespace
      WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
    LOOP EXECUTE format('DROP SCHEMA %I CASCADE', found.nspname); END LOOP;
    FOR found IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'
    LOOP EXECUTE format('DROP EXTENSION %I CASCADE', found.extname); END LOOP;
  END $$;
  CREATE SCHEMA public;
  RESET ALL;
`;

/**
 * Gives `work` an empty PostgreSQL: `await database.exec(sql)`, `(await database.query(sql)).rows`.
 * Calls within one test file share the server, so one has to end before the next begins.
 */
export async function withPostgres(work) {
  shared ??= await PGlite.create();
  // A failed transaction of the call before may still be open.
  await shared.exec("ROLLBACK");
  await shared.exec(EMPTY);
  return work(shared);
}
