import { withMariadb } from "../support/mariadb.mjs";
import { emptied, withPostgres } from "../support/postgres.mjs";
import { withSqlite } from "../support/sqlite.mjs";
import { mysqlCatalog } from "./catalog/mysql.mjs";
import { postgresCatalog } from "./catalog/postgres.mjs";
import { sqliteCatalog } from "./catalog/sqlite.mjs";
import { forMariadb } from "./mariadb-syntax.mjs";

/** The engines that migrations are tried on: each calls `work` with one of them, empty. */
export const ENGINES = {
  sqlite: (work) =>
    withSqlite((database) =>
      work({
        empty: () => database.renew(),
        run: (sql) => database.run(sql),
        rollback: () => attempted(() => database.run("ROLLBACK")),
        attempt: (sql) => attempted(() => database.run(sql)),
        rows: (sql) => database.rows(sql),
        catalog: () => {
          // It also says where a key cannot be checked at all.
          database.run("PRAGMA foreign_key_check");
          return sqliteCatalog(database).map(unnumbered).sort();
        },
      }),
    ),
  postgres: (work) =>
    withPostgres((database) =>
      work({
        empty: () => emptied(database),
        // By itself, since with another one it would be in a transaction.
        run: async (sql) => {
          await database.exec("RESET search_path");
          await database.exec(sql);
        },
        rollback: () => database.exec("ROLLBACK"),
        attempt: (sql) => attempted(() => database.exec(`RESET search_path; ${sql}`)),
        rows: async (sql) => {
          await database.exec("RESET search_path");
          return (await database.query(sql)).rows;
        },
        catalog: async (script) => (await postgresCatalog(database, script)).map(unplaced).sort(),
      }),
    ),
  mysql: (work) =>
    withMariadb((database) =>
      work({
        empty: () => database.empty(),
        run: (sql) => database.run(adding(forMariadb(sql))),
        attempt: (sql) => attempted(() => database.run(forMariadb(sql))),
        rows: (sql) => database.rows(sql),
        catalog: () => mysqlCatalog(database).map(unordered).sort(),
      }),
    ),
};

/** What is added to a table, as MariaDB says it: a line of a table begins with what is added. */
function adding(sql) {
  return sql.replace(/\) INVISIBLE(?=[,;]?\n|;?$)/g, ") IGNORED").replace(/\) NOT ENFORCED(?=[,;]?\n|;?$)/g, ")");
}

async function attempted(work) {
  try {
    await work();
  } catch {
    // Refused rows are not there.
  }
}

/**
 * A table with its indexes in an order of their own: those that are made later come first. And statements with names in
 * quotes only where they need them: SQLite puts a name in quotes where it has changed one.
 */
function unnumbered(line) {
  const [kind, row] = [line.slice(0, line.indexOf(" ")), JSON.parse(line.slice(line.indexOf(" ") + 1))];
  const isIndex = (part) => /^index \d+: /.test(part);
  const all = kind === "table" ? row.text.split(/\n(?=index \d+: |foreign key|column cid|autoincrement|check)/) : [];
  const indexes = all.filter(isIndex).map((part) => part.replace(/^index \d+: /, "index ")).sort();
  const text = kind === "table" ? [...all.filter((part) => !isIndex(part)), ...indexes].join("\n") : bare(row.text.replace(/"([A-Za-z_]\w*)"/g, "$1"));
  return `${kind} ${JSON.stringify({ ...row, text })}`;
}

/** Calls without parentheses around them. */
function bare(text) {
  const less = text.replace(/\((\w+\([^()]*\))\)/g, "$1");
  return less === text ? text : bare(less);
}

/** A column without its place: PostgreSQL adds columns at the end. */
function unplaced(line) {
  return line.replace(/"position":"?\d+"?,?/, "");
}

/** A table with its keys in an order of their own: those that are added later come last. */
function unordered(line) {
  const [kind, row] = [line.slice(0, line.indexOf(" ")), JSON.parse(line.slice(line.indexOf(" ") + 1))];
  const [start, end] = [row.text.indexOf(" ( "), row.text.lastIndexOf(" ) ENGINE=")];
  if (kind !== "table" || start < 0 || end < 0) return line;
  const parts = row.text.slice(start + 3, end).split(/, (?=(?:PRIMARY|UNIQUE|FULLTEXT|SPATIAL) KEY |KEY |CONSTRAINT )/);
  const text = [row.text.slice(0, start), ...parts.sort(), row.text.slice(end).replace(/ AUTO_INCREMENT=\d+/, "")].join(" ; ");
  return `${kind} ${JSON.stringify({ ...row, text })}`;
}
