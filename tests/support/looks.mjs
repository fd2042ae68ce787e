import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";

const BIOME = fileURLToPath(new URL("../node_modules/.bin/biome", import.meta.url));

/** The text as Prettier writes it in 100 columns, with what else it is told. */
export function formatted(text, style = {}) {
  return prettier.format(text, { parser: "typescript", singleQuote: true, printWidth: 100, ...style });
}

/** What Biome's recommended rules say of files, `{ path: text }`, which it gets in a folder of its own; nothing is "". */
export function lint(files, folder) {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ root: true, files: { maxSize: 2 ** 24 }, linter: { rules: { recommended: true } } }));
  const biome = spawnSync(BIOME, ["lint", "--error-on-warnings", "--colors=off", "."], { cwd: folder, encoding: "utf8" });
  return biome.status === 0 ? "" : biome.stdout + biome.stderr;
}
