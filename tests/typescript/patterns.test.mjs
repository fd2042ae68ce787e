import assert from "node:assert/strict";
import { after, test } from "node:test";
import { held } from "../support/contracts.mjs";
import { withDesign } from "../support/designs.mjs";
import { stop } from "../support/mariadb.mjs";

after(stop);

// Designs by chance, each for one database and one line of Drizzle: all would take minutes.
const DESIGNS = [
  // A range of a column that a condition says is not null.
  [3, "pg", "1.0"],
  [2, "mysql", "0.45"],
  // A condition on a unique column.
  [56, "sqlite", "1.0"],
];

for (const [seed, dialect, line] of DESIGNS) {
  test(`any ways to read design ${seed} are finders that pass their contracts in ${dialect} with ${line}`, () =>
    withDesign(seed, async (path, text) => {
      const passed = await held(path, "json", dialect, line).catch((error) => assert.fail(`${error.message}\n${text}`));
      assert.ok(passed > 10);
    }));
}
