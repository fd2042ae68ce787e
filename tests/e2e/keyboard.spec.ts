import { expect, test, type Page } from "@playwright/test";
import { doc, exported, idle, load, open, problems, table } from "./support/crowfoot";
import { sidePanel } from "./support/ui";

const SCHEMA = `
create table users (id text primary key, email text not null);
create table orders (id text primary key, user_id text not null references users (id));
`;

/** What has the focus, as `tag name`. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "body";
    return `${element.tagName.toLowerCase()} ${element.getAttribute("aria-label") ?? element.textContent?.trim() ?? ""}`;
  });

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, name: RegExp, most = 40): Promise<void> {
  const seen: string[] = [];
  while (!name.test(await focused(page))) {
    expect(seen.length, `Tab reaches ${name}; it went over ${seen.join(", ")}`).toBeLessThan(most);
    await page.keyboard.press("Tab");
    seen.push(await focused(page));
  }
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await idle(page);
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await idle(page);
}

async function drawn(page: Page): Promise<void> {
  await open(page);
  await load(page, SCHEMA, "postgres");
}

test("two tables are drawn, related, reviewed, fixed, found and exported by keyboard alone", async ({ page }) => {
  await open(page);
  await tabTo(page, /New design/);
  await press(page, "Enter");
  expect(await focused(page)).toMatch(/^canvas/);

  await press(page, "t");
  await type(page, "users");
  await press(page, "Enter");
  const line = page.getByRole("combobox", { name: /^Column/ });
  await expect(line).toBeFocused();
  // Tab goes from the name to the type, completes the type, then the mark.
  await type(page, "email");
  await press(page, "Tab");
  await type(page, "varch");
  await expect(page.getByRole("option").first()).toContainText("varchar");
  await press(page, "Tab");
  await expect(line).toHaveValue(/^email varchar\S* $/);
  await type(page, "!un");
  await press(page, "Tab");
  await expect(line).toHaveValue(/^email varchar\S* !unique $/);
  await press(page, "Enter");
  await expect(line).toHaveValue("");
  await type(page, "born date?");
  await press(page, "Enter", "Escape");
  expect(await focused(page)).toMatch(/^canvas/);
  const users = await table(page, "users");
  expect(users.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(["id", "email", "born"]));

  await press(page, "Escape", "Escape", "t");
  await type(page, "orders");
  await press(page, "Enter");
  // The list offers the whole line of the reference.
  await type(page, "user");
  await expect(page.getByRole("option").first()).toContainText("user_id -> users");
  await press(page, "ArrowDown", "Enter");
  await expect(line).toHaveValue(/^user_id -> users/);
  await press(page, "Enter");
  await type(page, "total numeric(10,2) !null");
  await press(page, "Enter", "Escape");
  const orders = await table(page, "orders");
  expect(orders.foreignKeys).toHaveLength(1);
  expect(orders.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(["id", "user_id", "total"]));

  expect((await problems(page)).map(({ name }) => name)).toContain("fk-not-indexed");
  await press(page, "ControlOrMeta+Shift+M");
  await expect(sidePanel(page).getByRole("heading", { name: "Problems" })).toBeVisible();
  await press(page, "F6");
  await tabTo(page, /Fix all safe/);
  await press(page, "Enter");
  expect((await problems(page)).map(({ name }) => name)).not.toContain("fk-not-indexed");
  const fixed = JSON.stringify(await doc(page));
  await press(page, "ControlOrMeta+z");
  expect((await problems(page)).map(({ name }) => name)).toContain("fk-not-indexed");
  await press(page, "ControlOrMeta+Shift+z");
  expect(JSON.stringify(await doc(page))).toBe(fixed);

  await press(page, "ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: /^Find/ })).toBeFocused();
  await type(page, "users.em");
  await press(page, "Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator(".surface canvas")).toBeFocused();
  // What was found is selected: Enter goes into it.
  await press(page, "Enter");
  await expect(line).toHaveValue(/^email /);
  await press(page, "Escape");
  if (await line.isVisible()) await press(page, "Escape");
  await expect(page.locator(".surface canvas")).toBeFocused();

  await press(page, "ControlOrMeta+e");
  await expect(sidePanel(page).getByLabel("Target")).toBeVisible();
  await press(page, "F6");
  await tabTo(page, /Target/);
  await type(page, "SQLite");
  await expect(sidePanel(page).getByLabel("Target")).toHaveValue("sqlite");
  await tabTo(page, /^button Copy/);
  await press(page, "Enter");
  await expect(page.locator(".toast")).toContainText("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await exported(page, "sqlite"));
});

test("tables that are drawn already are picked and related by keyboard", async ({ page }) => {
  await open(page);
  await load(page, "create table users (id text primary key); create table orders (id text primary key);", "postgres");
  await page.locator(".surface canvas").focus();
  await press(page, "ControlOrMeta+a", "r");
  const found = await doc(page);
  expect(found.tables.flatMap(({ foreignKeys }) => foreignKeys)).toHaveLength(1);
  await press(page, "ControlOrMeta+z");
  expect((await doc(page)).tables.flatMap(({ foreignKeys }) => foreignKeys)).toHaveLength(0);
});

test("F6 walks the parts of the page in both directions", async ({ page }) => {
  await drawn(page);
  await page.getByRole("button", { name: "Inspector" }).click();
  await page.locator(".surface canvas").focus();
  const parts = [".side-panel", ".top-bar", ".outline-panel", ".surface"];
  const holder = (): Promise<string | undefined> =>
    page.evaluate((parts) => parts.find((part) => document.activeElement?.closest(part)), parts);
  for (const part of parts) {
    await press(page, "F6");
    expect(await holder()).toBe(part);
  }
  for (const part of [".outline-panel", ".top-bar", ".side-panel", ".surface"]) {
    await press(page, "Shift+F6");
    expect(await holder()).toBe(part);
  }
});

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
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
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
    for (const button of await page.locator("button:visible, [role=button]:visible").all()) {
      await expect(button, where).toHaveAccessibleName(/\S/);
      seen += 1;
    }
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
  expect(seen).toBeGreaterThan(60);
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
