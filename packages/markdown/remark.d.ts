import type { Options } from "./options.js";

export type { Options };

/** Draws erd fences, in MDX as Docusaurus has it; with `html: true` in plain Markdown. */
export default function crowfoot(options?: Options & { html?: boolean }): (tree: object, file?: { path?: string }) => void;
