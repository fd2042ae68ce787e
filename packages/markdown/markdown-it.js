import { asHtml, diagram, options } from "./fence.js";

/** Draws erd fences. VitePress tells the file in `env.path`; the templates of Vue leave what is within alone. */
export default function crowfoot(md, settings = {}) {
  const others = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, own, env, self) => {
    const { info, content } = tokens[index];
    const fence = options(info);
    if (!fence) return others(tokens, index, own, env, self);
    return `<div class="crowfoot" v-pre>${asHtml(diagram(fence, content, env?.path, settings))}</div>\n`;
  };
}
