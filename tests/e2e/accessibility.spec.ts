import { expect, test, type Page } from "@playwright/test";
import { idle, load, open } from "./support/crowfoot";
import { focused, press, sidePanel } from "./support/ui";

const SCHEMA = `
create table users (id text primary key, email text not null);
create table orders (id text primary key, user_id text not null references users (id));
`;

async function drawn(page: Page): Promise<void> {
  await open(page);
  await load(page, SCHEMA, "postgres");
}

test("whatever has the focus shows it", async ({ page }) => {
  await open(page);
  const walk = async (steps: number): Promise<void> => {
    const seen = new Set<string>();
    for (let step = 0; step < steps; step += 1) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate(() => {
        const element = document.activeElement!;
        const shows = [element, element.nextElementSibling].some((candidate) => {
          if (!candidate) return false;
          const { outlineStyle, outlineWidth } = getComputedStyle(candidate);
          return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
        });
        return { shows, what: element.outerHTML.slice(0, 120), body: element === document.body };
      });
      // Behind the last element comes the browser's own bar.
      if (found.body) continue;
      expect(found.shows, found.what).toBe(true);
      seen.add(found.what);
    }
    expect(seen.size).toBeGreaterThan(5);
  };
  await walk(12);
  await load(page, SCHEMA, "postgres");
  await page.getByRole("button", { name: /^Problems/ }).click();
  await idle(page);
  await walk(45);
});

test("dialogs close by Escape, and the focus goes back to where it was", async ({ page }) => {
  await drawn(page);
  const ways: [string, () => Promise<void>][] = [
    ["Import", async () => page.getByRole("button", { name: "Import" }).focus()],
    ["Share", async () => page.getByRole("button", { name: "Share" }).focus()],
    ["Find", async () => page.locator(".find-box").focus()],
  ];
  for (const [name, reach] of ways) {
    for (const leave of ["Escape", "button"]) {
      if (name === "Find" && leave === "button") continue;
      await reach();
      const from = await focused(page);
      await press(page, "Enter");
      const dialog = page.getByRole("dialog", { name });
      await expect(dialog).toBeVisible();
      expect(await page.evaluate(() => document.activeElement!.closest("dialog") !== null), `${name} takes the focus`).toBe(true);
      if (leave === "Escape") await press(page, "Escape");
      else {
        await dialog.getByRole("button", { name: "Close" }).focus();
        await press(page, "Enter");
      }
      await expect(dialog).toHaveCount(0);
      expect(await focused(page), `${name}, left by ${leave}`).toBe(from);
    }
  }
  await page.locator(".surface canvas").focus();
  await press(page, "?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await press(page, "Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator(".surface canvas")).toBeFocused();

  // A menu too.
  await page.getByRole("button", { name: "More" }).focus();
  await press(page, "Enter");
  await expect(page.getByRole("menuitem", { name: "New design" })).toBeFocused();
  await press(page, "ArrowDown", "Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "More" })).toBeFocused();
});

test("the focus stays in the page when a panel is closed", async ({ page }) => {
  await drawn(page);
  for (const name of [/^Problems/, "Export", "Inspector"]) {
    await page.getByRole("button", { name, exact: true }).focus();
    await press(page, "Enter");
    await sidePanel(page).getByRole("button", { name: "Close" }).focus();
    await press(page, "Enter");
    await expect(sidePanel(page)).toHaveCount(0);
    expect(await focused(page), `after ${name}`).not.toBe("body");
  }
});

test("the outline is a tree that is walked by arrows and follows the selection", async ({ page }) => {
  await drawn(page);
  const tree = page.getByRole("tree", { name: "Outline" });
  const items = tree.getByRole("treeitem");
  const names = async (): Promise<string[]> => items.locator(".outline-label").allInnerTexts();
  await page.evaluate(() => window.crowfoot.select("orders"));
  await idle(page);
  await expect(tree.getByRole("treeitem", { selected: true })).toHaveAccessibleName(/orders/);
  await page.evaluate(() => window.crowfoot.select("users"));
  await idle(page);
  await expect(tree.getByRole("treeitem", { selected: true })).toHaveAccessibleName(/users/);

  await tree.focus();
  const active = (): Promise<string | null | undefined> =>
    tree.evaluate((tree) => document.getElementById(tree.getAttribute("aria-activedescendant") ?? "")?.getAttribute("aria-label"));
  await press(page, "Home");
  const first = await active();
  expect(first).toBeTruthy();
  for (const item of await items.all()) {
    await expect(item).toHaveAttribute("aria-level", /^\d$/);
    await expect(item).toHaveAttribute("aria-posinset", /^\d+$/);
    await expect(item).toHaveAttribute("aria-setsize", /^\d+$/);
    await expect(item).toHaveAccessibleName(/\S/);
  }
  const labels = await names();
  const at = labels.indexOf("users");
  for (let step = 0; step < at; step += 1) await press(page, "ArrowDown");
  expect(await active()).toMatch(/users/);
  await expect(tree.getByRole("treeitem", { selected: true })).toHaveAccessibleName(/users/);
  const row = items.nth(at);
  if ((await row.getAttribute("aria-expanded")) === "true") await press(page, "ArrowLeft");
  await expect(row).toHaveAttribute("aria-expanded", "false");
  await press(page, "ArrowRight");
  await expect(row).toHaveAttribute("aria-expanded", "true");
  await press(page, "ArrowRight");
  expect(await active()).toMatch(/\bid\b/);
  await press(page, "F2");
  await expect(page.locator(".inline-input")).toBeFocused();
  await press(page, "Escape");
  expect(await focused(page)).not.toBe("body");
});

test("every button has a name, in every panel and dialog and at every width", async ({ page }) => {
  let seen = 0;
  const check = async (where: string): Promise<void> => {
    const snapshot = await page.locator("body").ariaSnapshot();
    const buttons = snapshot.match(/^\s*- ('?)(button|menuitem|menuitemradio|tab)\b.*$/gm) ?? [];
    expect(buttons.filter((button) => !/- '?\w+ "[^"]/.test(button)), `buttons without a name: ${where}`).toEqual([]);
    seen += buttons.length;
  };
  await open(page);
  await check("start page");
  await load(page, SCHEMA, "postgres");
  await check("editor");
  for (const name of [/^Problems/, "Export", "Inspector"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.evaluate(() => window.crowfoot.select("orders"));
    await idle(page);
    await check(`panel ${name}`);
  }
  for (const name of ["Import", "Share"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await check(`dialog ${name}`);
    await press(page, "Escape");
  }
  await page.getByRole("button", { name: "More" }).click();
  await check("menu");
  await press(page, "Escape");
  await page.setViewportSize({ width: 400, height: 800 });
  await idle(page);
  await check("narrow");
  expect(seen).toBeGreaterThan(100);
});

test("who wants less motion gets none", async ({ page }) => {
  await drawn(page);
  await page.getByRole("button", { name: "Inspector" }).click();
  await page.evaluate(() => window.crowfoot.select("orders"));
  await idle(page);
  const moving = (): Promise<number> =>
    page.evaluate(() => {
      const seconds = (list: string): number => Math.max(...list.split(",").map((time) => parseFloat(time) * (/ms$/.test(time.trim()) ? 0.001 : 1)));
      return [...document.querySelectorAll("*")].filter((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        return seconds(transitionDuration) > 0.001 || (animationName !== "none" && seconds(animationDuration) > 0.001);
      }).length;
    });
  expect(await moving()).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await moving()).toBe(0);
});
