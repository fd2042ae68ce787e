//! When the store cannot be written: what people are told, and how it is tried again. It comes with what changes a
//! design.

use leptos::prelude::*;

use crowfoot_model::file;

use super::app::App;
use crate::platform::{files, frame, storage};
use crate::widgets::{Button, Icon, IconName};

/// The pause before the first new try, in milliseconds; each one that fails doubles it.
const FIRST_PAUSE_MS: i32 = 1_000;
const LONGEST_PAUSE_MS: i32 = 60_000;

/// The bar over the page that stays until everything is saved.
#[component]
pub fn RescueBar() -> impl IntoView {
    let app = App::expect();
    let autosave = app.autosave;
    let is_shown = StoredValue::new(true);
    on_cleanup(move || is_shown.set_value(false));
    try_again_later(app, is_shown, FIRST_PAUSE_MS);
    let text = move || words(&autosave.trouble.get().unwrap_or_default());
    let has_design = move || {
        app.ui.page.track();
        autosave.trouble.track();
        autosave.key().is_some()
    };
    let download = move || {
        let (name, text) = app.with(|editor| {
            let document = editor.document();
            (files::safe_name(&document.settings().name, ".crowfoot.json"), file::to_json(document))
        });
        files::download(&name, "application/json", &text);
        app.toasts.done(format!("{name} is in your downloads"));
    };
    view! {
        <div class="rescue" role="alert">
            <Icon name=IconName::Warning />
            <p><strong>"Not saved."</strong> " " {text}</p>
            <Show when=has_design>
                <Button icon=IconName::Download on_press=download>"Download the design"</Button>
            </Show>
            <Button on_press=move || { leptos::task::spawn_local(retry(app)); }>"Try again"</Button>
        </div>
    }
}

/// Tries again by itself, at longer and longer intervals.
fn try_again_later(app: App, is_shown: StoredValue<bool>, pause: i32) {
    frame::after(pause, move || {
        if is_shown.try_get_value() == Some(true) {
            leptos::task::spawn_local(retry(app));
            try_again_later(app, is_shown, pause.saturating_mul(2).min(LONGEST_PAUSE_MS));
        }
    });
}

/// Opens the store anew and saves the whole design: nobody knows what of it is still there.
async fn retry(app: App) {
    let autosave = app.autosave;
    if autosave.is_pending() {
        return;
    }
    if let Some(storage) = autosave.storage() {
        storage.close();
    }
    match storage::Storage::open(app.on_lost_storage()).await {
        Ok(storage) => autosave.connect(app, storage),
        Err(error) => return autosave.failed(error),
    }
    if autosave.key().is_some() {
        app.with(|editor| autosave.save_again(app, editor));
    } else {
        autosave.trouble.set(None);
    }
}

/// What an error of the browser's database means, and what helps.
fn words(error: &str) -> &'static str {
    let is = |name: &str| error.as_bytes().windows(name.len()).any(|part| part == name.as_bytes());
    if is("QuotaExceeded") {
        "The disk is full, or this site has used up its storage. Free some space, or delete designs that you no longer need."
    } else if is("VersionError") {
        "Another tab has a newer version of Crowfoot. Download the design, then reload this page."
    } else if is("not found") || is("SecurityError") || is("NotSupported") {
        "This browser does not let the page store anything. It may be a private window, or site data may be blocked."
    } else if is("InvalidState") || is("closing") || is("Unknown") {
        "The browser closed its database. Its data may have been cleared."
    } else {
        "The browser could not write to its database."
    }
}
