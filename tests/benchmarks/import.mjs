// How fast the importer is as WebAssembly: `node import.mjs module.wasm schema.sql…`. The dialect is the folder's name.
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

const DIALECTS = { pg: 0, mysql: 1, sqlite: 2 };
const RUNS = 7;

const [path, ...files] = process.argv.slice(2);
const module = await WebAssembly.compile(readFileSync(path));

console.log("schema".padEnd(28), "tables".padStart(7), "first ms".padStart(9), "best ms".padStart(9), "MB/s".padStart(7), "tables/s".padStart(9));
for (const file of files) {
  // A new instance each, since what the engine has compiled well is part of what is measured.
  const { exports } = await WebAssembly.instantiate(module, {});
  const bytes = readFileSync(file);
  const dialect = DIALECTS[basename(dirname(file))];
  const times = [];
  let tables = 0;
  for (let run = 0; run < RUNS; run += 1) {
    // Making room may move the memory, so it comes first.
    const at = exports.room(bytes.length);
    new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
    const start = performance.now();
    tables = exports.tables(dialect);
    times.push(performance.now() - start);
  }
  const best = Math.min(...times);
  const cells = [tables, times[0].toFixed(1), best.toFixed(1), (bytes.length / best / 1e3).toFixed(1), Math.round((tables / best) * 1e3)];
  const widths = [7, 9, 9, 7, 9];
  console.log(basename(file).padEnd(28), ...cells.map((cell, at) => String(cell).padStart(widths[at])));
}
