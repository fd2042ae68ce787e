import assert from "node:assert/strict";
import { after, test } from "node:test";
import { convert } from "../support/crowfoot.mjs";
import { ofKind } from "./catalog/lines.mjs";
import * as engine from "./engines/sqlite.mjs";
import { SAMPLES, golden, sample } from "./inputs.mjs";
import { assertSurvives, testCorpus } from "./judged.mjs";

after(engine.stop);

for (const name of SAMPLES) {
  test(`sample ${name}`, async () => {
    const document = sample(name);
    const found = await assertSurvives(engine, convert(document, "json", "sqlite"));
    // Partitions are no tables of their own in SQLite.
    const tables = JSON.parse(document).tables.filter((table) => !table.partitionOf);
    assert.equal(ofKind(found, "table").length, tables.length);
  });
}

for (const [name, sql] of golden("sqlite")) {
  test(`golden ${name}`, () => assertSurvives(engine, sql));
}

testCorpus(engine);
