//! Names of tables over cards that are too small for them, as a map has those of its cities: the most related ones
//! first, and only as many as stay apart.

use crowfoot_compact::Arrange;
use crowfoot_layout::{Point, Rect};
use crowfoot_model::NodeId;

use super::{Align, Frame, Painter, Radius, TextStyle, baseline};
use crate::lod::Detail;
use crate::measure::Font;
use crate::palette::ColorToken;
use crate::scene::Node;

/// Size of the names, in pixels.
const SIZE: f64 = 11.0;
const PLATE_HEIGHT: f64 = 16.0;
/// Pixels from a name to the border of its plate.
const PADDING: f64 = 4.0;
/// How strong the plate covers what is below.
const PLATE: f64 = 0.85;
/// Pixels that stay free around a name.
const APART: f64 = 12.0;
/// One name for so many square pixels of the view, at the most.
const ROOM: f64 = 24_000.0;
/// A view with room for fewer names is an image on a button, not a map.
const FEWEST: usize = 4;
/// How many candidates are looked at for each name that there is room for.
const CANDIDATES: usize = 3;

impl Frame<'_> {
    /// Names of tables among `nodes`, clear of `taken` and of each other. `first` is named before all others.
    pub(super) fn landmarks(
        &self,
        nodes: &[NodeId],
        first: Option<NodeId>,
        mut taken: Vec<Rect>,
        painter: &mut dyn Painter,
    ) {
        if self.detail >= Detail::Names {
            return;
        }
        let most = (self.view.width * self.view.height / ROOM) as usize;
        if most < FEWEST {
            return;
        }
        let mut ranked: Vec<(usize, NodeId)> = Vec::with_capacity(nodes.len());
        for node in nodes {
            let NodeId::Table(table) = *node else { continue };
            let relations = if first == Some(*node) { usize::MAX } else { self.scene.edges.count(table) };
            ranked.push((usize::MAX - relations, *node));
        }
        ranked.arrange_by(Ord::cmp);
        let end = taken.len() + most;
        for (_, id) in ranked.iter().take(most * CANDIDATES) {
            let Some(node) = self.scene.nodes.get(id) else { continue };
            let plate = self.name_plate(node);
            if taken.iter().any(|other| other.intersects(&plate.inflate(APART))) {
                continue;
            }
            self.landmark(*id, node, plate, painter);
            taken.push(plate);
            if taken.len() == end {
                return;
            }
        }
    }

    fn name_plate(&self, node: &Node) -> Rect {
        let width = node.card.title.name.width * SIZE / Font::Semibold.size() + 2.0 * PADDING;
        let Point { x, y } = self.rect(node.rect).centre();
        Rect::new((x - width / 2.0).round(), (y - PLATE_HEIGHT / 2.0).round(), width.ceil(), PLATE_HEIGHT)
    }

    fn landmark(&self, id: NodeId, node: &Node, plate: Rect, painter: &mut dyn Painter) {
        let emphasis = &self.emphasis;
        let lit = emphasis.selected.contains(&id) || emphasis.hovered_node == Some(id);
        let color = if lit { ColorToken::Accent } else { ColorToken::Ink };
        painter.set_alpha(PLATE);
        painter.rect(plate, Radius::all(3.0), Some(ColorToken::Canvas), None);
        painter.set_alpha(1.0);
        let style = TextStyle { font: Font::Semibold, size: SIZE, color, align: Align::Left };
        let place = Point::new(plate.x + PADDING, baseline(plate.centre().y, SIZE));
        let name = &node.card.title.name;
        painter.text(&name.text, name.key, place, style);
    }
}
