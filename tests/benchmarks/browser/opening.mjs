// Getting a design onto the canvas: imported for the first time, and opened again as the browser has kept it.
import { idle } from "./gestures.mjs";

/** Imports a script into a fresh page; times in milliseconds from the call on. */
export async function importing(page, url, subject) {
  await page.goto(url);
  await page.evaluate(() => window.crowfoot.ready.then(() => window.crowfoot.idle()));
  const text = subject.text();
  return page.evaluate(
    async ([text, dialect]) => {
      const { seen } = window;
      const begin = performance.now();
      let shown;
      seen.longest = 0;
      window.crowfoot.on("load", () => (shown ??= performance.now()));
      await window.crowfoot.load(text, dialect);
      await window.crowfoot.idle();
      return { importShown: shown - begin, importSettled: performance.now() - begin, importLongest: seen.longest };
    },
    [text, subject.dialect],
  );
}

/** Opens the page again; times in milliseconds from the start of its navigation on. */
export async function loading(page) {
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await page.evaluate(() => window.crowfoot.ready);
  await idle(page);
  return page.evaluate(() => ({ loadShown: window.seen.shown, loadSettled: performance.now() }));
}

/** What the page holds after a collection, in MB. */
export async function memory(page, session) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => window.seen.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
  return { heap: usedSize / 1e6, wasm: wasm / 1e6 };
}
