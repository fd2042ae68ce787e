//! The notations beside crow's foot: what stands at the ends of a line.

use crowfoot_layout::Point;
use crowfoot_model::Notation;

use super::Edge;
use super::ends::End;
use super::ink::{Ink, Word};
use crate::painter::Align;
use crate::path::Path;

/// World units.
const DOT: f64 = 3.5;
const DIAMOND: f64 = 14.0;
const HALF_DIAMOND: f64 = 4.5;
/// How far words stand from what is before them, and their baselines from the line.
const GAP: f64 = 5.0;
const ABOVE: f64 = 4.0;
const BELOW: f64 = 11.0;

/// One end of a line: where it meets the card, in viewport pixels, and to which side it leaves.
pub(super) struct Foot {
    pub(super) at: Point,
    pub(super) direction: f64,
    pub(super) zoom: f64,
    /// Words stand below the line, where another line meets the same row above it.
    pub(super) below: bool,
}

/// Draws what a notation has at the child's end. Returns how far from the card the line itself begins, in pixels.
pub(super) fn child(ink: &mut Ink, edge: &Edge, notation: Notation, foot: &Foot) -> f64 {
    let End { many, .. } = edge.child_end;
    match notation {
        Notation::CrowsFoot => {
            return edge.child_end.draw(&mut ink.solid, foot.at, foot.direction, foot.zoom);
        }
        Notation::Idef1x => {
            let dot = foot.along(DOT);
            // Circles within each other, so that it is as good as filled.
            [0.9, 0.55, 0.2].iter().for_each(|part| ink.solid.circle(dot, DOT * part * foot.zoom));
            if !many {
                ink.words.push(foot.word("Z", 2.0 * DOT));
            }
        }
        Notation::Uml => ink.words.push(foot.word(if many { "0..*" } else { "0..1" }, 0.0)),
        // How often a row of this side takes part, which is what is seen from here.
        Notation::MinMax => {
            ink.words.push(foot.word(if edge.parent_end.optional { "(0,1)" } else { "(1,1)" }, 0.0));
        }
    }
    0.0
}

/// Draws what a notation has at the parent's end. Returns how far from the card the line itself begins, in pixels.
pub(super) fn parent(ink: &mut Ink, edge: &Edge, notation: Notation, foot: &Foot) -> f64 {
    let End { optional, .. } = edge.parent_end;
    match notation {
        Notation::CrowsFoot => edge.parent_end.draw(&mut ink.solid, foot.at, foot.direction, foot.zoom),
        Notation::Idef1x if optional => {
            foot.diamond(&mut ink.solid, 1.0);
            DIAMOND * foot.zoom
        }
        Notation::Idef1x => 0.0,
        Notation::Uml => {
            let taken = if edge.owned { DIAMOND } else { 0.0 };
            if edge.owned {
                [1.0, 0.75, 0.5, 0.25].iter().for_each(|part| foot.diamond(&mut ink.solid, *part));
            }
            ink.words.push(foot.word(if optional { "0..1" } else { "1" }, taken));
            taken * foot.zoom
        }
        Notation::MinMax => {
            ink.words.push(foot.word(if edge.child_end.many { "(0,n)" } else { "(0,1)" }, 0.0));
            0.0
        }
    }
}

/// Whether the line of an edge is broken.
pub(super) fn is_dashed(edge: &Edge, notation: Notation) -> bool {
    edge.logical || (notation == Notation::Idef1x && !edge.identifying)
}

impl Foot {
    fn along(&self, distance: f64) -> Point {
        Point::new(self.at.x + self.direction * distance * self.zoom, self.at.y)
    }

    /// A word above the line, behind what takes the first `taken` units of it.
    fn word(&self, text: &'static str, taken: f64) -> Word {
        let at = self.along(taken + GAP);
        let align = if self.direction > 0.0 { Align::Left } else { Align::Right };
        let away = if self.below { BELOW } else { -ABOVE };
        Word { text, at: Point::new(at.x, at.y + away * self.zoom), align }
    }

    /// A diamond at the card, of a part of its size around the same middle.
    fn diamond(&self, path: &mut Path, part: f64) {
        let (near, far) = (DIAMOND / 2.0 * (1.0 - part), DIAMOND / 2.0 * (1.0 + part));
        let half = HALF_DIAMOND * part * self.zoom;
        let middle = self.along(DIAMOND / 2.0);
        path.move_to(self.along(near));
        path.line_to(Point::new(middle.x, middle.y - half));
        path.line_to(self.along(far));
        path.line_to(Point::new(middle.x, middle.y + half));
        path.line_to(self.along(near));
    }
}
