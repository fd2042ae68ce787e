//! What is in focus, and how far it reaches.

use leptos::prelude::*;

use crate::state::App;
use crate::widgets::{Button, IconButton, IconName};

/// The bar; there is none where the whole diagram is shown.
#[component]
pub fn FocusBar() -> impl IntoView {
    let app = App::expect();
    let focus = Memo::new(move |_| {
        app.mirror.shown.track();
        app.mirror.settled.track();
        app.with(|editor| {
            let focus = editor.session().focus.as_ref()?;
            Some((editor.focus_name(), focus.hops(), focus.len()))
        })
    });
    let is_on = Memo::new(move |_| focus.read().is_some());
    let say = move || {
        let (name, hops, count) = focus.get().unwrap_or_default();
        let title = name.clone();
        let hops = format!("{hops} {}", if hops == 1 { "hop" } else { "hops" });
        let count = format!("{count} {}", if count == 1 { "table" } else { "tables" });
        view! {
            <span class="focus-name" title=title>
                "Focused on " <b>{name}</b>
            </span>
            <span class="muted">{hops} " · " {count}</span>
        }
    };
    view! {
        <Show when=move || is_on.get()>
            <div class="focus-bar" role="group" aria-label="Focus">
                {say}
                <IconButton
                    icon=IconName::Minus
                    label="One hop closer"
                    shortcut=","
                    disabled=Signal::derive(move || focus.read().as_ref().is_none_or(|focus| focus.1 <= 1))
                    on_press=move || app.run("focus-less")
                />
                <IconButton icon=IconName::Add label="One hop further" shortcut="." on_press=move || app.run("focus-more") />
                <Show when=move || !app.ui.embedded>
                    <Button title="New diagram from these tables" on_press=move || app.run("new-diagram-from-focus")>
                        "New diagram"
                    </Button>
                </Show>
                <IconButton icon=IconName::Close label="Exit focus" shortcut="Esc" on_press=move || app.run("leave-focus") />
            </div>
        </Show>
    }
}
