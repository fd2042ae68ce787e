//! Relation lines: all quiet ones in one stroke, those in the limelight in another.

use crowfoot_compact::VecSet;
use crowfoot_layout::{Point, Rect};
use crowfoot_model::NodeId;

use super::{Align, FADED, Frame, Painter, Radius, Stroke, TextStyle, baseline};
use crate::edge::{self, Edge, EdgeKey, Ink};
use crate::lod::Detail;
use crate::measure::Font;
use crate::palette::ColorToken;
use crate::text::TextKey;

/// Words at the ends of lines are drawn from this zoom on.
const WORDS: f64 = 0.7;

/// Lines that are drawn alike.
#[derive(Default)]
struct Bundle<'a> {
    ink: Ink,
    edges: Vec<&'a Edge>,
}

impl Frame<'_> {
    /// The lines behind the cards. Returns how many are seen.
    pub(super) fn edges(&self, painter: &mut dyn Painter) -> usize {
        let mut quiet = Bundle::default();
        let mut count = 0;
        for (edge, route) in self.scene.edges.near(&self.region, self.marks.lifts) {
            if self.marks.shows_edge(edge) && seen(route, &self.region) {
                self.line(&mut quiet, edge, route);
                count += 1;
            }
        }
        painter.set_alpha(match self.detail {
            _ if self.scene.gliding => FADED / 2.0,
            Detail::Blocks => 0.5,
            _ => 1.0,
        });
        self.put(&quiet, [ColorToken::Line, ColorToken::Muted], self.width(), painter);
        painter.set_alpha(1.0);
        count
    }

    /// The lines that keep their colours while others fade.
    pub(super) fn near_edges(&self, painter: &mut dyn Painter) {
        let near = self.bundle(&self.emphasis.near);
        self.put(&near, [ColorToken::Line, ColorToken::Muted], self.width(), painter);
    }

    /// The lines that are selected or hovered, in front of the cards.
    pub(super) fn lit_edges(&self, painter: &mut dyn Painter) {
        let lit = self.bundle(&self.emphasis.edges);
        self.put(&lit, [ColorToken::Accent; 2], self.width() + 0.25, painter);
    }

    fn bundle(&self, keys: &VecSet<EdgeKey>) -> Bundle<'_> {
        let mut bundle = Bundle::default();
        for key in keys {
            let Some((edge, route)) = self.scene.edges.get(*key) else { continue };
            if self.marks.shows_edge(edge) && seen(route, &self.region) {
                self.line(&mut bundle, edge, route);
            }
        }
        bundle
    }

    /// Draws what was gathered: lines and marks in the first colour, words in the second.
    fn put(&self, bundle: &Bundle, [color, text]: [ColorToken; 2], width: f64, painter: &mut dyn Painter) {
        let stroke = Stroke::new(color, width);
        painter.path(&bundle.ink.solid, stroke);
        painter.path(&bundle.ink.dashed, stroke.dashed());
        if self.detail != Detail::Full {
            return;
        }
        let size = Font::Caption.size() * self.zoom;
        for edge in &bundle.edges {
            self.line_label(edge, text, size, painter);
        }
        for word in bundle.ink.words.iter().filter(|_| self.zoom >= WORDS) {
            let style = TextStyle { font: Font::Caption, size, color: text, align: word.align };
            painter.text(word.text, TextKey::of(word.text), word.at, style);
        }
    }

    /// The label of a line, on its own background.
    fn line_label(&self, edge: &Edge, color: ColorToken, size: f64, painter: &mut dyn Painter) {
        let (Some(label), Some(rect)) = (&edge.label, self.scene.edges.label_of(edge.key)) else { return };
        let rect = self.rect(*rect);
        painter.rect(rect, Radius::all(3.0 * self.zoom), Some(ColorToken::Canvas), None);
        let at = Point::new(rect.centre().x, baseline(rect.centre().y, size));
        let style = TextStyle { font: label.font, size, color, align: Align::Middle };
        painter.text(&label.text, label.key, at, style);
    }

    fn line<'a>(&self, bundle: &mut Bundle<'a>, edge: &'a Edge, route: &[Point]) {
        let ink = &mut bundle.ink;
        match self.detail {
            Detail::Full | Detail::Bars => {
                edge::draw(ink, edge, route, self.view, self.scene.notation);
                if edge.label.is_some() {
                    bundle.edges.push(edge);
                }
            }
            Detail::Names | Detail::Shapes => {
                for (number, point) in route.iter().enumerate() {
                    let point = self.view.to_viewport(*point);
                    if number == 0 { ink.solid.move_to(point) } else { ink.solid.line_to(point) }
                }
            }
            Detail::Blocks => {
                let middle = |table| self.scene.bounds(NodeId::Table(table)).map(|rect| rect.centre());
                if let (Some(a), Some(b)) = (middle(edge.child()), middle(edge.parent)) {
                    ink.solid.line(self.view.to_viewport(a), self.view.to_viewport(b));
                }
            }
        }
    }

    fn width(&self) -> f64 {
        match self.detail {
            Detail::Full => 1.25 * self.zoom.clamp(0.8, 2.0),
            Detail::Bars => 1.0,
            Detail::Names | Detail::Shapes => 0.75,
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
