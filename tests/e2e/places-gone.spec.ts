import { type Page, expect, test } from "@playwright/test";
import { doc, idle, load, open } from "./support/crowfoot";
import { holdBack } from "./support/holding";

/*
 * Code that arrives when the place that it is for is gone: somebody left while it was on its way. Nothing is shown
 * then, nothing panics, and the app goes on.
 */

const TABLES = "create table users (id text primary key); create table posts (user_id text references users (id));";

/** What has the app fetch a part, in a design that was opened from its address. */
const ASKS: Record<string, (page: Page) => Promise<void>> = {
  panels: (page) => page.keyboard.press("Control+Shift+m"),
  exporting: (page) => page.keyboard.press("Control+e"),
  reading: async () => undefined,
  changing: (page) => page.keyboard.press("t"),
  dialogs: (page) => page.keyboard.press("Control+k"),
};

for (const [part, ask] of Object.entries(ASKS)) {
  test(`the part “${part}” that arrives on another page does nothing`, async ({ page, context }) => {
    await open(page);
    await load(page, TABLES, "postgres");
    await idle(page);
    const design = page.url();

    const later = await context.newPage();
    const errors: string[] = [];
    later.on("pageerror", (error) => errors.push(String(error)));
    later.on("console", (message) => void (message.type() === "error" && errors.push(message.text())));
    const asked = later.waitForRequest(`**/split_${part}*`);
    const release = await holdBack(later, `split_${part}`);
    await later.goto(design);
    await later.locator(".surface canvas").focus();
    await ask(later);
    await asked;
    await later.evaluate(() => document.querySelector<HTMLElement>(".brand")!.click());
    await expect(later.locator(".recent-open")).toBeVisible();
    release();
    await idle(later);
    expect(errors).toEqual([]);

    await later.keyboard.press("Escape");
    await later.locator(".recent-open").first().click();
    await idle(later);
    // What was pressed before is done: it was meant for the design.
    expect((await doc(later)).tables).toHaveLength(part === "changing" ? 3 : 2);
    await later.locator(".surface canvas").focus();
    if ((await later.locator(".side-panel").count()) === 0) await later.keyboard.press("Control+Shift+m");
    await idle(later);
    await expect(later.locator(".side-panel")).toBeVisible();
    expect(errors).toEqual([]);
  });
}
