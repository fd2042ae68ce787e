// The packages as others get them: packed, installed in a project of their own, compiled against, and used.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BUILD = process.env.CROWFOOT_BUILD ?? join(ROOT, "dist");
const CLI = process.env.CROWFOOT_CLI;
const SCRATCH = fileURLToPath(new URL("../test-results/", import.meta.url));

/** What a page does with the element, by its types. A line below a comment with "error" must not compile. */
const PAGE = `import { CrowfootErd, type CrowfootErdEvents } from "crowfoot-erd";

const made: CrowfootErd = document.createElement("crowfoot-erd");
const found = document.querySelector("crowfoot-erd");
const names: string[] = found?.tables ?? [];
const link: string | undefined = made.link;
const chosen: boolean = made.select(names[0] ?? "users");
const started: Promise<void> = made.start();
made.fit();
made.addEventListener("crowfoot-ready", ({ detail }) => {
  const { tables, skipped }: { tables: string[]; skipped: number } = detail;
  console.log(tables, skipped);
});
document.addEventListener("crowfoot-select", (event: CrowfootErdEvents["crowfoot-select"]) => console.log(event.detail.name?.length));
class Own extends CrowfootErd {}
console.log(link, chosen, started, Own);

// @ts-expect-error: it is read-only
made.tables = [];
// @ts-expect-error: names are text
made.select(7);
// @ts-expect-error: there is no such method
made.close();
// @ts-expect-error: the name may be null
made.addEventListener("crowfoot-select", ({ detail }) => detail.name.length);
`;

const SITE = `import MarkdownIt from "markdown-it";
import { unified } from "unified";
import plugin, { type Options } from "crowfoot-markdown/markdown-it";
import remark from "crowfoot-markdown/remark";

const options: Options = { render: "svg", command: "crowfoot" };
new MarkdownIt().use(plugin).use(plugin, options);
plugin(new MarkdownIt(), { render: "live" });
unified().use(remark).use(remark, { html: true, render: "element" });

// @ts-expect-error: there is no such form
const wrong: Options = { render: "png" };
// @ts-expect-error: html is yes or no
remark({ html: "yes" });
// @ts-expect-error: it has no options beside those
plugin(new MarkdownIt(), { html: true });
console.log(wrong);
`;

const RESOLUTIONS = [
  ["Bundler", { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
  ["NodeNext", { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
];

const run = (command, words, cwd, env = {}) =>
  execFileSync(command, words, { cwd, encoding: "utf8", env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 26 });

/** Says on standard error that a test is skipped, and why. */
function skip(t, why) {
  console.error(`SKIPPED: ${t.name}: ${why}`);
  t.skip(why);
}

/** The messages of the strict compiler about a file of the project, with the declarations of the packages checked too. */
function compiled(path, resolution) {
  const options = {
    ...resolution,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    strict: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    skipDefaultLibCheck: true,
    noEmit: true,
    types: [],
  };
  const program = ts.createProgram([path], options);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file ? `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1}: ` : "";
    return line + ts.flattenDiagnosticMessageText(messageText, "\n");
  });
}

const withoutBuild = existsSync(join(BUILD, "crowfoot-erd.js")) ? false : "there is no build in dist/";
if (withoutBuild) console.error(`SKIPPED: the npm packages: ${withoutBuild}`);

describe("the npm packages", { skip: withoutBuild }, () => {
  let project;

  before(() => {
    mkdirSync(SCRATCH, { recursive: true });
    project = mkdtempSync(join(SCRATCH, "consumer-"));
    writeFileSync(join(project, "package.json"), '{ "name": "consumer", "version": "1.0.0", "private": true, "type": "module" }');
    const tarballs = ["element", "markdown"].map((name) => {
      const printed = run("npm", ["pack", "--silent", "--pack-destination", project], join(ROOT, "packages", name), { CROWFOOT_BUILD: BUILD });
      return join(project, printed.trim().split("\n").at(-1));
    });
    run("npm", ["install", "--offline", "--no-audit", "--no-fund", ...tarballs], project);
    writeFileSync(join(project, "page.ts"), PAGE);
    writeFileSync(join(project, "site.ts"), SITE);
  });

  after(() => rmSync(project, { recursive: true, force: true }));

  for (const [name, resolution] of RESOLUTIONS) {
    test(`their types hold for the strict compiler, by ${name}`, () => {
      assert.deepEqual(compiled(join(project, "page.ts"), resolution), []);
      assert.deepEqual(compiled(join(project, "site.ts"), resolution), []);
    });
  }

  test("each has every file that it names", () => {
    for (const name of ["crowfoot-erd", "crowfoot-markdown"]) {
      const folder = join(project, "node_modules", name);
      const { exports, bin = {}, main, types } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const named = [...Object.entries(exports).filter(([key]) => !key.includes("*")).flatMap(([, own]) => Object.values(own)), ...Object.values(bin)];
      for (const file of [...named, main, types].filter(Boolean)) assert.ok(existsSync(join(folder, file)), `${name} has ${file}`);
    }
    const element = join(project, "node_modules/crowfoot-erd/dist");
    const script = readFileSync(join(element, "crowfoot-erd.js"), "utf8");
    const files = new Set(script.match(/(?:viewer|link-reader|import-worker)-[0-9a-f]{16}[\w.]*\.(?:js|wasm)/g));
    assert.ok(files.size >= 3, [...files].join(" "));
    for (const file of files) assert.ok(existsSync(join(element, file)), `the element has ${file}`);
  });

  test("the element is copied to a site, and the plugins draw fences", async (t) => {
    run("npx", ["--no-install", "crowfoot-erd", "copy", "public/crowfoot"], project);
    assert.ok(existsSync(join(project, "public/crowfoot/crowfoot-erd.js")));
    const own = join(project, "node_modules/crowfoot-markdown");
    const { default: plugin } = await import(pathToFileURL(join(own, "markdown-it.js")).href);
    const md = { renderer: { rules: {} } };
    plugin(md, CLI ? { command: CLI } : {});
    const fence = (info) => md.renderer.rules.fence([{ info, content: "Table users { id text [pk] }\n", map: null }], 0, {}, {}, md.renderer);
    assert.match(fence("erd dbml height=300"), /<crowfoot-erd [^>]*height="300"[^>]*><pre>Table users/);
    if (CLI) assert.match(fence("erd dbml render=svg"), /<svg/);
    else t.diagnostic("SKIPPED: images, since CROWFOOT_CLI is not set");
  });
});

const PYTHON = `
import os, crowfoot_mkdocs, markdown
fence = {"name": "erd", "class": "erd", "format": crowfoot_mkdocs.erd, "validator": crowfoot_mkdocs.options}
def html(text):
    return markdown.markdown(text, extensions=["pymdownx.superfences"], extension_configs={"pymdownx.superfences": {"custom_fences": [fence]}})
print(crowfoot_mkdocs.__file__)
print(os.path.exists(os.path.join(os.path.dirname(crowfoot_mkdocs.__file__), "py.typed")))
print(html('\`\`\`erd dbml height="300"\\nTable users { id text [pk] }\\n\`\`\`'))
print(html('\`\`\`erd dbml render="svg"\\nTable users { id text [pk] }\\n\`\`\`') if "CROWFOOT" in os.environ else "")
`;

test("the Python package is built, installed and used", (t) => {
  mkdirSync(SCRATCH, { recursive: true });
  const folder = mkdtempSync(join(SCRATCH, "python-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  // Building leaves files beside the sources.
  cpSync(join(ROOT, "packages/mkdocs"), join(folder, "package"), { recursive: true });
  try {
    run("python3", ["-m", "venv", "venv"], folder);
  } catch (error) {
    return skip(t, `python3 -m venv: ${error.message}`);
  }
  const python = join(folder, "venv/bin/python");
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  try {
    // What it needs from elsewhere; its own faults are faults of the test.
    run(python, [...pip, "setuptools>=68", "wheel", "pymdown-extensions>=10"], folder);
  } catch (error) {
    return skip(t, `pip cannot fetch what the package needs: ${error.stderr || error.message}`);
  }
  run(python, [...pip, "--no-index", "--no-build-isolation", join(folder, "package")], folder);
  writeFileSync(join(folder, "use.py"), PYTHON);
  const [from, typed, ...html] = run(python, ["use.py"], folder, CLI ? { CROWFOOT: CLI } : {}).split("\n");
  assert.ok(from.startsWith(join(folder, "venv")), from);
  assert.equal(typed, "True", "py.typed is installed");
  assert.match(html.join("\n"), /<crowfoot-erd format="dbml" height="300"><pre>Table users/);
  if (CLI) assert.match(html.join("\n"), /<svg/);
  else console.error("SKIPPED: the fence with an image: CROWFOOT_CLI is not set");
});
