import { PGlite } from "@electric-sql/pglite";
import { pgDump } from "@electric-sql/pglite-tools/pg_dump";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { citext } from "@electric-sql/pglite/contrib/citext";
import { cube } from "@electric-sql/pglite/contrib/cube";
import { earthdistance } from "@electric-sql/pglite/contrib/earthdistance";
import { fuzzystrmatch } from "@electric-sql/pglite/contrib/fuzzystrmatch";
import { hstore } from "@electric-sql/pglite/contrib/hstore";
import { intarray } from "@electric-sql/pglite/contrib/intarray";
import { ltree } from "@electric-sql/pglite/contrib/ltree";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { pgcrypto } from "@electric-sql/pglite/contrib/pgcrypto";
import { tablefunc } from "@electric-sql/pglite/contrib/tablefunc";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { uuid_ossp } from "@electric-sql/pglite/contrib/uuid_ossp";

const EXTENSIONS = {
  btree_gin,
  btree_gist,
  citext,
  cube,
  earthdistance,
  fuzzystrmatch,
  hstore,
  intarray,
  ltree,
  pg_trgm,
  pgcrypto,
  tablefunc,
  unaccent,
  uuid_ossp,
};

// Starting PostgreSQL takes seconds, emptying it milliseconds.
let shared;

/** Ends the server, if one was started: it would keep the process alive. */
export async function stop() {
  await shared?.close();
  shared = undefined;
}

const EMPTY = `
  DO $$
  DECLARE found record;
  BEGIN
    FOR found IN SELECT nspname FROM pg_namespace
      WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
    LOOP EXECUTE format('DROP SCHEMA %I CASCADE', found.nspname); END LOOP;
    FOR found IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'
    LOOP EXECUTE format('DROP EXTENSION %I CASCADE', found.extname); END LOOP;
    FOR found IN SELECT pubname FROM pg_publication
    LOOP EXECUTE format('DROP PUBLICATION %I', found.pubname); END LOOP;
  END $$;
  CREATE SCHEMA public;
  RESET ALL;
`;

/**
 * Gives `work` an empty PostgreSQL: `await database.exec(sql)`, `(await database.query(sql)).rows`.
 * Calls within one test file share the server, so one has to end before the next begins.
 */
export async function withPostgres(work) {
  try {
    return await attempt(work);
  } catch (error) {
    // Only what is no message of SQL, or one of a lack of memory, has broken the server. Another may do.
    if (/^\w{5}$/.test(error.code) && !/^(XX|53|54)/.test(error.code)) throw error;
    const broken = shared;
    shared = undefined;
    await broken?.close().catch(() => {});
    return attempt(work);
  }
}

/** What `pg_dump -s` shows of a database. */
export async function dumped(database) {
  // It puts back the path that it finds, and cannot write an empty one.
  await database.exec("RESET search_path");
  const file = await pgDump({ pg: database, args: ["--schema-only", "--no-owner", "--no-privileges"] });
  return file.text();
}

async function attempt(work) {
  shared ??= await PGlite.create({ extensions: EXTENSIONS });
  // A failed transaction of the call before may still be open.
  await shared.exec("ROLLBACK");
  await shared.exec(EMPTY);
  return work(shared);
}

/** Empties the server that `withPostgres` has given. */
export async function emptied(database) {
  await database.exec("ROLLBACK");
  await database.exec(EMPTY);
}
