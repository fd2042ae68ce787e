// What the rescue page says of each way in which the app fails.

const OLD = {
  title: "This browser is too old for Crowfoot",
  text: "Crowfoot needs WebAssembly as in Chrome 111, Edge 111, Firefox 113, Safari 16.4, or newer. Update the browser, or open your designs in another one.",
};
const NO_WASM = {
  title: "WebAssembly is turned off",
  text: "Crowfoot needs WebAssembly, which this browser does not have or does not allow here. Lockdown mode and strict security settings turn it off: allow it for this site, or use another browser.",
};
const POLICY = {
  title: "This site does not allow Crowfoot to run",
  text: "The site’s Content-Security-Policy blocks WebAssembly. Whoever runs the site has to allow 'wasm-unsafe-eval' in script-src: docs/hosting.md has a policy that works.",
};
const BUG = {
  title: "Crowfoot has stopped",
  text: "It ran into a bug. Nothing has touched your design since then.",
};
const MEMORY = {
  title: "Crowfoot ran out of memory",
  text: "The browser gave this page no more memory. Close other tabs, then reload.",
};
const START = {
  title: "Crowfoot could not start",
  text: "It ran into a bug before anything was opened. Your designs are still in this browser.",
};
const DAMAGED = {
  title: "Crowfoot could not start",
  text: "One of its files arrived damaged. Your designs are still in this browser.",
  stale: true,
};
const OFFLINE = {
  title: "Crowfoot could not be loaded",
  text: "There is no network, and this browser does not have all of Crowfoot’s files yet. Reload when you are online. Your designs are still in this browser.",
};
const UPDATED = {
  title: "A new version of Crowfoot is available",
  text: "It was published while this page was loading. Reload to use it.",
  stale: true,
};
const missing = (name) => ({
  title: "Crowfoot could not be loaded",
  text: `The server does not have ${name}. The upload of a new version may still be under way: reload in a minute. Your designs are still in this browser.`,
  stale: true,
});

// Smallest modules that use what the app is compiled to: bulk memory, reference types, multiple values.
const FEATURES = [
  [5, 3, 1, 0, 1, 10, 14, 1, 12, 0, 65, 0, 65, 0, 65, 0, 252, 10, 0, 0, 11],
  [10, 7, 1, 5, 0, 208, 112, 26, 11],
].map((rest) => [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, ...rest]);
FEATURES.push([0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 0, 2, 127, 127, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 65, 0, 11]);

/**
 * The words for a failure: a `title`, a `text`, and whether files of the app that are kept may be `stale`.
 * `files` are the addresses of those that it starts from.
 */
export async function wordsFor(kind, reason, files) {
  const message = String(reason?.message ?? reason);
  if (reason?.name === "RangeError" && /memory|alloc/i.test(message)) return MEMORY;
  if (kind !== "start") return BUG;
  if (typeof WebAssembly !== "object") return NO_WASM;
  if (/Content.Security.Policy|unsafe-eval|disallowed by embedder|blocked by CSP/i.test(message)) return POLICY;
  if (!FEATURES.every((bytes) => WebAssembly.validate(new Uint8Array(bytes)))) return OLD;
  const lacking = await missingOf(files);
  if (lacking) return lacking;
  return reason?.name === "CompileError" || reason?.name === "LinkError" ? DAMAGED : START;
}

/** What is wrong with files that cannot be fetched. */
async function missingOf(files) {
  for (const file of files) {
    const name = file.split("/").at(-1);
    const found = await fetch(file).catch(() => undefined);
    if (!found) return OFFLINE;
    const isPage = /html/.test(found.headers.get("content-type") ?? "");
    if (!found.ok || isPage) return (await newBuild()) ? UPDATED : missing(name);
  }
  return undefined;
}

/** Whether the server has another build than this page: `undefined` where it does not answer. */
export async function newBuild() {
  const page = await fetch("./", { cache: "no-store" }).catch(() => undefined);
  if (!page?.ok) return undefined;
  const build = /data-build="?(\w+)/.exec(await page.text());
  return build !== null && build[1] !== document.documentElement.dataset.build;
}
