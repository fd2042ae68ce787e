//! Lets the host page scroll: wheel and finger are the page's until somebody clicks into the diagram, and again after
//! Escape or when they leave. It stands before the canvas, which knows nothing of it.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{HINT_FOR_TOUCH, hint_for_wheel};
use crate::platform::dom::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent};
use crate::platform::{document, frame, window};
use crate::state::App;

/// How long a hint stays, in milliseconds.
const HINT: i32 = 1600;
/// What the page has while the diagram takes wheel and finger; the style sheet looks for it.
const ACTIVE: &str = "data-active";

/// Listens as long as the caller's owner lives.
pub(super) fn begin(app: App, hint: RwSignal<&'static str>) {
    let guard = Guard { app, hint, turn: StoredValue::new(0), fingers: StoredValue::new(0) };
    for (name, listener) in LISTENERS {
        listen(name, move |event| listener(guard, event));
    }
}

#[derive(Clone, Copy)]
struct Guard {
    app: App,
    hint: RwSignal<&'static str>,
    /// How many hints there have been.
    turn: StoredValue<u32>,
    /// How many fingers are on the diagram.
    fingers: StoredValue<i32>,
}

/// What is done about an event.
type Listener = fn(Guard, &Event);

const LISTENERS: [(&str, Listener); 10] = [
    ("wheel", Guard::wheel),
    ("pointerdown", Guard::down),
    ("pointermove", Guard::moved),
    ("pointerup", Guard::up),
    ("pointercancel", Guard::cancelled),
    ("touchstart", Guard::touch),
    ("touchmove", Guard::touch),
    ("keydown", Guard::key),
    ("blur", Guard::left),
    ("mouseout", Guard::mouse_out),
];

impl Guard {
    fn wheel(self, event: &Event) {
        let Some(wheel) = event.dyn_ref::<WheelEvent>().filter(|_| is_on_diagram(event)) else { return };
        if !is_active() && !wheel.ctrl_key() && !wheel.meta_key() {
            event.stop_immediate_propagation();
            self.say(hint_for_wheel(self.app));
        }
    }

    fn down(self, event: &Event) {
        if !is_on_diagram(event) {
        } else if is_touch(event) {
            self.fingers.update_value(|fingers| *fingers += 1);
        } else {
            set_active(true);
        }
    }

    /// One finger that only moves the page moves nothing here.
    fn moved(self, event: &Event) {
        if is_touch(event) && !is_active() && self.fingers.get_value() < 2 {
            event.stop_immediate_propagation();
        }
    }

    /// A tap.
    fn up(self, event: &Event) {
        if is_touch(event) && self.lift() == 0 && is_on_diagram(event) {
            set_active(true);
        }
    }

    /// The browser scrolls the page by it.
    fn cancelled(self, event: &Event) {
        if is_touch(event) {
            self.lift();
            if !is_active() {
                self.say(HINT_FOR_TOUCH);
            }
        }
    }

    /// Two fingers are for the diagram.
    fn touch(self, event: &Event) {
        let fingers = event.dyn_ref::<TouchEvent>().map_or(0, |touch| touch.touches().length());
        if fingers > 1 && event.cancelable() && is_on_diagram(event) {
            event.prevent_default();
        }
    }

    fn key(self, event: &Event) {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape") {
            set_active(false);
        }
    }

    fn left(self, event: &Event) {
        // That of the window; elements lose their focus too.
        if event.target().is_none_or(|target| !target.has_type::<Element>()) {
            set_active(false);
        }
    }

    /// Out of the frame there is nothing that the pointer comes to.
    fn mouse_out(self, event: &Event) {
        if event.dyn_ref::<MouseEvent>().is_some_and(|mouse| mouse.related_target().is_none()) {
            set_active(false);
        }
    }

    fn lift(self) -> i32 {
        self.fingers.update_value(|fingers| *fingers = (*fingers - 1).max(0));
        self.fingers.get_value()
    }

    fn say(self, text: &'static str) {
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        self.hint.set(text);
        frame::after(HINT, move || {
            if self.turn.try_get_value() == Some(turn) {
                self.hint.set("");
            }
        });
    }
}

fn is_active() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute(ACTIVE))
}

fn set_active(active: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.toggle_attribute_with_force(ACTIVE, active);
    }
}

fn is_touch(event: &Event) -> bool {
    event.dyn_ref::<PointerEvent>().is_some_and(|pointer| pointer.pointer_type() == "touch")
}

fn is_on_diagram(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(".surface").is_ok_and(|surface| surface.is_some()))
}

/// Hears an event before anything else in the page does, and may stop it.
fn listen(name: &'static str, work: impl FnMut(&Event) + 'static) {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let listener = EventListener::new_with_options(&window(), name, options, work);
    let kept = StoredValue::new_local(listener);
    on_cleanup(move || kept.dispose());
}
