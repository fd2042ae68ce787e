//! Setting parallel lines apart: the inner stretches of routes move within their free channel, never into a node.
//!
//! Lines that end at the same row of the same parent belong to one net. Where their channels allow, the stretches of
//! a net lie on each other as one trunk, so that a parent with hundreds of children shows a tree, not a curtain.

use super::single::tidy;
use super::{Obstacles, Route, RouteOptions};
use crate::components::Sets;
use crate::geometry::{Point, Rect, between};
use crate::graph::Edge;
use crowfoot_compact::Arrange;

/// How far to either side a channel is looked at.
const REACH: f64 = 240.0;
/// Stretches of a net whose wishes are closer than this become one trunk.
const MERGE: f64 = 80.0;
/// In a wider channel a line keeps near to the end where it is, instead of running through the middle.
const WIDE: f64 = 260.0;
const ROUNDS: usize = 5;
const MOST_SWAP_PASSES: usize = 24;
const PUSH_ROUNDS: usize = 80;
/// Pushes of one cluster: bounds the time where hundreds of lines meet.
const MOST_PUSHES: usize = 400_000;

/// One inner stretch of a route, in the axes `across` (where it can move) and `along`.
struct Stretch {
    edge: usize,
    index: usize,
    net: usize,
    low: f64,
    high: f64,
    min: f64,
    max: f64,
    wish: f64,
    /// Where the route goes on at both ends: position along and direction across.
    taps: [(f64, f64); 2],
}

/// Stretches that move together.
struct Trunk {
    members: Vec<Stretch>,
    low: f64,
    high: f64,
    min: f64,
    max: f64,
    at: f64,
}

impl Trunk {
    fn overlaps(&self, other: &Trunk, spacing: f64) -> bool {
        self.low < other.high + spacing / 2.0 && other.low < self.high + spacing / 2.0
    }
}

/// Moves the inner stretches of the `changed` routes; the other routes are only kept clear of.
pub(super) fn nudge(
    obstacles: &Obstacles,
    edges: &[Edge],
    routes: &mut [Route],
    changed: &[usize],
    options: &RouteOptions,
) {
    let nets = nets(edges, routes, changed);
    let field = Field { obstacles, edges, nets: &nets, options };
    for vertical in [true, false] {
        let mut stretches = Vec::new();
        for &edge in changed {
            collect(&field, routes, edge, vertical, &mut stretches);
        }
        let standing = if changed.len() < routes.len() {
            standing(routes, changed, &stretches, vertical, options.spacing)
        } else {
            Vec::new()
        };
        let mut trunks = merge(stretches);
        for _ in 0..ROUNDS {
            if !spread(&mut trunks, options.spacing) {
                break;
            }
        }
        if !standing.is_empty() {
            evade(&mut trunks, &standing, options.spacing);
        }
        for trunk in &trunks {
            for member in &trunk.members {
                let points = &mut routes[member.edge].points;
                for point in &mut points[member.index..=member.index + 1] {
                    *if vertical { &mut point.x } else { &mut point.y } = trunk.at;
                }
            }
        }
    }
    for &edge in changed {
        routes[edge].points = tidy(std::mem::take(&mut routes[edge].points));
    }
}

/// A number for each of the `changed` edges, the same for edges that end at the same point of the same node.
fn nets(edges: &[Edge], routes: &[Route], changed: &[usize]) -> Vec<usize> {
    let key = |index: usize| {
        let end = routes[index].points.last().copied().unwrap_or_default();
        (edges[index].to, end.y.to_bits(), end.x.to_bits())
    };
    let mut order = changed.to_vec();
    order.arrange_by_key(|&index| key(index));
    let mut nets = vec![0; routes.len()];
    for pair in order.windows(2) {
        if let [a, b] = *pair {
            nets[b] = nets[a] + usize::from(key(a) != key(b));
        }
    }
    nets
}

fn is_vertical(a: Point, b: Point) -> bool {
    a.x == b.x
}

/// Position across and along.
fn axes(point: Point, vertical: bool) -> (f64, f64) {
    if vertical { (point.x, point.y) } else { (point.y, point.x) }
}

/// What the stretches of a route depend on.
struct Field<'a> {
    obstacles: &'a Obstacles,
    edges: &'a [Edge],
    nets: &'a [usize],
    options: &'a RouteOptions,
}

/// Adds the inner stretches of one route that can move in the wanted direction.
fn collect(field: &Field, routes: &[Route], edge: usize, vertical: bool, out: &mut Vec<Stretch>) {
    let Field { obstacles, edges, nets, options } = *field;
    let points = &routes[edge].points;
    for index in 1..points.len().saturating_sub(2) {
        let (before, a, b, after) = (points[index - 1], points[index], points[index + 1], points[index + 2]);
        if is_vertical(a, b) != vertical {
            continue;
        }
        let ((at, a_along), (_, b_along)) = (axes(a, vertical), axes(b, vertical));
        let (low, high) = (a_along.min(b_along), a_along.max(b_along));
        let (before, after) = (axes(before, vertical).0, axes(after, vertical).0);
        let (mut min, mut max) = channel(obstacles, at, low, high, vertical, options.clearance);
        let ends = [(before, a_along, index == 1), (after, b_along, index + 3 == points.len())];
        for (far, _, is_foot) in ends {
            let keep = if is_foot { options.stub } else { 2.0 };
            if far < at {
                min = min.max((far + keep).min(at));
            } else {
                max = max.min((far - keep).max(at));
            }
        }
        let straight_on = (before < at) != (after < at);
        let wish = match (straight_on, max - min < WIDE) {
            (true, true) => f64::midpoint(min, max),
            // Near the child, so that the long part of the way is shared with its siblings.
            (true, false) if before < at => between(before + 48.0, min, max),
            (true, false) => between(before - 48.0, min, max),
            (false, _) => at,
        };
        let taps = ends.map(|(far, along, _)| (along, if far < at { -1.0 } else { 1.0 }));
        let net = if edges[edge].from == edges[edge].to { usize::MAX - edge } else { nets[edge] };
        out.push(Stretch { edge, index, net, low, high, min, max, wish, taps });
    }
}

/// How far a stretch can move to either side without coming near a node.
fn channel(
    obstacles: &Obstacles,
    at: f64,
    low: f64,
    high: f64,
    vertical: bool,
    clearance: f64,
) -> (f64, f64) {
    let (mut min, mut max) = (at - REACH, at + REACH);
    let (low, high) = (low - clearance + 0.5, high + clearance - 0.5);
    let area = if vertical {
        Rect::new(min, low, 2.0 * REACH, high - low)
    } else {
        Rect::new(low, min, high - low, 2.0 * REACH)
    };
    obstacles.visit(&area, |_, rect| {
        let (start, end) = if vertical { (rect.x, rect.right()) } else { (rect.y, rect.bottom()) };
        if f64::midpoint(start, end) < at {
            min = min.max((end + clearance).min(at));
        } else {
            max = max.min((start - clearance).max(at));
        }
    });
    (min, max)
}

fn merge(mut stretches: Vec<Stretch>) -> Vec<Trunk> {
    stretches.arrange_by(|a, b| {
        let by_net = a.net.cmp(&b.net).then(a.wish.total_cmp(&b.wish));
        by_net.then(a.edge.cmp(&b.edge)).then(a.index.cmp(&b.index))
    });
    let mut trunks: Vec<Trunk> = Vec::new();
    for stretch in stretches {
        if let Some(trunk) = trunks.last_mut()
            && let Some(first) = trunk.members.first()
            && first.net == stretch.net
            && stretch.wish - first.wish <= MERGE
            && trunk.min.max(stretch.min) <= trunk.max.min(stretch.max)
        {
            trunk.low = trunk.low.min(stretch.low);
            trunk.high = trunk.high.max(stretch.high);
            trunk.min = trunk.min.max(stretch.min);
            trunk.max = trunk.max.min(stretch.max);
            trunk.members.push(stretch);
            let sum: f64 = trunk.members.iter().map(|member| member.wish).sum();
            trunk.at = between(sum / trunk.members.len() as f64, trunk.min, trunk.max);
            continue;
        }
        let Stretch { low, high, min, max, wish, .. } = stretch;
        trunks.push(Trunk { members: vec![stretch], low, high, min, max, at: wish });
    }
    trunks
}

/// Sets apart what lies too close; says whether anything did.
fn spread(trunks: &mut [Trunk], spacing: f64) -> bool {
    let mut order: Vec<usize> = (0..trunks.len()).collect();
    order.arrange_by(|&a, &b| trunks[a].at.total_cmp(&trunks[b].at).then(a.cmp(&b)));
    let mut sets = Sets::new(trunks.len());
    let mut any = false;
    for (place, &a) in order.iter().enumerate() {
        for &b in &order[place + 1..] {
            if trunks[b].at - trunks[a].at >= spacing - 0.01 {
                break;
            }
            if trunks[a].overlaps(&trunks[b], spacing) {
                sets.join(a, b);
                any = true;
            }
        }
    }
    for cluster in sets.members() {
        if cluster.len() > 1 {
            spread_cluster(trunks, cluster, spacing);
        }
    }
    any
}

fn spread_cluster(trunks: &mut [Trunk], mut cluster: Vec<usize>, spacing: f64) {
    cluster.arrange_by(|&a, &b| trunks[a].at.total_cmp(&trunks[b].at).then(a.cmp(&b)));
    for _ in 0..MOST_SWAP_PASSES.min(cluster.len()) {
        let mut swapped = false;
        for place in 1..cluster.len() {
            let (a, b) = (&trunks[cluster[place - 1]], &trunks[cluster[place]]);
            let swap = b.max <= a.min || (a.max > b.min && crossings(b, a) < crossings(a, b));
            if swap {
                cluster.swap(place - 1, place);
                swapped = true;
            }
        }
        if !swapped {
            break;
        }
    }
    if !lay_evenly(trunks, &cluster, spacing) {
        push_apart(trunks, &cluster, spacing);
    }
}

/// Puts the trunks of a cluster into lanes around their common middle, if all of them have the room for it.
fn lay_evenly(trunks: &mut [Trunk], cluster: &[usize], spacing: f64) -> bool {
    let mut lanes = vec![0_usize; cluster.len()];
    for place in 0..cluster.len() {
        let before =
            (0..place).filter(|&other| trunks[cluster[other]].overlaps(&trunks[cluster[place]], spacing));
        lanes[place] = before.map(|other| lanes[other] + 1).max().unwrap_or(0);
    }
    let width = spacing * lanes.iter().copied().max().unwrap_or(0) as f64;
    let members = || cluster.iter().map(|&index| &trunks[index]);
    let min = members().map(|trunk| trunk.min).fold(f64::NEG_INFINITY, f64::max);
    let max = members().map(|trunk| trunk.max).fold(f64::INFINITY, f64::min);
    if max - min < width {
        return false;
    }
    let centre = members().map(|trunk| trunk.at).sum::<f64>() / cluster.len() as f64;
    let start = (centre - width / 2.0).min(max - width).max(min);
    for (&index, lane) in cluster.iter().zip(lanes) {
        trunks[index].at = start + spacing * lane as f64;
    }
    true
}

/// Lets the trunks of a crowded cluster push each other aside, in their order and each within its own channel: where
/// there is too little room it is shared.
fn push_apart(trunks: &mut [Trunk], cluster: &[usize], spacing: f64) {
    let mut pairs = Vec::new();
    for (place, &a) in cluster.iter().enumerate() {
        let after = cluster[place + 1..].iter().filter(|&&b| trunks[b].overlaps(&trunks[a], spacing));
        pairs.extend(after.map(|&b| (a, b)));
    }
    let rounds = (MOST_PUSHES / pairs.len().max(1)).clamp(2, PUSH_ROUNDS);
    for _ in 0..rounds {
        let mut moved = false;
        for &(a, b) in &pairs {
            let lack = spacing - (trunks[b].at - trunks[a].at);
            if lack < 0.01 {
                continue;
            }
            let push = lack.min(4.0 * spacing) / 2.0;
            for (index, by) in [(a, -push), (b, push)] {
                let trunk = &mut trunks[index];
                let at = between(trunk.at + by, trunk.min, trunk.max);
                moved |= (at - trunk.at).abs() > 0.05;
                trunk.at = at;
            }
        }
        if !moved {
            break;
        }
    }
}

/// Crossings when `first` lies before `second`.
fn crossings(first: &Trunk, second: &Trunk) -> usize {
    let hits = |taps: &Trunk, trunk: &Trunk, direction: f64| {
        let all = taps.members.iter().flat_map(|member| member.taps);
        all.filter(|tap| tap.1 == direction && tap.0 > trunk.low && tap.0 < trunk.high).count()
    };
    hits(first, second, 1.0) + hits(second, first, -1.0)
}

/// The stretches of all other routes near the moving ones, as (across, low, high).
fn standing(
    routes: &[Route],
    changed: &[usize],
    moving: &[Stretch],
    vertical: bool,
    spacing: f64,
) -> Vec<(f64, f64, f64)> {
    let mut is_changed = vec![false; routes.len()];
    changed.iter().for_each(|&edge| is_changed[edge] = true);
    let mut found = Vec::new();
    for route in routes.iter().zip(&is_changed).filter(|(_, changed)| !**changed).map(|(route, _)| route) {
        for (a, b) in route.stretches().filter(|&(a, b)| is_vertical(a, b) == vertical) {
            let ((at, a_along), (_, b_along)) = (axes(a, vertical), axes(b, vertical));
            let (low, high) = (a_along.min(b_along), a_along.max(b_along));
            let close = |stretch: &Stretch| {
                at > stretch.min - spacing
                    && at < stretch.max + spacing
                    && low < stretch.high + spacing
                    && stretch.low < high + spacing
            };
            if moving.iter().any(close) {
                found.push((at, low, high));
            }
        }
    }
    found
}

/// Moves each trunk to the nearest place where neither a standing line nor a trunk before it is too close.
fn evade(trunks: &mut [Trunk], standing: &[(f64, f64, f64)], spacing: f64) {
    for index in 0..trunks.len() {
        let (before, rest) = trunks.split_at_mut(index);
        let Some(trunk) = rest.first_mut() else { return };
        let free = |at: f64| {
            let apart = |other: f64| (other - at).abs() > spacing - 0.5;
            let beside =
                |low: f64, high: f64| low >= trunk.high + spacing / 2.0 || high <= trunk.low - spacing / 2.0;
            standing.iter().all(|&(other, low, high)| apart(other) || beside(low, high))
                && before.iter().all(|other| apart(other.at) || !trunk.overlaps(other, spacing))
        };
        let steps = (0..20).flat_map(|step| [f64::from(step), -f64::from(step)]);
        let mut places = steps.map(|step| trunk.at + step * spacing / 2.0);
        if let Some(at) = places.find(|&at| at >= trunk.min && at <= trunk.max && free(at)) {
            trunk.at = at;
        }
    }
}
