//! Looking around: the editor's camera.

use crowfoot_layout::{Point, Rect, Size};
use crowfoot_model::ObjectRef;
use crowfoot_scene::{Camera, Detail, camera};

use crate::Editor;
use crate::diagrams::is_shown;

/// Room around an object that is shown, in world units.
const AROUND: f64 = 24.0;

impl Editor {
    /// The size of the canvas in CSS pixels.
    pub fn set_viewport(&mut self, width: f64, height: f64) {
        let viewport = Size::new(width.max(1.0), height.max(1.0));
        if self.session.viewport != viewport {
            self.session.viewport = viewport;
            self.camera_changed();
            // A phone that is turned, or whose keyboard opens.
            self.reveal_editing();
        }
    }

    pub fn set_camera(&mut self, camera: Camera) {
        let finite = |number: f64| if number.is_finite() { number.clamp(-1e7, 1e7) } else { 0.0 };
        let camera = Camera { x: finite(camera.x), y: finite(camera.y), zoom: camera::limited(camera.zoom) };
        if self.session.camera != camera {
            self.session.camera = camera;
            self.camera_changed();
        }
    }

    /// Whether single rows are drawn as such: others cannot be aimed at.
    pub(crate) fn draws_rows(&self) -> bool {
        Detail::at(self.session.camera.zoom) == Detail::Full
    }

    /// Moves the content by viewport pixels.
    pub fn pan(&mut self, dx: f64, dy: f64) {
        self.set_camera(camera::panned(self.session.camera, dx, dy));
    }

    /// Zooms to a factor, in viewport pixels per world unit, about a point of the viewport or its middle.
    pub fn zoom_to(&mut self, zoom: f64, about_in_viewport: Option<Point>) {
        let viewport = self.session.viewport;
        let about = about_in_viewport.unwrap_or(Point::new(viewport.width / 2.0, viewport.height / 2.0));
        self.set_camera(camera::zoomed_about(self.session.camera, about, zoom));
    }

    /// One step closer to the middle of the view.
    pub(crate) fn zoom_in(&mut self) {
        self.zoom_to(self.session.camera.zoom * camera::ZOOM_STEP, None);
    }

    /// One step away from the middle of the view.
    pub(crate) fn zoom_out(&mut self) {
        self.zoom_to(self.session.camera.zoom / camera::ZOOM_STEP, None);
    }

    /// Shows everything; an empty diagram at its origin.
    pub fn fit(&mut self) {
        match self.scene().content_bounds() {
            Some(bounds) => self.fit_rect(bounds),
            None => self.set_camera(Camera { x: -80.0, y: -80.0, zoom: 1.0 }),
        }
        self.first_drawing.note_fitted(self.session.camera);
    }

    /// Shows all of a rectangle in world units.
    pub fn fit_rect(&mut self, rect_in_world: Rect) {
        self.set_camera(camera::fitting(rect_in_world, self.session.viewport, camera::MAX_FIT));
    }

    /// Shows all that is selected, as large as fits.
    pub(crate) fn zoom_to_selection(&mut self) {
        if let Some(bounds) = self.selection_bounds() {
            self.set_camera(camera::fitting(bounds.inflate(AROUND), self.session.viewport, 2.0));
        }
    }

    /// Brings an object into view with the least movement; from far away, closer as well.
    pub(crate) fn reveal(&mut self, object: ObjectRef) {
        if let Some(bounds) = self.scene().object_bounds(object) {
            self.reveal_rect(bounds);
        }
    }

    pub(crate) fn reveal_rect(&mut self, bounds: Rect) {
        let camera = self.session.camera;
        if camera.zoom < 0.4 {
            self.set_camera(camera::centred(bounds.centre(), self.session.viewport, 1.0));
        } else {
            self.set_camera(camera::revealing(camera, bounds, self.session.viewport));
        }
    }

    /// Selects an object and brings it into view, where it is not on this diagram on one that has it: what a click on a
    /// finding or in the outline does.
    pub fn go_to(&mut self, object: ObjectRef) {
        self.select([object]);
        if is_shown(self, object) {
            self.reveal(object);
        } else {
            self.with_toolkit(Box::new(move |editor, toolkit| (toolkit.show_where)(editor, object)));
        }
    }

    /// The rectangle around all that is selected, in world units.
    pub fn selection_bounds(&self) -> Option<Rect> {
        let scene = self.scene();
        let rects: Vec<Rect> =
            self.session.selection.iter().filter_map(|object| scene.object_bounds(object)).collect();
        Rect::bounds(&rects)
    }

    fn camera_changed(&mut self) {
        self.changes.camera_changed = true;
        self.changes.repaint = true;
    }
}
