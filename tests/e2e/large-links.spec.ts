import { expect, test, type Locator, type Page } from "@playwright/test";
import { doc, fileText, idle, load, open, textWithoutIds } from "./support/crowfoot";
import { longest, watch } from "./support/long-tasks";
import { domains } from "./support/schemas";

const SCHEMA = `${domains(1100)}\ncomment on table item_0 is 'What everything begins with';`;

const LOADER = "**/import-worker-*_loader.js";

async function drawn(page: Page): Promise<void> {
  await open(page);
  await load(page, SCHEMA, "postgres");
}

async function share(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Share" }).click();
  return page.getByRole("dialog", { name: "Share" });
}

const field = (dialog: Locator): Locator => dialog.getByRole("textbox", { name: "Link" });
const status = (dialog: Locator): Locator => dialog.getByRole("status");

/** The link of a dialog, once it is there. */
async function written(dialog: Locator): Promise<string> {
  await expect(status(dialog)).toHaveText(/^[\d,]+ characters$/, { timeout: 30_000 });
  return field(dialog).inputValue();
}

async function close(page: Page, dialog: Locator): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
}

/** Lets no worker start before the function is called that this returns. */
async function hold(page: Page): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(LOADER, async (route) => {
    await released;
    await route.continue().catch(() => undefined);
  });
  return release;
}

test("a long link is written beside the page, and in it where no worker can be had", async ({ page, browser }) => {
  test.setTimeout(180_000);
  await drawn(page);
  const links = new Map<string, string>();
  const tasks = new Map<string, number>();
  for (const broken of [LOADER, "**/import-worker-*_bg.wasm", ""]) {
    if (broken) await page.route(broken, (route) => route.abort());
    await watch(page);
    const dialog = await share(page);
    links.set(broken, await written(dialog));
    tasks.set(broken, await longest(page, broken ? `without ${broken}` : "with the worker"));
    await idle(page);
    // Nobody has to know how a link was written.
    await expect(page.locator(".toast.error")).toHaveCount(0);
    await close(page, dialog);
    if (broken) await page.unroute(broken);
  }
  const link = links.get("")!;
  expect([...links.values()]).toEqual([link, link, link]);
  // What it takes to write one, on the machine and at the time of this test.
  expect(tasks.get("")! * 3).toBeLessThan(tasks.get(LOADER)!);

  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await open(other, link);
  expect(await textWithoutIds(other)).toBe(await textWithoutIds(page));
  const [base, fragment] = link.split("#");
  await open(other, `${base}?embed#${fragment}`);
  await expect(other.getByRole("link", { name: "Open in Crowfoot" })).toHaveAttribute("href", link);
  await fresh.close();
});

test("the dialog says that a link is being written, and closing it is the end of that", async ({ page }) => {
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  await drawn(page);
  const workers = page.workers().length;
  const release = await hold(page);
  let dialog = await share(page);
  await expect(status(dialog)).toHaveText("Writing link");
  await expect(dialog.getByRole("progressbar", { name: "Writing link" })).toBeVisible();
  await expect(field(dialog)).toHaveValue("");
  for (const name of ["Copy link", "Copy embed code"]) await expect(dialog.getByRole("button", { name })).toBeDisabled();
  await close(page, dialog);
  // Would never come while something is under way.
  await idle(page);
  release();
  await expect.poll(() => page.workers().length).toBe(workers);

  dialog = await share(page);
  const whole = await written(dialog);
  await expect(dialog.getByRole("button", { name: "Copy link" })).toBeEnabled();
  await dialog.getByRole("checkbox", { name: /^Positions/ }).uncheck();
  await expect.poll(async () => (await written(dialog)).length).toBeLessThan(whole.length);
  await dialog.getByRole("checkbox", { name: /^Comments/ }).uncheck();
  const short = await written(dialog);
  // What details cost comes after the links that are asked for; there are no notes.
  await expect(dialog.locator("label").filter({ hasText: "Comments" })).toHaveText(/^Comments\s*[\d,]+$/, { timeout: 30_000 });
  await expect(dialog.getByRole("checkbox", { name: /^Notes/ })).toBeHidden({ timeout: 30_000 });
  await idle(page);
  await expect.poll(() => page.workers().length).toBe(workers);
  await close(page, dialog);
  await load(page, short, "link");
  expect(await fileText(page)).not.toContain("What everything begins with");
  expect((await doc(page)).tables).toHaveLength(1100);
  await expect(page.locator(".toast.error")).toHaveCount(0);
  expect(trouble).toEqual([]);
});

test("a link is of the design as it is, also where that changes while it is written", async ({ page, context }) => {
  await drawn(page);
  const other = await context.newPage();
  await open(other, page.url());
  const release = await hold(page);
  const dialog = await share(page);
  await expect(status(dialog)).toHaveText("Writing link");
  await other.getByRole("textbox", { name: "Design name" }).fill("Renamed meanwhile");
  await other.keyboard.press("Enter");
  await expect.poll(() => fileText(page)).toContain("Renamed meanwhile");
  release();
  const link = await written(dialog);
  await load(other, link, "link");
  expect(await fileText(other)).toContain("Renamed meanwhile");
  await other.close();
});
