//! The way from an embedded diagram to the app.

use leptos::prelude::*;

use crate::state::App;
use crate::widgets::{Icon, IconName};

/// A link that opens the embedded design where it can be edited, in a tab of its own.
#[component]
pub fn EmbedLink() -> impl IntoView {
    let app = App::expect();
    let link = move || {
        app.mirror.document.track();
        app.link()
    };
    view! {
        <a class="embed-link" href=link target="_blank" rel="noopener">
            <Icon name=IconName::Export />
            "Open in Crowfoot"
        </a>
    }
}
