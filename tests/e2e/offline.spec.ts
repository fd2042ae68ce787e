import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { doc, exported, fileText, idle, load, open, ready, tableBounds } from "./support/crowfoot";
import { Host } from "./support/host";
import { clipboard, download, showDesign, sidePanel } from "./support/ui";

const SCHEMA = `
create table users (id text primary key, email text not null);
create table orders (id text primary key, user_id text not null references users (id));
`;
const TARGETS = [
  "postgres", "mysql", "sqlite", "drizzle-pg", "drizzle-mysql", "drizzle-sqlite", "mermaid", "dbml", "plantuml", "text", "json",
];

const test = base.extend<{ host: Host }>({
  host: async ({ baseURL }, use) => {
    const host = await Host.start(baseURL!, "/tools/crowfoot/");
    await use(host);
    await host.stop();
  },
});

test.use({ serviceWorkers: "allow" });
// Everything is fetched, which the debug build makes large.
test.describe.configure({ timeout: 120_000 });

/** The names of the caches of the app. */
const caches = (page: Page): Promise<string[]> => page.evaluate(async () => (await window.caches.keys()).toSorted());

/** Waits until the app has all that it needs without a network. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", undefined, { timeout: 90_000 });
}

async function goOffline(context: BrowserContext, host: Host): Promise<void> {
  host.change = () => undefined;
  await context.setOffline(true);
}

const build = async (page: Page): Promise<string | null> => page.locator("html").getAttribute("data-build");

const notice = (page: Page) => page.getByRole("status").filter({ hasText: "A new version of Crowfoot is ready." });

test("after the first visit everything works without a network", async ({ page, context, host }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await open(page, host.url);
  await load(page, SCHEMA, "postgres");
  const before = await fileText(page);
  await kept(page);
  await goOffline(context, host);

  // The page that is open, without a reload, and then a fresh one.
  for (const again of [false, true]) {
    if (again) await page.reload();
    await ready(page);
    expect(await fileText(page)).toBe(before);
    await page.getByRole("button", { name: /^Problems/ }).click();
    await idle(page);
    await expect(sidePanel(page)).toBeVisible();
    for (const target of TARGETS) expect((await download(page, target)).text.length).toBeGreaterThan(20);
    await sidePanel(page).getByLabel("Target").selectOption("picture");
    await idle(page);
    for (const format of ["SVG", "PNG", "PDF"]) {
      await sidePanel(page).getByRole("radio", { name: format, exact: true }).check();
      await idle(page);
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        sidePanel(page).getByRole("button", { name: "Download" }).click(),
      ]);
      expect(readFileSync(await file.path()).length).toBeGreaterThan(500);
    }
  }

  // The inspector, the rules, and what edits.
  const users = await tableBounds(page, "users");
  await page.mouse.click(users.x + 20, users.y + 12);
  await page.keyboard.press("Insert");
  await expect(page.getByRole("combobox", { name: /^Column/ })).toBeFocused();
  await page.keyboard.type("age integer");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await idle(page);
  expect((await doc(page)).tables.find(({ name }) => name === "users")!.columns).toHaveLength(3);
  expect(await exported(page, "postgres")).toContain("age");
  expect(Array.isArray(await page.evaluate(() => window.crowfoot.problems()))).toBe(true);

  // Dialogs: find, keys, share, import.
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Copy link" }).click();
  await expect.poll(() => clipboard(page)).toContain(`${host.url}#2`);
  const shared = await clipboard(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("create table pasted (id text primary key);");
  await dialog.getByRole("button", { name: /^Import/ }).last().click();
  await showDesign(page);
  expect((await doc(page)).tables.map(({ name }) => name)).toEqual(["pasted"]);
  for (const text of [
    "model User {\n  id String @id\n}\n",
    "Table users {\n  id text [pk]\n}\n",
    "erDiagram\n  USER {\n    text id PK\n  }\n",
    before,
  ]) {
    await page.getByRole("button", { name: "Import" }).click();
    await dialog.getByRole("textbox").fill(text);
    await dialog.getByRole("button", { name: /^Import/ }).last().click();
    await showDesign(page);
    expect((await doc(page)).tables.map(({ name }) => name.toLowerCase())).toContain(/user\b/i.exec(text)?.[0].toLowerCase() ?? "users");
  }

  // The start page, a sample, and a link in a tab of its own.
  await page.getByRole("button", { name: "All designs" }).click();
  await idle(page);
  await page.getByRole("button", { name: /Shop/ }).first().click();
  await idle(page);
  expect((await doc(page)).tables.length).toBeGreaterThan(2);
  const other = await context.newPage();
  await open(other, shared);
  expect((await doc(other)).tables.map(({ name }) => name).toSorted()).toEqual(["orders", "users"]);
  expect(errors).toEqual([]);
});

test("a new version is told, taken on reload, and never mixed with the one that is open", async ({ page, context, host }) => {
  await open(page, host.url);
  await load(page, SCHEMA, "postgres");
  const [first, before] = [await host.build(), await fileText(page)];
  await kept(page);
  const other = await context.newPage();
  await open(other, page.url());

  host.isOther = true;
  const second = await host.build();
  expect(second).not.toBe(first);
  // Any page that is opened looks for another version.
  await other.reload();
  await ready(other);
  expect(await build(other)).toBe(first);
  await expect(notice(page)).toBeVisible({ timeout: 90_000 });
  await expect(notice(other)).toBeVisible({ timeout: 30_000 });
  expect(await caches(page)).toHaveLength(2);

  // Pages that stay open get their own parts, which the host does not have any more.
  host.asked = [];
  expect((await download(page, "dbml")).text).toContain("Table users");
  expect(host.asked.filter((name) => name.startsWith("split_exporting"))).toEqual([]);
  expect(await build(page)).toBe(first);

  await notice(page).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => build(page)).toBe(second);
  await ready(page);
  expect(await fileText(page)).toBe(before);
  expect((await download(page, "mermaid")).text).toContain("erDiagram");
  await expect(notice(page)).toHaveCount(0);
  // The old files are there as long as a page uses them.
  expect(await caches(page)).toHaveLength(2);
  expect((await download(other, "dbml")).text).toContain("Table users");
  await other.close();
  await page.reload();
  await ready(page);
  await expect.poll(() => caches(page)).toEqual([expect.stringContaining(second)]);
  await goOffline(context, host);
  await page.reload();
  await ready(page);
  expect(await fileText(page)).toBe(before);
});

test("a first visit that ends early is no harm, and the next one goes on where it was", async ({ page, context, host }) => {
  let left = 20;
  const isPart = (name: string): boolean => /^(shared|split)_/.test(name);
  host.change = (name, sent) => (isPart(name) && (left -= 1) < 0 ? undefined : sent);
  await page.goto(host.url);
  await page.evaluate(() => window.crowfoot.ready.then(() => undefined));
  await expect.poll(() => left, { timeout: 60_000 }).toBeLessThan(-2);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await page.close();

  host.change = (_, sent) => sent;
  host.asked = [];
  const other = await context.newPage();
  await open(other, host.url);
  await kept(other);
  const worker = (await other.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name)))
    .map((name) => name.slice(host.url.length))
    .filter(isPart);
  const again = host.asked.filter((name) => isPart(name) && !worker.includes(name));
  const all = await other.evaluate(async () => {
    const [name] = await window.caches.keys();
    return (await (await window.caches.open(name!)).keys()).map(({ url }) => url.split("/").at(-1)!);
  });
  expect(again.length).toBeLessThan(all.filter(isPart).length - 5);
  await goOffline(context, host);
  await other.reload();
  await ready(other);
});

test("files that are not as they were built are not kept", async ({ page, host }) => {
  let spoilt = 0;
  host.change = (name, sent) => {
    if (!name.startsWith("split_exporting")) return sent;
    spoilt += 1;
    return { ...sent, body: Buffer.concat([sent.body, Buffer.from([0])]) };
  };
  await open(page, host.url);
  await expect.poll(() => spoilt, { timeout: 60_000 }).toBeGreaterThan(1);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await load(page, SCHEMA, "postgres");
});

test("kept files that are damaged can be thrown away from the page that says so", async ({ page, host }) => {
  await open(page, host.url);
  await load(page, SCHEMA, "postgres");
  const before = await fileText(page);
  await kept(page);
  await page.evaluate(async () => {
    for (const name of await window.caches.keys()) {
      const cache = await window.caches.open(name);
      for (const { url } of await cache.keys()) {
        if (!/crowfoot-app-\w+_bg\.wasm$/.test(url)) continue;
        await cache.put(url, new Response("\0asm", { headers: { "content-type": "application/wasm" } }));
      }
    }
  });
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Crowfoot could not start");
  await page.getByRole("button", { name: "Reload without cached files" }).click();
  await ready(page);
  expect(await fileText(page)).toBe(before);
});

test("without room for its files the app leaves the room to designs", async ({ page, context, host }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(host.url).origin, quotaSize: 500_000 });
  await open(page, host.url);
  await page.waitForFunction(() => localStorage.getItem("crowfoot.offline-full") !== null, undefined, { timeout: 60_000 });
  expect(await caches(page)).toEqual([]);
  await load(page, SCHEMA, "postgres");
  const before = await fileText(page);
  // It is not tried again with every visit.
  host.asked = [];
  await page.clock.install();
  await page.reload();
  await ready(page);
  await page.clock.fastForward(10_000);
  await idle(page);
  expect(host.asked).not.toContain("sw.js");
  expect(await fileText(page)).toBe(before);
});

test("a browser without service workers, and an embed, do without", async ({ page, context, host }) => {
  const errors: string[] = [];
  const embed = await context.newPage();
  await embed.clock.install();
  await open(embed, `${host.url}?embed`);
  await embed.clock.fastForward(10_000);
  await idle(embed);
  expect(host.asked).not.toContain("sw.js");
  await embed.close();
  page.on("pageerror", (error) => errors.push(error.message));
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }));
  await page.clock.install();
  await open(page, host.url);
  await page.clock.fastForward(10_000);
  await idle(page);
  expect(host.asked).not.toContain("sw.js");
  expect(errors).toEqual([]);
});
