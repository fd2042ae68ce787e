//! The diagram on the canvas, and the view of it.

use std::sync::Arc;

use crowfoot_compact::VecSet;
use crowfoot_model::{DiagramId, Document, NodeId, Notation};
use crowfoot_scene::palette::{ColorToken, Scheme};
use crowfoot_scene::{
    Camera, Detail, Marks, Painter, Point, Radius, Rect, Scene, Size, Stroke, View, camera, still_router,
    title, unplaced,
};
use crowfoot_share::{MAX_PACKED_BYTES, unpack};
use crowfoot_surface::{CanvasMeasure, CanvasPainter, resize};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlCanvasElement;

use crate::outline;

/// How many lines are routed in one frame.
const LINES_A_FRAME: usize = 100;
/// What is looked up is shown at least this large, so that it can be read.
const LEGIBLE: f64 = 0.75;
/// How much paper lies over what pales.
const PALE: f64 = 0.65;
/// The notations by their places in the list of the page.
const NOTATIONS: [Notation; 4] = [Notation::CrowsFoot, Notation::Idef1x, Notation::Uml, Notation::MinMax];

/// One canvas. Sizes are CSS pixels; nodes are their places in the outline.
#[wasm_bindgen]
pub struct Viewer {
    document: Document,
    canvas: HtmlCanvasElement,
    painter: CanvasPainter,
    scene: Scene,
    /// What the outline lists of the diagram, in order.
    nodes: Vec<NodeId>,
    /// What is in focus.
    marks: Marks,
    /// The neighbourhood of the table under the pointer.
    brought_out: Marks,
    selected: Option<NodeId>,
    camera: Camera,
    size: Size,
    /// The view has not been moved: it shows everything at any size.
    is_fitted: bool,
}

#[wasm_bindgen]
impl Viewer {
    /// Reads a design from the bytes of a link, inflated. Nothing where they are damaged or the browser does not draw.
    pub fn open(canvas: HtmlCanvasElement, packed: &[u8]) -> Option<Viewer> {
        let document = if packed.len() > MAX_PACKED_BYTES { None } else { unpack(packed).ok() }?;
        let painter = CanvasPainter::new(&canvas, Scheme::Light)?;
        let camera = Camera { x: 0.0, y: 0.0, zoom: 1.0 };
        let (scene, size) = (Scene::empty(DiagramId(0)), Size::default());
        Some(Self {
            document,
            canvas,
            painter,
            scene,
            nodes: Vec::new(),
            marks: Marks::default(),
            brought_out: Marks::default(),
            selected: None,
            camera,
            size,
            is_fitted: true,
        })
    }

    /// Whether every table has a place. Automatic layout is a third of what this would be with it: the import worker
    /// has it too.
    pub fn is_placed(&self) -> bool {
        self.document.first_diagram().is_some() && unplaced(&self.document).is_none()
    }

    /// The names of the diagrams, each in a line.
    pub fn diagrams(&self) -> String {
        let mut text = String::new();
        self.document.diagrams().for_each(|diagram| outline::line(&mut text, &[&diagram.name]));
        text
    }

    /// Shows a diagram by its place, in a notation by its place if there is one there, and returns its title.
    pub fn show(&mut self, diagram: usize, notation: usize) -> String {
        let Some(diagram) = self.document.diagrams().nth(diagram).map(|diagram| diagram.id) else {
            return String::new();
        };
        self.scene = Scene::with_patience(&self.document, diagram, &CanvasMeasure::new(), 0);
        self.scene.set_router(still_router());
        if let Some(notation) = NOTATIONS.get(notation) {
            self.scene.set_notation(*notation);
        }
        let listed = |node: &NodeId| matches!(node, NodeId::Table(_) | NodeId::View(_) | NodeId::Enum(_));
        self.nodes = self.scene.nodes().map(|(node, _)| node).filter(listed).collect();
        (self.marks.focus, self.brought_out.focus, self.selected) = (None, None, None);
        self.fit();
        title(&self.document, diagram)
    }

    /// The tables, views and enums of the diagram: see [`outline::push`].
    pub fn outline(&self) -> String {
        let mut text = String::new();
        self.nodes.iter().for_each(|node| outline::push(&mut text, &self.document, &self.nodes, *node));
        text
    }

    pub fn set_dark(&mut self, dark: bool) {
        self.painter.set_scheme(if dark { Scheme::Dark } else { Scheme::Light });
    }

    /// Follows the size of the canvas.
    pub fn resize(&mut self, width: f64, height: f64) {
        self.size = Size::new(width, height);
        if self.is_fitted {
            self.fit();
        }
    }

    /// Shows everything, or all that is in focus.
    pub fn fit(&mut self) {
        let focus = self.marks.focus.as_deref();
        let rects: Vec<Rect> =
            focus.into_iter().flatten().filter_map(|node| self.scene.bounds(*node)).collect();
        if let Some(bounds) = Rect::bounds(&rects).or_else(|| self.scene.content_bounds()) {
            self.camera = camera::fitting(bounds, self.size, camera::MAX_FIT);
        }
        self.is_fitted = true;
    }

    /// Moves the content.
    pub fn pan(&mut self, dx: f64, dy: f64) {
        self.look(camera::panned(self.camera, dx, dy));
    }

    /// Zooms about a point.
    pub fn zoom_by(&mut self, factor: f64, x: f64, y: f64) {
        self.look(camera::zoomed_about(self.camera, Point::new(x, y), self.camera.zoom * factor));
    }

    pub fn zoom(&self) -> f64 {
        self.camera.zoom
    }

    /// Brings a node to the middle.
    pub fn reveal(&mut self, node: usize) {
        if let Some(rect) = self.nodes.get(node).and_then(|node| self.scene.bounds(*node)) {
            self.look(camera::centred(rect.centre(), self.size, self.camera.zoom.max(LEGIBLE)));
        }
    }

    /// The node at a point.
    pub fn node_at(&self, x: f64, y: f64) -> Option<usize> {
        let point = camera::point_in_world(self.camera, Point::new(x, y));
        let hit = |node: &NodeId| self.scene.bounds(*node).is_some_and(|rect| rect.contains(point));
        self.nodes.iter().rposition(hit)
    }

    /// Frames one node; none where there is none.
    pub fn select(&mut self, node: usize) {
        self.selected = self.nodes.get(node).copied();
    }

    /// Brings some nodes out, while the rest pales; ends that where there are none.
    pub fn bring_out(&mut self, nodes: &[u32]) {
        self.brought_out.focus = self.set_of(nodes);
    }

    /// Lets everything but some nodes step back; all are shown where there are none.
    pub fn focus(&mut self, nodes: &[u32]) {
        self.marks.focus = self.set_of(nodes);
    }

    /// Paints one frame at so many device pixels per CSS pixel, with some more lines on their ways. Returns whether there
    /// is more to come.
    pub fn paint(&mut self, ratio: f64) -> bool {
        let goes_on = !self.scene.is_settled() && !self.scene.settle(LINES_A_FRAME);
        let view = View { camera: self.camera, width: self.size.width, height: self.size.height };
        resize(&self.canvas, &view, ratio);
        self.painter.begin(view.width, view.height, ratio, true);
        self.painter.grid(&view);
        let detail = Detail::at(view.camera.zoom);
        self.scene.paint_still(detail, &view, &self.marks, &mut self.painter);
        if self.brought_out.focus.is_some() {
            // Marks as the editor has them would be 3 KB.
            self.painter.set_alpha(PALE);
            self.painter.rects(&[Rect::new(0.0, 0.0, view.width, view.height)], ColorToken::Canvas);
            self.painter.set_alpha(1.0);
            self.scene.paint_still(detail, &view, &self.brought_out, &mut self.painter);
        }
        if let Some(rect) = self.selected.and_then(|node| self.scene.bounds(node)) {
            let stroke = Some(Stroke::new(ColorToken::Accent, 2.0));
            self.painter.rect(view.rect_to_viewport(rect), Radius::all(4.0), None, stroke);
        }
        goes_on
    }
}

impl Viewer {
    fn look(&mut self, camera: Camera) {
        self.camera = camera;
        self.is_fitted = false;
    }

    fn set_of(&self, places: &[u32]) -> Option<Arc<VecSet<NodeId>>> {
        let nodes: VecSet<NodeId> =
            places.iter().filter_map(|place| self.nodes.get(*place as usize).copied()).collect();
        if nodes.is_empty() { None } else { Some(Arc::new(nodes)) }
    }
}
