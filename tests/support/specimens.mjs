import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Scripts of designs made by chance for a dialect, `count` of them from each dialect: [name, SQL]. The name says which
 * design it is, and whether the script can run twice: `mysql-0003-if-not-exists`.
 */
export function scriptsFor(dialect, count) {
  const folder = mkdtempSync(join(tmpdir(), "crowfoot-specimens-"));
  try {
    const cargo = ["run", "--quiet", "--package", "crowfoot-specimens", "--example", "scripts", "--"];
    const ended = spawnSync("cargo", [...cargo, folder, String(count)], { cwd: root, encoding: "utf8" });
    if (ended.error) throw ended.error;
    if (ended.status !== 0) throw new Error(`the scripts were not written: ${ended.stderr}`);
    const files = readdirSync(join(folder, dialect)).sort();
    return files.map((name) => [name.slice(0, -".sql".length), readFileSync(join(folder, dialect, name), "utf8")]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
