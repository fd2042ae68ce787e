import { expect, type BrowserContext, type Locator, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { idle } from "./crowfoot";

/** The panel at the right of the canvas. */
export const sidePanel = (page: Page): Locator => page.locator(".side-panel");

/** The messages at the edge of the page. */
export const toasts = (page: Page): Locator => page.locator(".toast");

/** Puts a text on the clipboard and pastes it where the focus is. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press("ControlOrMeta+v");
}

/** What is on the clipboard. */
export async function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** What is dragged from outside over the page: files by their paths, or a text. */
export interface Cargo {
  files?: string[];
  text?: string;
}

/** Drops files or text on the page, as from the desktop or another window. */
export async function drop(page: Page, { files = [], text }: Cargo, at = { x: 640, y: 400 }): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const items = text === undefined ? [] : [{ mimeType: "text/plain", data: text }];
  const data = { items, files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devtools.send("Input.dispatchDragEvent", { type, ...at, data });
  }
  await devtools.detach();
}

/** Has the pages of a context ask for files by the form control, as browsers do that have no file system access. */
export async function withoutFilePicker(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    for (const name of ["showOpenFilePicker", "showSaveFilePicker"]) delete (window as never)[name];
  });
}

/** Chooses files in the dialog that a press of `button` opens. */
export async function chooseFiles(page: Page, button: Locator, files: string[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles(files);
}

/** The ledger that an import ends with; closes it. */
export async function showDesign(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Imported" });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Show design" }).click();
  await expect(dialog).toHaveCount(0);
  await idle(page);
}

/** Opens the export panel on a target and downloads its file: its name and text. */
export async function download(page: Page, target: string): Promise<{ name: string; text: string }> {
  if ((await sidePanel(page).getByLabel("Target").count()) === 0) {
    await page.getByRole("button", { name: "Export", exact: true }).click();
  }
  await sidePanel(page).getByLabel("Target").selectOption(target);
  await idle(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    sidePanel(page).getByRole("button", { name: "Download" }).click(),
  ]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

/** What has the focus, as `tag name`. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "body";
    return `${element.tagName.toLowerCase()} ${element.getAttribute("aria-label") ?? element.textContent?.trim() ?? ""}`;
  });

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await idle(page);
}
