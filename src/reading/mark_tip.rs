//! What a mark on a card means, for a pointer that rests on it and a finger that taps it. Screen readers hear the same with the column.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crowfoot_editor::{Rect, mark_at};

use crate::platform::dom::{Element, PointerEvent};
use crate::platform::{frame, time};
use crate::state::App;
use crate::widgets::pixels;

/// How long the pointer rests on a mark before it is explained, in milliseconds.
const REST_MS: f64 = 350.0;
/// Between a mark and what is said of it, in CSS pixels.
const GAP: f64 = 6.0;
/// How far a finger may slip, and how far from a mark it may be, in CSS pixels.
const SLIP: f64 = 8.0;
/// Room that it needs below and to the right; with less it opens the other way.
const HEIGHT: f64 = 90.0;
const WIDTH: f64 = 300.0;

/// Where the pointer is on the canvas, and since when.
#[derive(Clone, Copy)]
struct Rest {
    x: f64,
    y: f64,
    since: f64,
}

/// The text beside a mark. A press, a key or the wheel takes it away, and so does leaving the mark.
#[component]
pub fn MarkTip() -> impl IntoView {
    let app = App::expect();
    let shown = RwSignal::new(None::<(String, Rect)>);
    let rest = StoredValue::new(None::<Rest>);
    let waits = StoredValue::new(false);
    let hide = move || {
        rest.set_value(None);
        if shown.with_untracked(Option::is_some) {
            shown.set(None);
        }
    };
    let moved = window_event_listener(ev::pointermove, move |event| {
        let Some((x, y)) = on_canvas(&event) else { return hide() };
        let is_on_it = shown.with_untracked(|shown| {
            shown
                .as_ref()
                .is_some_and(|(_, rect)| rect.inflate(2.0).contains(crowfoot_editor::Point::new(x, y)))
        });
        if is_on_it {
            return;
        }
        hide();
        rest.set_value(Some(Rest { x, y, since: time::now() }));
        if !waits.get_value() {
            waits.set_value(true);
            wait(app, shown, rest, waits, REST_MS);
        }
    });
    // A finger does not rest: it taps.
    let tapped = StoredValue::new(None::<(f64, f64)>);
    let down = window_event_listener(ev::pointerdown, move |event| {
        hide();
        tapped.set_value(tap(&event));
    });
    let up = window_event_listener(ev::pointerup, move |event| {
        let (Some((x, y)), Some(from)) = (tap(&event), tapped.get_value()) else { return };
        if (x - from.0).hypot(y - from.1) > SLIP {
            return;
        }
        // Marks are smaller than what a finger covers.
        let near = [0.0, -SLIP, SLIP].into_iter();
        let found = app.with(|editor| near.clone().find_map(|by| mark_at(editor, x + by, y)));
        if found.is_some() {
            shown.set(found);
        }
    });
    let ends = [
        window_event_listener_untyped("keydown", move |_| hide()),
        window_event_listener_untyped("wheel", move |_| hide()),
    ];
    on_cleanup(move || {
        moved.remove();
        down.remove();
        up.remove();
        ends.into_iter().for_each(WindowListenerHandle::remove);
    });
    move || {
        shown.get().map(|(text, rect)| {
            view! { <p class="mark-tip" role="tooltip" prop:style=place(app, rect)>{text}</p> }
        })
    }
}

/// Looks whether the pointer still is where it was; one timer goes round, however much it moves.
fn wait(
    app: App,
    shown: RwSignal<Option<(String, Rect)>>,
    rest: StoredValue<Option<Rest>>,
    waits: StoredValue<bool>,
    left: f64,
) {
    frame::after(left.ceil() as i32, move || {
        let Some(now) = rest.try_get_value().flatten() else {
            let _ = waits.try_set_value(false);
            return;
        };
        let left = REST_MS - (time::now() - now.since);
        if left > 0.0 {
            return wait(app, shown, rest, waits, left);
        }
        waits.set_value(false);
        let found = app.with(|editor| {
            let is_free = !editor.is_dragging() && editor.session().editing.is_none();
            is_free.then(|| mark_at(editor, now.x, now.y)).flatten()
        });
        if found.is_some() {
            shown.set(found);
        }
    });
}

/// The place of a mouse on the diagram, if it is there with no button held.
fn on_canvas(event: &PointerEvent) -> Option<(f64, f64)> {
    let is_free = event.buttons() == 0 && event.pointer_type() != "touch";
    is_free.then(|| place_on_canvas(event)).flatten()
}

/// The place of a finger on the diagram.
fn tap(event: &PointerEvent) -> Option<(f64, f64)> {
    let is_finger = event.pointer_type() == "touch" && event.is_primary();
    is_finger.then(|| place_on_canvas(event)).flatten()
}

fn place_on_canvas(event: &PointerEvent) -> Option<(f64, f64)> {
    let canvas = event.target()?.dyn_into::<Element>().ok()?;
    if canvas.tag_name() != "CANVAS" || !canvas.matches(".surface > canvas").unwrap_or(false) {
        return None;
    }
    let rect = canvas.get_bounding_client_rect();
    Some((f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top()))
}

/// Below the mark, or above it where there is no room; never beyond the edge.
fn place(app: App, mark: Rect) -> String {
    let viewport = app.with(|editor| editor.session().viewport);
    let across = if mark.x + WIDTH > viewport.width && mark.x > viewport.width / 2.0 {
        ["right:", &pixels(viewport.width - mark.right())].concat()
    } else {
        ["left:", &pixels(mark.x)].concat()
    };
    let down = if mark.bottom() + HEIGHT > viewport.height && mark.y > viewport.height / 2.0 {
        [";bottom:", &pixels(viewport.height - mark.y + GAP)].concat()
    } else {
        [";top:", &pixels(mark.bottom() + GAP)].concat()
    };
    [across, down].concat()
}
