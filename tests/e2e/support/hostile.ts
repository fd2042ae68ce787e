import { readFileSync } from "node:fs";

/** Names that try to be more than text: those of `crates/specimens/tests/hostile_names.rs`, which writes them. */
export const NAMES = JSON.parse(readFileSync(new URL("../../fixtures/hostile-names.json", import.meta.url), "utf8")) as string[];

/** A design as a file, in which all that has a name or a text is called so. */
export function design(names: readonly string[]): string {
  let last = 0;
  const fresh = (): number => (last += 1);
  const [first = ""] = names;
  const enums = names.map((name) => ({ id: fresh(), name, values: [name, `${name}_`], comment: name }));
  const tables = names.map((name, at) => {
    const [id, key, other] = [fresh(), fresh(), fresh()];
    return { id, key, other, name, at };
  });
  const notes = names.map((name) => ({ id: fresh(), text: name }));
  const areas = names.slice(0, 40).map((name) => ({ id: fresh(), name }));
  const diagrams = [{ id: fresh(), name: "Main" }, ...names.slice(0, 60).map((name) => ({ id: fresh(), name }))];
  const main = diagrams[0]!.id;
  const at = (place: number) => ({ x: (place % 20) * 420, y: Math.floor(place / 20) * 260 });
  return JSON.stringify({
    format: "crowfoot",
    version: 1,
    settings: { name: first, dialect: "postgres", rationale: names.slice(0, 30).join("\n") },
    enums,
    tables: tables.map(({ id, key, other, name, at }) => ({
      id,
      name,
      comment: name,
      columns: [
        { id: key, name, type: { logical: "text" }, notNull: true, default: { text: name }, comment: name },
        { id: other, name: `${name}_id`, type: { enum: enums[at]!.id }, generated: { expression: name } },
      ],
      primaryKey: { name, columns: [key] },
      checks: [{ id: fresh(), name, expression: name }],
      foreignKeys: at === 0 ? [] : [{ id: fresh(), name, columns: [key], target: { table: { table: tables[at - 1]!.id, columns: [tables[at - 1]!.key] } } }],
      indexes: [{ id: fresh(), name, keys: [{ on: { column: other } }] }],
    })),
    views: names.slice(0, 40).map((name) => ({ id: fresh(), name: `v${name}`, dialect: "postgres", query: `select '${name}'` })),
    notes,
    areas,
    diagrams,
    placements: [
      ...tables.map(({ id }, place) => ({ diagram: main, node: { table: id }, ...at(place) })),
      ...notes.map(({ id }, place) => ({ diagram: main, node: { note: id }, ...at(place + 360), width: 300, height: 100 })),
      ...areas.map(({ id }, place) => ({ diagram: main, node: { area: id }, ...at(place), width: 800, height: 400 })),
    ],
  });
}

/** The same names in SQL. */
export function script(names: readonly string[]): string {
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
  const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
  return names
    .map((name) => {
      const own = quoted(name);
      return `create table ${own} (${own} text primary key default ${text(name)}, constraint ${quoted(`c${name}`)} check (${own} <> ${text(name)}));
comment on table ${own} is ${text(name)};`;
    })
    .join("\n");
}
