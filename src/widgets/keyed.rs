//! Lists whose entries stay in the page while others come and go.

use std::sync::Arc;

use leptos::prelude::*;

/// An entry: what tells it from others, and how it is made. One that has changed has another key.
#[derive(Clone)]
pub struct Entry {
    key: String,
    view: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

impl Entry {
    pub fn new(key: String, view: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self { key, view: Arc::new(view) }
    }
}

/// Shows the entries. All lists have entries of one type, so that the keeping of lists is in the app once.
pub fn keyed(entries: impl Fn() -> Vec<Entry> + Send + Sync + 'static) -> AnyView {
    let entries: Arc<dyn Fn() -> Vec<Entry> + Send + Sync> = Arc::new(entries);
    view! { <For each=move || entries() key=|entry| entry.key.clone() children=|entry| (entry.view)() /> }
        .into_any()
}
