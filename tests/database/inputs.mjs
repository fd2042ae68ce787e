import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { CORPUS } from "../support/crowfoot.mjs";

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

/** The SQL files of a folder of the corpus, as `sqlite/chinook.sql`. Without the corpus, none, said loudly. */
export function corpusFiles(folder) {
  const path = `${CORPUS}${folder}/`;
  if (!existsSync(path)) {
    test(`the corpus of ${folder}`, { skip: `SKIPPED: corpus not found at ${path}` }, () => {});
    return [];
  }
  return readdirSync(path)
    .filter((name) => name.endsWith(".sql"))
    .map((name) => `${folder}/${name}`)
    .sort();
}
