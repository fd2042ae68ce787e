//! Corners of a layered drawing whose layers and order are given.

use crate::coordinates;
use crate::geometry::between;
use crate::proper::Proper;
use crate::task::{Corners, Extent, Gaps, LINE_GAP, reach};
use crowfoot_compact::Arrange;

/// Room for the stubs on both sides of a channel, beside its lines.
const STUBS: f64 = 48.0;
/// A channel gets no wider, however many lines run in it.
const WIDEST: f64 = 360.0;

/// Places the boxes, which are the first vertices of `graph`; the bounds of the drawing start at the origin.
///
/// Layers are as wide as their widest box. The channel after a layer is as wide as the lines in it need, which is
/// estimated from the spans that they cover there.
pub(crate) fn draw(boxes: &[Extent], graph: &Proper, gaps: Gaps) -> Corners {
    let across = coordinates::assign(graph, gaps.node);
    let first = (0..boxes.len()).map(|index| across[index]).fold(f64::INFINITY, f64::min);
    let mut corners = vec![(0.0, 0.0); boxes.len()];
    let mut at = 0.0;
    for vertices in &graph.layers {
        let nodes = vertices.iter().filter(|&&vertex| graph.real[vertex]);
        let mut width = 0.0_f64;
        for &node in nodes {
            corners[node] = (at, across[node] - first);
            width = width.max(boxes[node].along);
        }
        let room = STUBS + LINE_GAP * lines_after(graph, vertices, &across) as f64;
        at += width + between(room, gaps.layer, WIDEST.max(gaps.layer));
    }
    corners
}

/// A drawing of many layers folded into rows, in alternating direction, so that it comes near to `aspect` (along by
/// across). `None` if it is not long enough for that.
pub(crate) fn fold(boxes: &[Extent], corners: &[(f64, f64)], gaps: Gaps, aspect: f64) -> Option<Corners> {
    let (along, across) = reach(boxes, corners);
    let rows = (along / (aspect * across.max(1.0))).sqrt().round().min(64.0);
    if rows < 2.0 {
        return None;
    }
    let most = along / rows;
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.arrange_by(|&a, &b| corners[a].0.total_cmp(&corners[b].0));
    let mut folded = vec![(0.0, 0.0); boxes.len()];
    let (mut top, mut row, mut start) = (0.0, 0_usize, 0);
    while start < order.len() {
        let left = corners[order[start]].0;
        // A layer is never split.
        let fits = |&&box_at: &&usize| corners[box_at].0 < left + most.max(1.0) - 1e-9;
        let count = order[start..].iter().take_while(fits).count().max(1);
        let members = &order[start..start + count];
        let low = members.iter().map(|&at| corners[at].1).fold(f64::INFINITY, f64::min);
        let high = members.iter().map(|&at| corners[at].1 + boxes[at].across).fold(0.0, f64::max);
        for &at in members {
            let (x, y) = (corners[at].0 - left, corners[at].1 - low + top);
            folded[at] = if row.is_multiple_of(2) { (x, y) } else { (most - x - boxes[at].along, y) };
        }
        top += high - low + gaps.layer;
        start += count;
        row += 1;
    }
    let least = folded.iter().map(|corner| corner.0).fold(f64::INFINITY, f64::min);
    folded.iter_mut().for_each(|corner| corner.0 -= least);
    Some(folded)
}

/// The largest number of lines side by side in the channel after a layer; the links of one parent share a line.
fn lines_after(graph: &Proper, vertices: &[usize], across: &[f64]) -> usize {
    let mut events: Vec<(f64, i32)> = Vec::new();
    for &vertex in vertices {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for arc in &graph.lower[vertex] {
            let (here, there) = (across[vertex] + arc.here, across[arc.other] + arc.there);
            low = low.min(here).min(there);
            high = high.max(here).max(there);
        }
        if high - low > 1.0 {
            events.push((low - LINE_GAP / 2.0, 1));
            events.push((high + LINE_GAP / 2.0, -1));
        }
    }
    events.arrange_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (mut open, mut most) = (0, 0);
    for (_, change) in events {
        open += change;
        most = most.max(open);
    }
    usize::try_from(most).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::fold;
    use crate::task::{Extent, Gaps, reach};

    const GAPS: Gaps = Gaps { node: 40.0, layer: 80.0 };

    #[test]
    fn a_long_chain_is_folded_into_rows() {
        let boxes = [Extent { along: 200.0, across: 100.0 }; 60];
        let corners: Vec<(f64, f64)> = (0..60).map(|at| (f64::from(at) * 280.0, 0.0)).collect();
        let folded = fold(&boxes, &corners, GAPS, 1.6).unwrap_or_default();
        let (along, across) = reach(&boxes, &folded);
        assert!((0.9..2.6).contains(&(along / across)), "{along} by {across}");
        let overlap = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() < 200.0 && (a.1 - b.1).abs() < 100.0;
        for (at, &corner) in folded.iter().enumerate() {
            assert!(folded[at + 1..].iter().all(|&other| !overlap(corner, other)));
        }
        assert!(fold(&boxes[..6], &corners[..6], GAPS, 12.0).is_none());
    }
}
