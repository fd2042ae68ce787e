// Takes the element and what it fetches from a build of Crowfoot, by default that of this repository: node take.mjs [BUILD]
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const build = process.argv[2] ?? process.env.CROWFOOT_BUILD ?? join(here, "../../dist");
const to = join(here, "dist");
const script = readFileSync(join(build, "crowfoot-erd.js"), "utf8");
// The page of the viewer has a script of its own.
const isNeeded = (name) => name === "crowfoot-erd.js" || name.startsWith("import-worker-") || name.startsWith("link-reader-") || (name.startsWith("viewer-") && script.includes(name));
rmSync(to, { recursive: true, force: true });
mkdirSync(to);
for (const name of readdirSync(build).filter(isNeeded)) cpSync(join(build, name), join(to, name));
