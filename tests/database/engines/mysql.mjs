import { withMariadb } from "../../support/mariadb.mjs";
import { mysqlCatalog, mysqlScript } from "../catalog/mysql.mjs";
import { forMariadb, notInMariadb } from "../mariadb-syntax.mjs";
import { forth } from "../way-back.mjs";

export { stop } from "../../support/mariadb.mjs";

export const dialect = "mysql";
export const folder = "mysql";

/** What the stand-in for MySQL has to be spared: `{ line, what }`. */
export const lacking = notInMariadb;

/** What MariaDB cannot hold twice in the same way. */
export const unheld = [
  {
    reason: "MariaDB shows RESTRICT as NO ACTION where a key was added while checks were off",
    isPossible: (source) => /\bADD\b[^;]*\bFOREIGN KEY\b[^;]*\bRESTRICT\b/i.test(source),
    plain: (line) => line.replace(/ ON (DELETE|UPDATE) NO ACTION/g, ""),
  },
];

/** Runs DDL in an empty MariaDB and tells what is there then: `{ catalog, script }`. */
export async function built(sql, { source = sql } = {}) {
  return withMariadb((database) => {
    database.run(script(sql, source));
    return shown(database);
  });
}

/** The same, with what the server refuses left out: the catalog and `{ line, message }` of each refusal. */
export async function builtInPieces(sql, _ledger, { source = sql } = {}) {
  return withMariadb((database) => {
    const refused = database.attempt(`SET FOREIGN_KEY_CHECKS = 0; ${script(sql, source)}`);
    return { ...shown(database), refused };
  });
}

function shown(database) {
  return { catalog: mysqlCatalog(database), script: mysqlScript(database) };
}

/** A script without rows, without commands to the client, and with something in the gaps that a program fills. */
export function runnable(text) {
  return `SET FOREIGN_KEY_CHECKS = 0;\n${forth(text)}`
    .replaceAll("\uFEFF", "")
    .replace(ROWS, (rows) => rows.replace(/[^\n]/g, ""))
    .replace(/^source .*$/gim, "")
    .replaceAll("%TABLE_PREFIX%", "")
    // A comment that ends earlier than its author thought.
    .replaceAll("Events_*/", "Events_")
    .replaceAll("@ZM_MYSQL_ENGINE@", "InnoDB")
    .replaceAll("{$NAMESPACE}", "phabricator")
    .replace(/\{\$CHARSET\w*\}/g, "utf8mb4")
    .replace(/\{\$COLLATE\w*\}/g, "utf8mb4_bin")
    // Words that MariaDB reserves and MySQL does not.
    .replace(/^\s*offset (?=int)/gm, "`offset` ");
}

/** A statement that brings rows, up to the end of a line that is outside of its texts. */
const ROWS = /^(?:INSERT|REPLACE|LOAD DATA) (?:'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|[^'"])*?;\s*$/gim;

/** The databases that a script uses. */
function usedDatabases(script) {
  return [...new Set([...script.matchAll(/^USE +`?(\w+)`? *;/gim)].map((found) => found[1]))];
}

/** The database that a script makes for itself, where it is one. */
function ownDatabase(script) {
  const names = usedDatabases(script);
  return names.length === 1 ? names[0] : undefined;
}

/**
 * Views and routines may name the database of the script, which is there before it, with the settings that it gives it. On
 * one line, so that lines keep their numbers.
 */
function script(sql, source) {
  const own = ownDatabase(source);
  const name = own ?? "crowfoot";
  const text = own ? sql.replace(DATABASE, (all, verb, settings) => (verb && settings?.trim() ? `ALTER DATABASE ${name} ${settings};${all.replace(/[^\n]/g, "")}` : all.replace(/[^\n]/g, ""))) : sql;
  // Those that a script uses and does not make it takes for granted.
  const made = (database) => new RegExp(`^CREATE (DATABASE|SCHEMA)[^;]*\\b${database}\\b`, "im").test(sql);
  const granted = usedDatabases(text).filter((database) => !made(database)).map((database) => `CREATE DATABASE IF NOT EXISTS ${database}; `).join("");
  return `CREATE DATABASE IF NOT EXISTS ${name}; USE ${name}; ${granted}${forMariadb(text)}`;
}

/** The making or dropping of a database: whether it is made, and with what settings. */
const DATABASE = /^(?:(CREATE)|DROP) (?:DATABASE|SCHEMA)(?: *\/\*!\d+| IF (?:NOT )?EXISTS| *\*\/)* *`?\w+`?([^;]*);/gim;
