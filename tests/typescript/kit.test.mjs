import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { CORPUS, withoutCorpus } from "../support/crowfoot.mjs";
import { LINE_NAMES } from "../support/drizzle-lines.mjs";
import { assertSettled, written } from "../support/first-migration.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const EXPORTERS = ["drizzle-pg", "drizzle-mysql", "drizzle-sqlite"];
const SAMPLES = ["library", "shop", "ticketing"].map((name) => here(`../../public/samples/${name}.json`));
const REAL = ["pg/pagila.sql", "pg/coder.sql", "pg/skihub-supabase-migrations.sql", "mysql/sakila.sql", "mysql/koha.sql", "sqlite/chinook.sql", "prisma/umami.prisma"];

/** A folder for a test alone. */
function folderOf(t) {
  mkdirSync(here("../test-results"), { recursive: true });
  const folder = mkdtempSync(here("../test-results/kit-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function assertSame(t, sources) {
  const folder = folderOf(t);
  for (const source of sources) {
    for (const exporter of EXPORTERS) {
      for (const line of LINE_NAMES) {
        const own = join(folder, `${exporter}-${line}`);
        rmSync(own, { recursive: true, force: true });
        await assertSettled(written(source, exporter, line, own), exporter, line, `${source} as ${exporter} for ${line}`);
      }
    }
  }
}

test("the first snapshot of a sample is the one that drizzle-kit would make", (t) => assertSame(t, SAMPLES));

test("so is that of real schemas, for each database", { skip: withoutCorpus() }, (t) =>
  assertSame(t, REAL.map((path) => join(CORPUS, path))));

test("drizzle-kit finds nothing to do after the first migration", (t) => {
  const folder = folderOf(t);
  for (const exporter of EXPORTERS) {
    const own = join(folder, exporter);
    written(SAMPLES[1], exporter, "0.45", own);
    symlinkSync(here("../node_modules"), join(own, "node_modules"));
    const kit = join(own, "node_modules/drizzle-kit/bin.cjs");
    const ended = spawnSync(process.execPath, [kit, "generate"], { cwd: own, encoding: "utf8" });
    assert.match(ended.stdout, /No schema changes/, `${exporter}: ${ended.stdout}${ended.stderr}`);
    assert.deepEqual(readdirSync(join(own, "drizzle")).sort(), ["0000_init.sql", "meta"]);
  }
});

test("drizzle-kit finds a change that was made after it", (t) => {
  const own = folderOf(t);
  const { schema } = written(SAMPLES[1], "drizzle-sqlite", "0.45", own);
  writeFileSync(join(own, "schema.ts"), schema.replace(".notNull()", ""));
  symlinkSync(here("../node_modules"), join(own, "node_modules"));
  const kit = join(own, "node_modules/drizzle-kit/bin.cjs");
  const ended = spawnSync(process.execPath, [kit, "generate"], { cwd: own, encoding: "utf8" });
  assert.doesNotMatch(ended.stdout, /No schema changes/);
  assert.equal(readdirSync(join(own, "drizzle")).length, 3);
});

test("Drizzle runs the first migration, and once", async (t) => {
  const own = folderOf(t);
  written(SAMPLES[1], "drizzle-pg", "0.45", own);
  const client = new PGlite();
  const migrationsFolder = join(own, "drizzle");
  await migrate(drizzle(client), { migrationsFolder });
  await migrate(drizzle(client), { migrationsFolder });
  const { rows } = await client.query("SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'");
  assert.ok(rows[0].n > 5);
  await client.close();
});
