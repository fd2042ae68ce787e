import { expect, test, type Browser } from "@playwright/test";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CLI, folder, install, PYTHON, run, serve, TOOLS } from "./support/site";

const SQL = "create table users (id text primary key);\ncreate table orders (id text primary key, user_id text references users (id));\n";
/** Options are in quotes, which MkDocs wants. */
const PAGE = `# Diagrams

\`\`\`erd dbml height="300"
Table users { id text [pk]

  name text }
Table orders { id text [pk]
  "{{ 1 + 1 }}" text
  user_id text [ref: > users.id] }
\`\`\`

\`\`\`erd file="schema.sql" render="svg"

\`\`\`

Text **after**.
`;

test.describe.configure({ timeout: 400_000, mode: "serial" });

/** Looks at a built site: an element and an image, in the colours of the page, without a complaint. */
async function look(browser: Browser, built: string, below: string, page = ""): Promise<void> {
  const site = await serve(built, below);
  try {
    for (const colorScheme of ["light", "dark"] as const) {
      const own = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 1000 } });
      const wrong: string[] = [];
      own.on("console", (message) => message.type() === "error" && !/favicon|404/.test(message.text()) && wrong.push(message.text()));
      own.on("pageerror", (error) => wrong.push(error.message));
      await own.goto(site.url + page);
      const element = own.locator("crowfoot-erd");
      await expect(element.locator("#level")).toHaveText(/%/, { timeout: 60_000 });
      const tables = await element.evaluate((erd) => (erd as HTMLElement & { tables: string[] }).tables);
      expect(tables.sort()).toEqual(["orders", "users"]);
      expect((await element.boundingBox())!.height).toBe(300);
      const paper = await element.locator("canvas").evaluate((canvas: HTMLCanvasElement) => canvas.getContext("2d")!.getImageData(3, 3, 1, 1).data[0]!);
      const image = own.locator("svg.crowfoot");
      await expect(image).toBeVisible();
      const ground = await image.locator("rect").first().evaluate((rect) => Number(/\d+/.exec(getComputedStyle(rect).fill)![0]));
      for (const brightness of [paper, ground]) {
        if (colorScheme === "light") expect(brightness).toBeGreaterThan(200);
        else expect(brightness).toBeLessThan(60);
      }
      await own.locator("figure.crowfoot-figure summary").click();
      await expect(own.getByRole("cell", { name: "references users" })).toBeVisible();
      await expect(own.getByText("Text after.")).toBeVisible();
      expect(wrong).toEqual([]);
      await own.close();
    }
  } finally {
    site.close();
  }
}

const needs = (path: string) => test.skip(!existsSync(path) || !existsSync(CLI), `SKIPPED: ${path} or ${CLI} is not installed`);

test("VitePress", async ({ browser, baseURL }) => {
  needs(join(TOOLS, "node_modules/vitepress"));
  const config = `import crowfoot from "crowfoot-markdown/markdown-it";
    export default { base: "/docs/", head: [["script", { type: "module", src: "/docs/crowfoot/crowfoot-erd.js" }]],
      markdown: { config: (md) => md.use(crowfoot, { command: ${JSON.stringify(CLI)} }) } };`;
  const site = folder("vitepress", { "docs/.vitepress/config.mjs": config, "docs/index.md": PAGE, "docs/schema.sql": SQL });
  const erd = await install(site, "vitepress", baseURL!);
  run("node", [join(erd, "copy.mjs"), "copy", "docs/public/crowfoot"], site);
  run("node", [join(TOOLS, "node_modules/vitepress/bin/vitepress.js"), "build", "docs"], site);
  await look(browser, join(site, "docs/.vitepress/dist"), "/docs/");
});

test("Docusaurus", async ({ browser, baseURL }) => {
  needs(join(TOOLS, "node_modules/@docusaurus/core"));
  const config = `import crowfoot from "crowfoot-markdown/remark";
    export default { title: "Docs", url: "https://docs.example", baseUrl: "/docs/", scripts: [{ src: "/docs/crowfoot/crowfoot-erd.js", type: "module" }],
      presets: [["classic", { blog: false, docs: { routeBasePath: "/", remarkPlugins: [[crowfoot, { command: ${JSON.stringify(CLI)} }]] } }]],
      themeConfig: { colorMode: { respectPrefersColorScheme: true } } };`;
  const files = { "docusaurus.config.mjs": config, "package.json": "{}", "docs/index.md": `---\nslug: /\n---\n${PAGE}`, "docs/schema.sql": SQL };
  const site = folder("docusaurus", files);
  const erd = await install(site, "docusaurus", baseURL!);
  run("node", [join(erd, "copy.mjs"), "copy", "static/crowfoot"], site);
  run("node", [join(TOOLS, "node_modules/@docusaurus/core/bin/docusaurus.mjs"), "build"], site);
  await look(browser, join(site, "build"), "/docs/");
});

test("MkDocs Material", async ({ browser, baseURL }) => {
  needs(join(PYTHON, "mkdocs"));
  const config = `site_name: Docs
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - name: erd
          class: erd
          format: !!python/name:crowfoot_mkdocs.erd
          validator: !!python/name:crowfoot_mkdocs.options
extra_javascript:
  - path: crowfoot/crowfoot-erd.js
    type: module
`;
  const site = folder("mkdocs", { "mkdocs.yml": config, "docs/index.md": PAGE, "docs/schema.sql": SQL });
  const erd = await install(site, "mkdocs", baseURL!);
  run("node", [join(erd, "copy.mjs"), "copy", "docs/crowfoot"], site);
  const packages = join(TOOLS, "../../packages/mkdocs");
  run(join(PYTHON, "mkdocs"), ["build", "-q"], site, { PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: "1", CROWFOOT: CLI, NO_MKDOCS_2_WARNING: "1" });
  await look(browser, join(site, "site"), "/docs/");
});

test("mdBook", async ({ browser, baseURL }) => {
  needs(join(PYTHON, "mdbook"));
  const config = `[book]\ntitle = "Docs"\n[preprocessor.crowfoot]\ncommand = ${JSON.stringify(`${CLI} mdbook`)}\nrender = "element"\n`;
  const files = { "book.toml": config, "src/SUMMARY.md": "# Summary\n\n- [A](deep/a.md)\n", "src/deep/a.md": PAGE, "src/deep/schema.sql": SQL };
  const site = folder("mdbook", files);
  const erd = await install(site, "mdbook", baseURL!);
  run("node", [join(erd, "copy.mjs"), "copy", "src"], site);
  run(join(PYTHON, "mdbook"), ["build"], site);
  await look(browser, join(site, "book"), "/docs/", "deep/a.html");
});
