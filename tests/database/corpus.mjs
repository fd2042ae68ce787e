// Judges schemas on one engine: `node corpus.mjs postgres jobs.json`. A job is `{ name, from, files }`, `from` the name
// of a dialect or nothing. One line of JSON a job: `{ name, seconds, … }` with what round-trip.mjs has found.
import { readFileSync } from "node:fs";
import { EXPLAINED } from "./explained.mjs";
import { crossing, roundTrip } from "./round-trip.mjs";

const [dialect, path] = process.argv.slice(2);
const engine = await import(`./engines/${dialect}.mjs`);

for (const { name, from, files } of JSON.parse(readFileSync(path, "utf8"))) {
  const start = performance.now();
  let found;
  try {
    found = from === dialect ? await roundTrip(engine, files.map(read)) : await crossing(engine, files, from);
    if (found.verdict === "differs" && from === dialect && EXPLAINED[name]) found = { ...found, verdict: "explained", reason: EXPLAINED[name] };
    delete found.catalog;
  } catch (error) {
    found = { verdict: "broken", reason: error.message, difference: [] };
  }
  console.log(JSON.stringify({ name, seconds: (performance.now() - start) / 1000, ...found }));
}
await engine.stop();

function read(file) {
  return readFileSync(file, "utf8");
}
