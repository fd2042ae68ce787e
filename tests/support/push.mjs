/**
 * Prints what `drizzle-kit push` would do with the database that our DDL makes, as JSON: `node push.mjs 0.45 drizzle-pg postgres schema.sql`.
 * A process of its own: where the kit does not know a table it asks whether that was renamed, nobody answers, and the process ends.
 */
import { readFileSync, rmSync, mkdtempSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import mysql2 from "mysql2/promise";
import { crowfoot } from "./crowfoot.mjs";
import { loaded } from "./drizzle-lines.mjs";
import { stop, withMariadb } from "./mariadb.mjs";
import { withPostgres } from "./postgres.mjs";

const require = createRequire(import.meta.url);
const [line, exporter, from, source] = process.argv.slice(2);
const convert = (to, ...options) => crowfoot(["convert", source, ...(from === "json" ? [] : ["--from", from]), "--to", to, ...options]);
const SCHEMAS = "SELECT nspname AS name FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'";

/** The functions of the kit of 0.45. They pass queries on without their parameters, where the command passes them. */
function classic() {
  const path = require.resolve("drizzle-kit/api");
  const whole = "await drizzleInstance.$client.query(query, params)";
  const text = readFileSync(path, "utf8").replace("await drizzleInstance.execute(sql.raw(query))", whole);
  const module = new Module(path);
  module.filename = path;
  module.paths = Module._nodeModulePaths(path);
  module._compile(text, path);
  return module.exports;
}

/** The tables that `drizzle.config.ts` hides from the kit. */
function filter() {
  const folder = mkdtempSync(join(tmpdir(), "crowfoot-push-"));
  convert(exporter, "--line", line, "--layout", "file", "--migrations", "--out", folder);
  const text = readFileSync(join(folder, "drizzle.config.ts"), "utf8");
  rmSync(folder, { recursive: true });
  return [...(text.match(/tablesFilter: \[([^\]]*)\]/)?.[1] ?? "").matchAll(/'([^']*)'/g)].map(([, name]) => name);
}

const ENGINES = {
  "drizzle-pg": (schema) =>
    withPostgres(async (client) => {
      // Roles are of the server, not of a schema.
      const ddl = convert("postgres");
      for (const [, names] of ddl.matchAll(/^CREATE POLICY .* TO ([\w, ]+?)(?: USING| WITH|;)/gm)) {
        for (const name of names.split(", ")) await client.exec(`CREATE ROLE ${name}`).catch(() => {});
      }
      await client.exec(ddl);
      const names = (await client.query(SCHEMAS)).rows.map((row) => row.name);
      if (line === "1.0") {
        const { drizzle } = require("drizzle-orm-1/pglite");
        return require("drizzle-kit-1/api-postgres").pushSchema(schema, drizzle({ client }), { schemas: names, tables: filter() });
      }
      return classic().pushSchema(schema, require("drizzle-orm/pglite").drizzle(client), names, filter());
    }),
  "drizzle-mysql": (schema) =>
    withMariadb(async (server) => {
      server.run(convert("mysql"));
      const client = await mysql2.createConnection({ socketPath: server.socket, user: "root", database: "crowfoot" });
      const found = await require("drizzle-kit/api").pushMySQLSchema(schema, require("drizzle-orm/mysql2").drizzle(client), "crowfoot");
      await client.end();
      await stop();
      return found;
    }),
  "drizzle-sqlite": async (schema) => {
    const client = createClient({ url: ":memory:" });
    await client.executeMultiple(convert("sqlite"));
    return require("drizzle-kit/api").pushSQLiteSchema(schema, require("drizzle-orm/libsql").drizzle(client));
  },
};

const write = process.stdout.write.bind(process.stdout);
const schema = loaded(line, { "schema.ts": convert(exporter, "--line", line) });
process.stdout.write = () => true;
const found = await ENGINES[exporter](schema);
process.stdout.write = write;
write(`${JSON.stringify(found.statementsToExecute ?? found.sqlStatements)}\n`, () => process.exit(0));
