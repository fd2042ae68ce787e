//! What helps to read a large diagram: the diagrams of the model, the focus, the minimap. It is fetched when there is
//! something to read.

mod diagrams;
mod focus;
mod mark_tip;
mod menu;
mod minimap;

use leptos::prelude::*;

use crowfoot_editor::Editor;

use crate::state::{App, MANY_TABLES};
use crate::widgets::Button;
use diagrams::Diagrams;
use focus::FocusBar;
use mark_tip::MarkTip;
use menu::CanvasMenu;
use minimap::Minimap;

/// All of it, over the canvas.
#[component]
pub fn Reading() -> impl IntoView {
    let app = App::expect();
    let maps = Memo::new(move |_| {
        app.mirror.shown.track();
        app.mirror.settled.track();
        app.with(|editor| editor.session().minimap && editor.scene().nodes().nth(MANY_TABLES - 1).is_some())
    });
    let is_empty = Memo::new(move |_| {
        app.mirror.shown.track();
        app.mirror.settled.track();
        let is_empty =
            |editor: &Editor| !editor.shows_everything() && editor.scene().nodes().next().is_none();
        app.with(is_empty) && !app.ui.embedded
    });
    view! {
        <Show when=move || maps.get()>
            <Minimap />
        </Show>
        <Diagrams />
        <FocusBar />
        <CanvasMenu />
        <MarkTip />
        <Show when=move || is_empty.get()>
            <div class="surface-hint diagram-empty">
                <p>"This diagram is empty."</p>
                <Button on_press=move || app.run("show-on-diagram")>"Add tables"</Button>
            </div>
        </Show>
    }
}
