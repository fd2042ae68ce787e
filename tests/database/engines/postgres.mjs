import { dumped, stop as stopPglite, withPostgres } from "../../support/postgres.mjs";
import { stopServer, withServer } from "../../support/postgres-server.mjs";
import { dumpedCatalog } from "../catalog/dump.mjs";
import { attempted, pieces } from "../pieces.mjs";
import { forth } from "../way-back.mjs";

export const dialect = "postgres";
export const folder = "pg";

/** The server of the system's packages, and PGlite for what is newer than it. */
const server = {
  name: "PostgreSQL",
  /**
   * Runs DDL in an empty database and tells what is there then. `source` is the script that it came from, `stand` what
   * that has been given beforehand.
   */
  built: (sql, { preparation = "", source = sql, stand = [] } = {}) =>
    withServer((database) => {
      database.run(`${prepared(source)} ${preparation}`);
      database.attempt(stand.join("\n"));
      database.run(`${SETTINGS} ${sql}`);
      return made(database.dump());
    }),
  /** The same, with what the server refuses left out: the catalog, `{ line, message }` of each refusal, and `stand`: what it takes for granted, unless that is given. */
  async builtInPieces(sql, _ledger, { source = sql, stand } = {}) {
    const given = [...(stand ?? [])];
    for (let rounds = 0; ; rounds += 1) {
      const found = await withServer((database) => {
        database.run(prepared(source));
        database.attempt(given.join("\n"));
        const refused = database.attempt(`${SETTINGS} ${sql}`);
        return { ...made(database.dump()), refused };
      });
      const help = [...new Set(found.refused.flatMap(({ message }) => (stand ? [] : (granted(message, source) ?? []))))].filter((text) => !given.includes(text));
      if (help.length === 0 || rounds === ROUNDS) return { ...found, stand: given };
      given.push(...help);
    }
  },
};

const pglite = {
  name: "PGlite",
  /** Its pg_dump fails on more objects than that. */
  most: 300,
  built: (sql, { preparation = "", source = sql, stand = [] } = {}) =>
    withPostgres(async (database) => {
      await database.exec(`${prepared(source)}; ${preparation}; ${SETTINGS}`);
      for (const text of stand) await database.exec(text).catch(() => {});
      await database.exec(sql);
      return made(await dumped(database));
    }),
  builtInPieces: (sql, ledger, { source = sql, stand } = {}) =>
    withPostgres(async (database) => {
      await database.exec(`${prepared(source)}; ${SETTINGS}`);
      const given = [...(stand ?? [])];
      for (const text of given) await database.exec(text).catch(() => {});
      const help = (message) => {
        const text = stand ? undefined : granted(message, source);
        if (text) given.push(text);
        return text;
      };
      // A transaction would be lost with its first statement that fails.
      const statements = pieces(sql, ledger).filter((piece) => !/^(BEGIN|START|COMMIT|END|ROLLBACK)\b/i.test(piece.text));
      const refused = await attempted(statements, (text) => database.exec(text), help);
      return { ...made(await dumped(database)), refused, stand: given };
    }),
};

/** What stays different, and why. */
export const unheld = [
  {
    reason: "PostgreSQL 18 shows the name of a NOT NULL that a renamed table has had before, for which a design has no place",
    plain: (line) => line.replace(/ CONSTRAINT (\w+|\\"[^"\\]+\\") NOT NULL(?! \()/g, " NOT NULL"),
  },
];

export const venues = [server, pglite];

export async function stop() {
  await stopServer();
  await stopPglite();
}

/** How often a script is run again with stand-ins for what it lacked. */
const ROUNDS = 12;

/** Documents may hold functions whose bodies are nonsense. */
const SETTINGS = "SET check_function_bodies = off; SET client_min_messages = warning;";

function made(dump) {
  return { catalog: dumpedCatalog(dump), script: dump };
}

/**
 * A script as psql would send it, without rows, without commands to psql itself and to the server as a whole, and
 * with arrays, texts and nothing in place of what belongs to extensions that this PostgreSQL cannot have.
 */
export function runnable(text) {
  const writes = /\b(INSERT|UPDATE|DELETE)\b/i;
  return forth(text)
    .replaceAll("\uFEFF", "")
    .replace(/^COPY [^]*?^\\\.$/gm, "")
    .replace(/^WITH [^]*?;(?=\s*$|-->)/gim, (query) => (writes.test(query) ? "" : query))
    .replace(/^INSERT INTO [^]*?;(?=\s*(--.*)?$)/gim, "")
    // What is sent here is always UTF-8.
    .replace(/^SET client_encoding\b.*$/gim, "")
    .replace(/^(\\|CREATE DATABASE |DROP DATABASE ).*$/gm, "")
    .replace(/^(CREATE|COMMENT ON) EXTENSION .*(vector|postgis|pgsodium|pg_partman|pg_graphql|supabase_vault|pgjwt|pg_stat).*$/gm, "")
    .replace(/^CREATE INDEX\b[^;]*\bUSING (hnsw|ivfflat)\b[^;]*;/gim, "")
    .replace(/^CREATE INDEX .* USING gist \(\w*geo\w*\);$/gm, "")
    .replace(/(?<![\w"])("?\w+"?\.)?(vector|halfvec|sparsevec)\(\d+\)/gi, "real[]")
    .replace(/(?<!\w)("?\w+"?\.)?(geometry|geography)(\([^)]*\))?(?=[ ,\n])(?! geometry)/g, "text")
    .replaceAll("@cdmDatabaseSchema.", "");
}

/** Extensions by what they bring: scripts take them for granted where a database has them already. */
const OF_EXTENSIONS = {
  type: { citext: "citext", cube: "cube", hstore: "hstore", ltree: "ltree" },
  function: {
    crypt: "pgcrypto",
    digest: "pgcrypto",
    gen_random_bytes: "pgcrypto",
    gen_salt: "pgcrypto",
    hmac: "pgcrypto",
    similarity: "pg_trgm",
    unaccent: "unaccent",
    uuid_generate_v1: "uuid-ossp",
    uuid_generate_v1mc: "uuid-ossp",
    uuid_generate_v3: "uuid-ossp",
    uuid_generate_v4: "uuid-ossp",
    uuid_generate_v5: "uuid-ossp",
  },
  "operator class": { gin_trgm_ops: "pg_trgm", gist_trgm_ops: "pg_trgm", gin__int_ops: "intarray", gist__int_ops: "intarray" },
  "access method": { gin: "btree_gin", gist: "btree_gist" },
};

const LACKS = [
  /^(?<what>type|schema|role|function|operator class) "?(?<name>[\w.]+)"?(?:\((?<types>.*)\))? does not exist/,
  /^data type .* has no default operator class for (?<what>access method) "(?<name>\w+)"/,
];

/**
 * A stand-in for what `script` takes for granted: types and functions of other scripts, of extensions and of hosts. What
 * the script makes itself, or tries to, has none.
 */
export function granted(message, script) {
  const { what, name, types } = LACKS.map((pattern) => pattern.exec(message)?.groups).find((groups) => groups) ?? {};
  if (!what) return undefined;
  const own = name.split(".").at(-1);
  const extension = OF_EXTENSIONS[what]?.[own];
  const schema = name.includes(".") ? name.split(".")[0] : "public";
  if (extension) return `CREATE EXTENSION IF NOT EXISTS "${extension}" SCHEMA "${schema}";`;
  const quoted = name.split(".").map((part) => `"${part}"`).join(".");
  if (what === "schema" || what === "role") return `CREATE ${what} ${quoted};`;
  if (makes(script, own)) return undefined;
  // Where a name has no schema, the one that every search path has: the export may have another path than the script.
  const path = name.includes(".") ? quoted : `pg_catalog.${quoted}`;
  if (what === "type") return `${SYSTEM} CREATE DOMAIN ${path} AS text;`;
  if (what === "function") return `${SYSTEM} CREATE FUNCTION ${path}(${types}) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';`;
  return undefined;
}

/** Lets a script make things in pg_catalog. */
const SYSTEM = "SET allow_system_table_mods = on;";

/** Whether a script has a statement that makes something of that name. */
function makes(script, name) {
  const kinds = "TYPE|DOMAIN|TABLE|VIEW|FUNCTION|PROCEDURE|AGGREGATE";
  return new RegExp(`\\bCREATE [\\w ]*?\\b(${kinds}) (IF NOT EXISTS )?(["\\w]+\\.)?"?${name}"?(?!\\w)`, "i").test(script.replace(/\s+/g, " "));
}

/** What was there before a script. */
export function prepared(source) {
  const host = /\b(auth|storage)\.\w/.test(source) && !/CREATE SCHEMA (IF NOT EXISTS )?(auth|storage)\b/i.test(source) ? SUPABASE : "";
  return `${roles(source)}; ${schemas(source)}; ${host};`;
}

/** The namespaces that a script makes its things in and that were there before it. */
function schemas(text) {
  const named = [...text.matchAll(/^SET search_path (?:=|TO) ([\w, ]+);/gim)].flatMap(([, names]) => names.split(","));
  return [...new Set(named.map((name) => name.trim()))]
    .filter((name) => !name.startsWith("pg_"))
    .filter((name) => !new RegExp(`CREATE SCHEMA (IF NOT EXISTS )?"?${name}\\b`, "i").test(text))
    .map((name) => `CREATE SCHEMA IF NOT EXISTS "${name}";`)
    .join("");
}

/** What migrations for Supabase find there, as far as they speak of it. */
const SUPABASE = `
  CREATE SCHEMA auth; CREATE SCHEMA storage; CREATE SCHEMA extensions;
  CREATE TABLE auth.users (id uuid PRIMARY KEY, email text, raw_user_meta_data jsonb, raw_app_meta_data jsonb, created_at timestamptz);
  CREATE FUNCTION auth.uid() RETURNS uuid STABLE LANGUAGE sql AS 'SELECT NULL::uuid';
  CREATE FUNCTION auth.role() RETURNS text STABLE LANGUAGE sql AS 'SELECT NULL::text';
  CREATE FUNCTION auth.email() RETURNS text STABLE LANGUAGE sql AS 'SELECT NULL::text';
  CREATE FUNCTION auth.jwt() RETURNS jsonb STABLE LANGUAGE sql AS 'SELECT NULL::jsonb';
  CREATE TABLE storage.buckets (id text PRIMARY KEY, name text, public boolean, owner uuid);
  CREATE TABLE storage.objects (id uuid PRIMARY KEY, bucket_id text, name text, owner uuid);
  CREATE FUNCTION storage.foldername(name text) RETURNS text[] IMMUTABLE LANGUAGE sql AS 'SELECT NULL::text[]';
  DO $$ DECLARE name text; BEGIN
    FOREACH name IN ARRAY ARRAY['anon', 'authenticated', 'service_role', 'supabase_admin', 'supabase_auth_admin', 'supabase_storage_admin'] LOOP
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I', name); END IF;
    END LOOP;
  END $$;`;

/** Names of roles that the server keeps for itself. */
const RESERVED = /^(public|none|current_user|current_role|session_user|pg_\w*)$/i;

/** Roles are there for the whole server; scripts take theirs for granted. */
function roles(text) {
  const named = text.matchAll(/(?:OWNER TO|\bTO|\bFROM) "?(\w+)"?(?= *;)/gi);
  const names = new Set([...named].map((found) => found[1]).filter((name) => !RESERVED.test(name)));
  return [...names].map((name) => `
    DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}')
    THEN CREATE ROLE "${name}"; END IF; END $$;`).join("");
}
