/**
 * A script without what MySQL has and MariaDB has not, told by its tokens, so that names may hold anything: keys over
 * expressions, which are left out, NOT ENFORCED, INVISIBLE indexes and NOT NULL for what is computed.
 */
export function forMariadb(sql) {
  return split(sql).map(statement).join("");
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
const TOKENS = /'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|`(?:[^`]|``)*`|-- [^\n]*|\n|\w+| +|[^]/g;

/** One line of a statement. */
function statement(line) {
  const tokens = [...line.matchAll(TOKENS)].map(([token]) => token);
  const words = tokens.filter((token) => token.trim() !== "");
  const isIndex = words[0] === "INDEX" || (["UNIQUE", "FULLTEXT", "SPATIAL"].includes(words[0]) && words[1] === "INDEX");
  if (isIndex) {
    const open = words.indexOf("(");
    const after = words.slice(open + 1);
    const overExpression = words[open + 1] === "(" || after.some((word, at) => word === "," && after[at + 1] === "(");
    // A line that says nothing keeps the commas right.
    if (overExpression) return `    CHECK (true)${words.at(-1) === "," ? "," : ""}\n`;
    return tokens.map((token) => (token === "INVISIBLE" ? "IGNORED" : token)).join("");
  }
  if (words.includes("GENERATED")) {
    const at = tokens.findLastIndex((token) => token === "STORED" || token === "VIRTUAL");
    return tokens.slice(0, at + 1).join("") + tokens.slice(at + 1).join("").replace(" NOT NULL", "");
  }
  return tokens.join("").replace(/\) NOT ENFORCED(?=,?\n$)/, ")");
}
