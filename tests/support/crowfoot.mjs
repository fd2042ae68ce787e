import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** The folder of the corpus, which lies beside the project where there is one. */
export const CORPUS = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));

/**
 * Runs the command line tool: the one of CROWFOOT_CLI, which `cargo xtask test` has built, or else through
 * cargo. Returns what it printed; an exit code other than 0 is an error unless `codes` allows it.
 */
export function crowfoot(args, options) {
  return ended(args, options).stdout;
}

/** As `crowfoot`, with what it said on standard error beside. */
function ended(args, { input = "", codes = [0] } = {}) {
  const program = process.env.CROWFOOT_CLI;
  const [command, ...before] = program
    ? [program]
    : ["cargo", "run", "--quiet", "--package", "crowfoot-cli", "--"];
  const end = spawnSync(command, [...before, ...args], {
    cwd: root,
    input,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (end.error) throw end.error;
  if (!codes.includes(end.status)) {
    throw new Error(`crowfoot ${args.join(" ")} ended with ${end.status}: ${end.stderr}`);
  }
  return end;
}

/** Converts a text: `convert(sql, "postgres", "drizzle-pg")`. */
export function convert(text, from, to) {
  return crowfoot(["convert", "-", "--from", from, "--to", to], { input: text });
}

/** Writes a script anew in its own dialect: `{ written, notices }`. */
export function rewrite(sql, dialect) {
  const { stdout, stderr } = ended(["convert", "-", "--from", dialect, "--to", dialect], { input: sql });
  return { written: stdout, notices: stderr };
}

/** Converts files that make one design, in order. */
export function convertFiles(files, from, to) {
  return crowfoot(["convert", ...files, ...(from ? ["--from", from] : []), "--to", to]);
}

/** Converts texts that make one design, in order. Returns what is written and the ledger, `source` and `line` from 1. */
export function convertAll(texts, from, to, options = []) {
  const folder = mkdtempSync(join(tmpdir(), "crowfoot-texts-"));
  try {
    const files = texts.map((text, at) => {
      const path = join(folder, `${String(at + 1).padStart(4, "0")}.sql`);
      writeFileSync(path, text);
      return path;
    });
    const ledger = join(folder, "ledger.json");
    const written = crowfoot(["convert", ...files, "--from", from, "--to", to, "--name", "crowfoot", "--ledger", ledger, ...options]);
    const entries = JSON.parse(readFileSync(ledger, "utf8"));
    return { written, ledger: entries.map((entry) => ({ ...entry, source: files.indexOf(entry.source) + 1 })) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of a file of the corpus. */
export function corpusText(path) {
  return readFileSync(CORPUS + path, "utf8");
}

/** For the options of a test: why it is skipped, or false. */
export function withoutCorpus(path = "") {
  return existsSync(CORPUS + path) ? false : "corpus not found";
}
