// Fences for diagrams: ```erd dbml focus=orders, with a schema or the name of a file in them.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The options of a fence that are attributes of the element. */
const ATTRIBUTES = ["format", "diagram", "theme", "notation", "focus", "hops", "height", "open"];
const WORD = /([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s,{}]*)))?/g;

/** The options of a fence by its first line; undefined for other fences. */
export function options(info) {
  const [, rest] = /^\s*erd(?![\w-])(.*)$/s.exec(info ?? "") ?? [];
  if (rest === undefined) return undefined;
  const found = {};
  for (const [, name, ...values] of rest.matchAll(WORD)) {
    const value = values.find((value) => value !== undefined);
    if (value === undefined) found.format = name;
    else found[name] = value;
  }
  return found;
}

/** What becomes of a fence: the attributes and the text of an element, or HTML. `path` is that of the Markdown file. */
export function diagram(fence, text, path, { render = "element", command = "crowfoot" } = {}) {
  const file = fence.file ?? fence.src;
  const source = file ? readFileSync(resolve(path ? dirname(path) : ".", file), "utf8") : text;
  const how = fence.render ?? render;
  if (how === "element") {
    const attributes = Object.fromEntries(ATTRIBUTES.filter((name) => name in fence).map((name) => [name, fence[name]]));
    return { attributes, text: source };
  }
  if (how !== "svg" && how !== "live") throw new Error(`render is element, svg or live, not ${how}`);
  const format = fence.format && fence.format !== "sql" ? ["--from", fence.format] : [];
  const of = (option, name) => (fence[name] ? [option, fence[name]] : []);
  const focus = fence.focus ? ["--only", fence.focus, "--hops", fence.hops ?? "1"] : [];
  const words = ["render", "-", "--out", "-", "--to", "html", ...format, ...focus, ...of("--diagram", "diagram"), ...of("--theme", "theme"), ...of("--links", "links")];
  if (how === "live") words.push("--live");
  return { html: execFileSync(command, words, { input: source, encoding: "utf8", maxBuffer: 1 << 28 }).trim() };
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "&#123;", "}": "&#125;", "\n": "&#10;" };
export const escaped = (text) => text.replace(/[&<>"{}\n]/g, (letter) => ESCAPES[letter]);

/** The same as HTML, on one line, so that Markdown takes it for one block. */
export function asHtml({ attributes, text, html }) {
  if (html !== undefined) return html;
  const all = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<crowfoot-erd${all.join("")}><pre>${escaped(text)}</pre></crowfoot-erd>`;
}
