import type { BrowserContext } from "@playwright/test";

declare global {
  interface Window {
    /** Tells the test of something that is no text any more. */
    leftTrace(what: string): void;
  }
}

/**
 * Watches every page of a context, shadow roots too, for names that become more than text: elements and attributes that only
 * a payload has, scripts that run, and what a policy refuses. Also what was there for a moment only. Returns the list, which grows.
 */
export async function traces(context: BrowserContext): Promise<string[]> {
  const found: string[] = [];
  await context.exposeBinding("leftTrace", (_, what: string) => void found.push(what));
  await context.addInitScript(watch);
  context.on("page", (page) => {
    page.on("pageerror", (error) => found.push(`error: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && found.push(`console: ${message.text()}`));
    page.on("dialog", (dialog) => {
      found.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  });
  return found;
}

/** Runs in each page, before its scripts. */
function watch(): void {
  const told = (what: string): void => window.leftTrace(what);
  const look = (element: Element): void => {
    const isPayload =
      ["B", "X", "IFRAME", "OBJECT", "EMBED", "BASE"].includes(element.tagName.toUpperCase()) ||
      element.getAttribute("src") === "x" ||
      (element.tagName === "SCRIPT" && element.textContent!.includes("alert"));
    if (isPayload) told(`element: ${element.outerHTML.slice(0, 100)}`);
    for (const { name, value } of element.attributes) {
      const runs = name.startsWith("on") || (/^(xlink:)?href$|^src$|^action$/.test(name) && /^\s*javascript:/i.test(value));
      if (runs || (name === "style" && value.includes("javascript:"))) told(`attribute: ${name}="${value.slice(0, 100)}"`);
    }
  };
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") look(change.target as Element);
      for (const node of change.addedNodes) {
        if (!(node instanceof Element)) continue;
        look(node);
        for (const inner of node.querySelectorAll("*")) look(inner);
      }
    }
  });
  const observe = (root: Node): void => observer.observe(root, { subtree: true, childList: true, attributes: true });
  observe(document);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    observe(root);
    return root;
  };
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
    told(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
  );
}
