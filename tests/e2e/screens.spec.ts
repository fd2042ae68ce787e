import { expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { idle } from "./support/crowfoot";
import { faults } from "./support/layout";
import { screens } from "./support/screens";

const AXE = readFileSync(createRequire(import.meta.url ?? __filename).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds, a line each. */
async function axe(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.replaceAll("\n", " ")}`));
  });
}

/** What the content security policy refuses from now on. */
function refusals(page: Page): string[] {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  return refused;
}

test.describe.configure({ timeout: 120_000 });

for (const screen of screens) {
  test(`nothing overlaps and axe finds nothing: ${screen.name}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    // Colours on their way from one theme to the other are neither.
    await page.emulateMedia({ reducedMotion: "reduce" });
    const refused = refusals(page);
    await screen.show(page);
    // The policy of the page allows no script in it.
    await page.evaluate(AXE);
    // 640 by 400 is 1280 by 800 at 200 %.
    for (const [width, height] of [[390, 844], [640, 400], [1280, 800]] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await idle(page);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const where = `${screen.name} at ${width} by ${height}, ${colorScheme}`;
        expect.soft(await faults(page), where).toEqual([]);
        expect.soft(await axe(page), where).toEqual([]);
      }
    }
    // A small phone, and one that lies on its side.
    for (const [width, height] of [[320, 640], [740, 360]] as const) {
      await page.setViewportSize({ width, height });
      await idle(page);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect.soft(await faults(page), `${screen.name} at ${width} by ${height}`).toEqual([]);
    }
    expect(refused, "what the policy of the page refuses").toEqual([]);
  });
}

test("a window with room for one panel beside the diagram has one", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await screens.find((screen) => screen.name === "drawn")!.show(page);
  const [outline, side] = [page.locator(".outline-panel"), page.locator(".side-panel")];
  await page.getByRole("button", { name: /^Problems/ }).click();
  await expect(outline).toBeVisible();
  await expect(side).toBeVisible();
  // One that was wider keeps the panel that was asked for last.
  await page.setViewportSize({ width: 768, height: 700 });
  await expect(side).toBeVisible();
  await expect(outline).toBeHidden();
  await idle(page);
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Outline" }).click();
  await expect(outline).toBeVisible();
  await expect(side).toHaveCount(0);
  await page.getByRole("button", { name: "Inspector" }).click();
  await expect(side).toBeVisible();
  await expect(outline).toHaveCount(0);
  await idle(page);
  expect(await faults(page)).toEqual([]);
  // The share button makes room for the name on the smallest, and is in the menu.
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Share…" }).click();
  await expect(page.getByRole("dialog", { name: "Share" })).toBeVisible();
  await idle(page);
  expect(await faults(page)).toEqual([]);
});

test("where the system chooses the colours, what is chosen and what has the focus shows", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await screens.find((screen) => screen.name === "problems")!.show(page);
  await page.evaluate(() => window.crowfoot.select("orders"));
  await idle(page);
  const look = (selector: string): Promise<string> =>
    page.locator(selector).first().evaluate((element) => {
      const { backgroundColor, color, outlineStyle, outlineWidth } = getComputedStyle(element);
      return [backgroundColor, color, outlineStyle, outlineWidth].join(" ");
    });
  for (const [chosen, other] of [
    [".tool-bar [aria-pressed=true]", ".tool-bar [aria-pressed=false]"],
    [".problems-button[aria-pressed=true]", ".tool-bar [aria-pressed=false]"],
    [".outline-row[aria-selected=true]", ".outline-row[aria-selected=false]"],
    [".segment input:checked + span", ".segment input:not(:checked) + span"],
  ] as const) {
    expect(await look(chosen), chosen).not.toBe(await look(other));
  }
  await page.locator(".surface canvas").focus();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press("Tab");
    const shows = await page.evaluate(() => {
      const element = document.activeElement!;
      return element === document.body || [element, element.nextElementSibling].some((own) => own && getComputedStyle(own).outlineStyle !== "none");
    });
    expect(shows, await page.evaluate(() => document.activeElement!.outerHTML.slice(0, 120))).toBe(true);
  }
});

test("the focus stays in the list when a problem is ignored or fixed", async ({ page }) => {
  await screens.find((screen) => screen.name === "problems")!.show(page);
  const inList = (): Promise<boolean> => page.evaluate(() => document.activeElement!.closest(".finding") !== null);
  const count = (): Promise<number> => page.locator(".finding").count();
  const ignore = page.locator(".finding").first().getByRole("button", { name: "Ignore…" });
  await ignore.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(ignore).toBeFocused();
  let before = await count();
  await page.keyboard.press("Enter");
  await page.keyboard.type("A small table");
  await page.keyboard.press("Enter");
  await expect.poll(count).toBe(before - 1);
  await expect.poll(inList).toBe(true);

  before = await count();
  await page.locator(".finding").first().locator(".finding-actions .button").first().focus();
  await page.keyboard.press("Enter");
  await expect.poll(count).toBeLessThan(before);
  await expect.poll(inList).toBe(true);
});
