import { expect, test, type Page } from "@playwright/test";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { doc, fileText, idle, textWithoutIds, load, open, tableBounds } from "./support/crowfoot";
import { clipboard, drop, paste, toasts } from "./support/ui";

const SCHEMA = `
create table "the users" (id text primary key, "e-mail 🛒" varchar(255) not null unique);
create table orders (
  id text primary key,
  user_id text not null references "the users" (id) on delete cascade,
  total numeric(10, 2) default 0
);
comment on table orders is 'What was bought, “quoted”';
`;

async function drawn(page: Page): Promise<string> {
  await open(page);
  await load(page, SCHEMA, "postgres");
  return textWithoutIds(page);
}

/** Presses “Copy link” in the share dialog. */
async function copyLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("button", { name: "Copy link" }).click();
  await expect(toasts(page)).toContainText("Link copied");
  const link = await clipboard(page);
  await expect(dialog.getByRole("textbox", { name: "Link" })).toHaveValue(link);
  const length = (await dialog.getByText(/^[\d,]+ characters$/).innerText()).replaceAll(/\D/g, "");
  expect(Number(length)).toBe([...link].length);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  return link;
}

test("a copied link opens the same design in a fresh profile", async ({ page, browser }) => {
  const before = await drawn(page);
  const link = await copyLink(page);
  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await open(other, link);
  expect(await textWithoutIds(other)).toBe(before);
  await tableBounds(other, "orders");
  // It is kept there too, under an address of its own.
  const address = other.url();
  expect(address).not.toContain(link.split("#")[1]);
  await other.reload();
  await open(other, address);
  expect(await textWithoutIds(other)).toBe(before);
  await fresh.close();
});

test("a link that is pasted into the page opens as a design of its own", async ({ page }) => {
  const before = await drawn(page);
  const link = await copyLink(page);
  await load(page, "create table another (id text primary key);", "postgres");
  const other = page.url();
  await page.locator(".surface canvas").focus();
  await paste(page, link);
  await expect.poll(() => textWithoutIds(page)).toBe(before);
  expect(page.url()).not.toBe(other);
  await page.getByRole("button", { name: "All designs" }).click();
  await expect(page.locator(".recent-card")).toHaveCount(3);
});

test("a link that is opened again offers the copy that was edited, and is that copy where it was not", async ({ page, browser }) => {
  const before = await drawn(page);
  const link = await copyLink(page);
  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await open(other, link);
  const copy = other.url();
  await open(other, "/");
  await open(other, link);
  expect(other.url()).toBe(copy);
  await other.getByRole("button", { name: "All designs" }).click();
  await expect(other.locator(".recent-card")).toHaveCount(1);

  await open(other, copy);
  await other.getByRole("textbox", { name: "Design name" }).fill("Mine");
  await other.keyboard.press("Enter");
  await idle(other);
  const edited = await fileText(other);
  await open(other, "/");
  await open(other, link);
  const dialog = other.getByRole("dialog", { name: "Open your copy?" });
  await expect(dialog).toContainText("You opened this link before and edited your copy on ");
  await dialog.getByRole("button", { name: "Open your copy" }).click();
  await idle(other);
  await expect.poll(() => fileText(other)).toBe(edited);
  expect(other.url()).toBe(copy);

  await open(other, "/");
  await open(other, link);
  await dialog.getByRole("button", { name: "Open the link as a new design" }).click();
  await idle(other);
  await expect.poll(() => textWithoutIds(other)).toBe(before);
  expect(other.url()).not.toBe(copy);
  await other.getByRole("button", { name: "All designs" }).click();
  await expect(other.locator(".recent-card")).toHaveCount(2);
  // The latest copy is the one that is offered, and one in the bin is not.
  await other.locator(".recent-card").first().getByRole("button", { name: /^Delete/ }).click();
  await expect(other.locator(".recent-card")).toHaveCount(1);
  await open(other, link);
  await expect(dialog).toHaveCount(0);
  expect(await textWithoutIds(other)).toBe(before);
  await fresh.close();
});

test("an embed shows the design, can be looked at but not changed, and leads to the app", async ({ page, browser }) => {
  const before = await drawn(page);
  const link = await copyLink(page);
  const [base, fragment] = link.split("#");
  const fresh = await browser.newContext({ viewport: { width: 800, height: 480 } });
  const frame = await fresh.newPage();
  await open(frame, `${base}?embed&theme=dark#${fragment}`);
  expect(await textWithoutIds(frame)).toBe(before);
  expect(frame.url()).toContain("?embed");
  for (const part of ["banner", "toolbar", "tree", "complementary"] as const) {
    await expect(frame.getByRole(part)).toHaveCount(0);
  }
  const bounds = await tableBounds(frame, "orders");
  expect(bounds.x).toBeGreaterThanOrEqual(0);
  expect(bounds.x + bounds.width).toBeLessThanOrEqual(800);

  await frame.mouse.dblclick(20, 20);
  await frame.mouse.click(bounds.x + bounds.width / 2, bounds.y + 10);
  await frame.keyboard.press("Delete");
  await frame.keyboard.type("tnew column");
  await frame.keyboard.press("Enter");
  await frame.mouse.move(bounds.x + bounds.width / 2, bounds.y + 10);
  await frame.mouse.down();
  await frame.mouse.move(bounds.x + 200, bounds.y + 120, { steps: 4 });
  await frame.mouse.up();
  await drop(frame, { text: "create table dropped (id int);" }, { x: 400, y: 200 });
  await idle(frame);
  expect(await textWithoutIds(frame)).toBe(before);
  await expect(frame.getByRole("dialog")).toHaveCount(0);

  const zoom = await frame.evaluate(() => window.crowfoot.camera().zoom);
  await frame.mouse.move(400, 240);
  await frame.keyboard.down("Control");
  await frame.mouse.wheel(0, -120);
  await frame.keyboard.up("Control");
  await idle(frame);
  expect(await frame.evaluate(() => window.crowfoot.camera().zoom)).toBeGreaterThan(zoom);

  const way = frame.getByRole("link", { name: "Open in Crowfoot" });
  const [app] = await Promise.all([fresh.waitForEvent("page"), way.click()]);
  await app.waitForFunction(() => window.crowfoot !== undefined);
  await app.evaluate(() => window.crowfoot.ready.then(() => undefined));
  expect(await textWithoutIds(app)).toBe(before);
  await expect(app.getByRole("banner")).toHaveCount(1);
  await fresh.close();
});

/** Gives an address to a page that shows something, as when somebody clicks on a link to it. */
async function follow(page: Page, fragment: string): Promise<void> {
  await page.evaluate((fragment) => {
    const anchor = document.createElement("a");
    anchor.href = `#${fragment}`;
    anchor.id = "test-link";
    anchor.textContent = "follow";
    anchor.style.cssText = "position:fixed;top:300px;left:500px;z-index:99";
    document.body.append(anchor);
  }, fragment);
  await page.locator("#test-link").click();
  await page.evaluate(() => document.querySelector("#test-link")?.remove());
}

const BAD_LINKS: [string, (fragment: string) => string, RegExp][] = [
  ["damaged", (fragment) => fragment.slice(0, 20) + "AAAA" + fragment.slice(24), /damaged or was cut short/],
  ["cut short", (fragment) => fragment.slice(0, -30), /damaged or was cut short/],
  ["from a newer version", (fragment) => `9${fragment.slice(1)}`, /newer Crowfoot/],
  ["of something else", () => "chapter-two", /not a Crowfoot link/],
];

for (const [kind, spoil, message] of BAD_LINKS) {
  test(`a link that is ${kind} is refused with a message, and the design stays`, async ({ page, browser }) => {
    const before = await drawn(page);
    const fragment = (await copyLink(page)).split("#")[1]!;
    const address = page.url();
    await follow(page, spoil(fragment));
    await expect(toasts(page).filter({ hasText: message })).toBeVisible();
    await idle(page);
    expect(await textWithoutIds(page)).toBe(before);
    await expect(page.getByRole("banner")).toHaveCount(1);
    // The address names the design again: a reload brings it back.
    expect(page.url()).toBe(address);

    // Where nothing is open, the start page says so.
    const fresh = await browser.newContext();
    const other = await fresh.newPage();
    await open(other, `/#${spoil(fragment)}`);
    await expect(toasts(other).filter({ hasText: message })).toBeVisible();
    await expect(other.getByRole("button", { name: "New design" })).toBeVisible();
    await fresh.close();
  });
}

test("files that cannot be opened are refused with a message, and the design stays", async ({ page }) => {
  const before = await drawn(page);
  const folder = mkdtempSync(join(tmpdir(), "crowfoot-"));
  const files: [string, string, RegExp][] = [
    ["half.crowfoot.json", before.slice(0, before.length / 2), /half\.crowfoot\.json: Line \d+/],
    ["other.json", '{"name": "a package", "version": "1.0.0"}', /not a Crowfoot file|format/],
    ["large.crowfoot.json", `{"format":"crowfoot",${" ".repeat(70 * 1024 * 1024)}}`, /MB/],
  ];
  for (const [name, text, message] of files) {
    const path = join(folder, name);
    writeFileSync(path, text);
    await drop(page, { files: [path] });
    // Large files go through the import, which has a dialog to say so.
    const dialog = page.getByRole("dialog", { name: "Import" });
    await expect(toasts(page).or(dialog.getByRole("alert")).filter({ hasText: message }), name).toBeVisible();
    if (await dialog.isVisible()) await page.keyboard.press("Escape");
    else await toasts(page).getByRole("button", { name: "Dismiss" }).click();
    await expect(toasts(page).or(dialog)).toHaveCount(0);
    await idle(page);
    expect(await textWithoutIds(page), name).toBe(before);
  }
});

test("a file without any statement is refused with a message, and the design stays", async ({ page }) => {
  const before = await drawn(page);
  const folder = mkdtempSync(join(tmpdir(), "crowfoot-"));
  const path = join(folder, "picture.png");
  writeFileSync(path, Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)));
  await drop(page, { files: [path] });
  await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
  await page.keyboard.press("Escape");
  await idle(page);
  expect(await textWithoutIds(page)).toBe(before);
  expect((await doc(page)).tables).toHaveLength(2);
});

test("the share dialog says what details cost, leaves them out, and says where a link is too long", async ({ page, browser }) => {
  await open(page);
  const columns = Array.from({ length: 60 }, (_, at) => `"word ${at * 7919} of ${at * 104_729}" text`);
  await load(page, `${SCHEMA}\ncreate table wide (${columns.join(", ")});\ngrant select on orders to somebody;`, "postgres");
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  const field = dialog.getByRole("textbox", { name: "Link" });
  const whole = await field.inputValue();
  const comments = dialog.getByRole("checkbox", { name: /^Comments/ });
  await expect(dialog.locator("label").filter({ hasText: "Comments" })).toHaveText(/^Comments\s*\d+$/);
  // There are none.
  await expect(dialog.getByRole("checkbox", { name: /^Notes/ })).toBeHidden();
  await comments.uncheck();
  await dialog.getByRole("checkbox", { name: /^Positions/ }).uncheck();
  await expect.poll(async () => (await field.inputValue()).length).toBeLessThan(whole.length - 20);
  const short = await field.inputValue();
  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await open(other, short);
  expect((await doc(other)).tables.map(({ name }) => name)).toEqual(["the users", "orders", "wide"]);
  expect(await fileText(other)).not.toContain("What was bought");
  await tableBounds(other, "orders");
  await fresh.close();
});

/** Names that try to be more than text. */
const HOSTILE = [
  "<img src=x onerror=document.title='run'>",
  "</title><script>document.title='run'</script>",
  "'\"><svg onload=document.title='run'>",
  "javascript:document.title='run'",
  "{{constructor.constructor('document.title=1')()}}",
  "]]><!--",
  "\u202Egnp.exe",
  "\u2066\u200Bzero\u200Dwidth\uFEFF",
  "a\u0000b\u001B[31m",
  "%3Cscript%3E",
];

test("hostile links are refused and hostile names stay text, without a trace", async ({ page }) => {
  test.setTimeout(120_000);
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("dialog", (dialog) => trouble.push(dialog.message()));
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  await drawn(page);
  const before = await fileText(page);
  const fragment = (await copyLink(page)).split("#")[1]!;
  const title = await page.title();
  // Reproducible noise.
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const noise = (length: number): string => Array.from({ length }, () => letters[random(64)]).join("");
  const links = Array.from({ length: 200 }, (_, at) => {
    const place = 1 + random(fragment.length - 2);
    const other = letters[(letters.indexOf(fragment[place]!) + 1 + random(62)) % 64];
    const kinds = [
      fragment.slice(0, place),
      fragment.slice(0, place) + other + fragment.slice(place + 1),
      `2${noise(random(400))}A`,
      `1${noise(random(400))}`,
      `2${"A".repeat(random(3000))}B`,
      `2${HOSTILE[at % HOSTILE.length]}`,
    ];
    return kinds[at % kinds.length]!;
  });
  const opened = await page.evaluate(async (links: string[]) => {
    let opened = 0;
    for (const link of links) await (window.crowfoot.load(link, "link") as Promise<unknown>).then(() => (opened += 1), () => {});
    return opened;
  }, links);
  expect(opened).toBe(0);
  expect(await fileText(page)).toBe(before);

  const quoted = (name: string): string => `"${name.replaceAll('"', '""').replaceAll("\u0000", "")}"`;
  const tables = HOSTILE.map((name) => `create table ${quoted(name)} (${quoted(name)} text primary key);`);
  await load(page, tables.join("\n"), "postgres");
  const names = (await doc(page)).tables.map(({ name }) => name);
  await open(page, await copyLink(page));
  expect((await doc(page)).tables.map(({ name }) => name)).toEqual(names);
  await idle(page);
  expect(await page.title()).not.toBe("run");
  expect(title).not.toBe("run");
  expect(await page.locator("img[src=x], svg[onload]").count()).toBe(0);
  expect(trouble).toEqual([]);
});
