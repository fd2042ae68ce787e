import { asHtml, diagram, escaped, options } from "./fence.js";

/** Draws erd fences. VitePress tells the file in `env.path`. */
export default function crowfoot(md, settings = {}) {
  const others = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, own, env, self) => {
    const { info, content } = tokens[index];
    const fence = options(info);
    if (!fence) return others(tokens, index, own, env, self);
    const html = asHtml(diagram(fence, content, env?.path, settings));
    // VitePress makes a template of Vue of it, which has no place for styles and takes braces for expressions.
    if (env && "relativePath" in env) return `<div class="crowfoot" v-html="${escaped(JSON.stringify(html))}"></div>\n`;
    return `<div class="crowfoot">${html}</div>\n`;
  };
}
