import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { convertAll, convertFiles, crowfoot } from "../../support/crowfoot.mjs";
import { loaded, migration } from "../../support/drizzle-lines.mjs";
import { difference, lines } from "../catalog/lines.mjs";
import { pieces } from "../pieces.mjs";
import { forth } from "../way-back.mjs";
import { ENGINES } from "./engines.mjs";
import { EXPORTERS } from "./sources.mjs";
import { PARTS } from "./parts.mjs";
import { KNOWN, UNHELD } from "./unheld.mjs";

/** Our DDL of a schema, on its engine: what is there then, and what is needed to compare. */
export async function ofDdl({ from, dialect, path }) {
  const ddl = convertFiles([path], from, dialect);
  const { ledger } = convertAll([ddl], dialect, dialect);
  const all = pieces(ddl, ledger).map(({ text }) => text);
  const source = text(path);
  const given = dialect === "mysql" ? [] : all.filter((sql) => GIVEN.test(sql.replace(/^(--.*\n|\s)*/, "")));
  const options = { source, script: ddl };
  const { catalog, refused } = await ENGINES[dialect](dialect === "mysql" ? [ddl] : all.filter((sql) => !given.includes(sql)), { ...options, given });
  return { ddl, given, catalog, refused, options };
}

/** What only a migration of one's own can make, and what tables may need. */
const GIVEN = /^CREATE (OR REPLACE )?(AGGREGATE|CAST|COLLATION|DOMAIN|EXTENSION|FUNCTION|OPERATOR|PROCEDURE|TEXT SEARCH|TYPE \S+ AS (RANGE|\()|TYPE \S+;|TYPE \S+ \()/i;

/**
 * What drizzle-kit of a line makes of the Drizzle schema, beside our DDL: `{ statements, refused, lines, reasons }`, `lines` of the catalogs that
 * differ for no known reason, `reasons` the others by their number.
 */
export async function ofKit(line, { name, from, dialect, path }, ours) {
  const { given, catalog, options } = ours;
  const schema = crowfoot(["convert", path, "--from", from, "--to", EXPORTERS[dialect], "--line", line]);
  const statements = await migration(line, EXPORTERS[dialect], loaded(line, { "schema.ts": schema }));
  const found = await ENGINES[dialect](statements, { ...options, given });
  const [pattern, why] = KNOWN[name] ?? [];
  // What depends on a type that 0.31 cannot name is not there either.
  const limits = found.refused.filter(({ message }) => line === "0.45" && /^type "\w+\.\w+" does not exist/.test(message));
  const expected = [...ours.refused, ...limits];
  const refused = found.refused.filter(({ sql, message }) => {
    const isKnown = isExpected(sql, message, expected);
    // What depends on it is not there either.
    if (pattern?.test(message)) return false;
    if (isKnown) expected.push({ sql: subjectsOf(sql).join(" ") });
    return !isKnown;
  });
  const { lines, reasons } = unexplained(found.catalog, catalog, { dialect, line, refused: expected, ddl: ours.ddl });
  const known = lines.filter((text) => pattern?.test(text.slice(2)));
  if (known.length > 0) reasons[why] = known.length;
  return { schema, statements, refused, objects: catalog.length, reasons, lines: lines.filter((text) => !known.includes(text)) };
}

/** The lines of two catalogs that differ, without what Drizzle cannot hold, and what the server refuses of our DDL as well. */
function unexplained(found, expected, { dialect, line, refused, ddl }) {
  const reasons = {};
  const parts = (catalog) => catalog.flatMap((text) => PARTS[dialect](parsed(text)[1], parsed(text)[0]).flatMap(([kind, row]) => lines(kind, [row])));
  let [ours, kits] = [parts(expected), parts(found)];
  const spare = (reason, plain) => {
    const before = difference(kits, ours);
    const side = (mark) => before.filter((text) => text.startsWith(mark)).map((text) => text.slice(2)).flatMap(plain);
    [kits, ours] = [side("+ "), side("- ")];
    const left = difference(kits, ours).length;
    if (left < before.length) reasons[reason] = before.length - left;
  };
  const about = context(ours.map(parsed), ddl);
  if (refused.length > 0) {
    const names = namesOf(refused);
    spare("the server refuses it in our DDL as well", (text) => (subjects(text).some((name) => names.has(name)) ? [] : [text]));
  }
  for (const { reason, only, plain } of UNHELD[dialect]) {
    if (only && only !== line) continue;
    spare(reason, (text) => {
      const [kind, row] = parsed(text);
      const rest = plain(row, kind, about);
      return rest === undefined ? [] : lines(kind, [rest]);
    });
  }
  return { reasons, lines: difference(kits, ours) };
}

/** What the reasons ask of our catalog. */
function context(rows, script) {
  const named = (kind, is) => new Set(rows.filter(([own, row]) => own === kind && is(row)).map(([, row]) => row.name));
  return {
    script,
    partitions: named("table", (row) => row.bounds),
    tables: new Set(rows.filter(([kind]) => kind === "table").map(([, row]) => row.name.toLowerCase())),
    exclusions: named("constraint", (row) => row.definition?.startsWith("EXCLUDE")),
    torn: named("index", (row) => /\(.*\(.*,.*\).*\)|\+|where .*;/.test(row.text ?? "")),
    repeated: repeated(rows),
    materialized: named("view", (row) => row.kind === "m"),
    names: new Set(rows.map(([kind, row]) => `${kind} ${row.name}`)),
    charsets: new Map(rows.filter(([kind]) => kind === "table").map(([, row]) => [row.name, /COLLATE=(\w+)/.exec(row.options ?? "")?.[1]])),
    plainKeys: new Set(rows.filter(([kind, row]) => kind === "key" && row.text.startsWith("KEY")).map(([, row]) => `${row.of}.${/`([^`]*)`/.exec(row.text)?.[1]}`)),
    keys: new Set(rows.filter(([kind]) => kind === "constraint").map(([, row]) => `${row.of}.${row.name}`)),
    virtual: rows.filter(([kind, row]) => kind === "table" && /^CREATE VIRTUAL/i.test(row.text ?? "")).map(([, row]) => row.name),
  };
}

/** The unique constraints over columns that another of the table has, which PostgreSQL makes once within CREATE TABLE. */
function repeated(rows) {
  const seen = new Map();
  const found = new Set();
  for (const [kind, { of, definition, name }] of rows) {
    if (kind !== "constraint" || !definition?.startsWith("UNIQUE")) continue;
    const key = `${of} ${definition}`;
    // Which of them it makes depends on their order.
    if (seen.has(key)) found.add(name).add(seen.get(key));
    else seen.set(key, name);
  }
  return found;
}

/** A line of a catalog: its kind, and what it says. */
function parsed(text) {
  const at = text.indexOf("{");
  return [text.slice(0, at - 1), JSON.parse(text.slice(at))];
}

function text(path) {
  try {
    return forth(readFileSync(path, "utf8"));
  } catch {
    return readdirSync(path).filter((name) => /\.(sql|prisma)$/.test(name)).map((name) => readFileSync(join(path, name), "utf8")).join("\n");
  }
}

/** Whether the server refuses a statement of the kit as it refuses one of ours, or because of one. */
function isExpected(sql, message, refused) {
  if (/^schema .* already exists/.test(message)) return true;
  // MariaDB stands in for MySQL, and has no keys over expressions.
  if (/error in your SQL syntax.* near '\(/.test(message)) return true;
  const names = namesOf(refused);
  const lacks = /^relation "(?:\w+\.)?([^"]+)" does not exist/.exec(message)?.[1].toLowerCase();
  return names.has(lacks) || subjectsOf(sql).some((name) => names.has(name));
}

/** The names of the tables or views that a statement is about. */
function subjectsOf(sql) {
  return [...sql.matchAll(/\b(?:TABLE|VIEW|ON|REFERENCES|INDEX|POLICY) (?:[`"]\w+[`"]\.)?[`"]([^`"]+)[`"]/gi)].map((found) => found[1].toLowerCase());
}

/** What a line of a catalog is about. */
function subjects(line) {
  const { name, relation, table, of, on } = parsed(line)[1];
  return [name, relation, table, of, on].filter((text) => typeof text === "string").map((text) => text.toLowerCase());
}

/** What statements are about. A routine speaks of tables that are there all the same. */
function namesOf(statements) {
  return new Set(statements.flatMap(({ sql }) => (/^\s*CREATE[^(]* (PROCEDURE|FUNCTION|TRIGGER|EVENT) /i.test(sql) ? [] : words(sql))));
}

function words(text) {
  return text?.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? [];
}
