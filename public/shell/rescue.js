// The page that takes over when the app cannot start or has stopped. It needs nothing of the app: designs are read from
// the browser's store.

import { file, summaries } from "./designs.js";
import { STYLE } from "./rescue-style.js";
import { wordsFor } from "./words.js";

/**
 * Shows the page. `kind` is `panic`, `trap` or `start`; `reason` an error or its text; `unsaved` the number of edits that
 * are not in the store and `failed` why not, both known of panics only.
 */
export async function show({ kind, reason, unsaved = 0, failed = "" }) {
  const files = ["modulepreload", "preload"].map((rel) => document.querySelector(`link[rel=${rel}]`).href);
  const words = await wordsFor(kind, reason, files);
  const build = document.documentElement.dataset.build;
  clear();
  const main = add(document.body, "main");
  const title = add(main, "h1", words.title);
  title.tabIndex = -1;
  add(main, "p", words.text);
  const key = /^#d-(\w+)$/.exec(location.hash)?.[1];
  const isEmbed = /[?&]embed\b/.test(location.search);
  const kept = isEmbed ? [] : await summaries().catch(() => undefined);
  const own = kept?.find((design) => design.key === key);
  if (!isEmbed) add(main, "p", safety(kind, { kept, key, own, unsaved, failed }), unsaved ? "warning" : "");

  const actions = add(main, "div", "", "actions");
  const status = add(main, "p", "", "status");
  status.setAttribute("role", "status");
  const reload = button(actions, "Reload", () => location.reload());
  reload.className = "primary";
  if (own) button(actions, "Download my design", () => download(own, status));
  if (key) button(actions, "All designs", () => open("./", "_self"));
  if (words.stale && navigator.serviceWorker?.controller) {
    button(actions, "Reload without cached files", () => forget().finally(() => location.reload()));
  }
  others(main, kept?.filter((design) => design !== own) ?? [], status, own !== undefined);
  report(main, reportOf({ title: words.title, kind, reason, build }), status);
  title.focus();
}

/** Takes the app away: its elements, styles, listeners and timers. Nothing of it may run any more. */
function clear() {
  const theme = document.documentElement.dataset.theme ?? "";
  // Listeners of the window go too, which removing elements would leave.
  document.open();
  document.write(
    "<!doctype html><title>Crowfoot</title><meta name=viewport content='width=device-width'><link rel=icon href=favicon.svg><body>",
  );
  document.close();
  for (let id = setTimeout(() => {}); id > 0; id -= 1) clearTimeout(id);
  for (let id = requestAnimationFrame(() => {}); id > 0; id -= 1) cancelAnimationFrame(id);
  document.documentElement.lang = "en";
  document.documentElement.dataset.theme = theme;
  try {
    // No policy for style sheets stands in the way of this one.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    document.adoptedStyleSheets = [sheet];
  } catch {
    add(document.head, "style", STYLE);
  }
}

/** What is in the store and what is not. */
function safety(kind, { kept, key, own, unsaved, failed }) {
  if (kept === undefined) return "The designs of this browser could not be read from here.";
  if (own) {
    const edit = own.edit ? `the edit “${own.edit}” ` : "the last edit ";
    const saved = `“${own.name || "Untitled"}” is saved in this browser up to ${edit}${timeOf(own.updated)}.`;
    if (kind === "start") return saved;
    if (unsaved > 0) {
      const edits = unsaved === 1 ? "One edit after that was" : `${unsaved} edits after that were`;
      return `${saved} ${edits} not saved${failed ? `, because saving failed: ${failed}` : ""}.`;
    }
    return `${saved} What was still being typed or dragged is not.`;
  }
  if (unsaved > 0) return `The design could not be saved in this browser${failed ? `: ${failed}` : ""}. Its edits are lost.`;
  if (key) return "This design is not in this browser.";
  return kept.length === 0 ? "" : "Your designs are saved in this browser.";
}

function timeOf(milliseconds) {
  const time = new Date(milliseconds);
  const isToday = time.toDateString() === new Date().toDateString();
  return isToday ? `at ${time.toLocaleTimeString()}` : `on ${time.toLocaleString()}`;
}

async function download({ key, name }, status) {
  try {
    const { text, broken } = await file(key);
    const link = document.createElement("a");
    const safe = (name ?? "").trim().replace(/[^\p{L}\p{N}\-_ ]/gu, "-") || "design";
    link.download = `${safe}.crowfoot.json`;
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.click();
    const left = broken === 0 ? "" : ` ${broken} parts could not be read and are not in it.`;
    status.textContent = `${link.download} is in your downloads.${left} Open it in Crowfoot with Ctrl+O, or drop it on the page.`;
  } catch (error) {
    status.textContent = `The design could not be read: ${error.message}.`;
  }
}

function others(main, designs, status, hasOwn) {
  if (designs.length === 0) return;
  const details = add(main, "details");
  details.open = !hasOwn;
  add(details, "summary", hasOwn ? "Other designs in this browser" : "Designs in this browser");
  const list = add(details, "ul");
  for (const design of designs) {
    const item = add(list, "li");
    const name = design.name || "Untitled";
    add(item, "span", name);
    add(item, "small", timeOf(design.updated));
    button(item, "Download", () => download(design, status)).setAttribute("aria-label", `Download ${name}`);
  }
}

function report(main, text, status) {
  const details = add(main, "details");
  add(details, "summary", "Report for the developers");
  const pre = add(details, "pre", text);
  pre.tabIndex = 0;
  const copied = () => (status.textContent = "The report is on the clipboard.");
  const selected = () => {
    getSelection().selectAllChildren(pre);
    status.textContent = "The browser refused the clipboard. The report is selected: copy it with Ctrl+C.";
  };
  button(details, "Copy report", () => {
    const copy = navigator.clipboard?.writeText(text) ?? Promise.reject();
    copy.then(copied, selected);
  });
}

function reportOf({ title, kind, reason, build }) {
  const version = `Crowfoot ${VERSION}, build ${build}`;
  const stack = String(reason?.stack ?? "");
  const what = stack.includes(String(reason)) ? stack : `${reason}\n${stack}`;
  // A link behind the # is a whole design: it stays here.
  const page = location.origin + location.pathname + location.search;
  return [version, new Date().toISOString(), title, `${kind}: ${what}`, navigator.userAgent, page].join("\n");
}

/** Forgets the files of the app that this browser keeps; designs are kept elsewhere. */
async function forget() {
  const scope = new URL("./", location.href).href.split(/[?#]/)[0];
  const registration = await navigator.serviceWorker.getRegistration(scope);
  await registration?.unregister();
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(`crowfoot ${scope} `)).map((name) => caches.delete(name)));
}

function button(parent, label, press) {
  const made = add(parent, "button", label);
  made.type = "button";
  made.onclick = press;
  return made;
}

function add(parent, tag, text = "", className = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return parent.appendChild(made);
}
