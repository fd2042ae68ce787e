import { after } from "node:test";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { citext } from "@electric-sql/pglite/contrib/citext";
import { hstore } from "@electric-sql/pglite/contrib/hstore";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { uuid_ossp } from "@electric-sql/pglite/contrib/uuid_ossp";

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
  shared ??= await PGlite.create({ extensions: { btree_gist, citext, hstore, pg_trgm, uuid_ossp } });
  // A failed transaction of the call before may still be open.
  await shared.exec("ROLLBACK");
  await shared.exec(EMPTY);
  return work(shared);
}
