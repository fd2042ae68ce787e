import { expect, test } from "@playwright/test";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileText, idle, load, open, ready, tableBounds } from "./support/crowfoot";
import { drop, toasts, withoutFilePicker } from "./support/ui";

const NEWER = `{
"format":"crowfoot",
"version":7,
"settings":{"name":"From tomorrow","dialect":"postgres","accent":"teal"},
"tables":[
{"id":1,"name":"users","columns":[
{"id":2,"name":"id","type":{"logical":"text"},"notNull":true},
{"id":3,"name":"outline","type":{"logical":"polygon"}}
],"primaryKey":{"columns":[2],"withoutOverlaps":true}}
],
"diagrams":[
{"id":4,"name":"Main","lens":"dark"}
],
"placements":[
{"diagram":4,"node":{"table":1},"x":0,"y":0}
],
"wheels":[
{"id":5,"size":9}
]
}
`;

test("a file of a newer version opens, says so, and leaves as it came but for what was edited", async ({ page, context }) => {
  await withoutFilePicker(context);
  await open(page);
  const path = join(mkdtempSync(join(tmpdir(), "crowfoot-")), "newer.crowfoot.json");
  writeFileSync(path, NEWER);
  await drop(page, { files: [path] });
  await expect(toasts(page)).toHaveText(
    "This design was created by a newer version of Crowfoot. 5 items cannot be shown here, but are kept.",
  );
  await idle(page);
  expect(await fileText(page)).toBe(NEWER);

  const bounds = await tableBounds(page, "users");
  await page.mouse.click(bounds.x + bounds.width / 2, bounds.y + 12);
  await page.keyboard.press("Insert");
  await expect(page.getByRole("combobox", { name: /^Column/ })).toBeFocused();
  await page.keyboard.type("email text");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await idle(page);
  const edited = await fileText(page);
  const added = edited.match(/,\n\{"id":\d+,"name":"email","type":\{"logical":"text"\}\}/)?.[0];
  expect(added).toBeDefined();
  expect(edited.replace(added!, "")).toBe(NEWER);

  // The same from the store, in this tab and in another one that edits the table too.
  await page.reload();
  await ready(page);
  expect(await fileText(page)).toBe(edited);
  await expect(toasts(page)).toContainText("newer version");
  const other = await context.newPage();
  await open(other, page.url());
  expect(await fileText(other)).toBe(edited);
  await other.getByRole("textbox", { name: "Design name" }).fill("From today");
  await other.keyboard.press("Enter");
  await idle(other);
  const renamed = edited.replace("From tomorrow", "From today");
  await expect.poll(() => fileText(page)).toBe(renamed);

  await other.close();
  await page.getByRole("button", { name: "More" }).click();
  const save = page.getByRole("menuitem", { name: /^Save as file/ });
  const [file] = await Promise.all([page.waitForEvent("download"), save.click()]);
  expect(readFileSync(await file.path(), "utf8")).toBe(renamed);

  // Taken out and brought back, and by a link.
  await page.mouse.click(bounds.x + bounds.width / 2, bounds.y + 12);
  await page.keyboard.press("Delete");
  await idle(page);
  expect(await fileText(page)).not.toContain("withoutOverlaps");
  await page.keyboard.press("ControlOrMeta+z");
  await idle(page);
  expect(await fileText(page)).toBe(renamed);
});

test("a large file of a newer version keeps what is unknown through the worker", async ({ page }) => {
  const columns = Array.from({ length: 6000 }, (_, at) => `{"id":${100 + at},"name":"column_number_${at}","type":{"logical":"text"}}`);
  const text = NEWER.replace('{"id":2,', `${columns.join(",\n")},\n{"id":2,`);
  expect(text.length).toBeGreaterThan(256 * 1024);
  await open(page);
  await load(page, text, "json");
  await expect(toasts(page)).toContainText("5 items cannot be shown here");
  expect(await fileText(page)).toBe(text);
});
