import { lines } from "./lines.mjs";

/** The line that begins an object in what `pg_dump` writes. */
const HEAD = /^--\n-- Name: (.*); Type: (.*); Schema: (.*); Owner: .*\n--\n/gm;

/** Settings for what follows, which `pg_dump` writes between objects. */
const SETTING = /^SET (default_tablespace|default_table_access_method) = .*;$/gm;

/** What `pg_dump -s` shows as lines of a catalog: one an object, with its text as it stands but for white space. */
export function dumpedCatalog(dump) {
  const heads = [...dump.matchAll(HEAD)];
  const rows = heads.map((head, at) => {
    const [all, name, kind, schema] = head;
    const end = heads[at + 1]?.index ?? dump.lastIndexOf("--\n-- PostgreSQL database dump complete");
    return { kind: kind.toLowerCase(), name, schema: schema === "-" ? null : schema, text: spaced(dump.slice(head.index + all.length, end)) };
  });
  return rows.flatMap(({ kind, ...row }) => lines(kind, [row])).sort();
}

function spaced(text) {
  return text.replace(SETTING, "").replace(/^\\(un)?restrict .*$/gm, "").replace(/\s+/g, " ").trim();
}
