//! The inspector: every property of what is selected.

use leptos::prelude::*;

/// The panel.
#[component]
pub fn Inspector() -> impl IntoView {
    view! { <p>"Nothing is selected."</p> }
}
