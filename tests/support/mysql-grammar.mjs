import { register } from "node:module";

// The package is made for bundlers: its modules import each other without endings.
const hook = `export async function resolve(specifier, context, next) {
  try { return await next(specifier, context); } catch (error) {
    if (!specifier.startsWith(".")) throw error;
    try { return await next(specifier + ".js", context); } catch { return next(specifier + "/index.js", context); }
  }
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
const { MySQL } = await import("dt-sql-parser");
const grammar = new MySQL();

/** What the grammar itself lacks of MySQL 8, and how it is written without. */
const GAPS = [
  { what: "SRID of a column", written: / (?:\/\*!\d+ )?SRID \d+(?: \*\/)?/g, instead: "" },
];

/**
 * What a grammar of MySQL 8 says to DDL: `line: message` of each fault, none when all is well. Names should be in
 * quotes, since the grammar takes many words for keywords that are none. Bodies of routines are left out.
 */
export function grammarErrors(sql) {
  const script = GAPS.reduce((text, { written, instead }) => text.replace(written, instead), withoutRoutines(sql));
  return grammar.validate(script).map(({ startLine, message }) => `${startLine}: ${message}`);
}

/** The script with blank lines in the place of what stands between one DELIMITER and the next. */
function withoutRoutines(sql) {
  return sql.replace(/^DELIMITER (?!;)[^]*?^DELIMITER ;$/gm, (block) => block.replace(/[^\n]/g, ""));
}
