import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** The folder of the corpus, which lies beside the project where there is one. */
export const CORPUS = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));

/**
 * Runs the command line tool: the one of CROWFOOT_CLI, which `cargo xtask test` has built, or else through
 * cargo. Returns what it printed; an exit code other than 0 is an error unless `codes` allows it.
 */
export function crowfoot(args, { input = "", codes = [0] } = {}) {
  const program = process.env.CROWFOOT_CLI;
  const [command, ...before] = program
    ? [program]
    : ["cargo", "run", "--quiet", "--package", "crowfoot-cli", "--"];
  const ended = spawnSync(command, [...before, ...args], {
    cwd: root,
    input,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (ended.error) throw ended.error;
  if (!codes.includes(ended.status)) {
    throw new Error(`crowfoot ${args.join(" ")} ended with ${ended.status}: ${ended.stderr}`);
  }
  return ended.stdout;
}

/** Converts a text: `convert(sql, "postgres", "drizzle-pg")`. */
export function convert(text, from, to) {
  return crowfoot(["convert", "-", "--from", from, "--to", to], { input: text });
}

/** The text of a file of the corpus. */
export function corpusText(path) {
  return readFileSync(CORPUS + path, "utf8");
}

/** For the options of a test: why it is skipped, or false. */
export function withoutCorpus(path = "") {
  return existsSync(CORPUS + path) ? false : "corpus not found";
}
