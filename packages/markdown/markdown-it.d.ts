import type { Options } from "./options.js";

export type { Options };

/** What is used of markdown-it. */
interface MarkdownIt {
  // biome-ignore lint/suspicious/noExplicitAny: markdown-it's own types differ from version to version
  renderer: { rules: any };
}

/** Draws erd fences: `md.use(crowfoot, { render: "element" })`. */
export default function crowfoot(md: MarkdownIt, options?: Options): void;
