//! Nodes without relations: in columns, in the given order, so that readers find them as in a list.

use crate::geometry::{Point, Size};
use crate::graph::Options;
use crate::pack::{extent, pack, waste};

/// Heights that are tried, as factors of the one that gives the wanted shape.
const HEIGHTS: [f64; 16] =
    [0.12, 0.17, 0.23, 0.3, 0.38, 0.47, 0.57, 0.68, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.9, 2.5];

/// Top left corners in columns, of the height with which they pack best with the other blocks.
pub(crate) fn columns_beside(sizes: &[Size], others: &[Size], options: &Options) -> Vec<Point> {
    let gap = options.node_gap;
    let tallest = sizes.iter().map(|size| size.height).fold(0.0, f64::max);
    let area: f64 = sizes.iter().map(|size| (size.width + gap) * (size.height + gap)).sum();
    let ideal = (area / options.aspect).sqrt();
    let heights = HEIGHTS.iter().map(|factor| factor * ideal);
    // Also as tall as the block that they may stand beside.
    let heights = heights.chain(others.iter().take(1).map(|size| size.height));
    let mut outline = others.to_vec();
    outline.push(Size::default());
    let mut best: Option<(f64, Vec<Point>)> = None;
    for height in heights {
        let places = columns(sizes, gap, height.max(tallest));
        if let Some(last) = outline.last_mut() {
            *last = extent(sizes, &places);
        }
        let corners = pack(&outline, others.len(), options.component_gap, options.aspect);
        let score = waste(&extent(&outline, &corners), options.aspect);
        if best.as_ref().is_none_or(|(least, _)| score < *least - 1e-6) {
            best = Some((score, places));
        }
    }
    best.map(|(_, places)| places).unwrap_or_default()
}

/// Column after column from top to bottom, none taller than `height`.
fn columns(sizes: &[Size], gap: f64, height: f64) -> Vec<Point> {
    let (mut x, mut y, mut width) = (0.0, 0.0, 0.0_f64);
    let mut places = Vec::with_capacity(sizes.len());
    for size in sizes {
        if y > 0.0 && y + size.height > height + 1e-6 {
            (x, y, width) = (x + width + gap, 0.0, 0.0);
        }
        places.push(Point::new(x, y));
        y += size.height + gap;
        width = width.max(size.width);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::columns_beside;
    use crate::geometry::{Rect, Size};
    use crate::graph::Options;
    use crate::pack::{extent, pack};

    fn sizes() -> Vec<Size> {
        (0..50)
            .map(|index| Size::new(160.0 + f64::from(index * 37 % 90), 60.0 + f64::from(index * 53 % 200)))
            .collect()
    }

    #[test]
    fn the_order_is_kept_column_by_column() {
        let (sizes, options) = (sizes(), Options::default());
        let places = columns_beside(&sizes, &[], &options);
        for pair in places.windows(2) {
            assert!(pair[0].x < pair[1].x || (pair[0].x == pair[1].x && pair[0].y < pair[1].y));
        }
        let rects: Vec<Rect> = places.iter().zip(&sizes).map(|(&at, &size)| Rect::at(at, size)).collect();
        for (index, a) in rects.iter().enumerate() {
            assert!(rects[index + 1..].iter().all(|b| !a.inflate(20.0).intersects(&b.inflate(20.0))));
        }
        let whole = extent(&sizes, &places);
        assert!((1.1..2.3).contains(&(whole.width / whole.height)), "{whole:?}");
    }

    #[test]
    fn columns_fill_the_space_beside_other_blocks() {
        let (sizes, options) = (sizes(), Options::default());
        for other in [Size::new(4000.0, 1200.0), Size::new(1500.0, 2400.0)] {
            let places = columns_beside(&sizes, &[other], &options);
            let outline = [other, extent(&sizes, &places)];
            let corners = pack(&outline, 1, options.component_gap, options.aspect);
            let whole = extent(&outline, &corners);
            assert!((1.1..2.4).contains(&(whole.width / whole.height)), "{whole:?}");
            assert!(corners[0].x == 0.0 && corners[0].y == 0.0, "what is related comes first");
        }
    }
}
