/**
 * The catalog of a database with a line for each part of a table, so that what differs is told by itself. PostgreSQL's is that already.
 */
export const PARTS = {
  postgres: (row, kind) => [[kind, row]],
  mysql: (row, kind) => (kind === "table" ? ofMysql(row) : [[kind, row]]),
  sqlite: (row, kind) => {
    if (kind === "index") return [[kind, { ...row, text: plainIndex(row) }]];
    return kind === "table" ? ofSqlite(row) : [[kind, row]];
  },
};

/** Texts, names in quotes, and anything else. */
const TOKENS = /'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|`(?:[^`]|``)*`|\w+|\s+|[^]/g;

/** What stands between the parentheses of CREATE TABLE, at its commas, and the options behind. */
function ofMysql({ text, name, db }) {
  const parts = [];
  let depth = 0;
  let part = "";
  let options = "";
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === "(" && depth++ === 0 && parts.length === 0 && part.startsWith("CREATE")) part = "";
    else if (token === ")" && --depth === 0 && options === "") {
      parts.push(part.trim());
      part = "";
      options = " ";
    } else if (options) options += token;
    else if (token === "," && depth === 1) {
      parts.push(part.trim());
      part = "";
    } else part += token;
  }
  const rows = parts.map((text) => {
    if (text.startsWith("`")) return ["column", { db, of: name, name: /^`((?:[^`]|``)*)`/.exec(text)[1], text: charset(text.replace(/^`(?:[^`]|``)*` /, "")) }];
    const own = /(CONSTRAINT|KEY) `((?:[^`]|``)*)`/.exec(text);
    const kind = text.startsWith("CONSTRAINT") ? "constraint" : "key";
    return [kind, { db, of: name, name: own?.[2], text: own ? text.replace(own[0], own[1]) : text }];
  });
  return [["table", { db, name, options: options.trim().replace(/;$/, "") }], ...rows];
}

/** The lines of its pragmas, told apart by what they are about rather than by their order. */
function ofSqlite({ name, text }) {
  const [head, ...rest] = text.split("\n");
  return [
    ["table", { name, text: head }],
    ...rest.map((line) => {
      const [, kind] = /^(column|foreign key|index|check|as|collate|on conflict|deferr\w*|\w+)/.exec(line);
      return [kind, { of: name, text: line.replace(/^(column )cid \d+, /, "$1").replace(/^foreign key id \d+/, "foreign key").replace(/^index \d+: name "sqlite_autoindex[^"]*"/, "index *").replace(/^index \d+:/, "index") }];
    }),
  ];
}

/** An index with its names unquoted and without its own table before the columns. */
function plainIndex({ text, on }) {
  const tokens = (text ?? "").match(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|\w+|\s+|[^]/g) ?? [];
  const names = tokens.filter((token) => token.trim()).map((token) => (/^["`[]/.test(token) ? token.slice(1, -1) : token));
  const table = (on ?? "").toLowerCase();
  const own = names.filter((token, at) => !(token.toLowerCase() === table && names[at + 1] === ".") && !(token === "." && names[at - 1]?.toLowerCase() === table));
  return own.join(" ").toLowerCase().replace(/\( \( (.*?) \) (?=[,)])/g, "( $1 ");
}

/** A column of text that says nothing of its characters has those of the table. */
function charset(text) {
  const isText = /^(char|varchar|tinytext|text|mediumtext|longtext|enum|set)\b/.test(text);
  return isText && !/ COLLATE /.test(text) ? `${text} (as the table)` : text;
}
