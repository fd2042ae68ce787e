//! Packing rectangles into a compact whole of a wanted shape.
//!
//! The *skyline* heuristic fills a strip of fixed width: each rectangle, the tallest first, goes to the highest place
//! at which it fits below the outline of those before it. Strips of several widths are tried.

use crate::geometry::{Point, Size};
use crowfoot_compact::Arrange;

/// Widths of the strip that are tried, as factors of the ideal one.
const TRIALS: [f64; 12] = [0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.32, 1.45, 1.6, 1.8, 2.1, 2.5];

/// The weight of a longer outline among packings that fit the same window.
const OUTLINE: f64 = 0.05;

/// Top left corners for `sizes`, `gap` apart; the whole is small and close to `aspect` (width by height). The first
/// `leading` ones come before the others: higher up, or further left.
pub(crate) fn pack(sizes: &[Size], leading: usize, gap: f64, aspect: f64) -> Vec<Point> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    let tallest_first = |&a: &usize, &b: &usize| {
        let (a, b) = (&sizes[a], &sizes[b]);
        b.height.total_cmp(&a.height).then(b.width.total_cmp(&a.width))
    };
    let (first, others) = order.split_at_mut(leading.min(sizes.len()));
    first.arrange_by(tallest_first);
    others.arrange_by(tallest_first);
    let area: f64 = sizes.iter().map(|size| (size.width + gap) * (size.height + gap)).sum();
    let widest = sizes.iter().map(|size| size.width + gap).fold(0.0, f64::max);
    let ideal = (area * aspect).sqrt();
    let mut best: Option<(f64, Vec<Point>)> = None;
    for trial in TRIALS {
        let places = fill(sizes, &order, gap, (ideal * trial).max(widest));
        let score = waste(&extent(sizes, &places), aspect);
        if best.as_ref().is_none_or(|(least, _)| score < *least) {
            best = Some((score, places));
        }
    }
    best.map(|(_, places)| places).unwrap_or_default()
}

/// The extent of packed rectangles.
pub(crate) fn extent(sizes: &[Size], places: &[Point]) -> Size {
    let (mut width, mut height) = (0.0_f64, 0.0_f64);
    for (size, place) in sizes.iter().zip(places) {
        width = width.max(place.x + size.width);
        height = height.max(place.y + size.height);
    }
    Size::new(width, height)
}

/// The size of a window of the given aspect that shows the whole, plus a little for the outline: less is better.
pub(crate) fn waste(size: &Size, aspect: f64) -> f64 {
    (size.width / aspect).max(size.height) + OUTLINE * (size.width / aspect + size.height)
}

/// A horizontal segment of the skyline: everything above it is taken.
struct Step {
    x: f64,
    width: f64,
    y: f64,
}

fn fill(sizes: &[Size], order: &[usize], gap: f64, strip: f64) -> Vec<Point> {
    let mut places = vec![Point::default(); sizes.len()];
    let mut skyline = vec![Step { x: 0.0, width: strip, y: 0.0 }];
    for &item in order {
        let (width, height) = (sizes[item].width + gap, sizes[item].height + gap);
        let mut spot = (f64::INFINITY, 0.0);
        for first in 0..skyline.len() {
            let x = skyline[first].x;
            if x + width > strip + 1e-6 {
                break;
            }
            let covered = skyline[first..].iter().take_while(|step| step.x < x + width - 1e-6);
            let y = covered.map(|step| step.y).fold(0.0, f64::max);
            if y < spot.0 - 1e-6 {
                spot = (y, x);
            }
        }
        let (y, x) = if spot.0.is_finite() { spot } else { (top(&skyline), 0.0) };
        places[item] = Point::new(x, y);
        raise(&mut skyline, x, width, y + height);
    }
    places
}

fn top(skyline: &[Step]) -> f64 {
    skyline.iter().map(|step| step.y).fold(0.0, f64::max)
}

fn raise(skyline: &mut Vec<Step>, x: f64, width: f64, y: f64) {
    let end = x + width;
    let mut next = Vec::with_capacity(skyline.len() + 2);
    let mut placed = false;
    for step in skyline.drain(..) {
        let step_end = step.x + step.width;
        if step.x < x - 1e-6 {
            next.push(Step { x: step.x, width: step_end.min(x) - step.x, y: step.y });
        }
        if !placed && step_end > x + 1e-6 {
            next.push(Step { x, width, y });
            placed = true;
        }
        if step_end > end + 1e-6 {
            let start = step.x.max(end);
            next.push(Step { x: start, width: step_end - start, y: step.y });
        }
    }
    *skyline = next;
}

#[cfg(test)]
mod tests {
    use super::{extent, pack};
    use crate::geometry::{Rect, Size};

    #[test]
    fn packed_rectangles_keep_their_distance_and_the_shape() {
        let sizes: Vec<Size> = (0..60)
            .map(|index| Size::new(100.0 + f64::from(index * 37 % 90), 60.0 + f64::from(index * 53 % 240)))
            .collect();
        let places = pack(&sizes, 0, 20.0, 1.6);
        let rects: Vec<Rect> = places.iter().zip(&sizes).map(|(&p, &s)| Rect::at(p, s)).collect();
        for (index, a) in rects.iter().enumerate() {
            for b in &rects[index + 1..] {
                assert!(!a.inflate(9.9).intersects(&b.inflate(9.9)), "{a:?} {b:?}");
            }
        }
        let whole = extent(&sizes, &places);
        let aspect = whole.width / whole.height;
        assert!((1.1..2.3).contains(&aspect), "{aspect}");
        let used: f64 = sizes.iter().map(|s| (s.width + 20.0) * (s.height + 20.0)).sum();
        assert!(used / (whole.width * whole.height) > 0.75);
    }

    #[test]
    fn handles_no_and_one_rectangle() {
        assert!(pack(&[], 0, 20.0, 1.6).is_empty());
        assert_eq!(pack(&[Size::new(0.0, 0.0)], 1, 0.0, 1.6).len(), 1);
    }
}
