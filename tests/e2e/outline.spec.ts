import { expect, test, type Page } from "@playwright/test";
import { doc, idle, load, open } from "./support/crowfoot";
import { press } from "./support/ui";

const SCHEMA = ["alpha", "beta", "delta", "gamma", "omega"].map((name) => `create table ${name} (id text primary key, note text);`).join("\n");

async function drawn(page: Page) {
  await open(page);
  await load(page, SCHEMA, "postgres");
  const tree = page.getByRole("tree", { name: "Outline" });
  const row = (name: string) => tree.getByRole("treeitem", { name: new RegExp(`^${name},`) });
  const selected = async (): Promise<string[]> => {
    await idle(page);
    return tree.locator("[aria-selected=true] .outline-label").allInnerTexts();
  };
  return { tree, row, selected };
}

test("several rows are chosen by Ctrl and Shift, and the canvas has the same selection", async ({ page }) => {
  const { tree, row, selected } = await drawn(page);
  await expect(tree).toHaveAttribute("aria-multiselectable", "true");
  await row("alpha").click();
  await row("delta").click({ modifiers: ["ControlOrMeta"] });
  expect(await selected()).toEqual(["alpha", "delta"]);
  await row("omega").click({ modifiers: ["Shift"] });
  expect(await selected()).toEqual(["delta", "gamma", "omega"]);
  await row("beta").click({ modifiers: ["Shift"] });
  expect(await selected()).toEqual(["beta", "delta"]);
  await row("beta").click({ modifiers: ["ControlOrMeta"] });
  expect(await selected()).toEqual(["delta"]);
  await row("gamma").click({ modifiers: ["ControlOrMeta"] });
  // The canvas deletes what the tree has chosen.
  await page.locator(".surface canvas").focus();
  await press(page, "Delete");
  expect((await doc(page)).tables.map((table) => table.name)).toEqual(["alpha", "beta", "omega"]);
  await press(page, "ControlOrMeta+z", "ControlOrMeta+a");
  expect(await selected()).toEqual(["alpha", "beta", "delta", "gamma", "omega"]);
});

test("Shift with arrows extends, and keys of the tree are about all that is chosen", async ({ page }) => {
  const { tree, row, selected } = await drawn(page);
  await row("beta").click();
  await tree.focus();
  await press(page, "Shift+ArrowDown", "Shift+ArrowDown");
  expect(await selected()).toEqual(["beta", "delta", "gamma"]);
  await press(page, "Shift+ArrowUp", "Shift+ArrowUp", "Shift+ArrowUp");
  expect(await selected()).toEqual(["alpha", "beta"]);
  await press(page, "ArrowDown");
  expect(await selected()).toEqual(["beta"]);
  await press(page, "Control+ArrowDown", "Control+ArrowDown", "Space");
  expect(await selected()).toEqual(["beta", "gamma"]);
  await press(page, "Delete");
  expect((await doc(page)).tables.map((table) => table.name)).toEqual(["alpha", "delta", "omega"]);
});
