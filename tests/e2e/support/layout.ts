import type { Page } from "@playwright/test";

/** What is wrong with where things are: what can be used and is covered or cut off, and texts that do not fit. */
export function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}`;
    const modal = [...document.querySelectorAll("dialog[open]")].pop() ?? document.querySelector(".menu-cover")?.parentElement;
    const layers = ".panel, .splitter, .menu-list, .menu-cover, dialog, .completions, .inline-input";
    const usable = "button, input:not([type=hidden]), select, textarea, a[href], summary, [role=separator]";
    const scrolls = (element: Element, axis: "X" | "Y"): boolean => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(at)[`overflow${axis}`])) return true;
      }
      return false;
    };
    /** The part of an element that its scrolling ancestors let through. */
    const visible = (element: Element): DOMRect => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (let at = element.parentElement; at; at = at.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(at);
        const around = at.getBoundingClientRect();
        if (overflowX !== "visible") [left, right] = [Math.max(left, around.left), Math.min(right, around.right)];
        if (overflowY !== "visible") [top, bottom] = [Math.max(top, around.top), Math.min(bottom, around.bottom)];
        if (position === "fixed") break;
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    };
    const shown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest(".visually-hidden");
    for (const element of document.querySelectorAll(usable)) {
      if (!shown(element) || (modal && !modal.contains(element))) continue;
      const whole = element.getBoundingClientRect();
      if (whole.width < 1 || whole.height < 1 || element.matches(".segment input, [role=separator]")) continue;
      if ((whole.left < -1 || whole.right > innerWidth + 1) && !scrolls(element, "X")) found.push(`beside the page: ${name(element)}`);
      if ((whole.top < -1 || whole.bottom > innerHeight + 1) && !scrolls(element, "Y")) found.push(`below the page: ${name(element)}`);
      const { left, top, right, bottom } = visible(element);
      if (right - left < 8 || bottom - top < 8) continue;
      const points = [
        [(left + right) / 2, (top + bottom) / 2],
        [left + 3, (top + bottom) / 2],
        [right - 3, (top + bottom) / 2],
      ] as const;
      for (const [x, y] of points) {
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        const over = document.elementFromPoint(x, y);
        if (!over || over === element || element.contains(over) || over.contains(element)) continue;
        const layer = over.closest(layers);
        if (layer && (layer.matches(".splitter") || !layer.contains(element))) continue;
        if (over.closest("label")?.contains(element)) continue;
        found.push(`covered by ${name(over)}: ${name(element)}`);
        break;
      }
    }
    const walker = document.createTreeWalker(modal ?? document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const element = text.parentElement!;
      if (!text.textContent!.trim() || !shown(element) || element.closest("textarea, select, option, canvas, svg")) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const own = range.getBoundingClientRect();
      const box = element.closest("button, a, h1, h2, h3, p, li, td, th, label, summary, kbd") ?? element;
      const around = box.getBoundingClientRect();
      const fades = [...(function* () { for (let at: Element | null = element; at && at !== box.parentElement; at = at.parentElement) yield at; })()]
        .some((at) => getComputedStyle(at).textOverflow === "ellipsis");
      if (own.width && around.width && !fades && !scrolls(element, "X") && (own.right > around.right + 2 || own.left < around.left - 2)) {
        found.push(`text out of its box: ${name(box)}`);
      }
    }
    return [...new Set(found)];
  });
}
