import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** The tools: `cargo xtask test` installs them there. */
export const TOOLS = join(ROOT, "tests/sites");
export const CLI = process.env.CROWFOOT_CLI ?? join(ROOT, "target/debug/crowfoot");
export const PYTHON = join(TOOLS, ".venv/bin");
const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml" };

/** Writes files into a new folder below the tools, whose packages it finds. */
export function folder(name: string, files: Record<string, string>): string {
  const path = join(TOOLS, ".built", name);
  rmSync(path, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  return path;
}

export function run(command: string, words: string[], cwd: string, env: Record<string, string> = {}): string {
  return execFileSync(command, words, { cwd, encoding: "utf8", env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 26 });
}

/** Fetches the element and what it names from a build. Returns the folder. */
async function build(name: string, url: string): Promise<string> {
  const path = folder(`${name}-build`, {});
  mkdirSync(path, { recursive: true });
  const take = async (file: string): Promise<string> => {
    const bytes = Buffer.from(await (await fetch(`${url}/${file}`)).arrayBuffer());
    writeFileSync(join(path, file), bytes);
    return bytes.toString("latin1");
  };
  const script = await take("crowfoot-erd.js");
  for (const file of new Set(script.match(/(?:viewer|link-reader|import-worker)-[0-9a-f]{16}[\w.]*/g))) {
    // Each names others: a loader its glue and module, a glue its module.
    const stem = file.replace(/(?:_loader)?\.js$|_bg\.wasm$/, "");
    const others = file.startsWith("viewer-") ? [] : [`${stem}.js`, `${stem}_bg.wasm`];
    for (const other of new Set([file, ...others])) await take(other);
  }
  return path;
}

/** Packs the npm packages as they are published, and installs them in a site. Returns the folder of the element's files. */
export async function install(site: string, name: string, url: string): Promise<string> {
  const from = await build(name, url);
  for (const [own, known] of [["element", "crowfoot-erd"], ["markdown", "crowfoot-markdown"]] as const) {
    const packed = run("npm", ["pack", "--silent", "--pack-destination", from], join(ROOT, "packages", own), { CROWFOOT_BUILD: from }).trim().split("\n").pop()!;
    const to = join(site, "node_modules", known);
    mkdirSync(to, { recursive: true });
    run("tar", ["xzf", join(from, packed), "--strip-components=1", "-C", to], site);
  }
  return join(site, "node_modules/crowfoot-erd");
}

/** Serves a folder below a path until it is closed. */
export async function serve(path: string, below: string): Promise<{ url: string; close: () => void }> {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url!, "http://site").pathname);
    let file = join(path, name.startsWith(below) ? name.slice(below.length) : "missing");
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${below}`, close: () => server.close() };
}
