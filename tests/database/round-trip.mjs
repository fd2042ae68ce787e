import { convert, convertAll, convertFiles } from "../support/crowfoot.mjs";
import { difference } from "./catalog/lines.mjs";
import { pieces } from "./pieces.mjs";

/** How many differing lines and refusals a verdict shows. */
const SHOWN = 40;

/**
 * Runs texts that make one design in an empty server, and what is exported of them in another, and compares what the
 * server says is there. Returns `{ verdict, refused, difference, reason }`:
 *
 * - `equal`: the catalogs are the same. `refused` lists what the server refuses of the original.
 *   `lacking` is what the server does not know at all and was run without.
 * - `refused`: only what statements speak of that the server refuses is different. The importer makes sense of many.
 * - `differs`: `difference` has the lines that only one of the two has (- is lost, + is new).
 * - `broken`: the server takes the original and refuses what is exported, for `reason`.
 */
export async function roundTrip(engine, texts) {
  const originals = texts.map((text) => engine.runnable(text));
  const original = originals.join("\n");
  const { written, ledger } = convertAll(originals, engine.dialect, engine.dialect);
  const options = { source: original };
  const statements = joined(ledger, originals);
  const first = await whole(engine, original, statements, options);
  const second = await whole(engine, written, undefined, options);
  const [refusal] = second.refused;
  if (refusal && first.refused.length === 0) {
    return { verdict: "broken", refused: [], difference: [], reason: `line ${refusal.line} of the export: ${refusal.message}` };
  }
  const found = difference(second.catalog, first.catalog);
  const lacking = engine.lacking?.(written) ?? [];
  const judge = (lines) => ({ ...judged(lines, first.refused, pieces(original, statements)), lacking });
  if (found.length > 0) return judge(found);
  const again = convert(written, engine.dialect, engine.dialect);
  if (again === written) return judge([]);
  const third = await whole(engine, again, undefined, options);
  const later = difference(third.catalog, second.catalog).map((line) => `exported again: ${line}`);
  return judge(later);
}

/**
 * What is exported of files of another format runs, and importing what it made and exporting it again makes the
 * same. Returns `{ verdict, reason }` with the verdicts `runs`, `differs` and `broken`.
 */
export async function crossing(engine, files, from) {
  const written = convertFiles(files, from, engine.dialect);
  return SQL.includes(from) ? survival(engine, written) : acceptance(engine, written);
}

const SQL = ["postgres", "mysql", "sqlite"];

/**
 * What is exported of a format without types of its own runs: such files name types of extensions that are not here,
 * of other scripts, and some that nobody knows, for which the server gets stand-ins.
 */
async function acceptance(engine, sql) {
  const { refused } = await whole(engine, sql, undefined, {});
  const lacks = ({ message }) => /^(extension .* is not available|type modifier is not allowed)/.test(message);
  // What refers to a table that the server lacks the type for is refused with it.
  const follows = ({ message }) => refused.some(lacks) && /^relation .* does not exist/.test(message);
  const first = refused.find((refusal) => !lacks(refusal) && !follows(refusal));
  if (!first) return { verdict: "runs", refused, difference: [] };
  return { verdict: "broken", refused, difference: [], reason: `line ${first.line}: ${first.message}` };
}

/** The same of DDL that is already written. */
export async function survival(engine, sql, options = {}) {
  let first;
  try {
    first = await engine.built(sql, options);
  } catch (error) {
    return { verdict: "broken", reason: error.message, difference: [] };
  }
  const again = convert(sql, engine.dialect, engine.dialect);
  // What is in several databases of MySQL comes back from one.
  const isComparable = again !== sql && !(engine.dialect === "mysql" && sql.includes("CREATE SCHEMA"));
  if (!isComparable) return { verdict: "runs", difference: [], catalog: first };
  try {
    const found = difference(await engine.built(again, { ...options, source: sql }), first);
    return { verdict: found.length > 0 ? "differs" : "runs", difference: found, catalog: first };
  } catch (error) {
    return { verdict: "broken", reason: `exported again: ${error.message}`, difference: [] };
  }
}

/** Runs a script as one, or, where the server refuses that, what can be run of it. */
async function whole(engine, sql, ledger, options) {
  try {
    return { catalog: await engine.built(sql, options), refused: [] };
  } catch {
    const statements = ledger ?? convertAll([sql], engine.dialect, engine.dialect).ledger;
    return engine.builtInPieces(sql, statements, options);
  }
}

/** The ledger of several texts as that of one that has them one after the other. */
function joined(ledger, texts) {
  const before = [];
  let lines = 0;
  for (const text of texts) {
    before.push(lines);
    lines += text.split("\n").length;
  }
  return ledger.map((entry) => ({ ...entry, line: entry.line + before[entry.source - 1] }));
}

function judged(lines, refused, statements) {
  const named = refusedWords(refused, statements);
  const isExplained = refused.length > 0 && lines.every((line) => subjects(line).some((name) => named.has(name)));
  const verdict = lines.length === 0 ? "equal" : isExplained ? "refused" : "differs";
  return { verdict, refused: refused.slice(0, SHOWN), difference: lines.slice(0, SHOWN) };
}

/** Every word of the statements that a server has refused. */
function refusedWords(refused, statements) {
  const texts = refused.map(({ line }) => statements.findLast((piece) => piece.line <= line)?.text ?? "");
  // The tables of a virtual table of SQLite are called after it.
  const virtual = texts.flatMap((text) => /^CREATE VIRTUAL TABLE "?(\w+)/i.exec(text.trim())?.[1] ?? []);
  const parts = virtual.flatMap((name) => ["data", "idx", "content", "docsize", "config"].map((part) => `${name}_${part}`));
  return new Set([...texts, ...parts].flatMap(words));
}

/** What a line of a catalog is about. */
function subjects(line) {
  const { name, relation, table, of, on } = JSON.parse(line.slice(line.indexOf("{")));
  return [name, relation, table, of, on].filter((text) => typeof text === "string").flatMap(words);
}

function words(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? [];
}
