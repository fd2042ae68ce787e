import { expect, test, type Page } from "@playwright/test";
import { doc, fileText, idle, load, open, ready } from "./support/crowfoot";
import { toasts } from "./support/ui";

const shelf = (page: Page) => page.locator(".recent-card strong");
const bin = (page: Page) => page.locator(".bin");

/** Two designs, and the start page. */
async function shelved(page: Page): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  await open(page);
  for (const name of ["Shop", "Library"]) {
    await load(page, `create table ${name.toLowerCase()}_items (id text primary key);`, "postgres");
    await page.getByRole("textbox", { name: "Design name" }).fill(name);
    await page.keyboard.press("Enter");
    await idle(page);
    texts[name] = await fileText(page);
  }
  await page.getByRole("button", { name: "All designs" }).click();
  await expect(shelf(page)).toHaveText(["Library", "Shop"]);
  return texts;
}

test("a deleted design comes back by Undo, and by the bin after a reload", async ({ page }) => {
  const texts = await shelved(page);
  await page.getByRole("button", { name: "Delete Shop" }).click();
  await expect(shelf(page)).toHaveText(["Library"]);
  await expect(toasts(page)).toContainText("Shop is in the bin");
  await toasts(page).getByRole("button", { name: "Undo" }).click();
  await expect(shelf(page)).toHaveText(["Library", "Shop"]);
  await expect(bin(page)).toHaveCount(0);

  await page.getByRole("button", { name: "Delete Shop" }).click();
  await expect(shelf(page)).toHaveText(["Library"]);
  await page.reload();
  await ready(page);
  await expect(shelf(page)).toHaveText(["Library"]);
  await page.getByText("Bin (1)").click();
  await expect(bin(page)).toContainText("Shop 1 table · deleted for good in 30 days");
  await bin(page).getByRole("button", { name: "Restore Shop" }).click();
  await expect(shelf(page)).toHaveText(["Library", "Shop"]);
  await page.locator(".recent-open").last().click();
  await idle(page);
  expect(await fileText(page)).toBe(texts.Shop);
});

test("the bin is emptied by hand, and of what has been in it for thirty days", async ({ page }) => {
  await shelved(page);
  await page.getByRole("button", { name: "Delete Shop" }).click();
  await page.getByRole("button", { name: "Delete Library" }).click();
  await page.getByText("Bin (2)").click();
  await bin(page).getByRole("button", { name: "Delete now Shop" }).click();
  await expect(bin(page).locator("strong")).toHaveText(["Library"]);
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<string[]>((done) => {
          const opening = indexedDB.open("crowfoot");
          opening.onsuccess = () => {
            const names = opening.result.transaction("records").objectStore("records").getAllKeys();
            names.onsuccess = () => {
              opening.result.close();
              done(names.result.map((key) => String(key).split("/")[0]!));
            };
          };
        }),
    );
  expect(new Set(await kept()).size).toBe(1);

  await page.clock.install({ time: Date.now() + 29.5 * 86_400_000 });
  await page.reload();
  await page.clock.resume();
  await ready(page);
  await expect(bin(page)).toContainText("deleted for good tomorrow");
  await page.clock.setSystemTime(Date.now() + 31 * 86_400_000);
  await page.reload();
  await ready(page);
  await expect(bin(page)).toHaveCount(0);
  expect(await kept()).toEqual([]);
});

for (const forGood of [false, true]) {
  const how = forGood ? "deletes for good" : "deletes";
  test(`a design that another tab ${how} stays open, and the next edit keeps all of it`, async ({ page, context }) => {
    const texts = await shelved(page);
    const other = await context.newPage();
    await open(other);
    await other.locator(".recent-open").last().click();
    await idle(other);
    expect(await fileText(other)).toBe(texts.Shop);

    await page.bringToFront();
    await page.getByRole("button", { name: "Delete Shop" }).click();
    await expect(toasts(other)).toContainText("moved to the bin in another tab");
    if (forGood) {
      await page.getByText("Bin (1)").click();
      await bin(page).getByRole("button", { name: "Delete now Shop" }).click();
      await expect(bin(page)).toHaveCount(0);
      await expect(toasts(other).last()).toContainText("deleted in another tab");
    }
    await other.bringToFront();
    await other.getByRole("textbox", { name: "Design name" }).fill("Corner shop");
    await other.keyboard.press("Enter");
    await idle(other);
    const edited = await fileText(other);
    await other.close();

    await page.reload();
    await ready(page);
    await expect(shelf(page)).toHaveText(["Corner shop", "Library"]);
    await expect(bin(page)).toHaveCount(0);
    await page.locator(".recent-open").first().click();
    await idle(page);
    expect(await fileText(page)).toBe(edited);
    expect((await doc(page)).tables.map(({ name }) => name)).toEqual(["shop_items"]);
  });
}

test("Restore in the other tab takes the design out of the bin", async ({ page, context }) => {
  await shelved(page);
  const other = await context.newPage();
  await open(other);
  await other.locator(".recent-open").last().click();
  await idle(other);
  await page.bringToFront();
  await page.getByRole("button", { name: "Delete Shop" }).click();
  await other.bringToFront();
  await toasts(other).getByRole("button", { name: "Restore" }).click();
  await idle(other);
  await page.reload();
  await ready(page);
  await expect(shelf(page)).toHaveText(["Shop", "Library"]);
  await expect(bin(page)).toHaveCount(0);
});

test("a design in the bin that is opened by its address says so, and can be restored", async ({ page, context }) => {
  await shelved(page);
  await page.locator(".recent-open").last().click();
  await idle(page);
  const address = page.url();
  await page.getByRole("button", { name: "All designs" }).click();
  await page.getByRole("button", { name: "Delete Shop" }).click();
  await expect(bin(page)).toBeVisible();
  const other = await context.newPage();
  await open(other, address);
  await expect(toasts(other)).toContainText("This design is in the bin");
  await toasts(other).getByRole("button", { name: "Restore" }).click();
  await idle(other);
  await other.reload();
  await ready(other);
  await expect(toasts(other)).toHaveCount(0);
  await page.reload();
  await ready(page);
  await expect(shelf(page)).toHaveText(["Shop", "Library"]);
});
