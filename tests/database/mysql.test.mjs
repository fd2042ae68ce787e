import assert from "node:assert/strict";
import { after, test } from "node:test";
import { convert } from "../support/crowfoot.mjs";
import * as engine from "./engines/mysql.mjs";
import { SAMPLES, golden, sample } from "./inputs.mjs";
import { assertSurvives, testCorpus } from "./judged.mjs";

after(engine.stop);

for (const name of SAMPLES) {
  test(`sample ${name}`, async () => {
    const document = sample(name);
    const found = await assertSurvives(engine, convert(document, "json", "mysql"));
    // Partitions are no tables of their own in MySQL.
    const tables = JSON.parse(document).tables.filter((table) => !table.partitionOf);
    const written = new Set(found.filter((line) => line.startsWith("table ")).map((line) => JSON.parse(line.slice(6)).name));
    assert.equal(written.size, tables.length);
  });
}

for (const [name, sql] of golden("mysql")) {
  test(`golden ${name}`, () => assertSurvives(engine, sql));
}

testCorpus(engine);
