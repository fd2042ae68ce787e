import { asHtml, diagram, options } from "./fence.js";

/** Draws erd fences, in MDX as Docusaurus has it; with `html: true` in plain Markdown. */
export default function crowfoot({ html = false, ...settings } = {}) {
  return (tree, file) => {
    each(tree, (node) => {
      const fence = node.type === "code" ? options(`${node.lang ?? ""} ${node.meta ?? ""}`) : undefined;
      if (!fence) return node;
      const drawn = asHtml(diagram(fence, node.value, file?.path, settings));
      return html ? { type: "html", value: `<div class="crowfoot">${drawn}</div>` } : asJsx(drawn);
    });
  };
}

function each(parent, replace) {
  parent.children?.forEach((child, at) => {
    parent.children[at] = replace(child);
    each(child, replace);
  });
}

/** A block of HTML as JSX has it. React does not compare it with what the page has, which the elements in it may have changed. */
function asJsx(html) {
  const key = { type: "Identifier", name: "__html" };
  const inner = { type: "Property", method: false, shorthand: false, computed: false, kind: "init", key, value: literal(html) };
  const estree = program({ type: "ObjectExpression", properties: [inner] });
  const value = { type: "mdxJsxAttributeValueExpression", value: "", data: { estree } };
  const attributes = [
    { type: "mdxJsxAttribute", name: "className", value: "crowfoot" },
    { type: "mdxJsxAttribute", name: "dangerouslySetInnerHTML", value },
  ];
  return { type: "mdxJsxFlowElement", name: "div", attributes, children: [] };
}

const literal = (value) => ({ type: "Literal", value, raw: JSON.stringify(value) });
const program = (expression) => ({
  type: "Program",
  sourceType: "module",
  comments: [],
  body: [{ type: "ExpressionStatement", expression }],
});
