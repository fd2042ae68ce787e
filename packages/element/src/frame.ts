// The page of the viewer, for a link on its own and for frames: the element over the whole page, and messages to and
// from the page around. docs/embed.md describes the messages.
import "./index";
import type { CrowfootErd } from "./element";

/** The version of the messages. */
const VERSION = 1;
const OPTIONS = ["diagram", "theme", "notation", "focus", "hops"];
const EVENTS = ["ready", "select", "view", "diagram", "error"];

const sheet = new CSSStyleSheet();
sheet.replaceSync("html{color-scheme:light dark}body{margin:0}crowfoot-erd{position:fixed;inset:0;height:auto}");
document.adoptedStyleSheets = [sheet];

const isFramed = parent !== window;
const element = document.createElement("crowfoot-erd") as CrowfootErd;
element.toggleAttribute("page", true);
element.toggleAttribute("framed", isFramed);
for (const [name, value] of new URLSearchParams(location.search)) {
  if (OPTIONS.includes(name)) element.setAttribute(name, value);
}
element.setAttribute("open", "./");
const follow = () => element.setAttribute("model", location.hash);
follow();
addEventListener("hashchange", follow);

if (isFramed) {
  for (const type of EVENTS) {
    // What is told came from the page around, so that it may be told to any.
    element.addEventListener(`crowfoot-${type}`, (event) =>
      parent.postMessage({ crowfoot: VERSION, type, ...(event as CustomEvent<object>).detail }, "*"),
    );
  }
  addEventListener("message", ({ source, data }: MessageEvent) => {
    if (source === parent && data?.crowfoot === VERSION) obey(data as Record<string, unknown>);
  });
}
document.body.append(element);

/** Does what the page around asks for; what is unknown is left to later versions. */
function obey({ type, ...rest }: Record<string, unknown>): void {
  const text = (key: string) => (typeof rest[key] === "string" ? (rest[key] as string) : "");
  if (type === "fit") element.fit();
  else if (type === "select") element.select(text("name"));
  else if (type === "load" && text("link")) element.setAttribute("model", text("link"));
  else if (type === "load") {
    element.removeAttribute("model");
    element.textContent = text("text");
    element.setAttribute("format", text("format"));
  } else if (type === "set") {
    for (const [name, value] of Object.entries(rest)) {
      if (!OPTIONS.includes(name)) continue;
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, String(value));
    }
  }
}
