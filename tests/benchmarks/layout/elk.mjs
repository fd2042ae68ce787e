// ELK layered, with the spacing of ours: once with lines that end anywhere on a table, once at their columns.
import { createRequire } from "node:module";

import { ASPECT, COMPONENT_GAP, LAYER_GAP, LINE_GAP, NODE_GAP } from "./spacing.mjs";

const ELK = createRequire(import.meta.url)("elkjs/lib/elk.bundled.js");
const elk = new ELK();

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.separateConnectedComponents": "true",
  "elk.aspectRatio": String(ASPECT),
  "elk.padding": "[top=0,left=0,bottom=0,right=0]",
  "elk.spacing.nodeNode": String(NODE_GAP),
  "elk.spacing.componentComponent": String(COMPONENT_GAP),
  "elk.spacing.edgeEdge": String(LINE_GAP),
  "elk.spacing.edgeNode": String(LINE_GAP),
  "elk.layered.spacing.nodeNodeBetweenLayers": String(LAYER_GAP),
  "elk.layered.spacing.edgeEdgeBetweenLayers": String(LINE_GAP),
  "elk.layered.spacing.edgeNodeBetweenLayers": String(LINE_GAP),
  "elk.layered.thoroughness": "20",
  "elk.layered.unnecessaryBendpoints": "false",
};

/** Its best placement of nodes takes minutes for a thousand tables; beyond this it gets its usual one. */
const NETWORK_SIMPLEX_TABLES = 300;

function engine(name, withPorts) {
  const run = async (graph) => {
    const children = graph.nodes.map(({ width, height }, index) => ({ id: `n${index}`, width, height }));
    const edges = graph.edges.map(({ child, parent }, index) => ({
      id: `e${index}`,
      sources: [`n${parent}`],
      targets: [`n${child}`],
    }));
    if (withPorts) {
      addPorts(graph, children, edges);
    }
    const strategy = graph.nodes.length > NETWORK_SIMPLEX_TABLES ? "BRANDES_KOEPF" : "NETWORK_SIMPLEX";
    const layoutOptions = { ...OPTIONS, "elk.layered.nodePlacement.strategy": strategy };
    const drawn = await elk.layout({ id: "root", layoutOptions, children, edges });
    const places = drawn.children.map(({ x, y }) => ({ x, y }));
    const lines = drawn.edges.map((edge) => {
      const { startPoint, bendPoints = [], endPoint } = edge.sections[0];
      return [startPoint, ...bendPoints, endPoint];
    });
    return { places, lines };
  };
  return { name, run };
}

/** Lines leave the parent's row to the right and enter the child's row from the left; equal rows share a port. */
function addPorts(graph, children, edges) {
  for (const child of children) {
    child.ports = [];
    child.layoutOptions = { "elk.portConstraints": "FIXED_POS" };
  }
  const port = (node, row, side) => {
    const holder = children[node];
    const y = Math.min(Math.max(row ?? holder.height / 2, 0), holder.height);
    const id = `${holder.id}-${side}-${y}`;
    if (!holder.ports.some((other) => other.id === id)) {
      const x = side === "EAST" ? holder.width : 0;
      holder.ports.push({ id, x, y, width: 0, height: 0, layoutOptions: { "elk.port.side": side } });
    }
    return id;
  };
  graph.edges.forEach(({ child, parent, childRow, parentRow }, index) => {
    edges[index].sources = [port(parent, parentRow, "EAST")];
    edges[index].targets = [port(child, childRow, "WEST")];
  });
}

export const elkEngines = [engine("elk", false), engine("elk-ports", true)];
