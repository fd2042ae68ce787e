//! Keys that are pressed anywhere in the page and mean the diagram.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::input::key_event;
use crate::platform::document;
use crate::platform::dom::{Element, HtmlElement, KeyboardEvent};
use crate::state::{App, Page};

/// Hands keys to the editor for as long as the caller's owner lives, except those that a field, a dialog or a panel
/// wants for itself.
pub fn listen_to_keys(app: App) {
    let down = window_event_listener(ev::keydown, move |event| {
        if event.key() == "F6" && is_editor(app) {
            event.prevent_default();
            return walk_panes(event.shift_key());
        }
        if app.ui.dialog.with_untracked(Option::is_some) {
            return wait_for_dialog(app, &event);
        }
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

/// Keeps a key for a dialog that is on its way; one that is there has the focus.
fn wait_for_dialog(app: App, event: &KeyboardEvent) {
    let is_there = matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
    if !is_there && app.ui.page.get_untracked() == Page::Editor {
        // A paste has an event of its own.
        let pastes = (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("v");
        if !pastes {
            event.prevent_default();
            app.keep_for_dialog(&key_event(event, false));
        }
    }
}

fn belongs_to_editor(app: App, event: &KeyboardEvent) -> bool {
    if !is_editor(app) || event.default_prevented() || event.is_composing() {
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
    // Where nothing has the focus, Tab goes where the browser says.
    let on_canvas = match target.tag_name().as_str() {
        "CANVAS" => true,
        "BODY" => event.key() != "Tab",
        _ => false,
    };
    let shortcut = event.ctrl_key() || event.meta_key();
    // A focused button has its own use for plain keys; combinations mean the editor wherever the focus is.
    on_canvas || shortcut
}

/// Whether the editor is on show with nothing over it.
fn is_editor(app: App) -> bool {
    app.ui.page.get_untracked() == Page::Editor && app.ui.dialog.with_untracked(Option::is_none)
}

/// The parts of the page, and what takes the focus in each.
const PANES: [(&str, &str); 4] = [
    (".surface", "canvas"),
    (".side-panel", "button:not(:disabled), input, select"),
    (".top-bar", "button:not(:disabled)"),
    (".outline-panel", "[role=tree]"),
];

/// Moves the focus to the next part of the page that is on show.
fn walk_panes(back: bool) {
    let document = document();
    let active = document.active_element();
    let find = |pane: &str| document.query_selector(pane).ok().flatten();
    let panes = PANES.iter().filter_map(|(pane, target)| Some((find(pane)?, *target)));
    let panes: Vec<_> = panes.collect();
    let holds = |pane: &Element| pane.contains(active.as_deref());
    let at = panes.iter().position(|(pane, _)| holds(pane));
    let step = if back { panes.len().saturating_sub(1) } else { 1 };
    let next = at.map_or(0, |at| (at + step) % panes.len());
    let target = panes.get(next).and_then(|(pane, target)| pane.query_selector(target).ok().flatten());
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = target.focus();
    }
}
