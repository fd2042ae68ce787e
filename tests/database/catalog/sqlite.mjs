import { lines } from "./lines.mjs";

/**
 * What a real SQLite says is in it: a line an object, sorted. A table is what its pragmas say, with its checks and
 * collations, which stand only in its text; an index, a view and a trigger are their texts.
 */
export function sqliteCatalog(database) {
  const schema = database.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'");
  const kinds = database.rows("SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'");
  const found = [];
  for (const { type, name, tbl_name, sql } of schema) {
    if (type === "table") found.push(...lines("table", [{ name, text: tableText(database, kinds.find((table) => table.name === name), sql) }]));
    else found.push(...lines(type, [{ name, on: tbl_name === name ? null : tbl_name, text: spaced(sql) }]));
  }
  return found.sort();
}

/** The script of a database, as `.schema` shows it. */
export function sqliteScript(database) {
  return database
    .rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')")
    .map(({ sql }) => `${sql};\n`)
    .join("");
}

/** What the pragmas and the text of a table say, in lines. */
function tableText(database, { name, type, wr, strict }, sql) {
  if (type === "virtual") return spaced(sql);
  const about = (pragma, of = name) => database.rows(`SELECT * FROM pragma_${pragma}(${literal(of)})`);
  const indexes = about("index_list").map(({ seq, ...index }) => {
    const keys = about("index_xinfo", index.name).map((key) => `${key.name}${key.desc ? " desc" : ""} ${key.coll}${key.key ? "" : " not a key"}`);
    return `index ${seq}: ${said(index)} keys (${keys.join(", ")})`;
  });
  return [
    [type, wr ? "without rowid" : "", strict ? "strict" : ""].filter(Boolean).join(", "),
    ...about("table_xinfo").map((column) => `column ${said(column)}`),
    ...about("foreign_key_list").map((key) => `foreign key ${said(key)}`),
    ...indexes,
    ...unsaid(sql),
  ].join("\n");
}

/** What no pragma speaks of, from the text of a table. */
function unsaid(sql) {
  const tokens = sql.match(TOKENS)?.filter((token) => !/^(\s|--|\/\*)/.test(token)) ?? [];
  const found = [];
  for (const [at, token] of tokens.entries()) {
    const word = token.toLowerCase();
    if (["check", "as"].includes(word) && tokens[at + 1] === "(") found.push(`${word} ${bare(group(tokens, at + 1))}`);
    if (word === "collate") found.push(`${word} ${tokens[at + 1]?.replace(/['"`[\]]/g, "")}`);
    if (word === "conflict") found.push(`on conflict ${tokens[at + 1]}`.toLowerCase());
    // NOT DEFERRABLE is what every key is that says nothing.
    const isNot = word === "deferrable" && tokens[at - 1]?.toLowerCase() === "not";
    if (["autoincrement", "deferrable", "deferred", "stored"].includes(word) && !isNot) found.push(word);
  }
  return found.sort();
}

/** Strings, names in quotes, comments, words, and anything else character by character. */
const TOKENS = /'(?:''|[^'])*'|"(?:""|[^"])*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[^]*?\*\/|\s+|\w+|[^]/g;

/** Tokens without parentheses around all of them. */
function bare(tokens) {
  const isWhole = tokens[0] === "(" && group(tokens, 0).length === tokens.length;
  return isWhole ? bare(tokens.slice(1, -1)) : tokens.join(" ");
}

/** What stands between parentheses, with them. */
function group(tokens, from) {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at] === "(") depth += 1;
    if (tokens[at] === ")") depth -= 1;
    if (depth === 0) return tokens.slice(from, at + 1);
  }
  return tokens.slice(from);
}

function said(row) {
  return Object.entries(row)
    .map(([key, value]) => `${key} ${value === null ? "-" : JSON.stringify(value)}`)
    .join(", ");
}

/** A text with comments as the white space that they are: the shell of SQLite adds some of its own. */
function spaced(sql) {
  const plain = (token) => (/^(--|\/\*)/.test(token) ? " " : token);
  return sql.replace(TOKENS, plain).replace(/\s+/g, " ").replace(/ ?([(),;]) ?/g, "$1").trim();
}

function literal(name) {
  return `'${name.replaceAll("'", "''")}'`;
}
