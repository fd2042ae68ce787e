//! The part of the world that a viewport shows.

use crowfoot_layout::{Point, Rect, Size};

use crate::camera::{self, Camera};

/// A camera and the size of the viewport, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    pub camera: Camera,
    pub width: f64,
    pub height: f64,
}

/// The zoom of a view that shows everything, however much there is of it.
const MIN_ZOOM: f64 = 0.02;
const MAX_ZOOM: f64 = 4.0;

impl View {
    /// The view that shows all of `content` (world) with `margin` pixels around it, at most at `most_zoom`.
    pub fn fitting(content: Rect, width: f64, height: f64, margin: f64, most_zoom: f64) -> Self {
        let fit = |room: f64, length: f64| ((room - 2.0 * margin).max(1.0)) / length.max(1.0);
        let zoom = fit(width, content.width).min(fit(height, content.height)).min(most_zoom);
        let zoom = zoom.clamp(MIN_ZOOM, MAX_ZOOM);
        let middle = content.centre();
        let camera = Camera { x: middle.x - width / zoom / 2.0, y: middle.y - height / zoom / 2.0, zoom };
        Self { camera, width, height }
    }

    pub fn to_viewport(&self, world: Point) -> Point {
        camera::point_in_viewport(self.camera, world)
    }

    pub fn to_world(&self, viewport: Point) -> Point {
        camera::point_in_world(self.camera, viewport)
    }

    pub fn rect_to_viewport(&self, world: Rect) -> Rect {
        camera::rect_in_viewport(self.camera, world)
    }

    /// The visible rectangle, in world units.
    pub fn world_rect(&self) -> Rect {
        camera::visible(self.camera, Size::new(self.width, self.height))
    }
}

#[cfg(test)]
mod tests {
    use crowfoot_layout::Rect;

    use super::View;

    #[test]
    fn fitting_shows_all_in_the_middle() {
        let content = Rect::new(-500.0, 200.0, 3000.0, 1000.0);
        let view = View::fitting(content, 1200.0, 800.0, 40.0, 1.0);
        let shown = view.rect_to_viewport(content);
        assert!((shown.x - 40.0).abs() < 1e-6 && (shown.right() - 1160.0).abs() < 1e-6);
        assert!((shown.centre().y - 400.0).abs() < 1e-6);
        assert!((View::fitting(Rect::default(), 100.0, 100.0, 10.0, 1.0).camera.zoom - 1.0).abs() < 1e-9);
    }
}
