// The tables of a diagram as the module lists them: see outline.rs of crates/viewer.

export interface Column {
  name: string;
  type: string;
  /** In words. */
  marks: string[];
  /** The places of the tables that it references. */
  parents: number[];
  comment: string;
}

export interface Node {
  kind: "table" | "view" | "enum";
  name: string;
  comment: string;
  columns: Column[];
}

const KINDS = { t: "table", v: "view", e: "enum" } as const;
const MARKS: Record<string, string> = { p: "primary key", n: "required", u: "unique" };

export function outline(text: string): Node[] {
  const nodes: Node[] = [];
  for (const line of text.split("\n")) {
    const [kind, name = "", ...rest] = line.split("\t");
    if (kind === "c") {
      const [type = "", marks = "", parents = "", comment = ""] = rest;
      nodes.at(-1)?.columns.push({
        name,
        type,
        marks: [...marks].map((mark) => MARKS[mark]!),
        parents: parents.split(" ").filter(Boolean).map(Number),
        comment,
      });
    } else if (kind) {
      nodes.push({ kind: KINDS[kind as "t"], name, comment: rest[0] ?? "", columns: [] });
    }
  }
  return nodes;
}

/** The place of a node by its name, with or without its schema; -1 where there is none. */
export function placeOf(nodes: Node[], name: string): number {
  const exact = nodes.findIndex((node) => node.name === name);
  return exact < 0 ? nodes.findIndex((node) => node.name.endsWith(`.${name}`)) : exact;
}

/** Some nodes, and those that relations lead to within so many hops. */
export function around(nodes: Node[], from: number[], hops: number): number[] {
  const found = new Set(from.filter((place) => place in nodes));
  for (let hop = 0; hop < hops; hop++) {
    const before = new Set(found);
    nodes.forEach(({ columns }, child) => {
      for (const parent of columns.flatMap(({ parents }) => parents)) {
        if (before.has(child)) found.add(parent);
        if (before.has(parent)) found.add(child);
      }
    });
    if (found.size === before.size) break;
  }
  return [...found].sort((a, b) => a - b);
}
