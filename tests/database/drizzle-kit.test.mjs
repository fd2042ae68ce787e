import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { convert, crowfoot } from "../support/crowfoot.mjs";
import { LINE_NAMES, loaded, migration, ormOf } from "../support/drizzle-lines.mjs";
import { stop as stopMariadb, withMariadb } from "../support/mariadb.mjs";
import { stop as stopPostgres, withPostgres } from "../support/postgres.mjs";
import { withSqlite } from "../support/sqlite.mjs";
import { typeErrors } from "../support/typescript.mjs";
import { difference } from "./catalog/lines.mjs";
import { mysqlCatalog } from "./catalog/mysql.mjs";
import { postgresCatalog } from "./catalog/postgres.mjs";
import { sqliteCatalog } from "./catalog/sqlite.mjs";

// Schemas that say what Drizzle makes easily wrong. What drizzle-kit makes of their Drizzle is the database of their DDL.
const root = fileURLToPath(new URL("../fixtures/drizzle/", import.meta.url));

/** Folders by the dialect that they are read as, and the one that they are written for. */
const FOLDERS = { pg: ["postgres", "postgres"], mysql: ["mysql", "mysql"], sqlite: ["sqlite", "sqlite"], prisma: ["prisma", "postgres"] };
const EXPORTERS = { postgres: "drizzle-pg", mysql: "drizzle-mysql", sqlite: "drizzle-sqlite" };

/** What Drizzle cannot write, or writes in another way that is the same. */
const UNHELD = {
  // Names of columns stand within the query.
  "pg/views.sql": /"name":"named"/,
  // An index that a foreign key refers to has to be a constraint in 0.45.
  "pg/targets.sql": /UNIQUE/,
  // Keys without a name get that of Drizzle; queries of views are enclosed.
  "mysql/notes.sql": /^. (table \{"name":"marks"|view)/,
  // SQLite shows the text of a statement.
  "sqlite/shop.sql": /by discount|Order Details/,
};

const fixtures = Object.keys(FOLDERS).flatMap((folder) => readdirSync(`${root}${folder}`).map((name) => `${folder}/${name}`));

/** A schema in Drizzle, and as DDL. */
function exported(line, name) {
  const [from, dialect] = FOLDERS[name.split("/")[0]];
  const input = readFileSync(root + name, "utf8");
  const schema = crowfoot(["convert", "-", "--from", from, "--to", EXPORTERS[dialect], "--line", line], { input });
  return { dialect, schema, ddl: convert(input, from, dialect) };
}

const ENGINES = {
  postgres: (statements, ddl) =>
    withPostgres(async (database) => {
      for (const sql of statements) await database.exec(sql);
      return postgresCatalog(database, ddl);
    }),
  mysql: (statements) =>
    withMariadb((database) => {
      database.run(statements.map((sql) => sql.trim().replace(/;?$/, ";")).join("\n"));
      // drizzle-kit says what holds anyhow.
      return mysqlCatalog(database).map((line) => line.replace(/ ON (DELETE|UPDATE) NO ACTION/g, ""));
    }),
  sqlite: (statements) =>
    withSqlite((database) => {
      for (const sql of statements) database.run(sql);
      return sqliteCatalog(database);
    }),
};

after(stopMariadb);
after(stopPostgres);

for (const line of LINE_NAMES) {
  test(`the compiler takes what is written for ${line}`, () => {
    const files = Object.fromEntries(fixtures.map((name) => [`${name}.ts`, exported(line, name).schema]));
    assert.deepEqual(typeErrors(files, ormOf(line)), []);
  });

  for (const name of fixtures) {
    test(`${name}: drizzle-kit of ${line} makes the database of the DDL`, async () => {
      const { dialect, schema, ddl } = exported(line, name);
      const statements = await migration(line, EXPORTERS[dialect], loaded(line, { "schema.ts": schema }));
      assert.ok(statements.length > 0);
      // Extensions are for a migration of one's own.
      const before = ddl.match(/^CREATE EXTENSION .*;$/gm) ?? [];
      const found = await ENGINES[dialect]([...before, ...statements], ddl);
      const expected = await ENGINES[dialect]([ddl], ddl);
      const lines = difference(found, expected).filter((text) => !UNHELD[name]?.test(text));
      assert.deepEqual(lines, []);
    });
  }
}
