//! What is done with the review as a whole, and rarely.

use leptos::prelude::*;

use crowfoot_rules::accept_all;

use super::team;
use crate::state::App;
use crate::widgets::{IconName, Menu, MenuItem};

/// The menu of the panel.
#[component]
pub(super) fn ReviewMenu(shows_ignored: RwSignal<bool>) -> impl IntoView {
    let app = App::expect();
    let has_none = move || app.mirror.counts.get().open() == 0;
    view! {
        <Menu icon=IconName::Menu label="Review options">
            <MenuItem
                label="Ignore all problems"
                disabled=Signal::derive(has_none)
                on_press=move || ignore_all(app)
            />
            <MenuItem label="Show what is ignored" on_press=move || shows_ignored.set(true) />
            <div class="menu-rule"></div>
            <MenuItem label="Apply crowfoot.toml…" on_press=move || team::choose(app) />
            <MenuItem label="Save as crowfoot.toml" on_press=move || team::save(app) />
        </Menu>
    }
}

/// Ignores everything that is open: from now on the panel shows what is new.
fn ignore_all(app: App) {
    let count = app.update(|editor| {
        editor.run_review();
        let diff = accept_all(editor.document());
        let count = editor.review().counts().open();
        editor.apply("Ignore all problems", &diff);
        count
    });
    app.ui.announcement.set(match count {
        1 => "1 problem ignored. New ones are reported.".to_owned(),
        count => format!("{count} problems ignored. New ones are reported."),
    });
}
