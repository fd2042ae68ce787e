import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { CORPUS, withoutCorpus } from "../support/crowfoot.mjs";
import { held, passing } from "../support/contracts.mjs";
import { LINE_NAMES } from "../support/drizzle-lines.mjs";
import { formatted, lint } from "../support/looks.mjs";
import { stop } from "../support/mariadb.mjs";
import { compiled, copied, files, text, written } from "../support/project.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const golden = here("../../crates/export/tests/golden/");
const DIALECTS = ["pg", "mysql", "sqlite"];
const SAMPLES = ["shop", "library", "ticketing"];

after(stop);

for (const sample of SAMPLES) {
  for (const dialect of DIALECTS) {
    test(`the repositories of ${sample} for ${dialect} pass their contracts`, async () => {
      assert.ok((await held(here(`../fixtures/samples/${sample}.sql`), "postgres", dialect)) > 40);
    });
  }
}

for (const dialect of DIALECTS) {
  test(`the golden project for ${dialect}, with its access patterns, passes its contracts`, async () => {
    const project = copied(`${golden}repositories-${dialect}`);
    const finder = "listByAuthorIdAndStatusAndPublishedAt(";
    assert.ok(text(project.folder, "src/domain/posts/post-repository.contract.ts").includes(finder));
    assert.ok((await passing(project, "golden", dialect)) > 40);
  });
}

for (const dialect of DIALECTS) {
  test(`the repositories of shop for ${dialect} pass their contracts on the 1.0 line of Drizzle`, async () => {
    assert.ok((await held(here("../fixtures/samples/shop.sql"), "postgres", dialect, "1.0")) > 40);
  });
}

/** Real schemas: the path in the corpus, its dialect, and the target. */
const REAL = [
  ["pg/chinook.sql", "postgres", "pg"],
  ["pg/listmonk.sql", "postgres", "pg"],
  ["pg/pagila.sql", "postgres", "pg"],
  ["mysql/chinook.sql", "mysql", "mysql"],
  ["mysql/employees.sql", "mysql", "mysql"],
  // MyISAM cannot roll back; a view names the database of the dump.
  ["mysql/classicmodels.sql", "mysql", "mysql"],
  ["mysql/sakila.sql", "mysql", "mysql"],
  ["sqlite/chinook.sql", "sqlite", "sqlite"],
  // Its triggers change what is saved.
  ["sqlite/sakila.sql", "sqlite", "sqlite"],
  ["sqlite/vaultwarden-migrations.sql", "sqlite", "sqlite"],
];

for (const [path, from, dialect] of REAL) {
  test(`the repositories of ${path} pass their contracts`, { skip: withoutCorpus(path) }, async () => {
    await held(CORPUS + path, from, dialect);
  });
}

test("hostile schemas compile and pass their contracts", async () => {
  for (const [name, from, dialect] of [["postgres", "postgres", "pg"], ["mysql", "mysql", "mysql"], ["sqlite", "sqlite", "sqlite"]]) {
    for (const line of LINE_NAMES) await held(here(`../fixtures/repositories/${name}.sql`), from, dialect, line);
  }
});

test("so does a schema of PostgreSQL for databases without its arrays, domains and serials", async () => {
  for (const dialect of ["mysql", "sqlite"]) {
    for (const line of LINE_NAMES) await held(here("../fixtures/repositories/postgres.sql"), "postgres", dialect, line);
  }
});

test("foreign keys that no row can be made for compile, and the other tables pass their contracts", async () => {
  assert.ok((await held(here("../fixtures/repositories/odd-keys.sql"), "sqlite", "sqlite")) > 10);
});

test("the compiler finds a port that an implementation does not keep", () => {
  const { folder, remove } = written(here("../fixtures/samples/library.sql"), "postgres", "repositories-pg");
  try {
    const path = "src/infrastructure/drizzle/drizzle-author-repository.ts";
    writeFileSync(join(folder, path), text(folder, path).replace("async count()", "async size()"));
    assert.match(compiled(folder).join("\n"), /incorrectly implements interface 'AuthorRepository'/);
  } finally {
    remove();
  }
});

test("Prettier and Biome take the golden projects untouched", async () => {
  const biome = mkdtempSync(join(tmpdir(), "crowfoot-biome-"));
  for (const dialect of DIALECTS) {
    const folder = `${golden}repositories-${dialect}`;
    // The schema is the text of another exporter, which has tests of its own.
    const sources = files(folder).filter((path) => path.endsWith(".ts") && !path.endsWith("database/schema.ts"));
    assert.ok(sources.length > 30);
    const texts = Object.fromEntries(sources.map((path) => [path, text(folder, path)]));
    for (const [path, source] of Object.entries(texts)) assert.equal(source, await formatted(source, { filepath: path }), `${dialect}/${path}`);
    assert.equal(lint(texts, join(biome, dialect)), "", dialect);
  }
  rmSync(biome, { recursive: true });
});

/** Schemas with names that are so long that most lines have to break. */
const LONG = [["mysql/benchbase-auctionmark.sql", "mysql", "mysql"], ["pg/n-pricing-supabase.sql", "postgres", "pg"], ["sqlite/pydemo-django-sqlmigrate.sql", "sqlite", "sqlite"]];

test("nor do they find anything where names are long", { skip: withoutCorpus() }, async () => {
  const changed = [];
  const biome = mkdtempSync(join(tmpdir(), "crowfoot-biome-"));
  for (const [schema, from, dialect] of LONG) {
    const { folder, remove } = written(CORPUS + schema, from, `repositories-${dialect}`);
    const sources = files(folder).filter((path) => path.endsWith(".ts") && !path.endsWith("database/schema.ts"));
    const texts = Object.fromEntries(sources.map((path) => [path, text(folder, path)]));
    remove();
    for (const [path, source] of Object.entries(texts)) {
      if (source !== (await formatted(source, { filepath: path }))) changed.push(`${schema}: ${path}`);
    }
    assert.equal(lint(texts, join(biome, dialect)), "", schema);
  }
  rmSync(biome, { recursive: true });
  assert.deepEqual(changed, []);
});

test("no module of a domain knows Drizzle", () => {
  for (const dialect of DIALECTS) {
    const folder = `${golden}repositories-${dialect}`;
    for (const path of files(folder).filter((path) => path.startsWith("src/domain/") && !path.endsWith(".test.ts"))) {
      assert.doesNotMatch(text(folder, path), /drizzle/i, path);
    }
  }
});
