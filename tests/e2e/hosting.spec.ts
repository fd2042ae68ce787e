import { expect, test as base } from "@playwright/test";
import { readFileSync } from "node:fs";
import { doc, fileText, idle, load, open, ready } from "./support/crowfoot";
import { Host } from "./support/host";
import { download, sidePanel } from "./support/ui";

const GUIDE = readFileSync(new URL("../../docs/hosting.md", import.meta.url), "utf8");
/** The header and the service worker that does away with itself, as the guide has them. */
const [, POLICY = ""] = /```\n(frame-ancestors .+)\n```/.exec(GUIDE)!;
const [, KILL_SWITCH = ""] = /```js\n([^`]*`[^`]*`[^`]*)```/.exec(GUIDE)!;
const SCHEMA = "create table users (id text primary key, email text not null);";

const test = base.extend<{ host: Host }>({
  host: async ({ baseURL }, use) => {
    const host = await Host.start(baseURL!);
    await use(host);
    await host.stop();
  },
});

test.describe.configure({ timeout: 120_000 });

test.describe("with a service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("the app runs under the policy of its page and of the guide", async ({ page, context, host }) => {
    const refused: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
    });
    await page.addInitScript(() =>
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        console.error(`Content Security Policy: ${violatedDirective} ${blockedURI}`),
      ),
    );
    host.headers = { "content-security-policy": POLICY };
    await open(page, host.url);
    const own = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    expect(own).toMatch(/script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'sha256-/);
    expect(own).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    await load(page, SCHEMA, "postgres");
    expect((await doc(page)).tables).toHaveLength(1);
    expect((await download(page, "postgres")).text).toContain("users");
    await sidePanel(page).getByLabel("Target").selectOption("picture");
    await idle(page);
    for (const format of await sidePanel(page).getByRole("radio").all()) {
      await format.check();
      await idle(page);
    }
    await page.locator(".find-box").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Share" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", undefined, { timeout: 90_000 });
    const embed = await context.newPage();
    await open(embed, `${host.url}?embed`);
    // The page that takes over after a panic, too.
    await page.evaluate(() => Object.defineProperty(window, "Window", { value: class {}, configurable: true }));
    await page.mouse.move(400, 300);
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Crowfoot has stopped");
    await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download my design" }).click(),
    ]);
    expect(refused).toEqual([]);
  });

  test("a service worker goes away by the script of the guide, and designs stay", async ({ page, host }) => {
    await open(page, host.url);
    await load(page, SCHEMA, "postgres");
    const before = await fileText(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", undefined, { timeout: 90_000 });
    host.change = (name, sent) => (name === "sw.js" ? { ...sent, body: Buffer.from(KILL_SWITCH) } : sent);
    await page.reload();
    await ready(page);
    const left = () =>
      page.evaluate(async () => [
        (await navigator.serviceWorker.getRegistrations()).length,
        (await window.caches.keys()).length,
      ]);
    await expect.poll(left, { timeout: 30_000 }).toEqual([0, 0]);
    host.asked = [];
    await page.reload();
    await ready(page);
    expect(host.asked).toContain("");
    expect(await fileText(page)).toBe(before);
  });
});

test("files come compressed, with tags, and those with a hash for good", async ({ page, baseURL }) => {
  await open(page);
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map((entry) => new URL(entry.name).pathname)
      .filter((name) => /\.(js|wasm)$/.test(name)),
  );
  expect(names.length).toBeGreaterThan(3);
  for (const name of ["/", ...names]) {
    const response = await fetch(`${baseURL}${name}`, { headers: { "accept-encoding": "br" } });
    expect(response.headers.get("content-encoding") ?? "br", name).toBe("br");
    const lasting = name === "/" ? "no-cache" : "public, max-age=31536000, immutable";
    expect(response.headers.get("cache-control"), name).toBe(lasting);
    const again = await fetch(`${baseURL}${name}`, {
      headers: { "accept-encoding": "br", "if-none-match": response.headers.get("etag")! },
    });
    expect(again.status, name).toBe(304);
  }
  for (const name of ["/sw.js", "/manifest.webmanifest"]) {
    const response = await fetch(`${baseURL}${name}`);
    expect(response.headers.get("cache-control"), name).toBe("no-cache");
  }
});

test("the app can be installed", async ({ page, baseURL }) => {
  await open(page);
  const devtools = await page.context().newCDPSession(page);
  const { url, errors, data } = await devtools.send("Page.getAppManifest");
  expect(url).toBe(`${baseURL}/manifest.webmanifest`);
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data!) as { icons: { src: string; sizes: string }[] };
  for (const { src } of manifest.icons) {
    const response = await fetch(new URL(src, url));
    expect(response.headers.get("content-type"), src).toMatch(/^image\//);
  }
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
});
