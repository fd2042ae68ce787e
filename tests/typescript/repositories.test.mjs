import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import { CORPUS, withoutCorpus } from "../support/crowfoot.mjs";
import { stop, withMariadb } from "../support/mariadb.mjs";
import { compiled, copied, files, tested, text, written } from "../support/project.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const golden = here("../../crates/export/tests/golden/");
const DIALECTS = ["pg", "mysql", "sqlite"];
const SAMPLES = ["shop", "library", "ticketing"];

after(stop);

/**
 * Writes a design as a project, compiles it, and runs its own tests: in memory, and over its database. Returns how many
 * of its tests have passed.
 */
async function held(source, from, dialect) {
  return passing(written(source, from, `repositories-${dialect}`), source, dialect);
}

async function passing({ folder, remove }, source, dialect) {
  try {
    assert.deepEqual(compiled(folder), [], `${source} for ${dialect}`);
    const run = (environment) => tested(folder, environment);
    const { passed, failed, output } = dialect === "mysql" ? await overMariadb(folder, run) : run({});
    const messages = output.match(/^\s*(not ok .*|error: .*)$/gm) ?? [];
    assert.equal(failed, 0, `${source} for ${dialect}: ${messages.join("\n")}\n${output.slice(0, 2000)}`);
    assert.ok(passed > 1, output);
    return passed;
  } finally {
    remove();
  }
}

function overMariadb(folder, run) {
  return withMariadb(async ({ socket }) => {
    const path = join(folder, "src/testing/schema.sql");
    writeFileSync(path, forMariadb(readFileSync(path, "utf8")));
    return run({ DATABASE_URL: `mysql://root@localhost/crowfoot?socketPath=${socket}` });
  });
}

/** MariaDB has no indexes on expressions: a column that it computes takes the place. */
function forMariadb(script) {
  return script.replace(
    /^( *)(UNIQUE )?INDEX (\S+) \(\((.*)\)\)(,?)$/gm,
    (_, space, unique = "", name, expression, comma) =>
      `${space}${name}_key varchar(255) AS (${expression}) VIRTUAL INVISIBLE, ${unique}INDEX ${name} (${name}_key)${comma}`,
  );
}

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

/** Real schemas: the path in the corpus, its dialect, and the target. */
const REAL = [
  ["pg/chinook.sql", "postgres", "pg"],
  ["pg/listmonk.sql", "postgres", "pg"],
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
    await held(here(`../fixtures/repositories/${name}.sql`), from, dialect);
  }
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
  writeFileSync(join(biome, "biome.json"), JSON.stringify({ linter: { rules: { recommended: true } }, formatter: { enabled: false }, assist: { enabled: false } }));
  for (const dialect of DIALECTS) {
    const folder = `${golden}repositories-${dialect}`;
    // The schema is the text of another exporter, which has tests of its own.
    const sources = files(folder).filter((path) => path.endsWith(".ts") && !path.endsWith("database/schema.ts"));
    assert.ok(sources.length > 30);
    for (const path of sources) {
      const source = text(folder, path);
      const formatted = await prettier.format(source, { filepath: path, singleQuote: true, printWidth: 100 });
      assert.equal(source, formatted, `${dialect}/${path}`);
    }
    const program = here("../node_modules/@biomejs/biome/bin/biome");
    const options = ["lint", `--config-path=${join(biome, "biome.json")}`, "--error-on-warnings", "--vcs-enabled=false"];
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...options, folder], { encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
    assert.doesNotMatch(stdout + stderr, /lint\//);
  }
  rmSync(biome, { recursive: true });
});

test("no module of a domain knows Drizzle", () => {
  for (const dialect of DIALECTS) {
    const folder = `${golden}repositories-${dialect}`;
    for (const path of files(folder).filter((path) => path.startsWith("src/domain/") && !path.endsWith(".test.ts"))) {
      assert.doesNotMatch(text(folder, path), /drizzle/i, path);
    }
  }
});
