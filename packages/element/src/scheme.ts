// Whether the page around an element is dark.

/** The scheme of an element's attribute, else that of what is around it, else that of the system. */
export function isDark(element: HTMLElement): boolean {
  const theme = element.getAttribute("theme");
  if (theme === "light" || theme === "dark") return theme === "dark";
  // Sites with a switch set this to what is chosen.
  const scheme = getComputedStyle(element).colorScheme.replace("only", "").trim();
  if (scheme === "light" || scheme === "dark") return scheme === "dark";
  const paper = paperOf(element);
  return paper === undefined ? scheme !== "normal" && system.matches : paper < 0.5;
}

export const system = matchMedia("(prefers-color-scheme: dark)");

/** The brightness of the next background that is not clear, from 0 to 1. */
function paperOf(element: Element | null): number | undefined {
  for (; element; element = element.parentElement) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (
      getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []
    ).map(Number);
    if (alpha > 0.5) return (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
  }
  return undefined;
}

/** Calls back when a page may have changed its scheme, until the signal ends that. */
export function watch(changed: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(changed);
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes: true });
  system.addEventListener("change", changed, { signal });
  signal.addEventListener("abort", () => observer.disconnect());
}
