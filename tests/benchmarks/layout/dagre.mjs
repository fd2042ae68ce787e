// dagre, with the spacing of ours and its own edge points. It has no ports, and no packing of components.
import * as dagre from "@dagrejs/dagre";

import { LAYER_GAP, LINE_GAP, NODE_GAP } from "./spacing.mjs";

const { Graph } = dagre.graphlib ?? dagre.default.graphlib;
const layout = dagre.layout ?? dagre.default.layout;

export const dagreEngine = {
  name: "dagre",
  run: (input) => {
    const graph = new Graph({ multigraph: true });
    graph.setGraph({ rankdir: "LR", nodesep: NODE_GAP, ranksep: LAYER_GAP, edgesep: LINE_GAP });
    graph.setDefaultEdgeLabel(() => ({}));
    input.nodes.forEach(({ width, height }, index) => graph.setNode(String(index), { width, height }));
    input.edges.forEach(({ child, parent }, index) => graph.setEdge(String(parent), String(child), {}, String(index)));
    layout(graph);
    const places = input.nodes.map((_, index) => {
      const { x, y, width, height } = graph.node(String(index));
      return { x: x - width / 2, y: y - height / 2 };
    });
    const lines = input.edges.map(({ child, parent }, index) => graph.edge(String(parent), String(child), String(index)).points);
    return { places, lines };
  },
};
