import { lines } from "./lines.mjs";

/** In milliseconds; time zones of server and tests may differ by some hours. */
const DAY = 24 * 60 * 60 * 1000;

/** What begins an object in what `mariadb-dump` writes, with the object up to its end. */
const OBJECTS = {
  table: /^CREATE TABLE [^]*?;$(?=\n(?:\/\*|\n|CREATE|SET|$(?![^])))/gm,
  view: /^\/\*!50001 CREATE ALGORITHM=[^]*? \*\/;$/gm,
  trigger: /^\/\*!50003 CREATE\*\/(?: \/\*!50017 DEFINER=[^]*?\*\/)? \/\*!50003 TRIGGER [^]*?\*\/;;$/gim,
  event: /^\/\*!50106 CREATE\*\/ [^]*?\*\/ ;;$/gm,
  routine: /^CREATE (?:DEFINER=\S+ )?(?:AGGREGATE )?(?:FUNCTION|PROCEDURE) [^]*?\n;;$/gm,
  sequence: /^CREATE SEQUENCE [^]*?;$/gm,
};

/** The name of each kind, in quotes or without. */
const NAMES = {
  table: /^CREATE TABLE (`(?:[^`]|``)*`)/,
  view: /!50001 VIEW (`(?:[^`]|``)*`)/,
  trigger: /TRIGGER (?:IF NOT EXISTS )?(`(?:[^`]|``)*`|\S+)/i,
  event: /EVENT (`(?:[^`]|``)*`)/,
  routine: /(?:FUNCTION|PROCEDURE) (`(?:[^`]|``)*`)/,
  sequence: /SEQUENCE (`(?:[^`]|``)*`)/,
};

/**
 * What a real MariaDB says is in it: a line an object, with its text as `mariadb-dump --no-data` shows it but for white
 * space.
 */
export function mysqlCatalog(database) {
  const dumps = database.names().map((db) => ({ db, dump: database.dump(db) }));
  const filled = dumps.map(({ db, dump }) => ({ db, dump, rows: objects(dump) })).filter(({ rows }) => rows.length > 0);
  const isOne = filled.length < 2;
  const found = filled.flatMap(({ db, rows }) => rows.flatMap(({ kind, ...row }) => lines(kind, [{ db: isOne ? null : db, ...row }])));
  return found.sort();
}

/** What `mariadb-dump` writes of the database that has something in it; nothing where there are several. */
export function mysqlScript(database) {
  const dumps = database.names().map((name) => database.dump(name));
  const filled = dumps.filter((dump) => objects(dump).length > 0);
  return filled.length === 1 ? filled[0] : undefined;
}

function objects(dump) {
  return Object.entries(OBJECTS).flatMap(([kind, pattern]) =>
    [...dump.matchAll(pattern)].map(([text]) => ({ kind, name: plain(NAMES[kind].exec(text)?.[1] ?? ""), text: timeless(spaced(text)) })),
  );
}

/** Without the time at which an event was made: an event that names no start has that one. */
function timeless(text) {
  return text.replace(/ STARTS '([^']+)'/, (start, time) => (Math.abs(Date.now() - Date.parse(time)) < DAY ? "" : start));
}

function plain(name) {
  return name.startsWith("`") ? name.slice(1, -1).replaceAll("``", "`") : name;
}

function spaced(text) {
  return text.replace(/\s+/g, " ").trim();
}
