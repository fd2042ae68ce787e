import { expect, test as base, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { doc, fileText, idle, load, open, ready, tableBounds } from "./support/crowfoot";
import { Host } from "./support/host";
import { chooseFiles, clipboard, withoutFilePicker } from "./support/ui";

const SCHEMA = `
create table users (id text primary key, email text not null, note text default 'a "quoted" \\ {[,]}');
create table orders (id text primary key, user_id text not null references users (id));
create view recent as select * from orders;
create function f() returns int language sql as $$ select 1 $$;
`;

const test = base.extend<{ host: Host }>({
  host: async ({ baseURL }, use) => {
    const host = await Host.start(baseURL!);
    await use(host);
    await host.stop();
  },
});

const rescue = (page: Page) => page.locator("main");
const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** Has the next call of the app that needs the window panic: it is told that the page has none. */
async function breakWindow(page: Page): Promise<void> {
  await page.evaluate(() => Object.defineProperty(window, "Window", { value: class {}, configurable: true }));
}

/** A real panic, by a key that a person presses. */
async function panic(page: Page): Promise<void> {
  await breakWindow(page);
  await page.mouse.move(400, 300);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(title(page)).toHaveText("Crowfoot has stopped");
}

/** Adds a column as one does by hand. */
async function addColumn(page: Page, text: string): Promise<void> {
  const bounds = await tableBounds(page, "users");
  await page.mouse.click(bounds.x + bounds.width / 2, bounds.y + 12);
  await page.keyboard.press("Insert");
  await expect(page.getByRole("combobox", { name: /^Column/ })).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
}

test("after a panic the page says so, and the design can be downloaded and opened again", async ({ page, context }) => {
  await withoutFilePicker(context);
  await open(page);
  await load(page, SCHEMA, "postgres");
  await addColumn(page, "age integer");
  await idle(page);
  const before = await fileText(page);
  await panic(page);

  await expect(title(page)).toBeFocused();
  await expect(rescue(page)).toContainText("“script” is saved in this browser up to the edit “");
  await expect(page.locator("canvas")).toHaveCount(0);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download my design" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("script.crowfoot.json");
  const path = await file.path();
  expect(readFileSync(path, "utf8")).toBe(before);
  await expect(page.getByRole("status")).toContainText("script.crowfoot.json is in your downloads.");

  await page.getByText("Report for the developers").click();
  await page.getByRole("button", { name: "Copy report" }).click();
  await expect(page.getByRole("status")).toHaveText("The report is on the clipboard.");
  const report = await clipboard(page);
  expect(report).toMatch(/^Crowfoot \d+\.\d+\.\d+, build \w{16}\n/);
  expect(report).toContain("a page has a window");
  expect(report).toContain("src/platform/mod.rs");

  await page.getByRole("button", { name: "Reload" }).click();
  await ready(page);
  expect(await fileText(page)).toBe(before);
  await page.getByRole("button", { name: "All designs" }).click();
  await chooseFiles(page, page.getByRole("button", { name: /^Open/ }).first(), [path]);
  await idle(page);
  expect(await fileText(page)).toBe(before);
});

test("what is not in the store when the app stops is told", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  const before = await fileText(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("The disk is full", "QuotaExceededError");
    };
  });
  await addColumn(page, "one text");
  await addColumn(page, "two text");
  await idle(page);
  await panic(page);
  await expect(rescue(page)).toContainText("2 edits after that were not saved, because saving failed: ");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download my design" }).click(),
  ]);
  expect(readFileSync(await file.path(), "utf8")).toBe(before);
});

test("after a panic nothing reaches the store any more", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  const before = await fileText(page);
  const errors: string[] = [];
  await panic(page);
  await page.evaluate(() => delete (window as never)["Window"]);
  page.on("pageerror", (error) => errors.push(error.message));
  await page.keyboard.press("Delete");
  await page.keyboard.press("t");
  await page.mouse.dblclick(100, 600);
  await page.setViewportSize({ width: 900, height: 700 });
  expect(errors).toEqual([]);
  await page.reload();
  await ready(page);
  expect(await fileText(page)).toBe(before);
});

test("a trap that is no panic is told too, and other designs can be taken out", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await page.getByRole("button", { name: "All designs" }).click();
  await expect(page.locator(".recent-card")).toHaveCount(1);
  // The stack of the module is used up: what draws the next frame traps.
  await page.evaluate(() => {
    const unreachable = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const module = new WebAssembly.Module(new Uint8Array(unreachable));
    const trap = new WebAssembly.Instance(module).exports.f as () => void;
    setTimeout(trap);
  });
  await expect(title(page)).toHaveText("Crowfoot has stopped");
  await expect(rescue(page)).toContainText("Your designs are saved in this browser.");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download script" }).click(),
  ]);
  expect(JSON.parse(readFileSync(await file.path(), "utf8")).format).toBe("crowfoot");
});

test("an importer that breaks down says so, and the page lives", async ({ page }) => {
  // The worker's clock is a function that traps, as memory that runs out does.
  const broken = `
    const code = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    Date.now = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(code))).exports.f;
  `;
  await page.route("**/import-worker-*_loader.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: broken + (await response.text()) });
  });
  await open(page);
  const importing = page.evaluate(
    (sql) => Promise.resolve(window.crowfoot.load(sql, "postgres")).then(() => "", (error: Error) => error.message),
    SCHEMA,
  );
  expect(await importing).toContain("The importer ran into a bug and stopped: ");
  await page.unroute("**/import-worker-*_loader.js");
  await load(page, SCHEMA, "postgres");
  expect((await doc(page)).tables).toHaveLength(2);
});

/** Opens the app where it cannot start and waits for the page that says so. */
async function fails(page: Page, host: Host): Promise<void> {
  await page.goto(host.url);
  await expect(title(page)).toBeVisible();
}

test.describe("an app that cannot start says why", () => {
  test("without WebAssembly", async ({ page, host }) => {
    await page.addInitScript(() => delete (window as never)["WebAssembly"]);
    await fails(page, host);
    await expect(title(page)).toHaveText("WebAssembly is turned off");
  });

  test("in a browser that lacks what it needs", async ({ page, host }) => {
    await page.addInitScript(() => {
      WebAssembly.validate = () => false;
      const refuse = () => Promise.reject(new WebAssembly.CompileError("invalid opcode 0xfc"));
      WebAssembly.instantiateStreaming = refuse;
      WebAssembly.instantiate = refuse as never;
    });
    await fails(page, host);
    await expect(title(page)).toHaveText("This browser is too old for Crowfoot");
  });

  test("under a policy that forbids it", async ({ page, host }) => {
    host.headers = { "content-security-policy": "script-src 'self'" };
    await fails(page, host);
    await expect(title(page)).toHaveText("This site does not allow Crowfoot to run");
    await expect(rescue(page)).toContainText("'wasm-unsafe-eval'");
  });

  for (const [part, pattern] of [
    ["module", /_bg\.wasm$/],
    ["script", /crowfoot-app-\w+\.js$/],
  ] as const) {
    test(`without its ${part}`, async ({ page, host }) => {
      host.change = (name, sent) => (pattern.test(name) ? { ...sent, status: 404 } : sent);
      await fails(page, host);
      await expect(title(page)).toHaveText("Crowfoot could not be loaded");
      await expect(rescue(page)).toContainText(/The server does not have crowfoot-app-\w+/);
    });
  }

  test("behind a host that answers with its page instead", async ({ page, host }) => {
    const html = { status: 200, headers: { "content-type": "text/html" }, body: Buffer.from("<p>Not here") };
    host.change = (name, sent) => (name.endsWith("_bg.wasm") ? html : sent);
    await fails(page, host);
    await expect(rescue(page)).toContainText(/The server does not have crowfoot-app-\w+_bg\.wasm/);
  });

  test("with a damaged module", async ({ page, host }) => {
    host.change = (name, sent) =>
      name.endsWith("_bg.wasm") ? { ...sent, body: sent.body.subarray(0, sent.body.length / 2) } : sent;
    await fails(page, host);
    await expect(rescue(page)).toContainText("One of its files arrived damaged.");
  });

  test("when the network goes", async ({ page, host }) => {
    host.change = (name, sent) => (name.startsWith("crowfoot-app") ? undefined : sent);
    await fails(page, host);
    await expect(rescue(page)).toContainText("There is no network");
  });

  test("when another version is published meanwhile", async ({ page, host }) => {
    host.change = (name, sent) => {
      if (name === "") host.isOther = true;
      return sent;
    };
    await fails(page, host);
    await expect(title(page)).toHaveText("A new version of Crowfoot is available");
    await page.getByRole("button", { name: "Reload" }).click();
    await ready(page);
  });

  test("without the script that starts it", async ({ page, host }) => {
    host.change = (name, sent) => (name.startsWith("boot-") ? { ...sent, status: 404 } : sent);
    await page.goto(host.url);
    const text = page.getByText("Crowfoot could not start. It needs JavaScript");
    await expect(text).toBeVisible();
  });
});

test("designs can be taken out of an app that does not start any more", async ({ page, host }) => {
  await open(page, host.url);
  await load(page, SCHEMA, "postgres");
  const before = await fileText(page);
  host.change = (name, sent) => (name.endsWith("_bg.wasm") ? { ...sent, status: 500 } : sent);
  // A module that was fetched once is kept: another address asks for it anew.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.clearBrowserCache");
  await page.reload();
  await expect(title(page)).toHaveText("Crowfoot could not be loaded");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download my design" }).click(),
  ]);
  expect(readFileSync(await file.path(), "utf8")).toBe(before);
});

test.describe("a part that cannot be loaded", () => {
  const openExport = async (page: Page): Promise<void> => {
    await page.getByRole("button", { name: "Export", exact: true }).click();
  };

  test("is of an older version when a new one is published", async ({ page, host }) => {
    await open(page, host.url);
    await load(page, SCHEMA, "postgres");
    const before = await fileText(page);
    host.isOther = true;
    await openExport(page);
    const notice = page.getByRole("status").filter({ hasText: "A new version of Crowfoot is available." });
    await expect(notice).toBeVisible();
    await notice.getByRole("button", { name: "Reload" }).click();
    await ready(page);
    expect(await page.locator("html").getAttribute("data-build")).toBe(await host.build());
    expect(await fileText(page)).toBe(before);
    await openExport(page);
    await expect(page.getByLabel("Target")).toBeVisible();
  });

  test("is out of reach without a network, and comes when there is one", async ({ page, host, context }) => {
    await open(page, host.url);
    await load(page, SCHEMA, "postgres");
    await context.setOffline(true);
    await openExport(page);
    await expect(page.locator(".toast")).toContainText(/You are offline|Check your connection/);
    await context.setOffline(false);
    await openExport(page);
    await expect(page.getByLabel("Target")).toBeVisible();
  });

  test("may be missing on the server", async ({ page, host }) => {
    await open(page, host.url);
    await load(page, SCHEMA, "postgres");
    host.change = (name, sent) => (name.startsWith("split_exporting") ? { ...sent, status: 404 } : sent);
    await openExport(page);
    await expect(page.locator(".toast")).toContainText("the server does not have it");
  });
});
