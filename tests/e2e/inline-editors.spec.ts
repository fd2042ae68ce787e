import { type Page, expect, test } from "@playwright/test";
import { columnBounds, doc, fileText, idle, load, open, tableBounds } from "./support/crowfoot";
import { press } from "./support/ui";

/** What must not happen, whatever is done: a panic, an error of the page, an error on the console. */
function watch(page: Page): () => string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  return () => errors;
}

const SCHEMA = `
create table users (id text primary key, email text not null);
create table orders (id text primary key, user_id text not null references users (id));
`;

/** A place where something is edited: how one comes there on a fresh design, and what it is that is edited. */
interface Editor {
  name: string;
  begin: (page: Page) => Promise<void>;
  /** What the document says of it. */
  read: (document: Record<string, never>) => string | undefined;
  /** The inputs for notes take Enter for themselves. */
  multiline?: boolean;
}

async function run(page: Page, label: string): Promise<void> {
  await press(page, "ControlOrMeta+k");
  await page.keyboard.type(`>${label}`);
  await press(page, "Enter");
}

const first = (document: Record<string, never>, list: string, field: string): string | undefined =>
  (document[list] as Record<string, string>[] | undefined)?.[0]?.[field];

const EDITORS: Editor[] = [
  {
    name: "a table",
    begin: async (page) => {
      const at = await tableBounds(page, "users");
      await page.mouse.dblclick(at.x + 60, at.y + 12);
    },
    read: (document) => first(document, "tables", "name"),
  },
  {
    name: "a column",
    begin: async (page) => {
      const at = await columnBounds(page, "users", "email");
      await page.mouse.dblclick(at.x + 40, at.y + at.height / 2);
    },
    read: (document) => (first(document, "tables", "columns") as unknown as { name: string }[])[1]?.name,
  },
  {
    name: "an area",
    begin: async (page) => {
      await press(page, "Escape", "Escape", "ControlOrMeta+a", "a");
    },
    read: (document) => first(document, "areas", "name"),
  },
  { name: "an enum", begin: (page) => run(page, "New enum"), read: (document) => first(document, "enums", "name") },
  {
    name: "a note",
    begin: async (page) => {
      await press(page, "Escape", "Escape", "n");
    },
    read: (document) => first(document, "notes", "text"),
    multiline: true,
  },
  {
    name: "a diagram",
    begin: async (page) => {
      await run(page, "New diagram");
      await page.locator(".diagram-name:visible").or(page.locator(".diagram-tab[aria-selected=true]")).first().waitFor();
      if (!(await page.locator(".diagram-name:visible").count())) await run(page, "Rename diagram");
    },
    read: (document) => (document["diagrams"] as unknown as { name: string }[] | undefined)?.at(-1)?.name,
  },
];

/** The input that has the focus. */
const input = (page: Page) => page.locator(".inline-input:focus, .diagram-name:focus");

/** Whether what was typed is kept, and whether keys mean the diagram again, however it was left. */
interface End {
  name: string;
  end: (page: Page, own: Editor) => Promise<void>;
  keeps: boolean;
  leaves: boolean;
}

const ENDS: End[] = [
  { name: "Enter", end: (page, own) => press(page, own.multiline ? "ControlOrMeta+Enter" : "Enter"), keeps: true, leaves: false },
  {
    name: "Tab",
    // From a column it goes to the next part, and in a note the focus goes on.
    end: (page) => press(page, "Tab", "ControlOrMeta+Enter", "Enter"),
    keeps: true,
    leaves: true,
  },
  { name: "Escape", end: (page) => press(page, "Escape", "Escape"), keeps: false, leaves: false },
  {
    name: "a press elsewhere",
    end: async (page) => {
      const canvas = (await page.locator(".surface canvas").boundingBox())!;
      await page.mouse.click(canvas.x + canvas.width - 60, canvas.y + 40);
    },
    keeps: true,
    leaves: false,
  },
  {
    name: "a press of the undo button",
    end: async (page) => {
      const undo = page.getByRole("button", { name: /^Undo:/ });
      if (await undo.count()) await undo.click();
    },
    keeps: false,
    leaves: true,
  },
];

for (const own of EDITORS) {
  test(`${own.name} is named and left in every way without a panic`, async ({ page }) => {
    const errors = watch(page);
    await open(page);
    for (const { name, end, keeps, leaves } of ENDS) {
      await test.step(name, async () => {
        await load(page, SCHEMA, "postgres");
        await page.locator(".surface canvas").focus();
        await press(page, "Escape", "Escape");
        await own.begin(page);
        await expect(input(page)).toBeFocused();
        await page.keyboard.press("ControlOrMeta+a");
        await page.keyboard.type("renamed");
        await end(page, own);
        await idle(page);
        const read = own.read(JSON.parse(await fileText(page)));
        if (keeps) expect(read).toBe("renamed");
        else if (!(name === "Escape" && own.multiline)) expect(read).not.toBe("renamed");
        // Whatever was open is closed, and keys mean the diagram again.
        await press(page, "Escape", "Escape", "Escape");
        await expect(input(page)).toHaveCount(0);
        if (!leaves) await expect(page.locator(".surface canvas")).toBeFocused();
        expect(errors()).toEqual([]);
      });
    }
  });

  test(`${own.name} can be deleted from elsewhere while it is edited`, async ({ page, context }) => {
    const errors = watch(page);
    await open(page);
    await load(page, SCHEMA, "postgres");
    const other = await context.newPage();
    await open(other, page.url());
    const before = await fileText(page);
    await page.bringToFront();
    await press(page, "Escape", "Escape");
    await own.begin(page);
    await expect(input(page)).toBeFocused();
    await page.keyboard.type("half");
    // The other tab takes out everything that can be.
    await other.evaluate(() => window.crowfoot.idle().then(() => undefined));
    await other.locator(".surface canvas").focus();
    for (let time = 0; time < 3; time += 1) await press(other, "ControlOrMeta+a", "Delete");
    if (own.name === "a diagram") await run(other, "Delete diagram");
    await expect.poll(async () => (await doc(page)).tables.length).toBe(0);
    await page.keyboard.type("way");
    await press(page, "Enter", "Escape", "Escape", "Escape");
    expect(errors()).toEqual([]);
    await expect(input(page)).toHaveCount(0);
    expect(await fileText(page)).not.toBe(before);
  });
}

test("what stands in a field of the inspector survives that its panel is closed", async ({ page }) => {
  const errors = watch(page);
  await open(page);
  await load(page, SCHEMA, "postgres");
  const at = await tableBounds(page, "users");
  await page.mouse.click(at.x + 60, at.y + 12);
  await press(page, "ControlOrMeta+i");
  const name = page.locator(".inspector input").first();
  await name.fill("members");
  await press(page, "ControlOrMeta+i");
  await page.keyboard.press("F6");
  await page.getByRole("button", { name: "Close" }).first().click().catch(() => undefined);
  await idle(page);
  expect(errors()).toEqual([]);
});
