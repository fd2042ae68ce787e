//! The camera and its maths: pure functions between world units and viewport pixels.

use crowfoot_layout::{Point, Rect, Size};

/// Where the viewport stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The world point at the top left of the viewport.
    pub x: f64,
    pub y: f64,
    /// Viewport pixels per world unit.
    pub zoom: f64,
}

/// The smallest zoom, in viewport pixels per world unit.
pub const MIN_ZOOM: f64 = 0.05;
/// The largest zoom, in viewport pixels per world unit.
pub const MAX_ZOOM: f64 = 4.0;
/// The factor of one step of zooming.
pub const ZOOM_STEP: f64 = 1.25;
/// Fitting enlarges nothing beyond this zoom.
pub const MAX_FIT: f64 = 1.0;
/// Free space around what is fitted, in viewport pixels: the tool bar has room in it.
const FIT_MARGIN: f64 = 64.0;
/// Free space around what is brought into view, in viewport pixels.
const REVEAL_MARGIN: f64 = 24.0;

/// The world point under a viewport point.
pub fn point_in_world(camera: Camera, point_in_viewport: Point) -> Point {
    Point::new(camera.x + point_in_viewport.x / camera.zoom, camera.y + point_in_viewport.y / camera.zoom)
}

/// Where a world point is seen.
pub fn point_in_viewport(camera: Camera, point_in_world: Point) -> Point {
    Point::new((point_in_world.x - camera.x) * camera.zoom, (point_in_world.y - camera.y) * camera.zoom)
}

/// Where a world rectangle is seen.
pub fn rect_in_viewport(camera: Camera, rect_in_world: Rect) -> Rect {
    let top_left = point_in_viewport(camera, Point::new(rect_in_world.x, rect_in_world.y));
    Rect::new(top_left.x, top_left.y, rect_in_world.width * camera.zoom, rect_in_world.height * camera.zoom)
}

/// The part of the world that a viewport shows.
pub fn visible(camera: Camera, viewport: Size) -> Rect {
    Rect::new(camera.x, camera.y, viewport.width / camera.zoom, viewport.height / camera.zoom)
}

/// The camera after the content has been dragged by so many viewport pixels.
pub fn panned(camera: Camera, dx: f64, dy: f64) -> Camera {
    Camera { x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom, zoom: camera.zoom }
}

/// The camera at another zoom, with the world point under `about_in_viewport` staying where it is.
pub fn zoomed_about(camera: Camera, about_in_viewport: Point, zoom: f64) -> Camera {
    let zoom = limited(zoom);
    let anchor = point_in_world(camera, about_in_viewport);
    Camera { x: anchor.x - about_in_viewport.x / zoom, y: anchor.y - about_in_viewport.y / zoom, zoom }
}

/// The camera after a wheel has turned by `dy` pixels at a point, or two fingers have pinched a trackpad. A notch of a
/// wheel is about 100 pixels, an event of a pinch a few.
pub fn wheeled(camera: Camera, at_in_viewport: Point, dy: f64) -> Camera {
    let factor = (-dy.clamp(-100.0, 100.0) / 250.0).exp();
    zoomed_about(camera, at_in_viewport, camera.zoom * factor)
}

/// The camera that shows all of a world rectangle in the middle of the viewport, at most at `largest` zoom.
pub fn fitting(rect_in_world: Rect, viewport: Size, largest: f64) -> Camera {
    let room = |side: f64| (side - 2.0 * FIT_MARGIN).max(side * 0.5).max(1.0);
    let across = room(viewport.width) / rect_in_world.width.max(1.0);
    let down = room(viewport.height) / rect_in_world.height.max(1.0);
    let zoom = limited(across.min(down).min(largest));
    centred(rect_in_world.centre(), viewport, zoom)
}

/// The camera that has a world point in the middle of the viewport.
pub fn centred(middle_in_world: Point, viewport: Size, zoom: f64) -> Camera {
    let zoom = limited(zoom);
    Camera {
        x: middle_in_world.x - viewport.width / zoom / 2.0,
        y: middle_in_world.y - viewport.height / zoom / 2.0,
        zoom,
    }
}

/// The camera that shows a rectangle with the least pan, at the same zoom; the same camera where it is in view.
pub fn revealing(camera: Camera, rect_in_world: Rect, viewport: Size) -> Camera {
    let view = visible(camera, viewport);
    let margin = REVEAL_MARGIN / camera.zoom;
    Camera {
        x: revealed(view.x, view.width, rect_in_world.x, rect_in_world.width, margin),
        y: revealed(view.y, view.height, rect_in_world.y, rect_in_world.height, margin),
        zoom: camera.zoom,
    }
}

/// A zoom within the limits; 1 for what is not a number.
pub fn limited(zoom: f64) -> f64 {
    if zoom.is_finite() { zoom.clamp(MIN_ZOOM, MAX_ZOOM) } else { 1.0 }
}

fn revealed(view: f64, span: f64, start: f64, length: f64, margin: f64) -> f64 {
    if length + 2.0 * margin > span || start - margin < view {
        if start >= view && start < view + span && length + 2.0 * margin > span {
            view
        } else {
            start - margin
        }
    } else if start + length + margin > view + span {
        start + length + margin - span
    } else {
        view
    }
}

#[cfg(test)]
mod tests {
    use super::Camera;
    use super::{
        fitting, panned, point_in_viewport, point_in_world, revealing, visible, wheeled, zoomed_about,
    };
    use crowfoot_layout::{Point, Rect, Size};

    const VIEWPORT: Size = Size { width: 800.0, height: 600.0 };

    fn camera(x: f64, y: f64, zoom: f64) -> Camera {
        Camera { x, y, zoom }
    }

    #[test]
    fn there_and_back() {
        let camera = camera(-30.0, 12.5, 0.5);
        let there = point_in_viewport(camera, Point::new(100.0, 200.0));
        assert_eq!(there, Point::new(65.0, 93.75));
        assert_eq!(point_in_world(camera, there), Point::new(100.0, 200.0));
    }

    #[test]
    fn the_point_under_the_pointer_stays_when_zooming() {
        let before = camera(10.0, 20.0, 1.0);
        let pointer = Point::new(300.0, 100.0);
        let world = point_in_world(before, pointer);
        for zoom in [0.01, 0.3, 2.0, 100.0, f64::NAN] {
            let after = zoomed_about(before, pointer, zoom);
            assert!((0.05..=4.0).contains(&after.zoom));
            let seen = point_in_viewport(after, world);
            assert!((seen.x - pointer.x).abs() < 1e-9 && (seen.y - pointer.y).abs() < 1e-9);
        }
    }

    #[test]
    fn a_wheel_turned_back_is_where_it_was_and_no_jump_is_large() {
        let before = camera(10.0, 20.0, 1.0);
        let at = Point::new(300.0, 100.0);
        let closer = wheeled(before, at, -100.0);
        assert!(closer.zoom > 1.4 && closer.zoom < 1.6);
        assert!((wheeled(closer, at, 100.0).x - before.x).abs() < 1e-9);
        assert_eq!(wheeled(before, at, -1e9), closer);
    }

    #[test]
    fn panning_follows_the_pointer_at_any_zoom() {
        let after = panned(camera(0.0, 0.0, 2.0), 50.0, -20.0);
        assert_eq!(point_in_viewport(after, Point::new(0.0, 0.0)), Point::new(50.0, -20.0));
    }

    #[test]
    fn what_is_fitted_is_in_view_and_not_blown_up() {
        let content = Rect::new(-500.0, 300.0, 3000.0, 800.0);
        let seen = visible(fitting(content, VIEWPORT, 1.0), VIEWPORT);
        assert!(seen.x <= content.x && seen.right() >= content.right());
        assert!(seen.y <= content.y && seen.bottom() >= content.bottom());
        assert_eq!(fitting(Rect::new(0.0, 0.0, 10.0, 10.0), VIEWPORT, 1.0).zoom, 1.0);
        assert!(fitting(Rect::new(0.0, 0.0, 1e9, 1.0), Size::default(), 1.0).x.is_finite());
    }

    #[test]
    fn revealing_moves_no_more_than_needed() {
        let here = camera(0.0, 0.0, 1.0);
        assert_eq!(revealing(here, Rect::new(100.0, 100.0, 50.0, 50.0), VIEWPORT), here);
        let right = revealing(here, Rect::new(900.0, 100.0, 50.0, 50.0), VIEWPORT);
        assert_eq!((right.x, right.y), (174.0, 0.0));
        let left = revealing(here, Rect::new(-100.0, 100.0, 50.0, 50.0), VIEWPORT);
        assert_eq!(left.x, -124.0);
    }
}
