//! Painting: the part of a scene that is in view, level by level, onto anything that can draw.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::NodeId;

use crate::camera::Camera;
use crate::lod::Detail;
use crate::marks::{Emphasis, Marks};
use crate::painter::{Align, Painter, Radius, Stroke, TextStyle};
use crate::palette::ColorToken;
use crate::path::Path;
use crate::scene::{Node, Scene};
use crate::view::View;

mod areas;
mod bars;
mod blocks;
mod clip;
mod edges;
mod full;
mod landmarks;
mod names;
mod notes;
mod overlay;

/// How strong what steps back is drawn.
const FADED: f64 = 0.35;
/// How strong what is not in focus is drawn.
const SHADE: f64 = 0.3;
/// Marks reach a little out of what they belong to.
const OVERHANG: f64 = 24.0;
/// Views beyond these show nothing.
const PAINTABLE: std::ops::RangeInclusive<f64> = 1e-4..=1e4;
const FARTHEST: f64 = 1e10;

/// One frame: what painting a part of it needs to know.
pub(crate) struct Frame<'a> {
    pub(crate) scene: &'a Scene,
    pub(crate) view: &'a View,
    pub(crate) marks: &'a Marks,
    pub(crate) emphasis: Emphasis,
    pub(crate) detail: Detail,
    pub(crate) zoom: f64,
    /// The painted rectangle, in world units.
    pub(crate) region: Rect,
}

impl Scene {
    /// Paints what is in view. The background is the painter's own affair.
    pub fn paint(&self, view: &View, marks: &Marks, painter: &mut dyn Painter) {
        self.paint_at(Detail::at(view.camera.zoom), view, marks, painter);
    }

    /// Paints at a level of detail that does not follow from the zoom.
    pub fn paint_at(&self, detail: Detail, view: &View, marks: &Marks, painter: &mut dyn Painter) {
        self.paint_still(detail, view, marks, painter);
        self.paint_marks(detail, view, marks, painter);
    }

    /// Paints the diagram as it is without any marks but the focus, and without what is lifted if the marks show that: as
    /// long as view, focus and [`Scene::resting_version`] stay, the same again. Returns how many cards and lines that took.
    pub fn paint_still(
        &self,
        detail: Detail,
        view: &View,
        marks: &Marks,
        painter: &mut dyn Painter,
    ) -> usize {
        let frame = self.frame(detail, view, marks, Emphasis::default());
        let painted = frame.map_or(0, |frame| frame.still(painter));
        painter.set_alpha(1.0);
        painted
    }

    /// Paints what the marks add to [`Scene::paint_still`], on top of it.
    pub fn paint_marks(&self, detail: Detail, view: &View, marks: &Marks, painter: &mut dyn Painter) {
        if let Some(frame) = self.frame(detail, view, marks, Emphasis::new(self, marks)) {
            frame.marked(painter);
        }
        painter.set_alpha(1.0);
    }

    fn frame<'a>(
        &'a self,
        detail: Detail,
        view: &'a View,
        marks: &'a Marks,
        emphasis: Emphasis,
    ) -> Option<Frame<'a>> {
        let Camera { x, y, zoom } = view.camera;
        // A comparison with a number that is none fails.
        let paintable = PAINTABLE.contains(&zoom) && x.abs() <= FARTHEST && y.abs() <= FARTHEST;
        let region = view.world_rect().inflate(OVERHANG / zoom.min(1.0));
        paintable.then_some(Frame { scene: self, view, marks, emphasis, detail, zoom, region })
    }
}

impl Frame<'_> {
    fn still(&self, painter: &mut dyn Painter) -> usize {
        let mut visible = self.scene.nodes_in(self.region);
        if self.marks.lifts {
            visible.retain(|node| !self.scene.is_lifted(*node));
        }
        if self.marks.focus.is_some() {
            self.shades(&visible, painter);
            visible.retain(|node| self.marks.shows(*node));
        }
        self.areas(&visible, painter);
        let lines = self.edges(painter);
        self.cards(&visible, painter);
        if self.detail <= Detail::Names {
            let taken = self.area_labels(&visible, painter);
            self.landmarks(&visible, None, taken, painter);
        }
        visible.len() + lines
    }

    fn marked(&self, painter: &mut dyn Painter) {
        if self.emphasis.fades {
            // Paper over everything is the same as everything in pale colours.
            painter.set_alpha(1.0 - FADED);
            painter.rects(&[Rect::new(0.0, 0.0, self.view.width, self.view.height)], ColorToken::Canvas);
            painter.set_alpha(1.0);
        }
        let is_seen = |node: &NodeId| {
            let rect = self.scene.bounds(*node);
            self.marks.shows(*node) && rect.is_some_and(|rect| rect.intersects(&self.region))
        };
        let lit: Vec<NodeId> = self.emphasis.lit().into_iter().filter(is_seen).collect();
        self.area_marks(&lit, painter);
        self.near_edges(painter);
        self.cards(&lit, painter);
        self.lit_edges(painter);
        let first = self.emphasis.hovered_node;
        self.landmarks(&lit, first, Vec::new(), painter);
        self.overlay(painter);
    }

    /// Cards, those that are selected in front.
    fn cards(&self, nodes: &[NodeId], painter: &mut dyn Painter) {
        let (front, back): (Vec<NodeId>, Vec<NodeId>) =
            nodes.iter().partition(|node| self.emphasis.selected.contains(node));
        let cards = back.into_iter().chain(front).filter(|node| !matches!(node, NodeId::Area(_)));
        match self.detail {
            Detail::Blocks => self.blocks(&cards.collect::<Vec<_>>(), painter),
            _ => cards.for_each(|id| self.card(id, painter)),
        }
    }

    fn card(&self, id: NodeId, painter: &mut dyn Painter) {
        let Some(node) = self.scene.nodes.get(&id) else { return };
        match (self.detail, id) {
            (_, NodeId::Note(_)) => self.note(id, node, painter),
            (Detail::Full, _) => self.full(id, node, painter),
            (Detail::Bars, _) => self.bars(id, node, painter),
            (Detail::Names | Detail::Shapes | Detail::Blocks, _) => self.names(id, node, painter),
        }
    }

    /// Where the cards are that are not in focus.
    fn shades(&self, visible: &[NodeId], painter: &mut dyn Painter) {
        let is_shade = |node: &&NodeId| !matches!(node, NodeId::Area(_)) && !self.marks.shows(**node);
        let shades = visible.iter().filter(is_shade).filter_map(|node| self.scene.bounds(*node));
        let shades: Vec<Rect> = shades.map(|rect| self.rect(rect)).collect();
        painter.set_alpha(SHADE);
        painter.rects(&shades, ColorToken::Bar);
        painter.set_alpha(1.0);
    }

    /// The rectangle of a node in viewport pixels, its edges on whole pixels so that frames are sharp.
    fn rect(&self, world: Rect) -> Rect {
        let exact = self.view.rect_to_viewport(world);
        let (x, y) = (exact.x.round(), exact.y.round());
        Rect::new(x, y, (exact.right().round() - x).max(1.0), (exact.bottom().round() - y).max(1.0))
    }

    /// The frame of a card: the accent when it is selected or connected, otherwise neutral.
    fn frame_stroke(&self, id: NodeId) -> Stroke {
        let emphasis = &self.emphasis;
        if emphasis.selected.contains(&id) {
            Stroke::new(ColorToken::Accent, 2.0)
        } else if emphasis.headers.contains(&id) || emphasis.hovered_node == Some(id) {
            Stroke::new(ColorToken::Accent, 1.0)
        } else {
            Stroke::new(ColorToken::Border, 1.0)
        }
    }

    fn outline(&self, id: NodeId, rect: Rect, radius: f64, painter: &mut dyn Painter) {
        let stroke = self.frame_stroke(id);
        let inset = if stroke.width > 1.0 { 0.0 } else { -0.5 };
        painter.rect(rect.inflate(inset), Radius::all(radius), None, Some(stroke));
    }

    /// The colour of a card's stripe, if it has one.
    fn stripe_of(&self, node: &Node) -> Option<ColorToken> {
        self.scene.stripe(node).map(ColorToken::Hue)
    }
}

/// Baseline of a text of this size whose middle is at `middle`, on a whole pixel, where letters are sharpest.
fn baseline(middle: f64, size: f64) -> f64 {
    (middle + 0.36 * size).round()
}

fn at(rect: Rect, x: f64, y: f64, zoom: f64) -> Point {
    Point::new(rect.x + x * zoom, rect.y + y * zoom)
}
