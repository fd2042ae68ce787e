//! Files and text that are dropped on the page or pasted into it.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::platform::dom::{DataTransfer, HtmlElement};
use crate::platform::folders;
use crate::state::{App, DialogKind, ImportState, Page};

/// Takes drops and pastes for as long as the caller's owner lives.
pub fn listen_to_drops(app: App) {
    if app.ui.embedded {
        return;
    }
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        if let Some(data) = event.data_transfer() {
            take(app, &data);
        }
    });
    let paste = window_event_listener(ev::paste, move |event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let typing = field.is_some_and(|field| matches!(field.tag_name().as_str(), "INPUT" | "TEXTAREA"));
        if typing {
            return;
        }
        if let Some(kind) = app.ui.dialog.get_untracked() {
            // One that is on its way; in one that is there a field has the focus.
            let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
            let is_asked =
                matches!(app.import.state.get_untracked(), ImportState::Ready | ImportState::Failed(_));
            if let (DialogKind::Import(_), Some(text), true) = (kind, text, is_asked) {
                app.import.draft.update(|draft| draft.push_str(&text));
            }
            return;
        }
        if let Some(data) = event.clipboard_data() {
            event.prevent_default();
            take(app, &data);
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
        paste.remove();
    });
}

fn take(app: App, data: &DataTransfer) {
    if let Some(entries) = folders::dropped(data) {
        return app.open_folder(entries);
    }
    let files = data.files();
    let files: Vec<_> =
        files.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.get(at))).collect();
    if !files.is_empty() {
        return app.open_dropped(files);
    }
    let text = data.get_data("text/plain").unwrap_or_default();
    if text.trim().is_empty() {
        return;
    }
    let in_field = app.with(|editor| editor.session().editing.is_some());
    if !in_field && text.bytes().any(|byte| byte == b'#') && text.trim_start().starts_with("http") {
        leptos::task::spawn_local(async move { app.open_link(text.trim()).await });
    } else if app.ui.page.get_untracked() == Page::Editor {
        app.update(|editor| editor.paste(&text));
    } else {
        app.ui.dialog.set(Some(DialogKind::Import(text)));
    }
}
