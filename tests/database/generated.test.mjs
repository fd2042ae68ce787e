import { after, test } from "node:test";
import { convert } from "../support/crowfoot.mjs";
import { stop as stopMariadb, withMariadb } from "../support/mariadb.mjs";
import { stop as stopPostgres, withPostgres } from "../support/postgres.mjs";
import { scriptsFor } from "../support/specimens.mjs";
import { withSqlite } from "../support/sqlite.mjs";
import { assertSame } from "./catalog/lines.mjs";
import { mysqlCatalog } from "./catalog/mysql.mjs";
import { postgresCatalog } from "./catalog/postgres.mjs";
import { sqliteCatalog } from "./catalog/sqlite.mjs";
import { forMariadb } from "./mariadb-syntax.mjs";

// Designs of each dialect, written for each dialect: what is not there in one is written in another way, and runs.
const COUNT = 32;

after(stopMariadb);
after(stopPostgres);

/** Runs a script once, or twice where it says that it can, and then nothing may be different. */
async function runs(name, sql, run, catalog) {
  await run(sql);
  if (!/-(drop|if-not-exists)$/.test(name)) return;
  const first = await catalog();
  await run(sql);
  assertSame(await catalog(), first, "run again");
}

test("SQLite runs what is written for it", async (context) => {
  for (const [name, sql] of scriptsFor("sqlite", COUNT)) {
    await context.test(name, () =>
      withSqlite((database) => runs(name, sql, (sql) => database.run(sql), () => sqliteCatalog(database))),
    );
  }
});

test("PostgreSQL runs what is written for it", async (context) => {
  for (const [name, sql] of scriptsFor("postgres", COUNT)) {
    await context.test(name, () =>
      withPostgres((database) => runs(name, sql, (sql) => database.exec(`RESET search_path; ${sql}`), () => postgresCatalog(database, sql))),
    );
  }
});

test("MariaDB runs what is written for MySQL, but for what it lacks", async (context) => {
  for (const [name, sql] of scriptsFor("mysql", COUNT)) {
    const script = forMariadb(sql);
    await context.test(name, () =>
      withMariadb((database) => runs(name, script, (sql) => database.run(sql), () => mysqlCatalog(database, script))),
    );
  }
});

test("what MariaDB shows of a design makes the same again", async (context) => {
  const own = scriptsFor("mysql", COUNT).filter(([name]) => /^mysql-\d+$/.test(name));
  for (const [name, sql] of own) {
    const build = (script) =>
      withMariadb((database) => {
        database.run(forMariadb(script));
        const tables = mysqlCatalog(database, sql).filter((line) => line.startsWith("table "));
        return { tables, shown: shown(database) };
      });
    await context.test(name, async () => {
      const first = await build(sql);
      const second = await build(convert(first.shown, "mysql", "mysql"));
      assertSame(second.tables, first.tables, "imported and exported");
    });
  }
});

/** The tables of a database in the server's own words. */
function shown(database) {
  const names = database.rows("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'").map((row) => Object.values(row)[0]);
  const create = (name) => database.rows(`SHOW CREATE TABLE \`${name.replaceAll("`", "``")}\``)[0]["Create Table"];
  return names.map((name) => `${create(name)};\n`).join("\n");
}
