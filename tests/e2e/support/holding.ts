import type { Page } from "@playwright/test";

/** Holds back the files of a part, `split_changing`, until the function it returns is called. */
export async function holdBack(page: Page, part: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**/${part}*`, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
