//! Properties of routes over generated schemas placed by `arrange`, and over scattered tables.

mod generate;

use crowfoot_layout::metrics::{edges_over_nodes, measure};
use crowfoot_layout::{
    Edge, Graph, Obstacles, Options, Point, Rect, Route, RouteOptions, Size, arrange, place_beside, route,
    route_all, route_some, router,
};
use generate::{Numbers, schema};

fn placed(graph: &Graph) -> Vec<Rect> {
    let places = arrange(graph, &Options::default());
    places.iter().zip(&graph.nodes).map(|(&at, node)| Rect::at(at, node.size)).collect()
}

/// Orthogonal, from a side of the child at its row to a side of the parent at its row, with room for both feet.
fn check(edge: &Edge, rects: &[Rect], route: &Route) {
    let points = &route.points;
    assert!(points.len() >= 2, "{edge:?}");
    for (a, b) in route.segments() {
        assert!((a.x == b.x) != (a.y == b.y), "{edge:?}: {points:?}");
    }
    let ends = [
        (edge.from, edge.from_row, points[0], points[1]),
        (edge.to, edge.to_row, points[points.len() - 1], points[points.len() - 2]),
    ];
    for (node, row, foot, next) in ends {
        let rect = &rects[node];
        assert_eq!(foot.y, next.y, "the foot is horizontal");
        if edge.from != edge.to {
            assert_eq!(foot.y, rect.y + row.unwrap_or(rect.height / 2.0), "{edge:?}");
        }
        let outwards = if foot.x == rect.right() { next.x - foot.x } else { foot.x - next.x };
        assert!(foot.x == rect.right() || foot.x == rect.x, "{edge:?}");
        // Three quarters of it are left where there is little room.
        assert!(outwards >= 10.5 - 1e-6, "{edge:?}: stub of {outwards}");
    }
}

#[test]
fn routes_are_orthogonal_anchored_and_never_run_through_a_node() {
    for seed in 0..24 {
        let count = 3 + seed as usize * 6;
        let graph = schema(count, count * (2 + seed as usize % 3) / 2, seed);
        let rects = placed(&graph);
        let routes = route_all(&Obstacles::new(&rects), &graph.edges, &RouteOptions::default());
        graph.edges.iter().zip(&routes).for_each(|(edge, route)| check(edge, &rects, route));
        assert_eq!(edges_over_nodes(&rects, &routes), 0, "seed {seed}");
    }
}

#[test]
fn placement_leaves_room_for_the_clearance() {
    let graph = schema(60, 90, 21);
    let rects = placed(&graph);
    let routes = route_all(&Obstacles::new(&rects), &graph.edges, &RouteOptions::default());
    let mut closer = 0;
    for (edge, route) in graph.edges.iter().zip(&routes) {
        let passes = |least: f64| {
            let others = rects.iter().enumerate().filter(|(node, _)| *node != edge.from && *node != edge.to);
            let near: Vec<Rect> = others.map(|(_, rect)| rect.inflate(least)).collect();
            edges_over_nodes(&near, std::slice::from_ref(route))
        };
        assert_eq!(passes(4.0), 0, "{edge:?}");
        closer += usize::from(passes(10.0) > 0);
    }
    assert!(closer <= 9, "{closer} of 90 lines come closer than they should");
}

#[test]
fn lines_go_around_scattered_tables() {
    let mut numbers = Numbers::new(4);
    for _ in 0..10 {
        let mut rects: Vec<Rect> = Vec::new();
        for _ in 0..40 {
            let size = Size::new(200.0, 80.0 + 20.0 * numbers.below(12) as f64);
            let near = Rect::new(numbers.below(2000) as f64, numbers.below(1500) as f64, 1.0, 1.0);
            rects.push(Rect::at(place_beside(&rects, size, Some(near)), size));
        }
        let edges: Vec<Edge> = (0..60)
            .map(|_| Edge { from: numbers.below(40), to: numbers.below(40), ..Edge::default() })
            .collect();
        let routes = route_all(&Obstacles::new(&rects), &edges, &RouteOptions::default());
        edges.iter().zip(&routes).for_each(|(edge, route)| check(edge, &rects, route));
        assert_eq!(edges_over_nodes(&rects, &routes), 0);
    }
}

#[test]
fn lines_leave_on_the_natural_sides() {
    let rects = [
        Rect::new(0.0, 0.0, 200.0, 100.0),
        Rect::new(400.0, 300.0, 200.0, 100.0),
        Rect::new(10.0, 300.0, 200.0, 100.0),
    ];
    let obstacles = Obstacles::new(&rects);
    let ends = |from, to| {
        let route = route(&obstacles, &Edge { from, to, ..Edge::default() }, &RouteOptions::default());
        (route.points[0].x, route.points[route.points.len() - 1].x, route.points.len())
    };
    assert_eq!(ends(1, 0), (400.0, 200.0, 4), "towards the parent");
    assert_eq!(ends(0, 1), (200.0, 400.0, 4));
    let (from, to, points) = ends(2, 0);
    assert!((from, to) == (210.0, 200.0) || (from, to) == (10.0, 0.0), "stacked: the same side");
    assert_eq!(points, 4);
    assert_eq!(ends(1, 1), (600.0, 600.0, 4), "a self reference loops at the right");
}

#[test]
fn parallel_edges_of_different_parents_keep_their_distance() {
    let mut rects = vec![Rect::new(500.0, 0.0, 200.0, 300.0)];
    rects.extend((0..5).map(|index| Rect::new(0.0, f64::from(index) * 150.0 - 700.0, 200.0, 100.0)));
    let row = |index: usize| Some(40.0 + 22.0 * index as f64);
    let edges: Vec<Edge> = (1..6).map(|to| Edge { from: 0, to, from_row: row(to), to_row: None }).collect();
    let routes = route_all(&Obstacles::new(&rects), &edges, &RouteOptions::default());
    let mut uprights: Vec<f64> = routes.iter().map(|route| route.points[1].x).collect();
    uprights.sort_by(f64::total_cmp);
    assert!(uprights.windows(2).all(|pair| pair[1] - pair[0] >= 11.9), "{uprights:?}");
    let metrics = measure(&rects, &edges, &routes);
    assert_eq!((metrics.crossings, metrics.shared_length), (0, 0.0));
}

#[test]
fn children_of_one_parent_share_a_trunk() {
    let mut rects = vec![Rect::new(0.0, 0.0, 200.0, 300.0)];
    rects.extend((0..5).map(|index| Rect::new(400.0, f64::from(index) * 150.0, 200.0, 100.0)));
    let edges: Vec<Edge> =
        (1..6).map(|from| Edge { from, to: 0, from_row: None, to_row: Some(39.0) }).collect();
    let routes = route_all(&Obstacles::new(&rects), &edges, &RouteOptions::default());
    let bent = routes.iter().filter(|route| route.points.len() == 4);
    let mut uprights: Vec<f64> = bent.map(|route| route.points[1].x).collect();
    uprights.dedup();
    assert_eq!(uprights.len(), 1, "{uprights:?}");
}

/// The edges whose routes are no longer valid after `node` has moved to `now`: its own, and those that run through it.
fn affected_edges(edges: &[Edge], routes: &[Route], node: usize, now: &Rect) -> Vec<usize> {
    let hits =
        |route: &Route| route.segments().any(|(a, b)| Rect::spanning(a, b).inflate(0.5).intersects(now));
    let touches = |index: &usize| {
        edges.get(*index).is_some_and(|edge| edge.from == node || edge.to == node)
            || routes.get(*index).is_some_and(hits)
    };
    (0..edges.len()).filter(touches).collect()
}

#[test]
fn moving_a_table_leaves_the_other_routes_alone() {
    let graph = schema(80, 120, 2);
    let mut rects = placed(&graph);
    let mut obstacles = Obstacles::new(&rects);
    let options = RouteOptions::default();
    let mut routes = route_all(&obstacles, &graph.edges, &options);
    let before = routes.clone();
    let moved = rects.remove(5);
    let (size, aim) =
        (Size::new(moved.width, moved.height), Rect::new(moved.x + 37.0, moved.y + 410.0, 1.0, 1.0));
    let spot = place_beside(&rects, size, Some(aim));
    rects.insert(5, Rect::at(spot, size));
    obstacles.set(5, rects[5]);
    let changed = affected_edges(&graph.edges, &routes, 5, &rects[5]);
    assert!(!changed.is_empty() && changed.len() < graph.edges.len() / 2);
    route_some(&obstacles, &graph.edges, &mut routes, &changed, &options);
    for (index, edge) in graph.edges.iter().enumerate() {
        if changed.contains(&index) {
            check(edge, &rects, &routes[index]);
            let others: Vec<Rect> = (0..rects.len())
                .filter(|node| *node != edge.from && *node != edge.to)
                .map(|node| rects[node])
                .collect();
            assert_eq!(edges_over_nodes(&others, &routes[index..=index]), 0);
        } else {
            assert_eq!(routes[index], before[index]);
        }
    }
}

#[test]
fn different_nets_do_not_share_lines() {
    let (mut shared, mut length) = (0.0, 0.0);
    for seed in 0..16 {
        let graph = schema(60, 80 + seed as usize * 4, 100 + seed);
        let rects = placed(&graph);
        let routes = route_all(&Obstacles::new(&rects), &graph.edges, &RouteOptions::default());
        let metrics = measure(&rects, &graph.edges, &routes);
        assert_eq!(metrics.edges_over_nodes, 0, "seed {seed}");
        shared += metrics.shared_length;
        length += metrics.edge_length;
    }
    assert!(shared < 0.003 * length, "{shared} of {length} shared");
}

#[test]
fn facing_feet_turn_off_before_they_meet() {
    let rects = [
        Rect::new(0.0, 0.0, 200.0, 200.0),
        Rect::new(600.0, 0.0, 200.0, 200.0),
        Rect::new(0.0, 500.0, 200.0, 200.0),
        Rect::new(600.0, 500.0, 200.0, 200.0),
    ];
    // One line comes from above on the left and goes below on the right, the other the other way round.
    let edge = |from: usize, to: usize, from_row: f64, to_row: f64| Edge {
        from,
        to,
        from_row: Some(from_row),
        to_row: Some(to_row),
    };
    let edges = [edge(1, 2, 100.0, 100.0), edge(3, 0, 140.0, 101.0)];
    let routes = route_all(&Obstacles::new(&rects), &edges, &RouteOptions::default());
    assert_eq!(measure(&rects, &edges, &routes).shared_length, 0.0, "{routes:?}");
}

#[test]
fn a_self_relation_is_a_loop_beside_its_table() {
    let table = Rect::new(0.0, 0.0, 200.0, 200.0);
    let edge = Edge { from: 0, to: 0, from_row: Some(83.0), to_row: Some(39.0) };
    let options = RouteOptions::default();
    let free = route(&Obstacles::new(&[table]), &edge, &options);
    let loop_at = |x: f64, out: f64| [(x, 83.0), (out, 83.0), (out, 39.0), (x, 39.0)];
    let points = |route: &Route| route.points.iter().map(|point| (point.x, point.y)).collect::<Vec<_>>();
    assert_eq!(points(&free), loop_at(200.0, 228.0));
    let crowded = [table, Rect::new(210.0, 0.0, 100.0, 200.0)];
    assert_eq!(
        points(&route(&Obstacles::new(&crowded), &edge, &options)),
        loop_at(0.0, -28.0),
        "on the left"
    );
    let same_row = Edge { from_row: Some(39.0), ..edge };
    let apart = route(&Obstacles::new(&[table]), &same_row, &options);
    assert_eq!((apart.points[0].y, apart.points[3].y), (57.0, 39.0), "the parent's end stays at its row");
}

#[test]
fn routing_is_deterministic() {
    let graph = schema(100, 160, 8);
    let obstacles = Obstacles::new(&placed(&graph));
    let all = || route_all(&obstacles, &graph.edges, &RouteOptions::default());
    assert_eq!(all(), all());
}

#[test]
fn hostile_input_gives_orthogonal_routes_or_none() {
    let odd = [f64::NAN, f64::INFINITY, -5.0, 0.0, 1e300, 70.0];
    let rects: Vec<Rect> = (0..36)
        .map(|index| Rect::new(odd[index % 6], odd[index / 6], odd[(index + 1) % 6], odd[(index + 2) % 6]))
        .collect();
    let edges: Vec<Edge> = (0..144)
        .map(|index| Edge { from: index % 37, to: index / 4, from_row: Some(odd[index % 6]), to_row: None })
        .chain([Edge { from: usize::MAX, to: 0, ..Edge::default() }])
        .collect();
    let hostile =
        RouteOptions { clearance: f64::NAN, stub: -3.0, spacing: f64::INFINITY, bend_cost: f64::NAN };
    for options in [RouteOptions::default(), hostile] {
        for (edge, route) in edges.iter().zip(route_all(&Obstacles::new(&rects), &edges, &options)) {
            assert_eq!(route.points.is_empty(), edge.from > 35 || edge.to > 35);
            assert!(route.points.iter().all(|point| point.x.is_finite() && point.y.is_finite()));
            assert!(route.segments().all(|(a, b)| a.x == b.x || a.y == b.y));
        }
    }
    assert!(
        route_all(&Obstacles::new(&[]), &edges, &RouteOptions::default()).iter().all(|r| r.points.is_empty())
    );
}

#[test]
fn a_manually_placed_line_keeps_its_bends_while_possible() {
    let bent = |rects: &[Rect], bends: &[i32]| {
        let edge = Edge { from: 0, to: 1, from_row: Some(39.0), to_row: Some(61.0) };
        let points = (router().bent)(&Obstacles::new(rects), &edge, bends, &RouteOptions::default())?;
        Some(points.iter().map(|point| (point.x, point.y)).collect::<Vec<_>>())
    };
    let (child, parent) = (Rect::new(600.0, 0.0, 200.0, 200.0), Rect::new(0.0, 300.0, 200.0, 200.0));
    let two = [child, parent];
    let upright = [(600.0, 39.0), (500.0, 39.0), (500.0, 361.0), (200.0, 361.0)];
    assert_eq!(bent(&two, &[500]).unwrap(), upright);
    assert_eq!(bent(&two, &[500, 700]).unwrap(), upright, "a list that has lost its end");
    let around = [(800.0, 39.0), (850.0, 39.0), (850.0, 250.0), (-60.0, 250.0), (-60.0, 361.0), (0.0, 361.0)];
    assert_eq!(bent(&two, &[850, 250, -60]).unwrap(), around);
    // The child comes nearer: its bend gives way; it goes through it: nothing is left of the line.
    let near = [Rect { x: 495.0, ..child }, parent];
    assert_eq!(bent(&near, &[500]).unwrap()[1].0, 495.0 - 10.5);
    assert_eq!(bent(&two, &[850, 100, -60]), None, "through the child itself");
    assert_eq!(bent(&[child, parent, Rect::new(450.0, 150.0, 100.0, 50.0)], &[500]), None, "through another");
    assert_eq!(bent(&two, &[]), None);
    assert_eq!(bent(&[child, Rect::new(620.0, 300.0, 200.0, 200.0)], &[610]).unwrap()[1].0, 589.5);
    let _ = bent(&two, &[i32::MIN, i32::MAX, i32::MAX]);
}

#[test]
fn a_line_keeps_its_way_while_its_table_moves_if_possible() {
    let mut rects = vec![Rect::new(600.0, 0.0, 200.0, 200.0), Rect::new(0.0, 300.0, 200.0, 200.0)];
    let edge = Edge { from: 0, to: 1, from_row: Some(39.0), to_row: Some(61.0) };
    let options = RouteOptions::default();
    let before = route(&Obstacles::new(&rects), &edge, &options);
    let follow = |rects: &[Rect]| (router().follow)(&Obstacles::new(rects), &edge, &before, &options);
    rects[0].y += 80.0;
    rects[0].x -= 20.0;
    let after = follow(&rects).unwrap();
    assert_eq!((after[0], after[1]), (Point::new(580.0, 119.0), Point::new(before.points[1].x, 119.0)));
    assert_eq!(after[2..], before.points[2..]);
    rects[0].x = before.points[1].x - 5.0;
    assert_eq!(follow(&rects), None, "past the bend");
    rects[0].x = 600.0;
    rects.push(Rect::new(before.points[1].x - 20.0, 150.0, 40.0, 40.0));
    assert_eq!(follow(&rects), None, "through another");
}

#[test]
fn routing_in_slices_gives_the_same_routes() {
    let graph = schema(70, 120, 5);
    let obstacles = Obstacles::new(&placed(&graph));
    let (router, options) = (router(), RouteOptions::default());
    let all: Vec<usize> = (0..graph.edges.len()).collect();
    let mut routes = vec![Route::default(); all.len()];
    let mut batch = (router.begin)(&obstacles, &graph.edges, [&all, &[]], &options);
    let mut goes = 0;
    while (router.go_on)(&mut batch, &obstacles, &graph.edges, &mut routes, 16, &options) {
        goes += 1;
    }
    assert!(
        (12..50).contains(&goes),
        "{goes}: eight portions of ways, and three turns of setting them apart, each in several"
    );
    assert_eq!(routes, route_all(&obstacles, &graph.edges, &options));
}
