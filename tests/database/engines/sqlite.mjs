import { withSqlite } from "../../support/sqlite.mjs";
import { sqliteCatalog, sqliteScript } from "../catalog/sqlite.mjs";
import { attempted, pieces } from "../pieces.mjs";
import { forth } from "../way-back.mjs";

export const dialect = "sqlite";
export const folder = "sqlite";

/** Runs DDL in an empty SQLite and tells what is there then: `{ catalog, script }`. */
export async function built(sql) {
  return withSqlite((database) => {
    database.run(sql);
    return shown(database);
  });
}

/** The same, with what SQLite refuses left out: the catalog and `{ line, message }` of each refusal. */
export async function builtInPieces(sql, ledger) {
  return withSqlite(async (database) => {
    const refused = await attempted(pieces(sql, ledger), (text) => database.run(text));
    return { ...shown(database), refused };
  });
}

function shown(database) {
  return { catalog: sqliteCatalog(database), script: sqliteScript(database) };
}

/** A script without rows and without commands to the shell. */
export function runnable(text) {
  return forth(text)
    .replaceAll("\uFEFF", "")
    // SQLite itself has no comments with a number sign, but programs that send scripts to it do.
    .replace(/(^|\s)#.*$/gm, "$1")
    .replace(/^\.\w.*$/gm, "")
    .replace(/^(INSERT|REPLACE) [^]*?;$/gim, "");
}

/** There is no server to stop. */
export async function stop() {}
