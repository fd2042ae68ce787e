// Lays out every `*.graph` of a folder with our layout (as WebAssembly), with ELK layered and with dagre, lets one judge
// measure all drawings, and writes the table: `node layout.mjs FOLDER module.wasm judge out.md out.json`.
//
// How each engine is asked is in `engines/`; docs/layout.md says what is compared and how.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { dagreEngine } from "./layout/dagre.mjs";
import { elkEngines } from "./layout/elk.mjs";
import { ourEngines } from "./layout/ours.mjs";
import { report } from "./layout/report.mjs";

const [folder, module, judge, markdown, json] = process.argv.slice(2);
const engines = [...(await ourEngines(readFileSync(module))), ...elkEngines, dagreEngine];

for (const file of readdirSync(folder).filter((name) => name.endsWith(".graph")).sort()) {
  const schema = file.slice(0, -".graph".length);
  const text = readFileSync(join(folder, file), "utf8");
  const graph = read(text);
  for (const engine of engines) {
    const path = join(folder, `${schema}.${engine.name}.drawing`);
    // On sixty tables with twenty relations each ELK is busy for ten minutes.
    if (!engine.name.startsWith("ours") && schema.startsWith("dense-")) {
      continue;
    }
    // The others stay as they are while ours is worked on; `cargo xtask layout-bench` begins with an empty folder.
    if (!engine.name.startsWith("ours") && existsSync(path)) {
      continue;
    }
    const drawing = await timed(() => engine.run(graph, text));
    if (drawing) {
      writeFileSync(path, drawing);
    }
  }
}

const judged = execFileSync(judge, [folder], { encoding: "utf8", maxBuffer: 1 << 28 });
const figures = judged.trim().split("\n").map((line) => JSON.parse(line));
const { table, summary } = report(figures);
writeFileSync(markdown, table);
writeFileSync(json, `${JSON.stringify({ summary, figures }, null, 1)}\n`);
console.log(table);

/** The graph as nodes and edges. */
function read(text) {
  const graph = { nodes: [], edges: [] };
  for (const line of text.split("\n")) {
    const [kind, ...words] = line.split(" ");
    const numbers = words.map((word) => (word === "-" ? undefined : Number(word)));
    if (kind === "N") {
      graph.nodes.push({ width: numbers[0], height: numbers[1] });
    } else if (kind === "E") {
      const [child, parent, childRow, parentRow] = numbers;
      graph.edges.push({ child, parent, childRow, parentRow });
    }
  }
  return graph;
}

/** The drawing, with the best of as many runs as a short while allows: what the engine has compiled well counts. */
async function timed(run) {
  let best = Infinity;
  let drawing;
  const end = performance.now() + 300;
  for (let round = 0; round < 5 && (round === 0 || performance.now() < end); round += 1) {
    const start = performance.now();
    try {
      drawing = await run();
    } catch (error) {
      console.error(String(error).slice(0, 200));
      return undefined;
    }
    best = Math.min(best, drawing.milliseconds ?? performance.now() - start);
  }
  const point = ({ x, y }) => `${x} ${y}`;
  const places = drawing.places.map((place) => `P ${point(place)}\n`);
  const lines = (drawing.lines ?? []).map((line) => `L ${line.map(point).join(" ")}\n`);
  return `${places.join("")}${lines.join("")}T ${best}\n`;
}
