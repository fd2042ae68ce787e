//! DOM events as the editor takes them.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent, WheelEvent};

use crowfoot_editor::{Button, KeyEvent, Modifiers, PointerEvent, PointerKind, PointerType};
use crowfoot_scene::Point;

/// An event of a pointer, or of the mouse for double clicks.
pub fn pointer_event(kind: PointerKind, event: &MouseEvent) -> PointerEvent {
    let pointer = event.dyn_ref::<web_sys::PointerEvent>();
    PointerEvent {
        kind,
        point_in_viewport: point(event),
        button: match event.button() {
            1 => Button::Middle,
            2 => Button::Secondary,
            _ => Button::Primary,
        },
        modifiers: modifiers(event),
        pointer_id: pointer.map_or(1, web_sys::PointerEvent::pointer_id),
        pointer_type: match pointer.map(web_sys::PointerEvent::pointer_type).as_deref() {
            Some("touch") => PointerType::Touch,
            Some("pen") => PointerType::Pen,
            _ => PointerType::Mouse,
        },
        wheel: Point::default(),
    }
}

/// A scroll, in CSS pixels.
pub fn wheel_event(event: &WheelEvent) -> PointerEvent {
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => 20.0,
        WheelEvent::DOM_DELTA_PAGE => 400.0,
        _ => 1.0,
    };
    let wheel = Point::new(event.delta_x() * unit, event.delta_y() * unit);
    PointerEvent { wheel, ..pointer_event(PointerKind::Wheel, event) }
}

/// A key that went down or up.
pub fn key_event(event: &KeyboardEvent, up: bool) -> KeyEvent {
    KeyEvent {
        key: key(event),
        modifiers: Modifiers {
            shift: event.shift_key(),
            alt: event.alt_key(),
            ctrl: event.ctrl_key(),
            meta: event.meta_key(),
        },
        repeat: event.repeat(),
        up,
    }
}

/// What Option makes of a letter on a Mac is no letter: there its place on the keyboard says more.
fn key(event: &KeyboardEvent) -> String {
    let (key, code) = (event.key(), event.code());
    match code.strip_prefix("Key") {
        Some(letter) if event.alt_key() && !key.is_ascii() => letter.to_owned(),
        _ => key,
    }
}

fn modifiers(event: &MouseEvent) -> Modifiers {
    Modifiers {
        shift: event.shift_key(),
        alt: event.alt_key(),
        ctrl: event.ctrl_key(),
        meta: event.meta_key(),
    }
}

/// CSS pixels from the top left of the element that listens.
fn point(event: &MouseEvent) -> Point {
    let element = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let origin = element.map(|element| element.get_bounding_client_rect());
    let (left, top) = origin.map_or((0.0, 0.0), |rect| (rect.left(), rect.top()));
    Point::new(f64::from(event.client_x()) - left, f64::from(event.client_y()) - top)
}
