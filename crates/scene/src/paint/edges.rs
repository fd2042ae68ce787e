//! Relation lines: all quiet ones in one stroke, those in the limelight in another.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::NodeId;

use super::{FADED, Frame, Painter, Path, Stroke};
use crate::edge::{self, Edge};
use crate::lod::Detail;
use crate::palette::ColorToken;

impl Frame<'_> {
    /// The lines behind the cards.
    pub(super) fn edges(&self, region: &Rect, painter: &mut dyn Painter) {
        let mut path = Path::default();
        for (edge, route) in self.scene.edges.near(region) {
            let quiet = !self.emphasis.edges.contains(&edge.key) && self.marks.shows_edge(edge);
            if quiet && seen(route, region) {
                self.line(&mut path, edge, route);
            }
        }
        painter.set_alpha(match (self.emphasis.fades, self.detail) {
            (true, _) => FADED,
            (false, Detail::Blocks) => 0.5,
            (false, _) => 1.0,
        });
        painter.path(&path, Stroke::new(ColorToken::Line, self.width()));
        painter.set_alpha(1.0);
    }

    /// The lines that are selected or hovered, in front of the cards.
    pub(super) fn lit_edges(&self, region: &Rect, painter: &mut dyn Painter) {
        let mut path = Path::default();
        for key in &self.emphasis.edges {
            let Some((edge, route)) = self.scene.edges.get(*key) else { continue };
            let lit = self.emphasis.is_lit_edge(*key) && self.marks.shows_edge(edge);
            if lit && seen(route, region) {
                self.line(&mut path, edge, route);
            }
        }
        painter.path(&path, Stroke::new(ColorToken::Accent, self.width() + 0.25));
    }

    fn line(&self, path: &mut Path, edge: &Edge, route: &[Point]) {
        match self.detail {
            Detail::Full | Detail::Bars => edge::draw(path, edge, route, self.view),
            Detail::Names => {
                for (number, point) in route.iter().enumerate() {
                    let point = self.view.to_viewport(*point);
                    if number == 0 { path.move_to(point) } else { path.line_to(point) }
                }
            }
            Detail::Blocks => {
                let middle = |table| self.scene.bounds(NodeId::Table(table)).map(|rect| rect.centre());
                if let (Some(a), Some(b)) = (middle(edge.child()), middle(edge.parent)) {
                    path.line(self.view.to_viewport(a), self.view.to_viewport(b));
                }
            }
        }
    }

    fn width(&self) -> f64 {
        match self.detail {
            Detail::Full => 1.25 * self.zoom.clamp(0.8, 2.0),
            Detail::Bars => 1.0,
            Detail::Names => 0.75,
            Detail::Blocks => 0.5,
        }
    }
}

/// Whether any stretch of a route comes into a region.
fn seen(route: &[Point], region: &Rect) -> bool {
    let stretch = |pair: &[Point]| match pair {
        [a, b] => Rect::spanning(*a, *b).inflate(0.5).intersects(region),
        _ => false,
    };
    route.windows(2).any(stretch)
}
