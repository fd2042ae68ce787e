import { type Page, expect, test } from "@playwright/test";
import { Chance, act } from "./support/chance";
import { fileText, idle, load, open, ready } from "./support/crowfoot";
import { withoutFilePicker } from "./support/ui";

/*
 * Random input into the interface: keys, pointer, touch, wheel, dialogs, undo and redo. Nothing may panic or be
 * reported as an error, and the design that comes of it opens again as it was. `cargo xtask fuzz --target interface`
 * does it for longer; FUZZ_SEED and FUZZ_STEPS repeat what was found.
 */

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const STEPS = Number(process.env.FUZZ_STEPS ?? 80);
/** How long new seeds are begun, in seconds; without it there is one seed for each design. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 0);

/** A script with so many tables, two of three of which refer to another. */
function script(tables: number): string {
  const reference = (at: number): string => `, parent_id text references table_${Math.floor(at / 3)} (id)`;
  const table = (at: number): string =>
    `create table table_${at} (id text primary key, name text not null, amount numeric(10,2)${at % 3 ? reference(at) : ""});`;
  const kinds = "create type mood as enum ('sad', 'ok', 'happy');";
  return [kinds, ...Array.from({ length: tables }, (_, at) => table(at))].join("\n");
}

const DESIGNS = { "an empty design": 0, "a design of 71 tables": 71, "a design of 1,000 tables": 1000 };

/** What must not happen. */
function watch(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`page error: ${error.stack ?? error}`));
  page.on("crash", () => errors.push("the page has crashed"));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`console: ${message.text()}`);
  });
  return errors;
}

/** The design that is in hand, or else the one that was left last. */
async function comeBack(page: Page): Promise<void> {
  for (let time = 0; time < 4; time += 1) await page.keyboard.press("Escape");
  await idle(page);
  if (await page.locator(".surface").count()) return;
  const recent = page.locator(".recent-open").first();
  if (await recent.count()) await recent.click();
  else await page.getByRole("button", { name: /New design|Start blank/ }).click();
  await idle(page);
}

/** Does something by chance. Where the browser takes Alt and an arrow for its history, it leaves the app and comes back. */
async function actOrReturn(page: Page, chance: Chance): Promise<string> {
  const hasLeft = (): boolean => page.url() === "about:blank";
  const done = await act(page, chance).catch(async (error) => {
    await page.waitForLoadState();
    if (!hasLeft()) throw error;
    return "leave the app";
  });
  if (!hasLeft()) return done;
  await page.goForward();
  await ready(page);
  return `${done}, and come back`;
}

async function round(page: Page, tables: number, seed: number): Promise<void> {
  const errors = watch(page);
  const done: string[] = [];
  const check = (): void => {
    const last = done.slice(-20).join("\n  ");
    expect(errors, `seed ${seed}, after ${done.length} steps, the last of which were\n  ${last}`).toEqual([]);
  };
  page.on("dialog", (dialog) => void dialog.accept().catch(() => undefined));
  page.context().on("page", (opened) => void (opened === page || opened.close().catch(() => undefined)));
  await page.addInitScript(() => (window.print = () => {}));
  await withoutFilePicker(page.context());
  await open(page);
  if (tables > 0) await load(page, script(tables), "postgres");
  else await page.getByRole("button", { name: /New design|Start blank/ }).click();
  const chance = new Chance(seed);
  for (let step = 0; step < STEPS; step += 1) {
    done.push(await actOrReturn(page, chance));
    check();
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await comeBack(page);
  check();
  const before = await fileText(page);
  await page.reload();
  await ready(page);
  expect(await fileText(page)).toBe(before);
  check();
}

for (const [name, tables] of Object.entries(DESIGNS)) {
  test(`random input into ${name} breaks nothing`, async ({ browser, contextOptions, baseURL }) => {
    test.setTimeout((SECONDS + 180) * 1000);
    const begin = Date.now();
    for (let seed = SEED; ; seed += 1) {
      const context = await browser.newContext({ ...contextOptions, baseURL });
      await test.step(`seed ${seed}`, async () => round(await context.newPage(), tables, seed));
      await context.close();
      if (Date.now() - begin >= SECONDS * 1000) break;
    }
  });
}
