import { readFileSync } from "node:fs";
import { expect, test, type Locator, type Page } from "@playwright/test";
import jsQR from "jsqr";
import { idle, load, open } from "./support/crowfoot";

const SCHEMA = `create table users (id text primary key);
create table orders (id text primary key, user_id text not null references users (id));
comment on table orders is 'What was bought';`;

/** What a code on the screen says, by a reader that is not of the writer's making. */
async function scanned(page: Page, code: Locator): Promise<string | undefined> {
  await code.scrollIntoViewIfNeeded();
  const shot = (await code.screenshot()).toString("base64");
  const { width, height, data } = await page.evaluate(async (shot) => {
    const image = Object.assign(new Image(), { src: `data:image/png;base64,${shot}` });
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
    context.drawImage(image, 0, 0);
    const { width, height, data } = context.getImageData(0, 0, image.width, image.height);
    return { width, height, data: [...data] };
  }, shot);
  // Light on dark is what readers of phones may refuse.
  return jsQR(Uint8ClampedArray.from(data), width, height, { inversionAttempts: "dontInvert" })?.data;
}

test("a QR code on the screen says the link, light and dark, and can be saved", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  const field = dialog.getByRole("textbox", { name: "Link" });
  await dialog.getByText("QR code", { exact: true }).click();
  const code = dialog.getByRole("img", { name: "QR code of the link" });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await scanned(page, code), colorScheme).toBe(await field.inputValue());
  }
  // It follows the link.
  const whole = await field.inputValue();
  await dialog.getByRole("checkbox", { name: /^Comments/ }).uncheck();
  await expect(field).not.toHaveValue(whole);
  await idle(page);
  expect(await scanned(page, code)).toBe(await field.inputValue());

  const [file] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Save QR code" }).click()]);
  expect(file.suggestedFilename()).toBe("qr-code.svg");
  const svg = readFileSync(await file.path(), "utf8");
  expect(decodeURIComponent((await code.getAttribute("src"))!)).toBe(`data:image/svg+xml,${svg}`);
});

test("the share dialog says that a link is too long for a QR code, and saves an SVG", async ({ page }) => {
  await open(page);
  const columns = Array.from({ length: 400 }, (_, at) => `"w${(at * 7919 * 104_729) % 999_983}" text`);
  await load(page, `create table wide (${columns.join(", ")});`, "postgres");
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  expect((await dialog.getByRole("textbox", { name: "Link" }).inputValue()).length).toBeGreaterThan(1273);
  await expect(dialog.getByText("Too long for a QR code, which holds 1,273 characters.")).toBeVisible();
  await expect(dialog.getByText("QR code", { exact: true })).toHaveCount(0);
  const [file] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Save as SVG" }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.svg$/);
  const svg = readFileSync(await file.path(), "utf8");
  expect(svg).toBe(await page.evaluate(() => window.crowfoot.export("svg")));
  expect(svg).toContain("wide");
});
