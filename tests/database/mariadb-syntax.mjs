/**
 * A script without what MySQL has and MariaDB has not, told by its tokens, so that names may hold anything: keys over
 * expressions, which are left out, NOT ENFORCED, INVISIBLE indexes, its collations and NOT NULL for what is computed.
 */
export function forMariadb(sql) {
  const kept = [];
  for (const line of split(sql.replace(COLLATIONS, collation).replace(SAID_TO_8, "$1"))) {
    const text = statement(line);
    if (text !== undefined) kept.push(text);
    // The line before the last of a table has no comma.
    else if (!line.endsWith(",\n")) kept.push(kept.pop()?.replace(/,\n$/, "\n") ?? "");
  }
  return kept.join("");
}

/** Collations that only MySQL 8 has: one of MariaDB stands for each kind, so that losing one shows. */
const COLLATIONS = /\butf8mb4_(\w+_)?0900_(ai_ci|as_ci|as_cs|bin)\b/g;

/** What `mysqldump` says only to MySQL 8, and MariaDB has too. */
const SAID_TO_8 = /\/\*!80\d{3} (INVISIBLE|VISIBLE) \*\//g;

function collation(_, language, kind) {
  if (language) return kind === "ai_ci" ? "utf8mb4_general_ci" : "utf8mb4_general_nopad_ci";
  return { ai_ci: "utf8mb4_unicode_520_ci", as_ci: "utf8mb4_unicode_520_nopad_ci", as_cs: "utf8mb4_nopad_bin", bin: "utf8mb4_bin" }[kind];
}

/**
 * What of a script MariaDB lacks, so that the tests run it without: `{ line, what }`, lines from 1. A grammar of MySQL
 * judges it instead.
 */
export function notInMariadb(sql) {
  const found = [];
  let line = 1;
  for (const part of split(sql)) {
    statement(part, (what) => found.push({ line, what }));
    line += part.split("\n").length - 1;
  }
  return found;
}

/** A script as pieces at the line breaks that lines of a statement end with. */
function split(sql) {
  const lines = [];
  let line = "";
  for (const [token] of sql.matchAll(TOKENS)) {
    line += token;
    if (token === "\n") {
      lines.push(line);
      line = "";
    }
  }
  lines.push(line);
  return lines;
}

/** Strings, names in quotes, comments, line breaks, and anything else character by character or in runs. */
const TOKENS = /'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|`(?:[^`]|``)*`|-- [^\n]*|#[^\n]*|\/\*[^]*?\*\/|\n|\w+| +|[^]/g;

/** One line of a statement, or nothing where MariaDB has nothing like it. */
function statement(line, lacks = () => {}) {
  const tokens = [...line.matchAll(TOKENS)].map(([token]) => token);
  const words = tokens.filter((token) => token.trim() !== "");
  const isIndexWord = (word) => word === "INDEX" || word === "KEY";
  const isIndex = isIndexWord(words[0]) || (["UNIQUE", "FULLTEXT", "SPATIAL"].includes(words[0]) && isIndexWord(words[1]));
  if (isIndex) {
    const open = words.indexOf("(");
    const after = words.slice(open + 1);
    const overExpression = words[open + 1] === "(" || after.some((word, at) => word === "," && after[at + 1] === "(");
    if (overExpression) {
      lacks("functional key");
      return undefined;
    }
    if (words.includes("INVISIBLE")) lacks("INVISIBLE index");
    // VISIBLE is what every index is.
    return tokens.map((token) => (token === "INVISIBLE" ? "IGNORED" : token === "VISIBLE" ? "" : token)).join("");
  }
  const srid = tokens.indexOf("SRID");
  if (srid > 0 && /^\d+$/.test(tokens[srid + 2] ?? "")) {
    lacks("SRID");
    return statement([...tokens.slice(0, srid), ...tokens.slice(srid + 3)].join(""), lacks);
  }
  if (words.includes("GENERATED")) {
    const at = tokens.findLastIndex((token) => token === "STORED" || token === "VIRTUAL");
    const rest = tokens.slice(at + 1).join("");
    if (rest.includes(" NOT NULL")) lacks("NOT NULL of a computed column");
    const computed = tokens.slice(0, at + 1).join("");
    // Its CHAR depends on the mode of the session, so nothing that is stored may be computed from it.
    const plain = computed.replace(/ GENERATED ALWAYS AS \(coalesce\(.*\) STORED$/, "");
    return plain + rest.replace(" NOT NULL", "");
  }
  if (/\) NOT ENFORCED(?=,?\n$)/.test(line)) lacks("NOT ENFORCED");
  return tokens.join("").replace(/\) NOT ENFORCED(?=,?\n$)/, ")");
}
