import { expect, test, type Page } from "@playwright/test";
import { doc, idle, load, open } from "./support/crowfoot";
import { design, NAMES, script } from "./support/hostile";
import { traces } from "./support/traces";
import { sidePanel } from "./support/ui";

test.describe.configure({ timeout: 120_000 });

/** The link of the design in hand, as the share dialog has it. */
async function shared(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share" }).click();
  const field = page.getByRole("dialog", { name: "Share" }).getByRole("textbox", { name: "Link" });
  await expect(field).toHaveValue(/#/);
  const link = await field.inputValue();
  await page.keyboard.press("Escape");
  return link;
}

/** Looks at every name on the canvas, in the outline, the inspector and the search. */
async function lookAround(page: Page): Promise<void> {
  await page.keyboard.press("1");
  await idle(page);
  const outline = page.getByRole("tree");
  await outline.evaluate(async (tree) => {
    const scrolling = [tree, ...tree.querySelectorAll("*"), tree.parentElement!].find((own) => own.scrollHeight > own.clientHeight + 200);
    if (!scrolling) throw new Error("the outline does not scroll");
    for (let top = 0; top < scrolling.scrollHeight; top += scrolling.clientHeight) {
      scrolling.scrollTop = top;
      await new Promise(requestAnimationFrame);
    }
  });
  await page.getByRole("button", { name: "Inspector", exact: true }).click();
  // The inspector shows what is selected, and the canvas goes there; one in twelve is of each kind of name.
  const seen = await page.evaluate(async (names) => {
    let seen = 0;
    for (const name of names) {
      await window.crowfoot.select(name);
      await window.crowfoot.idle();
      const fields = [...document.querySelectorAll<HTMLInputElement>(".side-panel input")];
      // A field of one line has no line ends.
      if (fields.some(({ value }) => value === name.replaceAll(/[\r\n]/g, ""))) seen += 1;
    }
    return seen;
  }, NAMES.filter((_, at) => at % 12 === 0));
  expect(seen, "tables that the inspector has shown").toBeGreaterThan(24);
  await page.locator(".find-box").click();
  for (const text of ["alert", "'", "<"]) {
    await page.locator(".find-input").fill(text);
    await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
    await idle(page);
  }
  await page.keyboard.press("Escape");
}

/** Shows the code of every target, and the image in every format. */
async function exportAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const target = sidePanel(page).getByLabel("Target");
  await expect(target).toBeVisible();
  const keys = await target.locator("option").evaluateAll((all) => all.map((own) => (own as HTMLOptionElement).value));
  expect(keys.length).toBeGreaterThan(12);
  for (const key of keys) {
    await target.selectOption(key);
    await idle(page);
  }
  await target.selectOption("picture");
  for (const format of await sidePanel(page).getByRole("radio").all()) {
    await format.check();
    await idle(page);
  }
}

test("hostile names of a link stay text in all of the app", async ({ browser }) => {
  const context = await browser.newContext();
  const found = await traces(context);
  const page = await context.newPage();
  await open(page);
  await load(page, design(NAMES), "json");
  const link = await shared(page);
  const fresh = await browser.newContext();
  const elsewhere = await traces(fresh);
  const other = await fresh.newPage();
  await open(other, link);
  expect((await doc(other)).tables.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
  await lookAround(other);
  await other.getByRole("button", { name: /^Problems/ }).click();
  await idle(other);
  await exportAll(other);
  // Names of designs and their thumbnails.
  await other.getByRole("button", { name: "All designs" }).click();
  await expect(other.locator(".recent-card")).toHaveCount(1);
  expect(found).toEqual([]);
  expect(elsewhere).toEqual([]);

  // What watches sees what it watches for; the policy of the page keeps the payload from running.
  await other.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=alert(1)>"));
  await expect.poll(() => elsewhere.join("\n")).toMatch(/element: <img/);
  await expect.poll(() => elsewhere.join("\n")).toMatch(/policy: script-src/);
  expect(elsewhere.join("\n")).not.toContain("dialog");
  await fresh.close();
  await context.close();
});

test("hostile names of an import stay text, in the dialog and the ledger too", async ({ browser }) => {
  const context = await browser.newContext();
  const found = await traces(context);
  const page = await context.newPage();
  await open(page);
  const broken = NAMES.slice(0, 60).map((name) => `create tabel "${name.replaceAll('"', '""')}" (id text);`);
  await page.getByRole("textbox", { name: "SQL to import" }).fill([script(NAMES), ...broken].join("\n"));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const ledger = page.getByRole("dialog", { name: "Imported" });
  await expect(ledger).toBeVisible({ timeout: 30_000 });
  for (const group of await ledger.locator("summary").all()) await group.click();
  await idle(page);
  await ledger.getByRole("button", { name: "Show design" }).click();
  await idle(page);
  expect((await doc(page)).tables.length).toBeGreaterThan(300);
  await page.keyboard.press("1");
  await idle(page);
  expect(found).toEqual([]);
  await context.close();
});

test("hostile names of a link stay text in the embed, the viewer and the element", async ({ browser, baseURL }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page);
  // The names of great length have a test of their own above.
  await load(page, design(NAMES.filter((name) => name.length < 1000)), "json");
  const fragment = (await shared(page)).split("#")[1]!;
  await page.close();
  const found = await traces(context);

  const embed = await context.newPage();
  await open(embed, `${baseURL}/?embed#${fragment}`);
  await embed.close();

  const docs = await context.newPage();
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'";
  await docs.route("**/docs.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "content-security-policy": policy },
      body: `<!doctype html><html lang="en"><title>Docs</title><script type="module" src="crowfoot-erd.js"></script>
        <crowfoot-erd model="${fragment}"></crowfoot-erd>`,
    }),
  );
  for (const address of [`${baseURL}/viewer.html#${fragment}`, `${baseURL}/docs.html`]) {
    await docs.goto(address);
    await expect(docs.locator("canvas").first()).toBeVisible({ timeout: 30_000 });
    await expect(docs.locator("canvas").first()).not.toHaveAttribute("aria-busy", { timeout: 30_000 });
    await expect(docs.locator("#level")).toHaveText(/%/);
    await docs.locator("canvas").first().focus();
    await docs.keyboard.press("/");
    for (const text of ["alert", "<", ""]) {
      await docs.getByLabel("Find a table or column").fill(text);
      await expect(docs.getByRole("region", { name: "Tables" }).getByRole("button").first()).toBeVisible();
    }
    // The details of each table that is listed.
    const listed = docs.getByRole("region", { name: "Tables" }).locator("ul");
    const shown = await listed.evaluate((list) => {
      const buttons = [...list.querySelectorAll("button")];
      for (const button of buttons) button.click();
      return buttons.length;
    });
    expect(shown).toBeGreaterThan(150);
    const menu = docs.getByRole("combobox");
    for (const at of [1, 2, 3]) await menu.first().selectOption({ index: at });
    await expect(docs.locator("canvas").first()).not.toHaveAttribute("aria-busy");
  }
  expect(found).toEqual([]);
  await context.close();
});
