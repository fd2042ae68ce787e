//! DOM events as the editor takes them.

use wasm_bindgen::JsCast;

use crowfoot_editor::{Button, KeyEvent, Modifiers, PointerEvent, PointerKind, PointerType};
use crowfoot_scene::Point;
use crowfoot_surface::{point_of, wheel_delta};

use crate::platform::dom::{self, KeyboardEvent, MouseEvent, WheelEvent};

/// An event of a pointer, or of the mouse for double clicks.
pub fn pointer_event(kind: PointerKind, event: &MouseEvent) -> PointerEvent {
    let pointer = event.dyn_ref::<dom::PointerEvent>();
    PointerEvent {
        kind,
        point_in_viewport: point_of(event),
        button: match event.button() {
            1 => Button::Middle,
            2 => Button::Secondary,
            _ => Button::Primary,
        },
        modifiers: modifiers(event),
        pointer_id: pointer.map_or(1, dom::PointerEvent::pointer_id),
        pointer_type: match pointer.map(dom::PointerEvent::pointer_type).as_deref() {
            Some("touch") => PointerType::Touch,
            Some("pen") => PointerType::Pen,
            _ => PointerType::Mouse,
        },
        wheel: Point::default(),
    }
}

/// A scroll, in CSS pixels.
pub fn wheel_event(event: &WheelEvent) -> PointerEvent {
    PointerEvent { wheel: wheel_delta(event), ..pointer_event(PointerKind::Wheel, event) }
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
