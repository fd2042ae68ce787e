//! Large designs are laid out by the worker: what takes long does not hold up the page.

use std::rc::Rc;

use leptos::prelude::*;

use super::app::App;
use super::importing::ImportState;
use super::ui::DialogKind;
use crate::platform::frame;
use crate::platform::worker::Message;

/// What takes longer than this says so, and can be cancelled; in milliseconds.
const PATIENCE_MS: i32 = 400;

pub(super) fn arrange(app: App, numbers: Vec<f64>) {
    let importing = app.import;
    // What is imported comes laid out, and takes the place of what would be arranged.
    if importing.is_importing() {
        return;
    }
    importing.stop();
    let turn = importing.turn();
    let busy = app.busy();
    let end = Rc::new(move |places: Option<&[f64]>| {
        if importing.turn() != turn {
            return;
        }
        importing.rest(0);
        if importing.state.get_untracked() == ImportState::Arranging {
            importing.state.set(ImportState::Ready);
            app.ui.dialog.set(None);
        }
        app.update(|editor| editor.arranged(places));
    });
    let receive = {
        let end = Rc::clone(&end);
        move |message: Message| {
            let places = match message {
                Message::Arranged(places) => Some(places),
                Message::Failed { .. } => None,
                _ => return,
            };
            let end = Rc::clone(&end);
            // The worker may not be dropped from within its own message.
            frame::after(0, move || end(places.as_deref()));
        }
    };
    if importing.ask(busy, |worker| worker.arrange(&numbers, receive)).is_err() {
        return end(None);
    }
    frame::after(PATIENCE_MS, move || {
        if importing.turn() == turn && app.ui.dialog.with_untracked(Option::is_none) {
            importing.state.set(ImportState::Arranging);
            app.ui.dialog.set(Some(DialogKind::Import(String::new())));
        }
    });
}
