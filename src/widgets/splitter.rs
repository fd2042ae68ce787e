//! The handle between two panes.

use crowfoot_scene::{between, decimal};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::platform::dom::{Element, KeyboardEvent, PointerEvent};

/// How far one press of an arrow key moves the handle, in CSS pixels.
const KEY_STEP: f64 = 24.0;

/// A vertical handle that resizes the pane beside it.
#[component]
pub fn Splitter(
    label: &'static str,
    /// Width of the pane in CSS pixels.
    width: RwSignal<f64>,
    min: f64,
    max: f64,
    /// The pane is to the right of the handle, so that moving left makes it wider.
    #[prop(optional)]
    pane_on_right: bool,
    /// Called when the width has settled.
    on_settled: fn(f64),
) -> impl IntoView {
    let direction = if pane_on_right { -1.0 } else { 1.0 };
    let grabbed = StoredValue::new(None::<(f64, f64)>);
    let resize = move |wanted: f64| width.set(between(wanted, min, max));
    let on_down = move |event: PointerEvent| {
        grabbed.set_value(Some((f64::from(event.client_x()), width.get_untracked())));
        if let Some(handle) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) {
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        event.prevent_default();
    };
    let on_move = move |event: PointerEvent| {
        if let Some((x, from)) = grabbed.get_value() {
            resize(from + (f64::from(event.client_x()) - x) * direction);
        }
    };
    let on_up = move |_| {
        if grabbed.get_value().is_some() {
            grabbed.set_value(None);
            on_settled(width.get_untracked());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowLeft" => -KEY_STEP,
            "ArrowRight" => KEY_STEP,
            _ => return,
        };
        event.prevent_default();
        resize(width.get_untracked() + step * direction);
        on_settled(width.get_untracked());
    };
    view! {
        <div
            class="splitter"
            role="separator"
            aria-orientation="vertical"
            aria-label=label
            aria-valuenow=move || decimal(width.get().round())
            aria-valuemin=decimal(min)
            aria-valuemax=decimal(max)
            tabindex="0"
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=on_up
            on:pointercancel=on_up
            on:keydown=on_key
        ></div>
    }
}
