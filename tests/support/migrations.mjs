import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Migrations between random designs of a dialect, `count` from the seed `first` on. */
export function migrationsFor(dialect, first, count) {
  const cargo = ["run", "--quiet", "--package", "crowfoot-migrate", "--example", "migrations", "--"];
  const ended = spawnSync("cargo", [...cargo, dialect, String(first), String(count)], { cwd: root, encoding: "utf8", maxBuffer: 512 * 1024 * 1024 });
  if (ended.error) throw ended.error;
  if (ended.status !== 0) throw new Error(`no migrations were written: ${ended.stderr}`);
  return ended.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}
