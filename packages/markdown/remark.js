import { asHtml, diagram, options } from "./fence.js";

/** Draws erd fences, in MDX as Docusaurus has it; with `html: true` in plain Markdown. */
export default function crowfoot({ html = false, ...settings } = {}) {
  return (tree, file) => {
    each(tree, (node) => {
      const fence = node.type === "code" ? options(`${node.lang ?? ""} ${node.meta ?? ""}`) : undefined;
      if (!fence) return node;
      const drawn = diagram(fence, node.value, file?.path, settings);
      return html ? { type: "html", value: `<div class="crowfoot">${asHtml(drawn)}</div>` } : asJsx(drawn);
    });
  };
}

function each(parent, replace) {
  parent.children?.forEach((child, at) => {
    parent.children[at] = replace(child);
    each(child, replace);
  });
}

/** Elements as JSX has them. Texts are expressions: those of Markdown lose their spaces. */
function asJsx({ attributes, text, html }) {
  if (html !== undefined) {
    const inner = { type: "Property", method: false, shorthand: false, computed: false, kind: "init", key: { type: "Identifier", name: "__html" }, value: literal(html) };
    const value = { type: "mdxJsxAttributeValueExpression", value: "", data: { estree: program({ type: "ObjectExpression", properties: [inner] }) } };
    return element("div", [{ type: "mdxJsxAttribute", name: "dangerouslySetInnerHTML", value }], []);
  }
  const own = Object.entries(attributes).map(([name, value]) => ({ type: "mdxJsxAttribute", name, value }));
  const source = { type: "mdxFlowExpression", value: JSON.stringify(text), data: { estree: program(literal(text)) } };
  return element("crowfoot-erd", own, [element("pre", [], [source])]);
}

const element = (name, attributes, children) => ({ type: "mdxJsxFlowElement", name, attributes, children });
const literal = (value) => ({ type: "Literal", value, raw: JSON.stringify(value) });
const program = (expression) => ({
  type: "Program",
  sourceType: "module",
  comments: [],
  body: [{ type: "ExpressionStatement", expression }],
});
