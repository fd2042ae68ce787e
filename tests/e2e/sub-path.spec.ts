import { expect, test as base, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { doc, idle, load, open, ready, relations } from "./support/crowfoot";
import { Host } from "./support/host";
import { showDesign } from "./support/ui";

const PATH = "/a/b/";
const SQL = "create table users (id text primary key);\ncreate table orders (id text primary key, user_id text references users (id));";
const DRIZZLE = `import { pgTable, text } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { id: text().primaryKey() });
export const posts = pgTable('posts', { id: text().primaryKey(), userId: text('user_id').references(() => users.id) });`;
const GUIDE = readFileSync(new URL("../../docs/hosting.md", import.meta.url), "utf8");

/** A server that has the build below a path and nothing anywhere else. */
const test = base.extend<{ host: Host }>({
  host: async ({ baseURL }, use) => {
    const host = await Host.start(baseURL!, PATH);
    await use(host);
    await host.stop();
  },
});

test.describe.configure({ timeout: 120_000 });

/** What pages of a context ask for that the server does not have below its path. Grows. */
function missed(page: Page, host: Host): string[] {
  const found: string[] = [];
  page.context().on("request", (request) => {
    if (/^http/.test(request.url()) && !request.url().startsWith(host.url)) found.push(request.url());
  });
  page.context().on("response", (response) => {
    if (response.status() >= 400) found.push(`${response.status()} ${response.url()}`);
  });
  page.context().on("weberror", (error) => found.push(error.error().message));
  return found;
}

const shown = async (page: Page): Promise<void> => {
  await expect(page.locator("canvas").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("#level")).toHaveText(/%/);
};

test.describe("with a service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("the app, its samples, workers and service worker run below a path", async ({ page, host }) => {
    const wrong = missed(page, host);
    await open(page, host.url);
    const samples = page.locator(".sample");
    expect(await samples.count()).toBe(3);
    for (const at of [0, 1, 2]) {
      await samples.nth(at).click();
      await idle(page);
      expect((await doc(page)).tables.length).toBeGreaterThan(4);
      await page.getByRole("button", { name: "All designs" }).click();
    }
    // The import worker, and the reader that it starts.
    for (const [text, tables] of [[SQL, ["users", "orders"]], [DRIZZLE, ["users", "posts"]]] as const) {
      await open(page, host.url);
      await page.getByRole("textbox", { name: "SQL to import" }).fill(text);
      await page.getByRole("button", { name: "Import", exact: true }).click();
      await showDesign(page);
      expect((await doc(page)).tables.map(({ name }) => name)).toEqual(tables);
      expect(relations(await doc(page))).toBe(1);
    }
    const manifest = await page.locator("link[rel=manifest]").evaluate((link: HTMLLinkElement) => link.href);
    expect(manifest).toBe(`${host.url}manifest.webmanifest`);

    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", undefined, { timeout: 90_000 });
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.scope)).toBe(host.url);
    host.change = () => undefined;
    await page.reload();
    await ready(page);
    expect((await doc(page)).tables).toHaveLength(2);
    expect(wrong).toEqual([]);
    expect(host.asked.filter((name) => name === "outside")).toEqual([]);
  });
});

test("links, the embed, the viewer and the element run below a path", async ({ page, host }) => {
  const wrong = missed(page, host);
  await open(page, host.url);
  await load(page, SQL, "postgres");
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  const field = dialog.getByRole("textbox", { name: "Link" });
  await expect(field).toHaveValue(/#/);
  const link = await field.inputValue();
  expect(link.startsWith(`${host.url}#2`)).toBe(true);
  const code = await dialog.getByRole("textbox", { name: "Embed code" }).inputValue();
  const embed = /src="([^"]+)"/.exec(code)![1]!.replaceAll("&amp;", "&");
  const fragment = link.split("#")[1]!;
  for (const address of [link, embed]) {
    await page.goto("about:blank");
    await open(page, address);
    expect((await doc(page)).tables).toHaveLength(2);
  }

  await page.goto(`${host.url}viewer.html#${fragment}`);
  await shown(page);
  await expect(page.getByRole("link", { name: "Open in Crowfoot" })).toHaveAttribute("href", link);

  // A page of another folder, with the script by a path that is relative to it.
  host.change = (name, sent) =>
    name === "deep/docs/page.html"
      ? {
          status: 200,
          headers: { "content-type": "text/html" },
          body: Buffer.from(`<!doctype html><html lang="en"><title>Docs</title><link rel="icon" href="data:,"><script type="module" src="../../crowfoot-erd.js"></script>
            <crowfoot-erd model="${fragment}"></crowfoot-erd><crowfoot-erd><pre>${SQL}</pre></crowfoot-erd>`),
        }
      : sent;
  await page.goto(`${host.url}deep/docs/page.html`);
  for (const at of [0, 1]) {
    const element = page.locator("crowfoot-erd").nth(at);
    await element.scrollIntoViewIfNeeded();
    await expect(element.locator("#level")).toHaveText(/%/, { timeout: 30_000 });
    const tables = await element.evaluate((own) => (own as HTMLElement & { tables: string[] }).tables.toSorted());
    expect(tables).toEqual(["orders", "users"]);
  }
  expect(wrong).toEqual([]);
  expect(host.asked.filter((name) => name === "outside")).toEqual([]);
});

test("each file of the build comes with the headers of the guide", async ({ host, baseURL }) => {
  const list = (await (await fetch(`${host.url}sw.js`)).text()).split("\n")[0]!;
  const { files } = JSON.parse(list.slice(list.indexOf("{"), list.lastIndexOf("}") + 1)) as { files: [string, string][] };
  // A row of the guide: the names in its first column, a type and how long it may be kept.
  const rows = [...GUIDE.matchAll(/^\| (.*`.+) \| (`.+`) \| `([^|]+)` \|$/gm)].map(([, names, types, cache]) => ({
    names: [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => new RegExp(`^${name!.replaceAll(".", "\\.").replace("0123456789abcdef", "[0-9a-f]{16}").replaceAll("*", ".*")}$`)),
    types: [...types!.matchAll(/`([^`]+)`/g)].map(([, type]) => type!),
    cache: cache!,
  }));
  expect(rows.length).toBe(8);
  const all = [...files.map(([name]) => name), "index.html", "viewer.html", "crowfoot-erd.js", "sw.js", "manifest.webmanifest"];
  expect(all.length).toBeGreaterThan(40);
  for (const name of all) {
    const response = await fetch(`${baseURL}/${name}`, { method: "HEAD" });
    const row = rows.find(({ names }) => names.some((own) => own.test(name === "" || name === "./" ? "index.html" : name)));
    if (!row) throw new Error(`the guide has no row for ${name}`);
    const bare = (type: string): string => type.split(";")[0]!;
    expect(row.types.map(bare), name).toContain(bare(response.headers.get("content-type")!));
    expect(response.headers.get("cache-control"), name).toBe(row.cache);
  }
});
