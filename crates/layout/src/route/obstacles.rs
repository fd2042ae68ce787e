//! A spatial index of node rectangles.

use crate::geometry::{Rect, between, finite_rect};

/// Node rectangles in a uniform grid, so that a query visits only the cells of its region.
#[derive(Clone, Debug)]
pub struct Obstacles {
    rects: Vec<Rect>,
    /// The covered region; rectangles outside of it are in the cells at its border.
    bounds: Rect,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
    /// Rectangles that cover too many cells; every query visits them.
    large: Vec<u32>,
}

/// Cells are about as large as a table with its surroundings.
const CELL: f64 = 360.0;
const MAX_CELLS: f64 = 256.0;
const LARGE: usize = 64;

impl Obstacles {
    /// An index of `rects`; node `i` of the edges is `rects[i]`.
    pub fn new(rects: &[Rect]) -> Self {
        let rects: Vec<Rect> = rects.iter().map(finite_rect).collect();
        let bounds = Rect::bounds(&rects).unwrap_or_default();
        let cells = |length: f64| (length / CELL).ceil().clamp(1.0, MAX_CELLS) as usize;
        let (columns, rows) = (cells(bounds.width), cells(bounds.height));
        let mut index =
            Self { rects, bounds, columns, rows, cells: vec![Vec::new(); columns * rows], large: Vec::new() };
        for item in 0..index.rects.len() {
            index.enter(item);
        }
        index
    }

    /// Number of rectangles.
    pub fn len(&self) -> usize {
        self.rects.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rects.is_empty()
    }

    pub fn get(&self, index: usize) -> Option<&Rect> {
        self.rects.get(index)
    }

    /// The bounds of all rectangles when the index was made.
    pub(crate) fn bounds(&self) -> &Rect {
        &self.bounds
    }

    /// Moves or resizes one rectangle, or adds one when `index` is the current length; other indices are ignored.
    pub fn set(&mut self, index: usize, rect: Rect) {
        let rect = finite_rect(&rect);
        if let Some(old) = self.rects.get(index) {
            let span = self.span(old);
            let entry = index as u32;
            self.each_cell(span, |cell| cell.retain(|&item| item != entry));
            self.rects[index] = rect;
        } else if index == self.rects.len() {
            self.rects.push(rect);
        } else {
            return;
        }
        self.enter(index);
    }

    /// Whether any rectangle intersects `area`.
    pub fn touches(&self, area: &Rect) -> bool {
        let mut any = false;
        self.visit(area, |_, _| any = true);
        any
    }

    /// Calls `found` for every rectangle that intersects `area`; some may be reported more than once.
    pub(crate) fn visit(&self, area: &Rect, mut found: impl FnMut(usize, &Rect)) {
        let (left, right, top, bottom) = self.span(area);
        let mut report = |item: u32| {
            let item = item as usize;
            if let Some(rect) = self.rects.get(item).filter(|rect| rect.intersects(area)) {
                found(item, rect);
            }
        };
        if (right - left + 1) * (bottom - top + 1) > self.rects.len() {
            (0..self.rects.len() as u32).for_each(report);
            return;
        }
        self.large.iter().for_each(|&item| report(item));
        for row in top..=bottom {
            for column in left..=right {
                self.cells
                    .get(row * self.columns + column)
                    .into_iter()
                    .flatten()
                    .for_each(|&item| report(item));
            }
        }
    }

    fn enter(&mut self, index: usize) {
        let entry = index as u32;
        let span = self.span(&self.rects[index]);
        self.each_cell(span, |cell| cell.push(entry));
    }

    /// Calls `change` on every list that has, or will have, a rectangle with this span.
    fn each_cell(
        &mut self,
        (left, right, top, bottom): (usize, usize, usize, usize),
        change: impl Fn(&mut Vec<u32>),
    ) {
        if (right - left + 1) * (bottom - top + 1) > LARGE {
            change(&mut self.large);
            return;
        }
        for row in top..=bottom {
            for column in left..=right {
                if let Some(cell) = self.cells.get_mut(row * self.columns + column) {
                    change(cell);
                }
            }
        }
    }

    /// First and last column, first and last row of the cells of `area`.
    fn span(&self, area: &Rect) -> (usize, usize, usize, usize) {
        let cell = |value: f64, start: f64, length: f64, count: usize| {
            let part = (value - start) / length.max(1.0) * count as f64;
            between(part, 0.0, count as f64 - 1.0) as usize
        };
        let bounds = &self.bounds;
        (
            cell(area.x, bounds.x, bounds.width, self.columns),
            cell(area.right(), bounds.x, bounds.width, self.columns),
            cell(area.y, bounds.y, bounds.height, self.rows),
            cell(area.bottom(), bounds.y, bounds.height, self.rows),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Obstacles;
    use crate::geometry::Rect;

    #[test]
    fn agrees_with_a_linear_scan_after_moves() {
        let mut rects: Vec<Rect> = (0..200_u32)
            .map(|i| {
                Rect::new(f64::from(i * 7919 % 5000), f64::from(i * 104_729 % 3000), 150.0, f64::from(40 + i))
            })
            .collect();
        let mut index = Obstacles::new(&rects);
        for round in 0..50_u32 {
            let moved = (round * 13 % 200) as usize;
            let rect =
                Rect::new(f64::from(round) * 311.0 - 4000.0, f64::from(round) * 170.0 - 900.0, 90.0, 600.0);
            rects[moved] = rect;
            index.set(moved, rect);
            let area =
                Rect::new(f64::from(round) * 97.0 - 500.0, f64::from(round) * 61.0 - 300.0, 700.0, 300.0);
            let mut found = Vec::new();
            index.visit(&area, |item, _| found.push(item));
            found.sort_unstable();
            found.dedup();
            let expected: Vec<usize> = (0..200).filter(|&i| rects[i].intersects(&area)).collect();
            assert_eq!(found, expected);
        }
    }
}
