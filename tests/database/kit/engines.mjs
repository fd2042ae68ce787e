import { withMariadb } from "../../support/mariadb.mjs";
import { withPostgres } from "../../support/postgres.mjs";
import { withSqlite } from "../../support/sqlite.mjs";
import { mysqlCatalog } from "../catalog/mysql.mjs";
import { postgresCatalog } from "../catalog/postgres.mjs";
import { sqliteCatalog } from "../catalog/sqlite.mjs";
import { granted, prepared } from "../engines/postgres.mjs";
import { forMariadb } from "../mariadb-syntax.mjs";

/** How many stand-ins a single statement may need. */
const MOST = 40;

/**
 * Runs statements in an empty database, each by itself: `{ catalog, refused }`, the latter `{ sql, message }`. What the statements of `given`
 * make is there for those that need it, whatever their order: it comes from a migration of one's own.
 */
export const ENGINES = {
  postgres: (statements, { given = [], source, script }) =>
    withPostgres(async (database) => {
      await database.exec(`${prepared(source)}; SET check_function_bodies = off; SET client_min_messages = warning;`);
      const run = async (sql) => {
        for (let tries = 0; ; tries += 1) {
          const error = await failure(() => database.exec(sql));
          const help = error && tries < MOST ? granted(error.message, source) : undefined;
          if (!help || (await failure(() => database.exec(help)))) return error;
        }
      };
      const refused = await inOrder(statements, given, run);
      return { catalog: await postgresCatalog(database, script), refused };
    }),
  mysql: (statements, { given = [] }) =>
    withMariadb(async (database) => {
      const all = [...given, ...statements];
      // One call of the client, with a statement from a line of its own.
      const texts = all.map((sql) => forMariadb(`${sql.trim().replace(/;?$/, ";")}\n`));
      const starts = [];
      let line = 2;
      for (const text of texts) {
        starts.push(line);
        line += text.split("\n").length - 1;
      }
      const refused = database.attempt(`SET FOREIGN_KEY_CHECKS = 0;\n${texts.join("")}`).map(({ line, message }) => ({ message, sql: statementAt(texts, starts, line) }));
      return { catalog: mysqlCatalog(database), refused };
    }),
  sqlite: (statements, { given = [] }) =>
    withSqlite(async (database) => {
      const refused = await inOrder(statements, given, (sql) => failure(async () => database.run(sql)));
      return { catalog: sqliteCatalog(database), refused };
    }),
};

/** The statement of a line: a text may be a whole script. */
function statementAt(texts, starts, line) {
  const at = starts.findLastIndex((start) => start <= line);
  const rest = (texts[at] ?? "").split("\n").slice(line - starts[at]).join("\n");
  return rest.slice(0, rest.indexOf(";\n") + 1 || undefined);
}

/** Runs statements, before each what is given as far as it runs by then. */
async function inOrder(statements, given, run) {
  let left = given;
  const refused = [];
  const give = async () => {
    const before = left.length;
    const still = [];
    for (const sql of left) if (await run(sql)) still.push(sql);
    left = still;
    return left.length < before;
  };
  await give();
  for (const sql of statements) {
    let error = await run(sql);
    while (error && left.length > 0 && (await give())) error = await run(sql);
    if (error) refused.push({ sql, message: error.message.split("\n")[0] });
  }
  while (left.length > 0 && (await give()));
  return refused;
}

async function failure(work) {
  try {
    const error = await work();
    return error instanceof Error ? error : undefined;
  } catch (error) {
    return error;
  }
}
