import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import ts from "typescript";
import { crowfoot } from "./crowfoot.mjs";
import { packagesOf } from "./drizzle-lines.mjs";

const scratch = fileURLToPath(new URL("../test-results/", import.meta.url));
const packagesFolder = fileURLToPath(new URL("../node_modules/", import.meta.url));

/** Writes a design as a project of repositories, where the packages of the tests are found. `{ folder, remove }` */
export function written(source, from, to, options = []) {
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, "project-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    crowfoot(["convert", source, "--from", from, "--to", to, "--name", "sample", "--out", folder, ...options]);
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}

/** Copies a project to where the packages of the tests are found. `{ folder, remove }` */
export function copied(source) {
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, "project-"));
  cpSync(source, folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What the strict compiler says to a project under its own settings, one message a line. `line` is the line of Drizzle that it is for. */
export function compiled(folder, line = "0.45") {
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const named = packagesOf(line);
  const paths = Object.entries(named).flatMap(([name, own]) => [[name, [packagesFolder + own]], [`${name}/*`, [`${packagesFolder}${own}/*`]]]);
  options.paths = Object.fromEntries(paths);
  const program = ts.createProgram(fileNames, options, sharing(ts.createCompilerHost(options)));
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
    if (!diagnostic.file) return text;
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    return `${relative(folder, diagnostic.file.fileName)}:${line + 1}: ${text}`;
  });
}

const packages = new Map();

/** Reads the declarations of packages once for all projects, which saves half of the time. */
function sharing(host) {
  const read = host.getSourceFile;
  host.getSourceFile = (path, ...rest) => {
    if (!path.includes("node_modules")) return read.call(host, path, ...rest);
    if (!packages.has(path)) packages.set(path, read.call(host, path, ...rest));
    return packages.get(path);
  };
  return host;
}

/** Runs the tests of a project, with the packages of a line. Returns `{ passed, failed, output }`. */
export function tested(folder, environment = {}, line = "0.45") {
  const sources = files(folder).filter((path) => path.endsWith(".test.ts"));
  const bundles = sources.map((path) => {
    const outfile = join(folder, "out", path.replace(/\.ts$/, ".mjs"));
    mkdirSync(dirname(outfile), { recursive: true });
    buildSync({ entryPoints: [join(folder, path)], outfile, bundle: true, packages: "external", alias: packagesOf(line), platform: "node", format: "esm", target: "node20", logLevel: "silent" });
    return outfile;
  });
  const { NODE_TEST_CONTEXT, ...own } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, ["--test", "--test-reporter=tap", ...bundles], {
    cwd: folder,
    env: { ...own, ...environment },
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  const count = (what) => Number(new RegExp(`^# ${what} (\\d+)$`, "m").exec(stdout)?.[1] ?? 0);
  return { passed: count("pass"), failed: count("fail"), output: stdout + stderr };
}

/** All files of a project, but for what its tests leave. */
export function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((path) => !path.startsWith("out"))
    .sort();
}

export function text(folder, path) {
  return readFileSync(join(folder, path), "utf8");
}
