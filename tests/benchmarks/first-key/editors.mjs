// The editors that are compared: how each is served, when it is ready, and how its first edit is made by real keys.
// `ready` and `edit` run against a Playwright page and return milliseconds from the start of the navigation.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const NAME = "users";
/** Between two keys, in milliseconds. */
const DELAY = 30;

/** Crowfoot: the first edit is the first character in the name of a new table. */
export function crowfoot(folder) {
  return {
    name: "Crowfoot",
    folder,
    async prepare(page) {
      await page.addInitScript((name) => {
        const seen = (window.seen = {});
        const look = () => {
          const input = document.querySelector(".inline-input");
          if (input?.value === name[0] || (input && input.value.length > 1 && name.startsWith(input.value))) {
            seen.first ??= performance.now();
          }
          if (input?.value === name) seen.whole ??= performance.now();
          if (!seen.whole) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, NAME);
    },
    async ready(page) {
      await page.waitForFunction(() => window.crowfoot !== undefined);
      return page.evaluate(() => window.crowfoot.ready.then(() => performance.now()));
    },
    async edit(page) {
      await page.getByRole("button", { name: /New design|Start blank/ }).click();
      await page.keyboard.type(`t${NAME}`, { delay: DELAY });
      await page.waitForFunction(() => window.seen.whole);
      return page.evaluate(() => window.seen.first);
    },
    /** Nothing that was typed is lost on the way. */
    async isAsTyped(page) {
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await page.evaluate(() => window.crowfoot.idle());
      const text = await page.evaluate(() => window.crowfoot.document());
      return (typeof text === "string" ? JSON.parse(text) : text).tables?.[0]?.name === NAME;
    },
  };
}

/** The element of erd-editor: it is ready once it is defined and has been painted, and Alt+N adds a table. */
export function erdEditor() {
  const entry = fileURLToPath(import.meta.resolve("@dineug/erd-editor"));
  return {
    name: "erd-editor",
    folder: dirname(entry),
    page: `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>erd-editor</title></head>
  <body style="margin: 0">
    <erd-editor style="display: block; width: 100vw; height: 100vh"></erd-editor>
    <script type="module" src="/${entry.slice(dirname(entry).length + 1)}"></script>
  </body>
</html>`,
    async prepare(page) {
      await page.addInitScript(() => {
        window.seen = {};
        const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        window.isReady = customElements.whenDefined("erd-editor").then(async () => {
          await painted();
          const editor = document.querySelector("erd-editor");
          editor.addEventListener("change", () => {
            requestAnimationFrame(() => setTimeout(() => (window.seen.first ??= performance.now())));
          });
          return performance.now();
        });
      });
    },
    async ready(page) {
      await page.waitForFunction(() => window.isReady !== undefined);
      return page.evaluate(() => window.isReady);
    },
    async edit(page) {
      await page.mouse.click(400, 400);
      await page.keyboard.press("Alt+n");
      await page.waitForFunction(() => window.seen.first);
      return page.evaluate(() => window.seen.first);
    },
    async isAsTyped(page) {
      const text = await page.evaluate(() => document.querySelector("erd-editor").value);
      return Object.keys(JSON.parse(text).collections?.tableEntities ?? {}).length === 1;
    },
  };
}
