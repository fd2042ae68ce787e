//! What helps to read a large diagram: the diagrams of the model, the focus, the minimap. It is fetched when there is
//! something to read.

mod diagrams;
mod focus;
mod menu;
mod minimap;

use leptos::prelude::*;

use crate::state::{App, MANY_TABLES};
use diagrams::Diagrams;
use focus::FocusBar;
use menu::CanvasMenu;
use minimap::Minimap;

/// All of it, over the canvas.
#[component]
pub fn Reading() -> impl IntoView {
    let app = App::expect();
    let maps = Memo::new(move |_| {
        app.mirror.shown.track();
        app.mirror.document.track();
        app.with(|editor| editor.session().minimap && editor.scene().nodes().nth(MANY_TABLES - 1).is_some())
    });
    view! {
        <Show when=move || maps.get()>
            <Minimap />
        </Show>
        <Diagrams />
        <FocusBar />
        <CanvasMenu />
    }
}
