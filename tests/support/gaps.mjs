// What is known to be wrong with the corpus, which the tests in Rust read too: tests/fixtures/corpus-gaps.tsv.
import { readFileSync } from "node:fs";
import { test } from "node:test";

const rows = readFileSync(new URL("../fixtures/corpus-gaps.tsv", import.meta.url), "utf8").trimEnd().split("\n").slice(1);
const GAPS = rows.map((row) => {
  const [schema, of, missing, reason] = row.split("\t");
  return { schema, of, reason: `${reason} (missing: ${missing})` };
});

/** Why a schema is known to fail in a group of tests; undefined where it is not. */
export function gapOf(schema, of) {
  return GAPS.find((gap) => gap.schema === schema && gap.of === of)?.reason;
}

/** A test of a schema. Where a gap is listed for it, it is skipped with the reason, and fails once it would pass. */
export function testSchema(name, schema, of, work) {
  const reason = gapOf(schema, of);
  test(name, async (context) => {
    if (!reason) return work();
    let passes = true;
    try {
      await work();
    } catch {
      passes = false;
    }
    if (passes) throw new Error(`the gap is closed: take the line of ${schema} for ${of} out of tests/fixtures/corpus-gaps.tsv`);
    context.skip(reason);
  });
}
