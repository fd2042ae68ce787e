import { lines } from "./lines.mjs";

/**
 * What a real SQLite says is in it: one line an object or part of one, sorted. SQLite keeps the names of constraints
 * only in the text of the table, so they do not count.
 */
export function sqliteCatalog(database) {
  const found = [];
  const schema = database.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'");
  const tables = database.rows("SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'");
  for (const { name, sql } of schema.filter((object) => object.type === "table")) {
    const { type, wr, strict } = tables.find((table) => table.name === name);
    const about = (pragma, of = name) => database.rows(`SELECT * FROM pragma_${pragma}(${literal(of)})`);
    found.push(...lines("table", [{ name, type, wr, strict, ...words(sql) }]));
    found.push(
      ...lines("column", about("table_xinfo").map((column) => ({
        table: name,
        ...column,
        type: column.type.toLowerCase(),
        // A design has no NULL in its keys, though SQLite would let it in.
        notnull: column.notnull === 1 || column.pk > 0,
        dflt_value: value(column.dflt_value),
      }))),
      ...lines("foreign key", foreignKeys(about("foreign_key_list"), database).map((key) => ({ table: name, ...key }))),
      ...lines("index", about("index_list").map((index) => ({
        table: name,
        name: index.origin === "c" ? index.name : null,
        ...{ unique: index.unique, origin: index.origin, partial: index.partial },
        keys: about("index_xinfo", index.name)
          .filter((key) => key.key)
          .map((key) => [key.name, key.desc ? "desc" : "asc", key.coll].join(" ")),
        sql: index.origin === "c" ? bare(schema.find((object) => object.name === index.name).sql) : null,
      }))),
    );
  }
  for (const type of ["view", "trigger"]) {
    const objects = schema.filter((object) => object.type === type);
    found.push(...lines(type, objects.map(({ name, tbl_name, sql }) => ({ name, table: tbl_name, sql: bare(sql) }))));
  }
  return found;
}

/** Each key as a whole, with the columns it refers to where that is left to the primary key of the other table. */
function foreignKeys(rows, database) {
  const keys = new Map();
  for (const row of rows) {
    const key = keys.get(row.id) ?? { to: row.table, update: row.on_update, delete: row.on_delete, pairs: [] };
    const target = row.to ?? primaryKey(database, row.table)[row.seq];
    key.pairs[row.seq] = `${row.from} ${target}`;
    keys.set(row.id, key);
  }
  return [...keys.values()];
}

function primaryKey(database, table) {
  return database
    .rows(`SELECT name FROM pragma_table_info(${literal(table)}) WHERE pk > 0 ORDER BY pk`)
    .map((row) => row.name);
}

/** A default without the ways to write the same: NULL is none, a column of numbers reads `'1'` and `true` as 1. */
function value(text) {
  if (text === null || /^null$/i.test(text)) return null;
  const inner = /^\(([^()]*)\)$/.exec(text)?.[1] ?? text;
  if (/^(true|false)$/i.test(inner)) return /^true$/i.test(inner) ? "1" : "0";
  return inner.replace(/^'(-?\d+(?:\.\d+)?)'$/, "$1").replace(/^"([^"']*)"$/, "'$1'");
}

/** How often the text of a table has the words that no pragma speaks of. */
function words(sql) {
  const text = sql.replace(/'(''|[^'])*'|"(""|[^"])*"|`[^`]*`|\[[^\]]*\]|--.*|\/\*[^]*?\*\//g, " ").toLowerCase();
  const counted = ["autoincrement", "check", "collate", "deferrable", "initially deferred", "stored", "on conflict"];
  return Object.fromEntries(
    counted.map((word) => [word, text.match(new RegExp(`\\b${word.replace(" ", "\\s+")}\\b`, "g"))?.length]),
  );
}

/** A statement without comments, quotes, spaces and letter case. */
function bare(sql) {
  return sql.replace(/--.*|\/\*[^]*?\*\//g, "").replace(/if not exists|[\s"`[\];]/gi, "").toLowerCase();
}

function literal(name) {
  return `'${name.replaceAll("'", "''")}'`;
}
