//! The diagram on the canvas, and the view of it.

use crowfoot_scene::palette::Scheme;
use crowfoot_scene::{Camera, Detail, Marks, Point, Scene, Size, View, camera};
use crowfoot_surface::{CanvasPainter, resize};
use web_sys::HtmlCanvasElement;

/// How many lines are routed in one frame.
const LINES_A_FRAME: usize = 100;

pub(crate) struct Viewer {
    canvas: HtmlCanvasElement,
    painter: CanvasPainter,
    scene: Scene,
    camera: Camera,
    size: Size,
    /// The view has not been moved: it shows everything at any size.
    is_fitted: bool,
}

impl Viewer {
    /// `None` where the browser does not draw on the canvas.
    pub(crate) fn new(canvas: HtmlCanvasElement, scene: Scene, scheme: Scheme) -> Option<Self> {
        let painter = CanvasPainter::new(&canvas, scheme)?;
        let camera = Camera { x: 0.0, y: 0.0, zoom: 1.0 };
        Some(Self { canvas, painter, scene, camera, size: Size::default(), is_fitted: true })
    }

    pub(crate) fn set_scheme(&mut self, scheme: Scheme) {
        self.painter.set_scheme(scheme);
    }

    /// Follows the size of the canvas, in CSS pixels.
    pub(crate) fn resize(&mut self, size: Size) {
        self.size = size;
        if self.is_fitted {
            self.fit();
        }
    }

    /// Shows everything.
    pub(crate) fn fit(&mut self) {
        if let Some(bounds) = self.scene.content_bounds() {
            self.camera = camera::fitting(bounds, self.size, camera::MAX_FIT);
        }
        self.is_fitted = true;
    }

    /// Moves the content by viewport pixels.
    pub(crate) fn pan(&mut self, dx: f64, dy: f64) {
        self.look(camera::panned(self.camera, dx, dy));
    }

    /// Zooms about the middle of the view.
    pub(crate) fn zoom_by(&mut self, factor: f64) {
        let middle = Point::new(self.size.width / 2.0, self.size.height / 2.0);
        self.look(camera::zoomed_about(self.camera, middle, self.camera.zoom * factor));
    }

    pub(crate) fn wheel(&mut self, at: Point, dy: f64) {
        self.look(camera::wheeled(self.camera, at, dy));
    }

    pub(crate) fn zoom(&self) -> f64 {
        self.camera.zoom
    }

    fn look(&mut self, camera: Camera) {
        self.camera = camera;
        self.is_fitted = false;
    }

    /// Paints one frame, with some more lines on their ways. Returns whether there is more to come.
    pub(crate) fn paint(&mut self, ratio: f64) -> bool {
        let goes_on = !self.scene.is_settled() && !self.scene.settle(LINES_A_FRAME);
        let view = View { camera: self.camera, width: self.size.width, height: self.size.height };
        resize(&self.canvas, &view, ratio);
        self.painter.begin(view.width, view.height, ratio, true);
        self.painter.grid(&view);
        self.scene.paint_still(Detail::at(view.camera.zoom), &view, &Marks::default(), &mut self.painter);
        goes_on
    }
}
