//! What helps to read a large diagram: the diagrams of the model, the focus, the minimap. It is fetched when there is
//! something to read.

mod diagrams;
mod focus;
mod minimap;

use leptos::prelude::*;

use crate::state::{App, MANY_TABLES};
use diagrams::Diagrams;
use focus::FocusBar;
use minimap::Minimap;

/// All of it, over the canvas.
#[component]
pub fn Reading() -> impl IntoView {
    let app = App::expect();
    let wanted = Memo::new(move |_| {
        app.mirror.shown.track();
        app.with(|editor| editor.session().minimap)
    });
    let maps = move || wanted.get() && app.mirror.table_count.get() >= MANY_TABLES;
    view! {
        <Show when=maps>
            <Minimap />
        </Show>
        <Diagrams />
        <FocusBar />
    }
}
