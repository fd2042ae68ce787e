import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Scripts of designs made by chance for a dialect, `count` of them from each dialect: [name, SQL]. The name says which
 * design it is, and whether the script can run twice: `mysql-0003-if-not-exists`. With another `extension`, what is written
 * beside the scripts: `.prisma`.
 */
export function scriptsFor(dialect, count, extension = ".sql") {
  const folder = mkdtempSync(join(tmpdir(), "crowfoot-specimens-"));
  try {
    const cargo = ["run", "--quiet", "--package", "crowfoot-specimens", "--example", "scripts", "--"];
    const ended = spawnSync("cargo", [...cargo, folder, String(count)], { cwd: root, encoding: "utf8" });
    if (ended.error) throw ended.error;
    if (ended.status !== 0) throw new Error(`the scripts were not written: ${ended.stderr}`);
    const files = readdirSync(join(folder, dialect)).filter((name) => name.endsWith(extension)).sort();
    const text = (name) => readFileSync(join(folder, dialect, name), "utf8");
    return files.map((name) => [name.slice(0, -extension.length), text(name)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is said of texts that are typed into a design, `{ dialect, kind, text }` each: findings and scripts with notices. */
export function typed(cases) {
  const input = cases.map(({ dialect, kind, text }) => `${dialect}\t${kind}\t${text}\n`).join("");
  const cargo = ["run", "--quiet", "--package", "crowfoot-specimens", "--example", "typed"];
  const ended = spawnSync("cargo", cargo, { cwd: root, input, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  if (ended.error) throw ended.error;
  if (ended.status !== 0) throw new Error(`nothing was typed: ${ended.stderr}`);
  return ended.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}
