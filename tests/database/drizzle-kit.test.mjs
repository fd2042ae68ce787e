import assert from "node:assert/strict";
import { after, test } from "node:test";
import { crowfoot } from "../support/crowfoot.mjs";
import { LINE_NAMES, ormOf } from "../support/drizzle-lines.mjs";
import { stop as stopMariadb } from "../support/mariadb.mjs";
import { stop as stopPostgres } from "../support/postgres.mjs";
import { typeErrors } from "../support/typescript.mjs";
import { ofDdl, ofKit } from "./kit/compare.mjs";
import { corpus, EXPORTERS, fixtures } from "./kit/sources.mjs";

// What drizzle-kit makes of a Drizzle schema is the database of our DDL, but for what Drizzle does not hold (kit/unheld.mjs). `cargo xtask corpus --drizzle`
// runs the whole corpus; here are all fixtures and some real schemas.
const REAL = ["pg/adventureworks-install.sql", "pg/coder.sql", "pg/hatchet-v0.sql", "pg/pagila.sql", "mysql/koha.sql", "mysql/mediawiki.sql", "mysql/sakila.sql", "sqlite/bareos15.sql", "sqlite/sakila.sql", "sqlite/zotero.sql", "prisma/dub-mysql", "prisma/umami.prisma"];

after(stopMariadb);
after(stopPostgres);

for (const line of LINE_NAMES) {
  test(`the compiler takes what is written for ${line}`, () => {
    const written = ({ path, from, dialect }) => crowfoot(["convert", path, "--from", from, "--to", EXPORTERS[dialect], "--line", line]);
    const files = Object.fromEntries(fixtures().map((source) => [`${source.name}.ts`, written(source)]));
    assert.deepEqual(typeErrors(files, ormOf(line)), []);
  });
}

for (const source of [...fixtures(), ...corpus().filter(({ name }) => REAL.includes(name))]) {
  let ours;
  for (const line of LINE_NAMES) {
    test(`${source.name}: drizzle-kit of ${line} makes the database of the DDL`, async () => {
      ours ??= await ofDdl(source);
      const { statements, refused, lines } = await ofKit(line, source, ours);
      assert.ok(statements.length > 0);
      assert.deepEqual(refused, []);
      assert.deepEqual(lines, []);
    });
  }
}
