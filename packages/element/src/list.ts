// The list of tables: finds by the names of tables and columns, and shows what a table has. It is the diagram as text.
import { make } from "./make";
import type { Node } from "./outline";

/** Fewer are shown at first: a long list is found in, not read. */
const SHOWN = 200;

export interface List {
  panel: HTMLElement;
  field: HTMLInputElement;
  /** Lists the nodes of another diagram. */
  fill(nodes: Node[]): void;
  /** Shows what a node has; the list where there is none. */
  show(place: number): void;
}

export function list(chosen: (place: number) => void): List {
  let nodes: Node[] = [];
  const field = make("input", { type: "search", placeholder: "Find a table or column", ariaLabel: "Find a table or column" });
  const found = make("ul");
  const details = make("section", { ariaLabel: "Details" });
  const count = make("p", { role: "status" });
  const panel = make("div", { className: "list", role: "region", ariaLabel: "Tables", hidden: true }, field, details, count, found);

  const search = () => {
    const wanted = field.value.trim().toLowerCase();
    const fits = (text: string) => text.toLowerCase().includes(wanted);
    const hits = nodes
      .map((node, place) => ({ node, place, column: fits(node.name) ? undefined : node.columns.find(({ name }) => fits(name)) }))
      .filter(({ node, column }) => column || fits(node.name));
    found.replaceChildren(
      ...hits.slice(0, SHOWN).map(({ node, place, column }) => {
        const kind = node.kind === "table" ? "" : ` (${node.kind})`;
        return make("li", {}, make("button", { type: "button", onclick: () => chosen(place) }, node.name + (column ? `.${column.name}` : kind)));
      }),
    );
    const more = hits.length > SHOWN ? `, the first ${SHOWN} are listed` : "";
    count.textContent = wanted || more ? `${hits.length} found${more}` : "";
  };
  field.oninput = search;
  field.onkeydown = (event) => {
    if (event.key === "Enter") found.querySelector("button")?.click();
  };

  return {
    panel,
    field,
    fill(own) {
      nodes = own;
      details.replaceChildren();
      search();
    },
    show(place) {
      const node = nodes[place];
      details.replaceChildren(...(node ? described(node, nodes, chosen) : []));
      details.scrollIntoView?.({ block: "nearest" });
    },
  };
}

/** A node as a table of its columns, with a button for each table that they reference. */
function described(node: Node, nodes: Node[], chosen: (place: number) => void): HTMLElement[] {
  const rows = node.columns.map((column) => {
    const notes = make("td", {}, [...column.marks, column.comment].filter(Boolean).join(", "));
    for (const place of column.parents) {
      notes.append(" → ", make("button", { type: "button", onclick: () => chosen(place) }, nodes[place]?.name ?? ""));
    }
    return make("tr", {}, make("th", { scope: "row" }, column.name), make("td", {}, column.type), notes);
  });
  const by = nodes.flatMap((other, place) => (other.columns.some(({ parents }) => parents.includes(nodes.indexOf(node))) ? [place] : []));
  const referenced = make("p", {}, by.length ? "Referenced by " : "");
  by.forEach((place, at) => {
    referenced.append(at ? ", " : "", make("button", { type: "button", onclick: () => chosen(place) }, nodes[place]!.name));
  });
  return [make("h3", {}, node.name), make("p", {}, node.comment), make("table", {}, ...rows), referenced];
}
