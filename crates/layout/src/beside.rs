//! A free spot for one more table, without moving anything.

use crate::geometry::{Point, Rect, Size, finite_rect, finite_size};
use crate::route::Obstacles;
use crowfoot_compact::Arrange;

/// Distance to the neighbours.
const GAP: f64 = 40.0;

/// The top left corner of a free spot for a rectangle of `size`, as close as possible to `near` (or to the middle of
/// what exists), and aligned with an edge of a neighbour. The origin when nothing exists.
///
/// Every existing rectangle offers eight aligned spots around it; the cheapest one that is free is taken.
pub fn place_beside(existing: &[Rect], size: Size, near: Option<Rect>) -> Point {
    let size = finite_size(size);
    let mut rects: Vec<Rect> = existing.iter().map(finite_rect).collect();
    let near = near.as_ref().map(finite_rect);
    let Some(bounds) = Rect::bounds(&rects) else {
        return near.map_or(Point::default(), |rect| Point::new(rect.right() + GAP, rect.y));
    };
    let index = Obstacles::new(&rects);
    let home = near.unwrap_or_else(|| Rect::at(bounds.centre(), Size::default()));
    rects.extend(near);
    let wish = Rect::at(home.centre(), Size::default());
    let mut spots: Vec<(f64, Point)> = Vec::with_capacity(rects.len() * 8);
    for rect in &rects {
        let (left, right) = (rect.x - GAP - size.width, rect.right() + GAP);
        let (above, below) = (rect.y - GAP - size.height, rect.bottom() + GAP);
        let (last_x, last_y) = (rect.right() - size.width, rect.bottom() - size.height);
        for (x, y) in [
            (right, rect.y),
            (rect.x, below),
            (left, rect.y),
            (rect.x, above),
            (right, last_y),
            (left, last_y),
            (last_x, below),
            (last_x, above),
        ] {
            spots.push((
                cost(&Rect::new(x, y, size.width, size.height), &home, &wish, &bounds),
                Point::new(x, y),
            ));
        }
    }
    // The sort is stable: among equally good spots, the one to the right of a table wins.
    spots.arrange_by(|a, b| a.0.total_cmp(&b.0));
    let free = spots.iter().find(|(_, spot)| !index.touches(&Rect::at(*spot, size).inflate(GAP - 0.5)));
    free.map_or(Point::new(bounds.right() + GAP, bounds.y), |(_, spot)| *spot)
}

/// The gap to `home`, the distance of the centres, and how much the diagram would grow, in this order of importance.
fn cost(spot: &Rect, home: &Rect, wish: &Rect, bounds: &Rect) -> f64 {
    let gap_x = (home.x - spot.right()).max(spot.x - home.right()).max(0.0);
    let gap_y = (home.y - spot.bottom()).max(spot.y - home.bottom()).max(0.0);
    let (a, b) = (spot.centre(), wish.centre());
    let whole = bounds.union(spot);
    let growth = whole.width - bounds.width + whole.height - bounds.height;
    gap_x + gap_y + 0.25 * ((a.x - b.x).abs() + (a.y - b.y).abs()) + 0.2 * growth
}

#[cfg(test)]
mod tests {
    use super::place_beside;
    use crate::geometry::{Point, Rect, Size};

    const SIZE: Size = Size { width: 200.0, height: 120.0 };

    #[test]
    fn the_first_table_is_at_the_origin() {
        assert_eq!(place_beside(&[], SIZE, None), Point::default());
    }

    #[test]
    fn a_spot_next_to_the_wanted_table_is_free_and_aligned() {
        let tables: Vec<Rect> = (0..6)
            .flat_map(|column| (0..6).map(move |row| (column, row)))
            .map(|(column, row)| Rect::new(f64::from(column) * 300.0, f64::from(row) * 200.0, 200.0, 120.0))
            .collect();
        let corner = tables[35];
        let spot = Rect::at(place_beside(&tables, SIZE, Some(corner)), SIZE);
        assert!(tables.iter().all(|table| !table.inflate(30.0).intersects(&spot)));
        assert!(spot.y == corner.y || spot.x == corner.x, "{spot:?}");
        // Deep inside there is no room: the spot lies outside, but not far from the nearest border.
        let inner = Rect::at(place_beside(&tables, SIZE, Some(tables[14])), SIZE);
        assert!(tables.iter().all(|table| !table.inflate(30.0).intersects(&inner)));
        assert!(inner.x > -300.0 && inner.y > -300.0 && inner.right() < 2200.0 && inner.bottom() < 1500.0);
    }

    #[test]
    fn hostile_numbers_give_a_finite_spot() {
        let odd = Rect::new(f64::NAN, f64::INFINITY, -3.0, f64::NAN);
        let spot = place_beside(&[odd, odd], Size::new(f64::NAN, -1.0), Some(odd));
        assert!(spot.x.is_finite() && spot.y.is_finite());
    }
}
