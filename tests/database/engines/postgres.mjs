import { withPostgres } from "../../support/postgres.mjs";
import { postgresCatalog } from "../catalog/postgres.mjs";
import { attempted, pieces } from "../pieces.mjs";
import { forth } from "../way-back.mjs";

export { stop } from "../../support/postgres.mjs";

export const dialect = "postgres";
export const folder = "pg";

/** Runs DDL in an empty PostgreSQL and tells what is there then, by the names of the script it came from. */
export async function built(sql, { preparation = "", source = sql } = {}) {
  return withPostgres(async (database) => {
    await prepare(database, source, preparation);
    await database.exec(sql);
    return postgresCatalog(database, source);
  });
}

/** The same, with what the server refuses left out: the catalog and `{ line, message }` of each refusal. */
export async function builtInPieces(sql, ledger, { source = sql } = {}) {
  return withPostgres(async (database) => {
    await prepare(database, source, "");
    // A transaction would be lost with its first statement that fails.
    const statements = pieces(sql, ledger).filter((piece) => !/^(BEGIN|START|COMMIT|END|ROLLBACK)\b/i.test(piece.text));
    const refused = await attempted(statements, (text) => database.exec(text), granted);
    return { catalog: await postgresCatalog(database, source), refused };
  });
}

/**
 * A script as psql would send it, without rows, without commands to psql itself and to the server as a whole, and
 * with arrays, texts and nothing in place of what belongs to extensions that this PostgreSQL cannot have.
 */
export function runnable(text) {
  const writes = /\b(INSERT|UPDATE|DELETE)\b/;
  return forth(text)
    .replaceAll("\uFEFF", "")
    .replace(/^COPY [^]*?^\\\.$/gm, "")
    .replace(/^WITH [^]*?;(?=\s*$|-->)/gm, (query) => (writes.test(query) ? "" : query))
    .replace(/^(INSERT INTO|insert into) [^]*?;(?=\s*$|-->)/gm, "")
    // What is sent here is always UTF-8.
    .replace(/^SET client_encoding\b.*$/gim, "")
    .replace(/^(\\|CREATE DATABASE |DROP DATABASE ).*$/gm, "")
    .replace(/^(CREATE|COMMENT ON) EXTENSION .*(vector|postgis|pgsodium|pg_partman|pg_graphql|supabase_vault|pgjwt|pg_stat).*$/gm, "")
    .replace(/^CREATE INDEX .* USING hnsw .*$/gm, "")
    .replace(/^CREATE INDEX .* USING gist \(\w*geo\w*\);$/gm, "")
    .replaceAll("public.vector(20)", "real[]")
    .replace(/\b(public\.)?(geometry|geography)(\([^)]*\))?(?=[ ,\n])(?! geometry)/g, "text")
    .replaceAll("@cdmDatabaseSchema.", "");
}

/** Types that are called like the extension that brings them. */
const OF_EXTENSIONS = ["citext", "cube", "hstore", "ltree"];

/** A stand-in for what a script takes for granted: types and functions of other scripts, of extensions and of hosts. */
function granted(message) {
  const [, what, name, types] = /^(type|schema|role|function) "?([\w.]+)"?(?:\((.*)\))? does not exist/.exec(message) ?? [];
  // Where a name has no schema, one that every search path has, since the export has another path than the script.
  const path = what === "schema" || what === "role" || name?.includes(".") ? name : `public.${name}`;
  const quoted = path?.split(".").map((part) => `"${part}"`).join(".");
  if (what === "type" && OF_EXTENSIONS.includes(name)) return `CREATE EXTENSION ${name} SCHEMA public`;
  if (what === "type") return `CREATE DOMAIN ${quoted} AS text`;
  if (what === "schema" || what === "role") return `CREATE ${what} ${quoted}`;
  if (what === "function") return `CREATE FUNCTION ${quoted}(${types}) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true'`;
  return undefined;
}

async function prepare(database, source, preparation) {
  // Documents may hold functions whose bodies are nonsense.
  const host = /\b(auth|storage)\.\w/.test(source) && !/CREATE SCHEMA (IF NOT EXISTS )?(auth|storage)\b/i.test(source) ? SUPABASE : "";
  await database.exec(`${roles(source)}; ${schemas(source)}; ${host}; ${preparation}; SET check_function_bodies = off`);
}

/** The namespaces that a script makes its things in and that were there before it. */
function schemas(text) {
  const named = [...text.matchAll(/^SET search_path (?:=|TO) ([\w, ]+);/gim)].flatMap(([, names]) => names.split(","));
  return [...new Set(named.map((name) => name.trim()))]
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

/** Roles are there for the whole server; scripts take theirs for granted. */
function roles(text) {
  const named = text.matchAll(/(?:OWNER TO|\bTO|\bFROM) "?(\w+)"?(?= *;)/gi);
  const names = new Set([...named].map((found) => found[1]));
  return [...names].map((name) => `
    DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}')
    THEN CREATE ROLE "${name}"; END IF; END $$;`).join("");
}
