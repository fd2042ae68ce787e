//! What an embed has that the app has not: manners in somebody else's page, and the way to the app.

mod guard;
mod link;

use leptos::prelude::*;

use crowfoot_editor::Platform;

use crate::state::App;

/// What stands over an embedded diagram.
#[component]
pub fn Embedding() -> impl IntoView {
    let app = App::expect();
    let hint = RwSignal::new("");
    guard::begin(app, hint);
    view! {
        <link::EmbedLink />
        <p class="embed-hint" class:shown=move || !hint.get().is_empty() aria-hidden="true">
            {move || hint.get()}
        </p>
    }
}

/// What scrolling over the diagram says that has moved the page.
fn hint_for_wheel(app: App) -> &'static str {
    match app.with(|editor| editor.session().platform) {
        Platform::Mac => "⌘ + scroll to zoom, click to pan",
        Platform::Other => "Ctrl + scroll to zoom, click to pan",
    }
}

/// What a finger says that has moved the page.
const HINT_FOR_TOUCH: &str = "Tap to move the diagram, pinch to zoom";
