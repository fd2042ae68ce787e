//! The grid that what is placed or dragged keeps to.

/// The grid, in world units.
pub(crate) const GRID: f64 = 8.0;
/// The grid once the view is close enough to aim at it.
const FINE_GRID: f64 = 4.0;
const FINE_FROM_ZOOM: f64 = 1.5;

/// A coordinate moved by so many world units, onto the grid.
pub(crate) fn snapped_by(at: i32, by: i32) -> i32 {
    if by == 0 { at } else { (f64::from(at.saturating_add(by)) / GRID).round() as i32 * GRID as i32 }
}

/// The grid that things keep to at a zoom.
pub(crate) fn grid(zoom: f64) -> f64 {
    if zoom >= FINE_FROM_ZOOM { FINE_GRID } else { GRID }
}
