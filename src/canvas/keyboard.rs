//! Keys that are pressed anywhere in the page and mean the diagram.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::input::key_event;
use crate::state::{App, Page};

/// Hands keys to the editor for as long as the caller's owner lives, except those that a field, a dialog or a panel
/// wants for itself.
pub fn listen_to_keys(app: App) {
    let down = window_event_listener(ev::keydown, move |event| {
        if belongs_to_editor(app, &event) && app.update(|editor| editor.key(&key_event(&event, false))) {
            event.prevent_default();
        }
    });
    let up = window_event_listener(ev::keyup, move |event| {
        if belongs_to_editor(app, &event) {
            app.update(|editor| editor.key(&key_event(&event, true)));
        }
    });
    on_cleanup(move || {
        down.remove();
        up.remove();
    });
}

fn belongs_to_editor(app: App, event: &KeyboardEvent) -> bool {
    if app.ui.page.get_untracked() != Page::Editor
        || app.ui.dialog.with_untracked(Option::is_some)
        || event.default_prevented()
        || event.is_composing()
    {
        return false;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return true;
    };
    let typing =
        matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || target.is_content_editable();
    if typing {
        return false;
    }
    let on_canvas = matches!(target.tag_name().as_str(), "CANVAS" | "BODY");
    let shortcut = event.ctrl_key() || event.meta_key();
    // A focused button has its own use for plain keys; combinations mean the editor wherever the focus is.
    on_canvas || shortcut
}
