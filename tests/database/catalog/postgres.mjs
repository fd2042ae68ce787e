import { lines } from "./lines.mjs";

const OURS = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')";

/** Leaves out what an extension has brought. */
const own = (catalog, oid) => `NOT EXISTS (
  SELECT FROM pg_depend e WHERE e.classid = '${catalog}'::regclass AND e.objid = ${oid} AND e.deptype = 'e')`;

const QUERIES = {
  schema: `SELECT nspname AS name FROM pg_namespace n WHERE ${OURS}`,
  extension: `SELECT extname AS name FROM pg_extension`,
  table: `
    SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relpersistence AS persistence,
           c.reloptions AS options, c.relrowsecurity AS row_security, c.relforcerowsecurity AS forced,
           CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partitioned_by,
           pg_get_expr(c.relpartbound, c.oid) AS bounds,
           (SELECT array_agg(inhparent::regclass::text ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid = c.oid) AS parents
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f') AND ${OURS} AND ${own("pg_class", "c.oid")}`,
  // Relations and composite types; not the numbers of the columns, which dropped ones take too.
  column: `
    SELECT n.nspname AS schema, c.relname AS relation, a.attname AS name,
           row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum) AS position,
           format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required, a.attidentity AS identity,
           a.attgenerated AS generated, pg_get_expr(d.adbin, d.adrelid) AS "default",
           CASE WHEN a.attcollation <> t.typcollation THEN l.collname END AS collation,
           CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_collation l ON l.oid = a.attcollation
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind IN ('r', 'p', 'f', 'c') AND ${OURS} AND ${own("pg_class", "c.oid")}`,
  constraint: `
    SELECT n.nspname AS schema, coalesce(c.relname, t.typname) AS of, k.conname AS name,
           pg_get_constraintdef(k.oid) AS definition, k.conislocal AS local
    FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
    LEFT JOIN pg_class c ON c.oid = k.conrelid LEFT JOIN pg_type t ON t.oid = k.contypid
    WHERE ${OURS} AND k.contype NOT IN ('n', 't')`,
  index: `
    SELECT n.nspname AS schema, t.relname AS "table", c.relname AS name, pg_get_indexdef(c.oid) AS definition,
           i.indexrelid IN (SELECT inhrelid FROM pg_inherits) AS "ofPartition"
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`,
  view: `
    SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.reloptions AS options,
           pg_get_viewdef(c.oid) AS definition
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('v', 'm') AND ${OURS} AND ${own("pg_class", "c.oid")}`,
  enum: `
    SELECT n.nspname AS schema, t.typname AS name, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) AS labels
    FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE ${OURS} GROUP BY 1, 2`,
  domain: `
    SELECT n.nspname AS schema, t.typname AS name, format_type(t.typbasetype, t.typtypmod) AS base,
           t.typnotnull AS required, t.typdefault AS "default"
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typtype = 'd' AND ${OURS} AND ${own("pg_type", "t.oid")}`,
  // Not the type and the owner, and the name only where no column has it alone: that is `serial`.
  sequence: `
    SELECT n.nspname AS schema, coalesce((
             SELECT min(t.relname || '.' || a.attname) FROM pg_depend u
             JOIN pg_attrdef f ON f.oid = u.objid JOIN pg_class t ON t.oid = f.adrelid
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = f.adnum
             WHERE u.classid = 'pg_attrdef'::regclass AND u.refobjid = c.oid HAVING count(*) = 1), c.relname) AS name, s.seqstart, s.seqincrement, s.seqmin, s.seqcycle,
           CASE WHEN s.seqmax NOT IN (32767, 2147483647, 9223372036854775807) THEN s.seqmax END AS seqmax
    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${OURS}`,
  routine: `
    SELECT n.nspname AS schema, p.proname AS name, pg_get_function_identity_arguments(p.oid) AS arguments,
           pg_get_function_result(p.oid) AS result, md5(p.prosrc) AS body
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS} AND ${own("pg_proc", "p.oid")}`,
  trigger: `
    SELECT n.nspname AS schema, c.relname AS "table", t.tgname AS name, pg_get_triggerdef(t.oid) AS definition
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND ${OURS}`,
  policy: `SELECT schemaname AS schema, tablename AS "table", policyname AS name, permissive, cmd, qual, with_check FROM pg_policies`,
  comment: `
    SELECT pg_describe_object(d.classoid, d.objoid, d.objsubid) AS on, d.description
    FROM pg_description d
    WHERE d.objoid >= 16384 AND d.classoid <> 'pg_extension'::regclass
      AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e')`,
};

/**
 * What a real PostgreSQL says is in it: one line an object, sorted. The names of constraints and indexes that do not
 * occur in `script` were made up by whoever wrote the DDL, so they count as none.
 */
export async function postgresCatalog(database, script) {
  // With every schema out of the path, every name is written with its schema.
  await database.exec("SET search_path = ''");
  const found = [];
  for (const [kind, sql] of Object.entries(QUERIES)) {
    const { rows } = await database.query(sql);
    const named = kind === "constraint" || kind === "index" ? rows.map((row) => unnamed(row, script)) : rows;
    found.push(...lines(kind, named.map(settled)));
  }
  return found;
}

/** Without the ways to write the same default: NULL is none, `'1'::bigint` is 1. */
function settled(row) {
  if (typeof row.default !== "string") return row;
  const text = row.default
    .replace(/^NULL::.*$/, "")
    .replace(/^nextval\('.*_seq'::regclass\)$/, "nextval(*)")
    .replace(/^\(?'?(-?[\d.]+)'?\)?(::(smallint|integer|bigint|numeric|real|double precision))?$/, "$1");
  return { ...row, default: text.replace(/^(-?\d+)\.0+$/, "$1") };
}

function unnamed(row, script) {
  // Those of partitions are numbered in the order in which they are made.
  if (script.includes(row.name) && !row.ofPartition) return row;
  return { ...row, name: "*", definition: row.definition.replace(row.name, "*") };
}
