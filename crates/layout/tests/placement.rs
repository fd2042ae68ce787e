//! Properties of placement over many generated schemas.

mod generate;

use crowfoot_layout::metrics::{overlaps, polylines};
use crowfoot_layout::{
    Edge, Graph, Node, Obstacles, Options, Point, Rect, RouteOptions, Size, Style, arrange, is_searched,
    route_all,
};
use generate::{Numbers, schema};

fn rects(graph: &Graph, places: &[Point]) -> Vec<Rect> {
    places.iter().zip(&graph.nodes).map(|(&at, node)| Rect::at(at, node.size)).collect()
}

#[test]
fn nodes_never_overlap_and_keep_their_distance() {
    for seed in 0..10 {
        let count = 1 + seed as usize * 9;
        let graph = schema(count, count * (1 + seed as usize % 3), seed);
        for style in [Style::Balanced, Style::LeftToRight, Style::TopToBottom, Style::Compact] {
            let options = Options { style, ..Options::default() };
            let places = arrange(&graph, &options);
            assert_eq!(places.len(), count);
            let least = if style == Style::Compact { 12.0 } else { 19.0 };
            let spaced: Vec<Rect> = rects(&graph, &places).iter().map(|rect| rect.inflate(least)).collect();
            assert_eq!(overlaps(&spaced), 0, "seed {seed}, {style:?}");
        }
    }
}

#[test]
fn the_same_graph_gives_the_same_drawing() {
    let graph = schema(120, 190, 5);
    assert_eq!(arrange(&graph, &Options::default()), arrange(&graph.clone(), &Options::default()));
}

#[test]
fn quick_drawings_are_complete_and_final_for_the_largest_graphs() {
    for (count, edges) in [(12, 20), (40, 70), (200, 300)] {
        let graph = schema(count, edges, 5);
        let quick = Options { quick: true, ..Options::default() };
        let places = arrange(&graph, &quick);
        assert_eq!(places, arrange(&graph, &quick));
        let spaced: Vec<Rect> = rects(&graph, &places).iter().map(|rect| rect.inflate(19.0)).collect();
        assert_eq!(overlaps(&spaced), 0, "{count} tables");
        assert!(is_searched(&graph));
    }
    let mut large = schema(1000, 0, 3);
    let link = |from, to| Edge { from, to, ..Edge::default() };
    large.edges.extend((1..1000).flat_map(|at| [link(at, at / 4), link(at, (at * 37 + 11) % 1000)]));
    assert!(!is_searched(&large));
    let quick = Options { quick: true, ..Options::default() };
    assert_eq!(arrange(&large, &quick), arrange(&large, &Options::default()));
}

#[test]
fn parents_lie_before_their_children() {
    let edge = |from, to| Edge { from, to, ..Edge::default() };
    let graph = Graph {
        nodes: vec![Node { size: Size::new(220.0, 160.0), ..Node::default() }; 6],
        edges: vec![edge(0, 1), edge(2, 1), edge(3, 2), edge(3, 4), edge(5, 3)],
        ..Graph::default()
    };
    let across = arrange(&graph, &Options { style: Style::LeftToRight, ..Options::default() });
    let down = arrange(&graph, &Options { style: Style::TopToBottom, ..Options::default() });
    for edge in &graph.edges {
        assert!(across[edge.to].x + 220.0 < across[edge.from].x);
        assert!(down[edge.to].y + 160.0 < down[edge.from].y);
    }
}

#[test]
fn a_drawing_comes_close_to_the_wanted_aspect() {
    for (count, seed) in [(15, 1), (60, 2), (150, 3), (300, 4)] {
        let graph = schema(count, count * 3 / 2, seed);
        let bounds = Rect::bounds(&rects(&graph, &arrange(&graph, &Options::default()))).unwrap();
        let aspect = bounds.width / bounds.height;
        assert!((0.8..3.2).contains(&aspect), "{count} tables: {aspect}");
    }
}

#[test]
fn a_hub_with_hundreds_of_children_stays_in_shape() {
    let node = Node { size: Size::new(220.0, 160.0), ..Node::default() };
    let edges = (1..400).map(|from| Edge { from, to: 0, ..Edge::default() }).collect();
    let graph = Graph { nodes: vec![node; 400], edges, ..Graph::default() };
    let bounds = Rect::bounds(&rects(&graph, &arrange(&graph, &Options::default()))).unwrap();
    assert!((0.8..3.2).contains(&(bounds.width / bounds.height)), "{bounds:?}");
}

#[test]
fn components_keep_their_distance() {
    let mut graph = schema(40, 60, 9);
    let second = schema(30, 45, 10);
    let shift = graph.nodes.len();
    graph.edges.retain(|edge| edge.from != edge.to);
    graph.nodes.extend(second.nodes);
    let moved = second.edges.iter();
    graph.edges.extend(moved.map(|edge| Edge { from: edge.from + shift, to: edge.to + shift, ..*edge }));
    let places = rects(&graph, &arrange(&graph, &Options::default()));
    let mut label: Vec<usize> = (0..places.len()).collect();
    for _ in 0..places.len() {
        for edge in &graph.edges {
            let least = label[edge.from].min(label[edge.to]);
            label[edge.from] = least;
            label[edge.to] = least;
        }
    }
    let mut boxes: Vec<(usize, Rect)> = Vec::new();
    for (node, rect) in places.iter().enumerate() {
        if label.iter().filter(|&&other| other == label[node]).count() < 2 {
            continue;
        }
        match boxes.iter_mut().find(|entry| entry.0 == label[node]) {
            Some(entry) => entry.1 = entry.1.union(rect),
            None => boxes.push((label[node], *rect)),
        }
    }
    assert!(boxes.len() >= 2);
    let outlines: Vec<Rect> = boxes.iter().map(|entry| entry.1.inflate(40.0)).collect();
    assert_eq!(overlaps(&outlines), 0);
}

#[test]
fn groups_are_kept_together() {
    let mut graph = schema(90, 140, 3);
    for (index, node) in graph.nodes.iter_mut().enumerate() {
        node.group = [None, Some(7), Some(2), Some(40)][index / 12 % 4];
    }
    let places = rects(&graph, &arrange(&graph, &Options::default()));
    assert_eq!(overlaps(&places), 0);
    for group in [7, 2, 40] {
        let (inside, outside): (Vec<_>, Vec<_>) =
            places.iter().zip(&graph.nodes).partition(|(_, node)| node.group == Some(group));
        let frame = Rect::bounds(inside.iter().map(|entry| entry.0)).unwrap().inflate(20.0);
        assert!(outside.iter().all(|entry| !entry.0.intersects(&frame)), "group {group}");
    }
}

#[test]
fn other_nodes_are_placed_around_fixed_ones() {
    let mut numbers = Numbers::new(11);
    for seed in 0..20 {
        let mut graph = schema(50, 70, seed);
        let settled = arrange(&graph, &Options::default());
        for (node, place) in graph.nodes.iter_mut().zip(settled) {
            node.fixed = (numbers.below(3) > 0).then_some(place);
        }
        let places = arrange(&graph, &Options::default());
        for (node, place) in graph.nodes.iter().zip(&places) {
            assert!(node.fixed.is_none_or(|at| at == *place));
        }
        assert_eq!(overlaps(&rects(&graph, &places)), 0, "seed {seed}");
    }
}

#[test]
fn hostile_input_gives_finite_places() {
    let odd = [f64::NAN, f64::INFINITY, -5.0, 0.0, 1e300];
    let mut graph = Graph::default();
    assert!(arrange(&graph, &Options::default()).is_empty());
    for index in 0..25 {
        let size = Size::new(odd[index % 5], odd[index / 5]);
        let fixed = (index % 7 == 0).then_some(Point::new(odd[(index + 1) % 5], odd[(index + 2) % 5]));
        graph.nodes.push(Node { size, fixed, group: (index % 3 == 0).then_some(index as u32 % 2) });
        for to in [index / 2, index, usize::MAX, 24 - index] {
            graph.edges.push(Edge {
                from: index,
                to,
                from_row: Some(odd[index % 5]),
                to_row: Some(odd[(index + 3) % 5]),
            });
        }
    }
    let gaps = Options { node_gap: f64::NAN, layer_gap: -1.0, aspect: f64::NAN, ..Options::default() };
    for options in [Options::default(), gaps] {
        assert!(arrange(&graph, &options).iter().all(|place| place.x.is_finite() && place.y.is_finite()));
    }
}

#[test]
fn large_and_degenerate_graphs_terminate() {
    let node = Node { size: Size::new(200.0, 100.0), ..Node::default() };
    let link = |from: usize, to: usize| Edge { from, to, ..Edge::default() };
    let chain = (1..3000).map(|index| link(index, index - 1)).collect();
    let full = (0..60).flat_map(|from| (0..60).map(move |to| link(from, to))).collect();
    let pairs = (0..2000).map(|index| link(index % 2, 1 - index % 2)).collect();
    for (count, edges) in [(3000, chain), (60, full), (2, pairs), (4000, Vec::new())] {
        let graph = Graph { nodes: vec![node; count], edges, ..Graph::default() };
        let places = arrange(&graph, &Options::default());
        assert_eq!(overlaps(&rects(&graph, &places)), 0);
    }
}

#[test]
fn tables_without_relations_come_last_in_the_given_order() {
    for seed in 0..6 {
        let mut graph = schema(30, 45, 40 + seed);
        let loose = graph.nodes.len();
        graph.nodes.extend((0..25).map(|index| Node {
            size: Size::new(180.0, 60.0 + 20.0 * f64::from(index % 7)),
            ..Node::default()
        }));
        for style in [Style::Balanced, Style::LeftToRight, Style::TopToBottom, Style::Compact] {
            let places = rects(&graph, &arrange(&graph, &Options { style, ..Options::default() }));
            let order = |rect: &Rect| (rect.x, rect.y);
            assert!(
                places[loose..].windows(2).all(|pair| order(&pair[0]) < order(&pair[1])),
                "seed {seed}, {style:?}"
            );
            let related = Rect::bounds(&places[..20]).unwrap();
            let first = places[loose];
            assert!(
                first.x > related.x || first.y > related.y,
                "seed {seed}, {style:?}: {first:?} in {related:?}"
            );
        }
    }
}

#[test]
fn top_to_bottom_lines_avoid_tables_and_mostly_each_other() {
    for (count, edges, seed) in [(40, 70, 3), (120, 200, 4), (400, 650, 5)] {
        let graph = schema(count, edges, seed);
        let options = Options { style: Style::TopToBottom, ..Options::default() };
        let places = rects(&graph, &arrange(&graph, &options));
        let routes = route_all(&Obstacles::new(&places), &graph.edges, &RouteOptions::default());
        let lines: Vec<Vec<Point>> = routes.into_iter().map(|route| route.points).collect();
        assert_eq!(polylines::lines_over_nodes(&places, &graph.edges, &lines), 0, "{count} tables");
        let overlaid = polylines::overlaid(&graph.edges, &lines);
        assert!(overlaid * 100 <= edges, "{count} tables: {overlaid} on each other");
    }
}

#[test]
fn few_lines_have_small_jogs() {
    let (mut jogs, mut lines) = (0, 0);
    for seed in 0..8 {
        let graph = schema(40, 55, 70 + seed);
        let places = rects(&graph, &arrange(&graph, &Options::default()));
        let routes = route_all(&Obstacles::new(&places), &graph.edges, &RouteOptions::default());
        for route in &routes {
            let is_jog = |run: &[Point]| {
                let step = (run[2].y - run[1].y).abs();
                run[1].x == run[2].x && step < 9.0 && (run[1].x > run[0].x) == (run[3].x > run[2].x)
            };
            jogs += route.points.windows(4).filter(|run| is_jog(run)).count();
        }
        lines += routes.len();
    }
    assert!(jogs * 50 <= lines, "{jogs} jogs on {lines} lines");
}
