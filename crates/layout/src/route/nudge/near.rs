//! A spatial index of the segments that move, to find those near them.

use crate::geometry::between;

/// Cells in each direction: a few hundred segments move at once.
const CELLS: usize = 48;

/// An open rectangle: its limits across and along.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    pub(super) across: (f64, f64),
    pub(super) along: (f64, f64),
}

/// Rectangles in a uniform grid.
pub(super) struct Near {
    reaches: Vec<Reach>,
    /// Around all of them.
    bounds: Reach,
    cells: Vec<Vec<u32>>,
}

impl Near {
    pub(super) fn new(reaches: Vec<Reach>) -> Self {
        let mut bounds = Reach { across: NOTHING, along: NOTHING };
        for reach in &reaches {
            bounds.across = around(bounds.across, reach.across);
            bounds.along = around(bounds.along, reach.along);
        }
        let mut near = Self { reaches, bounds, cells: vec![Vec::new(); CELLS * CELLS] };
        for (number, reach) in near.reaches.iter().enumerate() {
            for row in cells(near.bounds.along, reach.along) {
                for column in cells(near.bounds.across, reach.across) {
                    near.cells[row * CELLS + column].push(number as u32);
                }
            }
        }
        near
    }

    /// Whether a segment intersects any of the rectangles.
    pub(super) fn meets(&self, at: f64, low: f64, high: f64) -> bool {
        let meets = |reach: &Reach| {
            at > reach.across.0 && at < reach.across.1 && low < reach.along.1 && reach.along.0 < high
        };
        if !meets(&self.bounds) {
            return false;
        }
        let column = *cells(self.bounds.across, (at, at)).start();
        cells(self.bounds.along, (low, high)).any(|row| {
            let cell = &self.cells[row * CELLS + column];
            cell.iter().any(|&number| meets(&self.reaches[number as usize]))
        })
    }
}

const NOTHING: (f64, f64) = (f64::INFINITY, f64::NEG_INFINITY);

fn around(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (a.0.min(b.0), a.1.max(b.1))
}

/// The cells, in one direction, that a part of the whole intersects.
fn cells(whole: (f64, f64), part: (f64, f64)) -> std::ops::RangeInclusive<usize> {
    let cell = |at: f64| {
        let share = (at - whole.0) / (whole.1 - whole.0).max(1.0);
        between(share * CELLS as f64, 0.0, CELLS as f64 - 1.0) as usize
    };
    cell(part.0)..=cell(part.1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Near, Reach};

    fn range() -> impl Strategy<Value = (f64, f64)> {
        let length = prop_oneof![0.0..80.0, 0.0..3000.0];
        (-2000.0..2000.0, length).prop_map(|(from, length): (f64, f64)| (from, from + length))
    }

    proptest! {
        #[test]
        fn agrees_with_a_linear_search(
            reaches in proptest::collection::vec((range(), range()), 0..40),
            segments in proptest::collection::vec((-2500.0..5500.0, range()), 1..60),
        ) {
            let reaches: Vec<Reach> =
                reaches.into_iter().map(|(across, along)| Reach { across, along }).collect();
            let near = Near::new(reaches.clone());
            for (at, (low, high)) in segments {
                let meets = |reach: &Reach| {
                    at > reach.across.0 && at < reach.across.1 && low < reach.along.1 && high > reach.along.0
                };
                prop_assert_eq!(near.meets(at, low, high), reaches.iter().any(meets));
            }
        }
    }
}
