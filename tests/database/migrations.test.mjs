import assert from "node:assert/strict";
import { after, test } from "node:test";
import { stop as stopMariadb } from "../support/mariadb.mjs";
import { migrationsFor } from "../support/migrations.mjs";
import { stop as stopPostgres } from "../support/postgres.mjs";
import { migrated } from "./migrating.mjs";
import { ENGINES } from "./migrating-engines.mjs";

// Random designs with rows are brought to random next versions, and back. Every step has to end in the database that the
// script of its design makes, with every row that the plan does not say is lost. MIGRATE_FIRST and MIGRATE_COUNT in the
// environment choose other seeds.
const FIRST = Number(process.env.MIGRATE_FIRST ?? 0);
const COUNTS = { sqlite: 200, postgres: 40, mysql: 25 };

after(stopMariadb);
after(stopPostgres);

for (const [dialect, withEngine] of Object.entries(ENGINES)) {
  const COUNT = Number(process.env.MIGRATE_COUNT ?? COUNTS[dialect]);
  test(`migrations of ${dialect} end where the new script would, with the rows`, async (context) => {
    const verdicts = { whole: 0, declared: 0, manual: 0, refused: 0, broken: 0 };
    const reasons = [];
    for (const migration of migrationsFor(dialect, FIRST, COUNT)) {
      const { verdict, reason } = await withEngine((engine) => migrated(engine, migration));
      verdicts[verdict] += 1;
      if (verdict === "broken") reasons.push(`seed ${migration.seed}: ${reason}`);
    }
    context.diagnostic(JSON.stringify(verdicts));
    assert.equal(verdicts.broken, 0, reasons.slice(0, 5).join("\n\n"));
    assert.ok(verdicts.whole >= COUNT / 3, `too few migrations keep rows all the way: ${JSON.stringify(verdicts)}`);
  });
}
