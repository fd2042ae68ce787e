//! The way from an embedded diagram to the app.

use leptos::prelude::*;

use crate::state::App;
use crate::widgets::{Icon, IconName};

/// A link that opens the embedded design where it can be edited, in a tab of its own.
#[component]
pub fn EmbedLink() -> impl IntoView {
    let app = App::expect();
    let link = RwSignal::new(String::new());
    Effect::new(move |_| {
        app.mirror.document.track();
        leptos::task::spawn_local(async move {
            // Without the code for links there is nothing to lead to; what was there stays.
            if let Ok(made) = app.link().await {
                link.set(made);
            }
        });
    });
    view! {
        <a class="embed-link" href=move || link.get() target="_blank" rel="noopener">
            <Icon name=IconName::Export />
            "Open in Crowfoot"
        </a>
    }
}
