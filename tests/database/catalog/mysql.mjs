import { lines } from "./lines.mjs";

const SYSTEM = "('information_schema', 'mysql', 'performance_schema', 'sys')";

/** Columns whose expressions the server writes anew, so that spelling and line breaks do not count. */
const QUERIES = {
  view: `SELECT table_schema AS db, table_name AS name, view_definition AS definition, check_option, is_updatable
    FROM information_schema.views WHERE table_schema NOT IN ${SYSTEM}`,
  trigger: `SELECT trigger_schema AS db, trigger_name AS name, event_object_table AS "table", action_timing AS timing,
      event_manipulation AS event, action_statement AS body
    FROM information_schema.triggers WHERE trigger_schema NOT IN ${SYSTEM}`,
  routine: `SELECT routine_schema AS db, routine_name AS name, routine_type AS type, dtd_identifier AS result,
      routine_definition AS body, is_deterministic, sql_data_access, security_type, routine_comment AS comment
    FROM information_schema.routines WHERE routine_schema NOT IN ${SYSTEM}`,
  parameter: `SELECT specific_schema AS db, specific_name AS routine, ordinal_position AS position,
      parameter_mode AS mode, parameter_name AS name, dtd_identifier AS type
    FROM information_schema.parameters WHERE specific_schema NOT IN ${SYSTEM}`,
  event: `SELECT event_schema AS db, event_name AS name, event_definition AS body, interval_value, interval_field
    FROM information_schema.events WHERE event_schema NOT IN ${SYSTEM}`,
};

/**
 * What a real MariaDB says is in it: one line an object or part of one, sorted. The names of constraints and indexes
 * that do not occur in `script` were made up by whoever wrote the DDL, so they count as none.
 */
export function mysqlCatalog(database, script) {
  const tables = database.rows(`SELECT table_schema AS db, table_name AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ${SYSTEM} ORDER BY 1, 2`);
  const shown = tables.map(({ db, name }) => `SHOW CREATE TABLE ${quoted(db)}.${quoted(name)};`).join("\n");
  const found = [];
  // The name of each column of the answer comes again with each table.
  const created = shown === "" ? [] : database.rows(shown).filter((row) => row.Table !== "Table");
  created.forEach((row, at) => {
    const { db } = tables[at];
    found.push(...tableLines(db, row.Table, row["Create Table"].split("\n"), script));
  });
  for (const [kind, sql] of Object.entries(QUERIES)) {
    found.push(...lines(kind, database.rows(sql.replaceAll('"table"', "`table`"))));
  }
  // The name of the database is no part of a design.
  const databases = new Set(tables.map((table) => table.db));
  if (databases.size > 1) return found.sort();
  const [name] = databases;
  return found.map((line) => line.replaceAll(`"db":"${name}",`, "").replaceAll(`\`${name}\`.`, "")).sort();
}

/** The lines of `SHOW CREATE TABLE`: columns with their position, keys and constraints in any order. */
function tableLines(db, table, [, ...rest], script) {
  return rest.map((line, at) => {
    const text = plain(unnamed(line.trim().replace(/,$/, ""), script));
    const what = line.startsWith("  `") ? { position: at + 1, column: text } : { definition: text };
    return `table ${JSON.stringify({ db, table, ...what })}`;
  });
}

/** Without what the server adds, or what MySQL 8 no longer says: how wide a number is shown. */
function plain(line) {
  const widthless = line.includes("zerofill") ? line : line.replace(/^(`(?:[^`]|``)*` (?:tinyint(?=\((?!1\)))|(?:small|medium|big)?int))\(\d+\)/, "$1");
  return widthless.replace(/ AUTO_INCREMENT=\d+| USING BTREE/g, "");
}

/** A key has no name where the script has none, or the one that the server makes of its first column. */
function unnamed(line, script) {
  const key = /^(?:CONSTRAINT|(?:UNIQUE |FULLTEXT |SPATIAL )?KEY) (`(?:[^`]|``)*`)/.exec(line)?.[1];
  if (key === undefined) return line;
  const name = key.slice(1, -1).replaceAll("``", "`");
  const isMade = line.includes(`(\`${name.replace(/_\d+$/, "")}\``) || line.includes(`(\`${name}\``);
  return isMade || !script.includes(name) ? line.replace(key, "*") : line;
}

function quoted(name) {
  return `\`${name.replaceAll("`", "``")}\``;
}
