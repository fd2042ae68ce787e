import assert from "node:assert/strict";

/** Rows of a catalog as lines of text, sorted: `table {"name":"users"}`. What is null or false is not said. */
export function lines(kind, rows) {
  const said = ([, value]) => value !== null && value !== undefined && value !== false && value !== "";
  const plain = (_, value) => (typeof value === "bigint" ? String(value) : value);
  return rows
    .map((row) => `${kind} ${JSON.stringify(Object.fromEntries(Object.entries(row).filter(said)), plain)}`)
    .sort();
}

/** Fails with the lines that only one of two catalogs has. */
export function assertSame(found, expected, what) {
  const lines = difference(found, expected);
  if (lines.length > 0) assert.fail(`${what}: ${lines.length} lines differ (- is lost, + is new)\n${lines.slice(0, 40).join("\n")}`);
}

/** The lines that only one of two catalogs has: `- ` is lost, `+ ` is new. */
export function difference(found, expected) {
  return [...lacking(expected, found).map((line) => `- ${line}`), ...lacking(found, expected).map((line) => `+ ${line}`)];
}

/** The lines of one list that another does not have, counting repetitions. */
function lacking(all, others) {
  const left = new Map();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return all.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

/** The lines of a kind. */
export function ofKind(catalog, kind) {
  return catalog.filter((line) => line.startsWith(`${kind} {`));
}
