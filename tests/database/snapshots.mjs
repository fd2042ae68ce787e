/** What a real PostgreSQL says is in it, sorted, as plain lists that `deepEqual` compares. */
export async function postgresSnapshot(database) {
  const rows = async (sql) => (await database.query(sql)).rows;
  return {
    columns: await rows(`
      SELECT n.nspname AS schema, c.relname AS "table", a.attname AS "column", a.attnum AS position,
             format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required, a.attidentity AS identity,
             a.attgenerated AS generated, pg_get_expr(d.adbin, d.adrelid) AS "default",
             col_description(c.oid, a.attnum) AS comment
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relkind IN ('r', 'p') AND ${USERS}
      ORDER BY 1, 2, row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum)`),
    constraints: await rows(`
      SELECT n.nspname AS schema, c.relname AS "table", k.conname AS name, pg_get_constraintdef(k.oid) AS definition
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${USERS} AND k.contype <> 'n' ORDER BY 1, 2, 3`),
    indexes: await rows(`
      SELECT schemaname AS schema, tablename AS "table", indexname AS name, indexdef AS definition
      FROM pg_indexes n WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') ORDER BY 1, 2, 3`),
    views: await rows(`
      SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind, pg_get_viewdef(c.oid) AS definition
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('v', 'm') AND ${USERS} ORDER BY 1, 2`),
    enums: await rows(`
      SELECT n.nspname AS schema, t.typname AS name, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) AS labels
      FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE ${USERS} GROUP BY 1, 2 ORDER BY 1, 2`),
    routines: await rows(`
      SELECT n.nspname AS schema, p.proname AS name, pg_get_function_identity_arguments(p.oid) AS arguments
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${USERS} ORDER BY 1, 2, 3`),
    triggers: await rows(`
      SELECT n.nspname AS schema, c.relname AS "table", t.tgname AS name
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND ${USERS} ORDER BY 1, 2, 3`),
  };
}

const USERS = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')";

/** What a real SQLite says is in it. */
export function sqliteSnapshot(database) {
  const names = (type) =>
    database
      .rows(`SELECT name FROM sqlite_master WHERE type = '${type}' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
      .map((row) => row.name);
  const quoted = (name) => `'${name.replaceAll("'", "''")}'`;
  const about = (pragma, name) => database.rows(`SELECT * FROM pragma_${pragma}(${quoted(name)})`);
  return {
    tables: names("table").map((name) => ({
      name,
      columns: about("table_xinfo", name),
      foreignKeys: about("foreign_key_list", name),
      indexes: about("index_list", name)
        .map((index) => ({
          name: index.name,
          unique: index.unique,
          origin: index.origin,
          partial: index.partial,
          keys: about("index_xinfo", index.name).map(({ seqno, name, desc, coll, key }) => ({ seqno, name, desc, coll, key })),
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    })),
    views: names("view"),
    triggers: names("trigger"),
  };
}
