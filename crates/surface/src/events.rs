//! Events of the pointer, in the units of a view.

use crowfoot_scene::Point;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, WheelEvent};

/// CSS pixels of a line and of a page that a wheel scrolls by.
const LINE: f64 = 20.0;
const PAGE: f64 = 400.0;

/// Where an event is, in CSS pixels from the top left of the element that listens.
pub fn point_of(event: &MouseEvent) -> Point {
    let element = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let origin = element.map(|element| element.get_bounding_client_rect());
    let (left, top) = origin.map_or((0.0, 0.0), |rect| (rect.left(), rect.top()));
    Point::new(f64::from(event.client_x()) - left, f64::from(event.client_y()) - top)
}

/// How far a wheel has turned, in CSS pixels.
pub fn wheel_delta(event: &WheelEvent) -> Point {
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => LINE,
        WheelEvent::DOM_DELTA_PAGE => PAGE,
        _ => 1.0,
    };
    Point::new(event.delta_x() * unit, event.delta_y() * unit)
}
