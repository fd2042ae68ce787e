import { test, type Page } from "@playwright/test";

/** Collects the page's long tasks from now on. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longest = { task: 0 };
    const note = (list: PerformanceObserverEntryList): void => {
      for (const entry of list.getEntries()) longest.task = Math.max(longest.task, entry.duration);
    };
    new PerformanceObserver(note).observe({ type: "longtask" });
    Object.assign(window, { longest });
  });
}

/** The longest task since, in milliseconds. */
export async function longest(page: Page, what: string): Promise<number> {
  const found = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return Math.round((window as unknown as { longest: { task: number } }).longest.task);
  });
  test.info().annotations.push({ type: `longest task, ${what}`, description: `${found} ms` });
  return found;
}
