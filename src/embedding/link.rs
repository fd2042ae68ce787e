//! The way from an embedded diagram to the app.

use crowfoot_share::Without;
use leptos::prelude::*;

use crate::state::{App, Written};
use crate::widgets::{Icon, IconName};

/// A link that opens the embedded design where it can be edited, in a tab of its own.
#[component]
pub fn EmbedLink() -> impl IntoView {
    let app = App::expect();
    let link = RwSignal::new(String::new());
    let writing = StoredValue::new_local(None);
    Effect::new(move |_| {
        app.mirror.document.track();
        // Without the code for links there is nothing to lead to; what was there stays.
        let tell = move |written| {
            if let Written::Link(_, made) = written {
                link.set(made);
            }
        };
        writing.set_value(Some(app.write_links(vec![Without::default()], tell)));
    });
    on_cleanup(move || drop(writing.try_update_value(Option::take)));
    view! {
        <a class="embed-link" href=move || link.get() target="_blank" rel="noopener">
            <Icon name=IconName::Export />
            "Open in Crowfoot"
        </a>
    }
}
