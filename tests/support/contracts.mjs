import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withMariadb } from "./mariadb.mjs";
import { compiled, tested, written } from "./project.mjs";

/**
 * Writes a design as a project of repositories for `pg`, `mysql` or `sqlite`, compiles it, and runs its own tests: in memory, and over
 * its database. Returns how many of its tests have passed.
 */
export async function held(source, from, dialect, line = "0.45") {
  return passing(written(source, from, `repositories-${dialect}`, ["--line", line]), source, dialect, line);
}

/** As `held`, of a project that is written: `{ folder, remove }`. */
export async function passing({ folder, remove }, source, dialect, line = "0.45") {
  const what = `${source} for ${dialect} with ${line}`;
  try {
    assert.deepEqual(compiled(folder, line), [], what);
    const run = (environment) => tested(folder, environment, line);
    if (dialect === "pg") rewrite(folder, forPglite);
    const { passed, failed, output } = dialect === "mysql" ? await overMariadb(folder, run) : run({});
    const messages = output.match(/^\s*(not ok .*|error: .*)$/gm) ?? [];
    assert.equal(failed, 0, `${what}: ${messages.join("\n")}\n${output.slice(0, 2000)}`);
    assert.ok(passed > 1, output);
    return passed;
  } finally {
    remove();
  }
}

function overMariadb(folder, run) {
  return withMariadb(async ({ socket }) => {
    rewrite(folder, forMariadb);
    return run({ DATABASE_URL: `mysql://root@localhost/crowfoot?socketPath=${socket}` });
  });
}

/** Writes the script of the tests as their database takes it. */
function rewrite(folder, change) {
  const path = join(folder, "src/testing/schema.sql");
  const script = readFileSync(path, "utf8");
  if (change(script) !== script) writeFileSync(path, change(script));
}

/** PGlite comes without pgvector: lists of numbers take the place of vectors, which have no contract. */
function forPglite(script) {
  return script.replace(/^CREATE EXTENSION .*\bvector\b.*;$|^CREATE INDEX .* USING (hnsw|ivfflat) .*;$/gm, "").replace(/(\w+\.)?\bvector\(\d+\)/g, "real[]");
}

/** MariaDB has no indexes on expressions: a column that it computes takes the place. */
function forMariadb(script) {
  return script.replace(
    /^( *)(UNIQUE )?INDEX (\S+) \(\((.*)\)\)(,?)$/gm,
    (_, space, unique = "", name, expression, comma) =>
      `${space}${name}_key varchar(255) AS (${expression}) VIRTUAL INVISIBLE, ${unique}INDEX ${name} (${name}_key)${comma}`,
  );
}
