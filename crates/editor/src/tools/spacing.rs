//! Equal distances: where a dragged rectangle stands as far from its neighbours as they do from theirs.

use crowfoot_compact::Arrange;
use crowfoot_layout::{Point, Rect};

use super::snapping::Guide;

/// Length of the marks at the ends of a gap, in viewport pixels.
const MARK: f64 = 8.0;

/// How far to move a rectangle along an axis so that gaps are equal, at most `pull`, if there is such a place.
pub(super) fn spaced(still: &[Rect], at: &Rect, pull: f64, across: bool) -> Option<f64> {
    let row = row(still, at, across);
    let (start, end) = ends(at, across);
    let size = end - start;
    let mut best: Option<f64> = None;
    let mut offer = |place: f64| {
        let by = place - start;
        if by.abs() <= pull && best.is_none_or(|least| by.abs() < least.abs()) {
            best = Some(by);
        }
    };
    for (number, (_, right)) in row.iter().enumerate() {
        // Beside two that stand next to each other, or between them.
        let Some((next, next_right)) = row.get(number + 1) else { continue };
        let gap = next - right;
        if gap <= 0.0 {
            continue;
        }
        offer(next_right + gap);
        let first = row.get(number).map_or(0.0, |own| own.0);
        offer(first - gap - size);
        if gap > size {
            offer(right + (gap - size) / 2.0);
        }
    }
    best
}

/// The equal gaps around a rectangle that has come to rest, as lines with marks at their ends.
pub(super) fn gaps(still: &[Rect], at: &Rect, zoom: f64, across: bool) -> Vec<Guide> {
    let mut row = row(still, at, across);
    let own = ends(at, across);
    row.push(own);
    row.arrange_by(|a, b| a.0.total_cmp(&b.0));
    let gaps: Vec<(f64, f64)> =
        row.array_windows().map(|[a, b]| (a.1, b.0)).filter(|(from, to)| to > from).collect();
    let touching = |gap: &&(f64, f64)| (gap.0 - own.1).abs() < 0.5 || (gap.1 - own.0).abs() < 0.5;
    let mut equal: Vec<(f64, f64)> = Vec::new();
    for beside in gaps.iter().filter(touching) {
        let length = beside.1 - beside.0;
        let same = gaps.iter().filter(|gap| (gap.1 - gap.0 - length).abs() < 1.0);
        let same: Vec<(f64, f64)> = same.copied().collect();
        if same.len() > 1 && same.len() > equal.len() {
            equal = same;
        }
    }
    let level = if across { at.centre().y } else { at.centre().x };
    let mark = MARK / 2.0 / zoom;
    let point = |along: f64, aside: f64| match across {
        true => Point::new(along, level + aside),
        false => Point::new(level + aside, along),
    };
    let lines = equal.into_iter().flat_map(|(from, to)| {
        [
            Guide { from: point(from, 0.0), to: point(to, 0.0) },
            Guide { from: point(from, -mark), to: point(from, mark) },
            Guide { from: point(to, -mark), to: point(to, mark) },
        ]
    });
    lines.collect()
}

/// Where those begin and end along the axis that stand in a row with a rectangle, in order; what overlaps is one.
fn row(still: &[Rect], at: &Rect, across: bool) -> Vec<(f64, f64)> {
    let (from, to) = ends(at, !across);
    let beside = |rect: &&Rect| {
        let (start, end) = ends(rect, !across);
        start < to && end > from
    };
    let mut row: Vec<(f64, f64)> = still.iter().filter(beside).map(|rect| ends(rect, across)).collect();
    row.arrange_by(|a, b| a.0.total_cmp(&b.0));
    let mut merged: Vec<(f64, f64)> = Vec::with_capacity(row.len());
    for (start, end) in row {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

fn ends(rect: &Rect, across: bool) -> (f64, f64) {
    if across { (rect.x, rect.right()) } else { (rect.y, rect.bottom()) }
}

#[cfg(test)]
mod tests {
    use super::{gaps, spaced};
    use crowfoot_layout::Rect;

    fn card(x: f64) -> Rect {
        Rect::new(x, 0.0, 100.0, 80.0)
    }

    #[test]
    fn beside_two_and_between_two() {
        let still = [card(0.0), card(140.0), Rect::new(0.0, 500.0, 100.0, 80.0)];
        assert_eq!(spaced(&still, &card(283.0), 5.0, true), Some(-3.0));
        assert_eq!(spaced(&still, &card(-138.0), 5.0, true), Some(-2.0));
        assert_eq!(spaced(&still, &card(300.0), 5.0, true), None);
        let apart = [card(0.0), card(400.0)];
        assert_eq!(spaced(&apart, &card(203.0), 5.0, true), Some(-3.0));
        // Those that do not stand in its row do not count.
        assert_eq!(spaced(&still, &Rect::new(283.0, 200.0, 100.0, 80.0), 5.0, true), None);
        let upright = still.map(|own| Rect::new(own.y, own.x, own.height, own.width));
        assert_eq!(spaced(&upright, &Rect::new(0.0, 283.0, 80.0, 100.0), 5.0, false), Some(-3.0));
    }

    #[test]
    fn the_equal_gaps_are_shown() {
        let still = [card(0.0), card(140.0)];
        let shown = gaps(&still, &card(280.0), 1.0, true);
        assert_eq!(shown.len(), 6, "two gaps, with a mark at each end");
        assert_eq!(
            (shown[0].from.x, shown[0].to.x, shown[3].from.x, shown[3].to.x),
            (100.0, 140.0, 240.0, 280.0)
        );
        assert!(gaps(&still, &card(300.0), 1.0, true).is_empty());
    }
}
