import assert from "node:assert/strict";
import { after, test } from "node:test";
import { convert } from "../support/crowfoot.mjs";
import { ofKind } from "./catalog/lines.mjs";
import * as engine from "./engines/postgres.mjs";
import { SAMPLES, golden, sample } from "./inputs.mjs";
import { assertSurvives, testCorpus } from "./judged.mjs";

after(engine.stop);

for (const name of SAMPLES) {
  test(`sample ${name}`, async () => {
    const document = sample(name);
    const found = await assertSurvives(engine, convert(document, "json", "postgres"));
    assert.equal(ofKind(found, "table").length, JSON.parse(document).tables.length);
  });
}

/** What the documents of the golden files take for granted. */
const PREPARATIONS = {
  cycles: `CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.regions (code varchar(2) PRIMARY KEY)`,
  schemas: `CREATE COLLATION "de-DE" FROM "C"`,
  types: `CREATE SEQUENCE s; CREATE TYPE "Odd ""type""" AS ENUM ()`,
};

for (const [name, sql] of golden("postgres")) {
  test(`golden ${name}`, async () => {
    // PostGIS and pgvector are not in this PostgreSQL.
    const foreign = /^.*( (geometry|vector|halfvec|sparsevec)\(| (postgis|vector);).*\n/gm;
    await assertSurvives(engine, sql.replace(foreign, ""), { preparation: PREPARATIONS[name] });
  });
}

testCorpus(engine);
