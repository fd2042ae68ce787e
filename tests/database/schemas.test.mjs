import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertVerdict } from "./judged.mjs";
import { crossing, roundTrip } from "./round-trip.mjs";

// Schemas as tools and people write them, which are a part of the project: dumps, migrations, scripts made by hand.
const root = fileURLToPath(new URL("../fixtures/schemas/", import.meta.url));
const ENGINES = await Promise.all(["postgres", "mysql", "sqlite"].map((dialect) => import(`./engines/${dialect}.mjs`)));

for (const engine of ENGINES) {
  after(engine.stop);
  for (const { folder, dialect } of ENGINES) {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const files = filesOf(join(root, folder, name));
      if (dialect === engine.dialect) {
        test(`${folder}/${name}: what was imported is what is exported`, async () => {
          assertVerdict(await roundTrip(engine, files.map((file) => readFileSync(file, "utf8"))), ["equal", "refused", "explained"]);
        });
      } else {
        test(`${folder}/${name} in ${engine.dialect}`, async () => assertVerdict(await crossing(engine, files, dialect), ["runs"]));
      }
    }
  }
}

/** A file, or the files of a folder in the order of their numbers; what Flyway repeats comes last. */
function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  const number = (name) => (name.startsWith("R__") ? Infinity : Number(/\d+/.exec(name)?.[0]));
  const names = readdirSync(path).sort((one, other) => number(one) - number(other));
  return names.map((name) => join(path, name));
}
