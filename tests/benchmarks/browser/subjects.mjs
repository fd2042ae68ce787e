// What is measured: generated schemas of four sizes, and three real ones where the corpus is there.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const GENERATED = [50, 200, 1000, 5000];
const CORPUS = new URL("../../../../shared/corpus/", import.meta.url);
const REAL = [
  ["pagila", "pg/pagila.sql"],
  ["openstreetmap", "pg/openstreetmap-website.sql"],
  ["musicbrainz", "pg/musicbrainz.sql"],
];

/** All subjects, `{ name, dialect, text() }`; those of the corpus only where it lies beside the project. */
export function subjects() {
  const generated = GENERATED.map((tables) => ({ name: `${tables} tables`, dialect: "postgres", text: () => dump(tables) }));
  const files = REAL.map(([name, path]) => ({ name, file: fileURLToPath(new URL(path, CORPUS)) }));
  for (const { name, file } of files) {
    if (!existsSync(file)) console.log(`SKIPPED: ${name}: the corpus is not there`);
  }
  const real = files.filter(({ file }) => existsSync(file));
  return [
    ...generated,
    ...real.map(({ name, file }) => ({ name, dialect: "postgres", text: () => readFileSync(file, "utf8") })),
  ];
}

/** A dump as `pg_dump` writes it: tables of twelve columns, one and a half relations each. */
function dump(tables) {
  const types = ["text NOT NULL", "integer DEFAULT 0 NOT NULL", "timestamp with time zone", "boolean", "numeric(10,2)"];
  const parts = ["SET client_encoding = 'UTF8';\n"];
  const keys = [];
  for (let table = 0; table < tables; table += 1) {
    const columns = ["    id bigint NOT NULL"];
    for (let column = 0; column < 9; column += 1) columns.push(`    column_${column} ${types[column % types.length]}`);
    columns.push("    parent_id bigint", "    other_id bigint");
    parts.push(`CREATE TABLE public.table_${table} (\n${columns.join(",\n")}\n);\n`);
    keys.push(`ALTER TABLE ONLY public.table_${table}\n    ADD CONSTRAINT table_${table}_pkey PRIMARY KEY (id);\n`);
    // Most tables refer to a few central ones, some to any other.
    const targets = [["parent_id", (table * 31) % Math.max(1, Math.min(table, 60))]];
    if (table % 2) targets.push(["other_id", (table * 7919) % table]);
    for (const [column, target] of targets) {
      const name = `table_${table}_${column}_fkey`;
      keys.push(
        `ALTER TABLE ONLY public.table_${table}\n    ADD CONSTRAINT ${name} FOREIGN KEY (${column}) REFERENCES public.table_${target}(id);\n`,
      );
    }
  }
  return [...parts, ...keys].join("\n");
}
