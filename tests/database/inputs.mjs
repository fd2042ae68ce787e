import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

export const SAMPLES = ["shop", "library", "ticketing"];

/** The canonical file of a sample of the start page. */
export function sample(name) {
  return readFileSync(new URL(`public/samples/${name}.json`, root), "utf8");
}

/** What the exporters write for documents made to be difficult, which a Rust test keeps up to date: [name, SQL]. */
export function golden(exporter) {
  const folder = new URL(`crates/export/tests/golden/${exporter}/`, root);
  return readdirSync(fileURLToPath(folder))
    .filter((name) => name.endsWith(".sql"))
    .map((name) => [name.slice(0, -".sql".length), readFileSync(new URL(name, folder), "utf8")]);
}
