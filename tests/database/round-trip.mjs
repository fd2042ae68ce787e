import { convert, convertAll, convertFiles } from "../support/crowfoot.mjs";
import { difference } from "./catalog/lines.mjs";
import { pieces } from "./pieces.mjs";

/** How many differing lines and refusals a verdict shows. */
const SHOWN = 40;

/**
 * Compares databases to the letter. An engine (`engines/*.mjs`) has `dialect`, `runnable` and `stop`, and one or more
 * `venues`, servers of which a schema is run on the one that refuses the least of it. To make an engine exact, its
 * `built` and `builtInPieces` return
 *
 * - `catalog`: a line an object (`catalog/lines.mjs`), `kind {"name": …, "text": …}`, the text as the engine's own tool
 *   shows it, with white space as all that is normalized;
 * - `script`: what that tool writes of the whole database, where it can be run again: it is then imported too.
 *
 * `unheld` lists what an engine cannot hold twice in the same way: `{ reason, isPossible, plain }`, where `isPossible(source)`, where it is there,
 * tells whether a script can have it, and `plain(line)` is the line without it.
 */

/**
 * Runs texts that make one design in an empty database and what is exported of them in another, and compares what the
 * engine shows of both; then imports what it shows of the first, exports and compares again. Returns `{ verdict,
 * objects, equal, refused, difference, reasons, reason }`:
 *
 * - `equal`: the catalogs are the same. `refused` lists what the server refuses of the original.
 *   `lacking` is what the server does not know at all and was run without.
 * - `explained`: what differs the engine cannot hold twice in the same way, for `reasons`.
 * - `refused`: only what statements speak of that the server refuses is different. The importer makes sense of many.
 * - `differs`: `difference` has the lines that only one of the two has (- is lost, + is new).
 * - `broken`: the server takes the original and refuses what is exported, for `reason`.
 *
 * `equal` of all `objects` are the same.
 */
export async function roundTrip(engine, texts) {
  const originals = texts.map((text) => engine.runnable(text));
  const { written, ledger } = convertAll(originals, engine.dialect, engine.dialect);
  // Tools run file after file, so that none goes on in the next.
  const files = originals.length > 1 ? originals.map((text) => `${text}\n;`) : originals;
  const original = files.join("\n");
  const statements = joined(ledger, files);
  const { venue, ...first } = await best(engine, original, statements, { source: original });
  // What the original takes for granted is there for what comes of it too.
  const options = { source: original, stand: first.stand ?? [] };
  const second = await whole(venue, engine.dialect, written, undefined, options);
  const [refusal] = second.refused;
  if (refusal && first.refused.length === 0) {
    const found = compared(engine, second.catalog, first.catalog, original);
    return { verdict: "broken", ...counted(found, first), refused: [], difference: found.lines.slice(0, SHOWN), reason: `line ${refusal.line} of the export: ${refusal.message}` };
  }
  let found = compared(engine, second.catalog, first.catalog, original);
  // A statement that the server refuses leaves nothing there, but the importer may make sense of it.
  const accepted = found.lines.length > 0 && first.refused.length > 0 && (await ofAccepted(engine, venue, original, statements, first, options));
  if (accepted && accepted.lines.length < found.lines.length) found = accepted;
  if (found.lines.length > 0) {
    const still = await withoutCalls(engine, venue, original, statements, second, options);
    if (still?.lines.length === 0) found = { ...found, ...still };
  }
  const lacking = engine.lacking?.(written) ?? [];
  const judge = (lines, reasons) => ({ ...judged(lines, first.refused, pieces(original, statements), reasons), ...counted(found, first), lacking });
  if (found.lines.length > 0) return judge(found.lines, found.reasons);
  const later = (await again(engine, venue, written, second, options)) ?? (await fromDump(engine, venue, first));
  return judge(later?.lines ?? [], [...found.reasons, ...(later?.reasons ?? [])]);
}

/** What differs where the original does not call what it has made: a query is data. */
async function withoutCalls(engine, venue, original, ledger, second, options) {
  const made = new Set(ledger.flatMap(({ kind, excerpt }) => (/FUNCTION|PROCEDURE/.test(kind) ? (/\b(?:FUNCTION|PROCEDURE)\s+(?:\w+\.)?"?(\w+)/i.exec(excerpt)?.[1].toLowerCase() ?? []) : [])));
  const all = pieces(original, ledger);
  const calls = all.filter(({ text }) => /^(SELECT|CALL|PERFORM)\b/i.test(text) && (text.toLowerCase().match(/\w+(?=\s*\()/g) ?? []).some((name) => made.has(name)));
  if (calls.length === 0) return undefined;
  const rest = all.filter((piece) => !calls.includes(piece)).map((piece) => piece.text).join("\n");
  const found = compared(engine, second.catalog, (await whole(venue, engine.dialect, rest, ledger, options)).catalog, original);
  return { ...found, reasons: [...found.reasons, `the script calls what it has made, in line ${calls[0].line}, and a query is data`] };
}

/** Pieces of which each ends in a semicolon: to the server, what follows a statement without one belongs to it. */
function ended(all) {
  const joined = [];
  for (const piece of all) {
    const last = joined.at(-1);
    if (last && !/;\s*$/.test(last.text.replace(/--.*$/gm, ""))) last.text += `\n${piece.text}`;
    else joined.push({ ...piece });
  }
  return joined;
}

/** What differs where the importer gets only what the server takes of a script. */
async function ofAccepted(engine, venue, original, ledger, first, options) {
  const all = ended(pieces(original, ledger));
  const refused = new Set(first.refused.map(({ line }) => all.findLast((piece) => piece.line <= line)));
  const taken = all.filter((piece) => !refused.has(piece)).map((piece) => piece.text).join("\n");
  const second = await whole(venue, engine.dialect, writtenAgain(taken, engine.dialect), undefined, options);
  const found = compared(engine, second.catalog, first.catalog, original);
  const reason = `the server refuses ${first.refused.length} statements of the original, such as line ${first.refused[0].line}: ${first.refused[0].message}`;
  return { ...found, reasons: [...found.reasons, reason] };
}

/** What is exported of a script, be it that nothing is left in it. */
function writtenAgain(script, dialect) {
  try {
    return convert(script, dialect, dialect);
  } catch (error) {
    if (/nothing here is part of a design/.test(error.message)) return "";
    throw error;
  }
}

/** What differs where the export is imported and exported again. */
async function again(engine, venue, written, second, options) {
  const script = convert(written, engine.dialect, engine.dialect);
  if (script === written) return undefined;
  const third = await whole(venue, engine.dialect, script, undefined, options);
  return told(compared(engine, third.catalog, second.catalog, options.source), "exported again");
}

/** What differs where what the engine shows of the original is imported and exported. */
async function fromDump(engine, venue, first) {
  if (!first.script || first.catalog.length === 0) return undefined;
  const options = { source: first.script, stand: first.stand ?? [] };
  const script = convert(first.script, engine.dialect, engine.dialect);
  const found = compared(engine, (await whole(venue, engine.dialect, script, undefined, options)).catalog, first.catalog, first.script);
  if (found.lines.length === 0) return told(found, "dumped");
  // The engine may not take back what it shows itself.
  const itself = compared(engine, (await whole(venue, engine.dialect, first.script, undefined, options)).catalog, first.catalog, first.script);
  const lines = found.lines.filter((line) => !itself.lines.includes(line));
  return told({ lines, reasons: [...found.reasons, "the engine reads its own dump in another way"] }, "dumped");
}

function told(found, how) {
  if (found.lines.length === 0 && found.reasons.length === 0) return undefined;
  return { reasons: found.reasons, lines: found.lines.map((line) => `${how}: ${line}`) };
}

/** The lines that differ, without those that an engine cannot hold, and the reasons for these. */
function compared(engine, found, expected, source) {
  let lines = difference(found, expected);
  const different = new Set(lines);
  const reasons = [];
  for (const { reason, isPossible, plain } of engine.unheld ?? []) {
    if (isPossible && !isPossible(source)) continue;
    const side = (mark) => lines.filter((line) => line.startsWith(mark)).map((line) => plain(line.slice(2)));
    const left = difference(side("+ "), side("- "));
    if (left.length < lines.length) reasons.push(reason);
    lines = left;
  }
  return { lines, reasons, lost: [...different].filter((line) => line.startsWith("- ")).length };
}

function counted(found, first) {
  return { objects: first.catalog.length, equal: first.catalog.length - found.lost };
}

/** A script on the venue that refuses the least of it. */
async function best(engine, sql, ledger, options) {
  let found;
  for (const venue of engine.venues ?? [engine]) {
    if (found && found.catalog.length > (venue.most ?? Infinity)) continue;
    // What stands in for a server may break, and the server has been asked before.
    const next = await whole(venue, engine.dialect, sql, ledger, options).catch((error) => (found ? undefined : Promise.reject(error)));
    if (next && (!found || next.refused.length < found.refused.length)) found = { venue, ...next };
    if (found.refused.length === 0) break;
  }
  return found;
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
  const { refused } = await best(engine, sql, undefined, {});
  const lacks = ({ message }) => /^(extension .* is not available|type modifier is not allowed)/.test(message);
  // What refers to a table that the server lacks the type for is refused with it.
  const follows = ({ message }) => refused.some(lacks) && /^relation .* does not exist/.test(message);
  const first = refused.find((refusal) => !lacks(refusal) && !follows(refusal));
  if (!first) return { verdict: "runs", refused, difference: [] };
  return { verdict: "broken", refused, difference: [], reason: `line ${first.line}: ${first.message}` };
}

/** The same of DDL that is already written. */
export async function survival(engine, sql, options = {}) {
  const again = convert(sql, engine.dialect, engine.dialect);
  // What is in several databases of MySQL comes back from one.
  const isComparable = again !== sql && !(engine.dialect === "mysql" && sql.includes("CREATE SCHEMA"));
  let broken;
  for (const venue of engine.venues ?? [engine]) {
    let first;
    try {
      first = await venue.built(sql, options);
    } catch (error) {
      broken ??= { verdict: "broken", reason: error.message, difference: [] };
      continue;
    }
    if (!isComparable) return { verdict: "runs", difference: [], catalog: first.catalog };
    try {
      const second = await venue.built(again, { ...options, source: sql });
      const found = compared(engine, second.catalog, first.catalog, sql).lines;
      return { verdict: found.length > 0 ? "differs" : "runs", difference: shown(found), catalog: first.catalog };
    } catch (error) {
      return { verdict: "broken", reason: `exported again: ${error.message}`, difference: [] };
    }
  }
  return broken;
}

/** Runs a script as one, or, where the server refuses that, what can be run of it. */
async function whole(venue, dialect, sql, ledger, options) {
  try {
    return { ...(await venue.built(sql, options)), refused: [] };
  } catch {
    const statements = ledger ?? convertAll([sql], dialect, dialect).ledger;
    return venue.builtInPieces(sql, statements, options);
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

function judged(lines, refused, statements, reasons) {
  const named = refusedWords(refused, statements);
  const isExplained = refused.length > 0 && lines.every((line) => subjects(line).some((name) => named.has(name)));
  const settled = reasons.length > 0 ? "explained" : "equal";
  const verdict = lines.length === 0 ? settled : isExplained ? "refused" : "differs";
  return { verdict, refused: refused.slice(0, SHOWN), difference: shown(lines), reasons, reason: reasons.join("; ") };
}

/** Differing lines, with what is different between two of the same object beside each other. */
function shown(lines) {
  const subject = (line) => line.slice(2).replace(/,?"text":.*$/, "");
  const sorted = lines.map((line, at) => ({ line, at, key: subject(line) }));
  const places = new Map();
  for (const { key, at } of sorted) if (!places.has(key)) places.set(key, at);
  sorted.sort((one, other) => places.get(one.key) - places.get(other.key) || one.at - other.at);
  return sorted.slice(0, SHOWN).map(({ line }) => line);
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
