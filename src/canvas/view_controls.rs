//! Zoom and fit, in the corner of the diagram.

use leptos::prelude::*;

use crate::state::App;
use crate::widgets::{IconButton, IconName};

/// The controls of the view.
#[component]
pub fn ViewControls() -> impl IntoView {
    let app = App::expect();
    let percent = move || format!("{}%", (app.mirror.camera.get().zoom * 100.0).round() as i32);
    view! {
        <div class="view-controls" role="group" aria-label="View">
            <div class="zoom-bar">
                <IconButton icon=IconName::Minus label="Zoom out" on_press=move || app.run("zoom-out") />
                <button
                    type="button"
                    class="zoom-level"
                    title="Zoom to 100%"
                    on:click=move |_| app.update(|editor| editor.zoom_to(1.0, None))
                >
                    {percent}
                </button>
                <IconButton icon=IconName::Add label="Zoom in" on_press=move || app.run("zoom-in") />
                <IconButton icon=IconName::Fit label="Zoom to fit" on_press=move || app.run("fit") />
            </div>
        </div>
    }
}
