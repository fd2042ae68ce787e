//! The part of the world that a viewport shows.

use crowfoot_layout::{Point, Rect};

/// Where the viewport stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The world point at the top left of the viewport.
    pub x: f64,
    pub y: f64,
    /// Viewport pixels per world unit.
    pub zoom: f64,
}

/// A camera and the size of the viewport, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    pub camera: Camera,
    pub width: f64,
    pub height: f64,
}

/// How far in and out a view goes.
pub const ZOOM_RANGE: std::ops::RangeInclusive<f64> = 0.02..=4.0;

impl View {
    /// The view that shows all of `content` (world) with `margin` pixels around it, at most at `most_zoom`.
    pub fn fitting(content: Rect, width: f64, height: f64, margin: f64, most_zoom: f64) -> Self {
        let fit = |room: f64, length: f64| ((room - 2.0 * margin).max(1.0)) / length.max(1.0);
        let zoom = fit(width, content.width).min(fit(height, content.height)).min(most_zoom);
        let zoom = zoom.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
        let middle = content.centre();
        let camera = Camera { x: middle.x - width / zoom / 2.0, y: middle.y - height / zoom / 2.0, zoom };
        Self { camera, width, height }
    }

    pub fn to_viewport(&self, world: Point) -> Point {
        let Camera { x, y, zoom } = self.camera;
        Point::new((world.x - x) * zoom, (world.y - y) * zoom)
    }

    pub fn to_world(&self, viewport: Point) -> Point {
        let Camera { x, y, zoom } = self.camera;
        Point::new(viewport.x / zoom + x, viewport.y / zoom + y)
    }

    pub fn rect_to_viewport(&self, world: Rect) -> Rect {
        let corner = self.to_viewport(Point::new(world.x, world.y));
        Rect::new(corner.x, corner.y, world.width * self.camera.zoom, world.height * self.camera.zoom)
    }

    /// The visible rectangle, in world units.
    pub fn world_rect(&self) -> Rect {
        let Camera { x, y, zoom } = self.camera;
        Rect::new(x, y, self.width / zoom, self.height / zoom)
    }

    /// The view after zooming so that `anchor` (viewport pixels) stays where it is.
    pub fn zoomed(&self, zoom: f64, anchor: Point) -> Self {
        let zoom = zoom.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
        let fixed = self.to_world(anchor);
        let camera = Camera { x: fixed.x - anchor.x / zoom, y: fixed.y - anchor.y / zoom, zoom };
        Self { camera, ..*self }
    }
}

#[cfg(test)]
mod tests {
    use crowfoot_layout::{Point, Rect};

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

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let view = View::fitting(Rect::new(0.0, 0.0, 1000.0, 1000.0), 500.0, 500.0, 0.0, 1.0);
        let anchor = Point::new(120.0, 330.0);
        let (before, after) = (view.to_world(anchor), view.zoomed(1.7, anchor).to_world(anchor));
        assert!((before.x - after.x).abs() < 1e-9 && (before.y - after.y).abs() < 1e-9);
    }
}
