//! What moves the view: drags, the wheel, keys, buttons.

use std::cell::Cell;
use std::rc::Rc;

use crowfoot_scene::{Point, camera};
use crowfoot_surface::{point_of, wheel_delta};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, KeyboardEvent, PointerEvent, WheelEvent};

use crate::page::{Page, scheme};
use crate::viewer::Viewer;

/// How far an arrow key moves the view, in CSS pixels.
const ARROW: f64 = 64.0;

/// Something that is done to the view.
type Work = fn(&mut Viewer);

/// The buttons of the page by their ids.
const BUTTONS: [(&str, Work); 3] = [("zoom-in", zoom_in), ("zoom-out", zoom_out), ("fit", Viewer::fit)];

/// Listens as long as the page lives.
pub(crate) fn listen(page: &Rc<Page>) {
    drag(page);
    on(page, page.canvas(), "wheel", |page, event: &WheelEvent| {
        event.prevent_default();
        page.update(|viewer| viewer.wheel(point_of(event), wheel_delta(event).y));
    });
    on(page, &window(), "keydown", |page, event: &KeyboardEvent| {
        if !event.ctrl_key()
            && !event.meta_key()
            && !event.alt_key()
            && let Some(work) = key(&event.key())
        {
            event.prevent_default();
            page.update(work);
        }
    });
    on(page, &window(), "resize", |page, _: &Event| page.measure());
    for (id, work) in BUTTONS {
        if let Some(button) = document().get_element_by_id(id) {
            on(page, &button, "click", move |page, _: &Event| page.update(work));
        }
    }
    if let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") {
        on(page, &query, "change", |page, _: &Event| page.update(|viewer| viewer.set_scheme(scheme())));
    }
}

/// A press on the canvas moves what is under it.
fn drag(page: &Rc<Page>) {
    let from: Rc<Cell<Option<(i32, Point)>>> = Rc::default();
    let pressed = from.clone();
    on(page, page.canvas(), "pointerdown", move |page, event: &PointerEvent| {
        let _ = page.canvas().set_pointer_capture(event.pointer_id());
        pressed.set(Some((event.pointer_id(), point_of(event))));
    });
    let moved = from.clone();
    on(page, page.canvas(), "pointermove", move |page, event: &PointerEvent| {
        if let Some((id, before)) = moved.get().filter(|(id, _)| *id == event.pointer_id()) {
            let now = point_of(event);
            moved.set(Some((id, now)));
            page.update(|viewer| viewer.pan(now.x - before.x, now.y - before.y));
        }
    });
    for name in ["pointerup", "pointercancel"] {
        let from = from.clone();
        on(page, page.canvas(), name, move |_, _: &Event| from.set(None));
    }
}

/// What a key does.
fn key(key: &str) -> Option<Work> {
    Some(match key {
        "+" | "=" => zoom_in,
        "-" => zoom_out,
        "0" => |viewer| viewer.zoom_by(1.0 / viewer.zoom()),
        "1" => Viewer::fit,
        "ArrowLeft" => |viewer| viewer.pan(ARROW, 0.0),
        "ArrowRight" => |viewer| viewer.pan(-ARROW, 0.0),
        "ArrowUp" => |viewer| viewer.pan(0.0, ARROW),
        "ArrowDown" => |viewer| viewer.pan(0.0, -ARROW),
        _ => return None,
    })
}

fn zoom_in(viewer: &mut Viewer) {
    viewer.zoom_by(camera::ZOOM_STEP);
}

fn zoom_out(viewer: &mut Viewer) {
    viewer.zoom_by(1.0 / camera::ZOOM_STEP);
}

fn on<E: JsCast>(
    page: &Rc<Page>,
    target: &EventTarget,
    name: &'static str,
    work: impl Fn(&Rc<Page>, &E) + 'static,
) {
    let page = page.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, name, options, move |event| {
        if let Some(event) = event.dyn_ref() {
            work(&page, event);
        }
    })
    .forget();
}
