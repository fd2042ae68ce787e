import { createRequire, Module } from "node:module";
import ts from "typescript";

const require = createRequire(import.meta.url);

/** The empty snapshot that a first migration follows. */
const NOTHING = "00000000-0000-0000-0000-000000000000";

/** The lines of Drizzle, by the name of the option, with the packages of each, which lie side by side under other names. */
const LINES = {
  0.45: {
    orm: "drizzle-orm",
    mysql: ["drizzle-kit/api", "generateMySQLDrizzleJson", "generateMySQLMigration"],
    pg: ["drizzle-kit/api", "generateDrizzleJson", "generateMigration"],
    sqlite: ["drizzle-kit/api", "generateSQLiteDrizzleJson", "generateSQLiteMigration"],
  },
  "1.0": {
    orm: "drizzle-orm-1",
    mysql: ["drizzle-kit-1/payload/mysql", "generateDrizzleJson", "generateMigration"],
    pg: ["drizzle-kit-1/payload/postgres", "generateDrizzleJson", "generateMigration"],
    sqlite: ["drizzle-kit-1/payload/sqlite", "generateDrizzleJson", "generateMigration"],
  },
};

export const LINE_NAMES = ["0.45", "1.0"];

/** The name under which a line's drizzle-orm is installed. */
export function ormOf(line) {
  return LINES[line].orm;
}

/** The packages that a project of a line means, under the names that they are installed by; none where that is their own. */
export function packagesOf(line) {
  return line === "1.0" ? { "drizzle-orm": ormOf(line), "drizzle-kit": "drizzle-kit-1" } : {};
}

// The kit of 1.0 asks for `drizzle-orm`, which is that of 0.45 here.
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  const isNew = request.startsWith("drizzle-orm") && !request.startsWith("drizzle-orm-1") && /[\\/]drizzle-(kit|orm)-1[\\/]/.test(parent?.filename ?? "");
  return resolve.call(this, isNew ? request.replace("drizzle-orm", "drizzle-orm-1") : request, parent, ...rest);
};

/** Runs the modules of a schema with the packages of a line: `{ "schema.ts": text }`. Returns what they export, or `entry` alone. */
export function loaded(line, files, entry) {
  const made = new Map();
  const load = (name) => {
    if (made.has(name)) return made.get(name).exports;
    const module = { exports: {} };
    made.set(name, module);
    const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    const text = ts.transpileModule(files[name], { compilerOptions: options }).outputText;
    new Function("require", "module", "exports", text)((request) => asked(request, name), module, module.exports);
    return module.exports;
  };
  const asked = (request, from) => {
    if (request.startsWith(".")) return load(beside(from, request, files));
    return require(request.replace(/^drizzle-orm(?=\/|$)/, LINES[line].orm));
  };
  if (entry) return load(entry);
  return Object.fromEntries(Object.keys(files).filter((name) => !name.endsWith(".config.ts")).flatMap((name) => Object.entries(load(name))));
}

/** The file that an import names. */
function beside(from, request, files) {
  const parts = from.split("/").slice(0, -1);
  for (const part of request.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  const path = parts.join("/").replace(/\.js$/, "");
  return [`${path}.ts`, `${path}/index.ts`].find((name) => name in files) ?? path;
}

/** The package of a database that an exporter writes for: `drizzle-pg` → `pg`. */
const coreOf = (exporter) => exporter.replace("drizzle-", "");

/** What drizzle-kit keeps of a schema, and what it keeps of nothing. `casing` is that of the configuration. */
export async function snapshots(line, exporter, exported, casing) {
  const [kit, json] = LINES[line][coreOf(exporter)];
  const { [json]: snapshot } = require(kit);
  const options = !casing ? [] : coreOf(exporter) === "pg" ? [undefined, casing] : [casing];
  return [await snapshot({}), await snapshot(exported, NOTHING, ...options)];
}

/** The statements with which drizzle-kit makes a schema in an empty database, as `drizzle-kit export` writes them. */
export async function migration(line, exporter, exported) {
  const [kit, , migrate] = LINES[line][coreOf(exporter)];
  return quietly(async () => {
    const [before, after] = await snapshots(line, exporter, exported);
    return require(kit)[migrate](before, after);
  });
}

/** What drizzle-kit prints becomes the message of the error where it would end the process. */
async function quietly(work) {
  const { log } = console;
  const { exit } = process;
  const printed = [];
  console.log = (text) => printed.push(text);
  process.exit = () => {
    throw new Error(`drizzle-kit stops: ${printed.join(" ").replace(/\s+/g, " ").trim()}`);
  };
  try {
    return await work();
  } finally {
    Object.assign(console, { log });
    process.exit = exit;
  }
}

/** The command of drizzle-kit 1.0 begins with this, its functions take it for granted. */
String.prototype.snake_case ??= function () {
  return this.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
};

