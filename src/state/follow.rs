//! What happens after the editor has done something.

use leptos::prelude::*;

use crowfoot_editor::{Changes, Editor, KeyEvent, Panel, Request};

use super::app::App;
use super::ui::{DialogKind, Side};
use crate::platform::frame::{self, Turn};
use crate::platform::{clipboard, preferences, time, window};
use crate::state::parts::Missing;

/// How long the pointer rests on a table before all but its neighbourhood steps back.
const REST_MS: i32 = 120;
/// How long there has been no edit before lines and review catch up, in milliseconds: keys repeat every 30.
const PAUSE_MS: f64 = 80.0;

impl App {
    /// Passes on what changed: to the signals, the canvas, the store, the listeners.
    pub(super) fn follow(self) {
        let mut changes = Changes::default();
        self.editor().update_value(|editor| changes = editor.take_changes());
        if changes.is_empty() {
            return;
        }
        self.editor().with_value(|editor| {
            self.mirror.follow(editor, &changes);
            if !self.ui.embedded && !changes.replaced {
                self.autosave.note(self, editor, &changes.edits);
            }
        });
        if changes.repaint || changes.camera_changed || changes.selection_changed {
            self.repaint();
        }
        if changes.hover_changed {
            self.await_rest();
        }
        self.schedule_work(changes.replaced || !changes.records.is_empty());
        self.tell_listeners(&changes);
        for request in std::mem::take(&mut changes.requests) {
            self.serve(request);
        }
    }

    /// Lets the lines and the review catch up.
    fn schedule_work(self, edited: bool) {
        if edited {
            self.edited_at.set_value(time::now());
        }
        let (fetch, lags) = self.with(|editor| {
            // Router and rules are fetched for the first table: there is little to do on an empty canvas.
            let has_all = editor.has_router() && editor.has_reviewer();
            (edited && !has_all && editor.document().tables().len() > 0, editor.lags())
        });
        if lags && !self.work_scheduled.get_value() {
            self.work_scheduled.set_value(true);
            frame::soon(move || self.catch_up());
        }
        if fetch && !self.fetching.get_value() {
            self.fetching.set_value(true);
            leptos::task::spawn_local(async move {
                let fetched = self.fetch_followers().await;
                self.fetching.set_value(false);
                // The next edit tries again.
                if let Err(missing) = fetched {
                    self.toasts.error(missing.to_string());
                }
            });
        }
    }

    /// A turn of the work that follows edits, once there is a pause between them: the frame that shows an edit comes
    /// first, and the next key, which may come at any time, does not wait for the end of a turn.
    fn catch_up(self) {
        let pause = PAUSE_MS - (time::now() - self.edited_at.get_value()).abs();
        if pause > 0.0 {
            return frame::after(pause.ceil() as i32, move || self.catch_up());
        }
        self.work_scheduled.set_value(false);
        self.update(|editor| {
            let turn = Turn::begin();
            while editor.lags() && !turn.is_over() {
                editor.catch_up();
            }
        });
        self.schedule_work(false);
    }

    /// Tells the editor when the pointer has rested where it is.
    fn await_rest(self) {
        let turn = self.hover_turn.get_value().wrapping_add(1);
        self.hover_turn.set_value(turn);
        frame::after(REST_MS, move || {
            if self.hover_turn.get_value() == turn {
                self.update(Editor::dwell);
            }
        });
    }

    /// Fetches what follows the document: the router, since one sees it, then the rules.
    async fn fetch_followers(self) -> Result<(), Missing> {
        if !self.with(Editor::has_router) {
            let reading = (self.parts.reading)().await?;
            self.update(|editor| editor.set_router(reading.router));
        }
        if !self.with(Editor::has_reviewer) {
            let rules = (self.parts.reviewing)().await?;
            self.update(|editor| editor.set_reviewer(rules.reviewer));
        }
        Ok(())
    }

    fn serve(self, request: Request) {
        match request {
            // The inline editor follows the `editing` signal.
            Request::Edit(_) => {}
            Request::CopyText(text) => leptos::task::spawn_local(async move {
                if let Err(error) = clipboard::write(&text).await {
                    self.toasts.error(format!("The browser blocked copying: {error}."));
                }
            }),
            Request::Key(key) => {
                if !self.keep_for_dialog(&key) {
                    self.update(|editor| editor.key(&key));
                }
            }
            Request::ReadClipboard => self.paste_from_clipboard(),
            Request::Import(text) => self.ui.dialog.set(Some(DialogKind::Import(text))),
            Request::Open(panel) => self.open(panel, false),
            Request::Toggle(panel) => self.open(panel, true),
            Request::ToggleTheme => self.theme.toggle(),
            Request::Menu(x, y) => self.ui.menu.set(Some((x, y))),
            Request::Remember(name, on) => preferences::set(name, if on { "on" } else { "off" }),
            Request::Arrange(numbers) => self.arrange_elsewhere(numbers),
            Request::Announce(text) => self.ui.announcement.set(text),
            Request::Warn(text) => self.toasts.error(text),
        }
    }

    fn open(self, panel: Panel, toggle: bool) {
        let side = |side| if toggle { self.ui.toggle_side(side) } else { self.ui.open_side(side) };
        match panel {
            Panel::Outline if toggle => self.ui.toggle_outline(),
            Panel::Outline => self.ui.outline.set(true),
            Panel::Inspector | Panel::Colors => side(Side::Inspector),
            Panel::Problems => side(Side::Problems),
            Panel::Export => side(Side::Export),
            Panel::Picture => side(Side::Picture),
            Panel::Import => self.ui.dialog.set(Some(DialogKind::Import(String::new()))),
            Panel::Share => self.ui.dialog.set(Some(DialogKind::Share)),
            Panel::Find => self.ui.dialog.set(Some(DialogKind::Find(""))),
            Panel::ShowTables => self.ui.dialog.set(Some(DialogKind::Find("+"))),
            Panel::Keys => self.ui.dialog.set(Some(DialogKind::Keys)),
        }
    }

    /// Keeps a key for a dialog that is on its way. Returns whether there is one.
    pub fn keep_for_dialog(self, key: &KeyEvent) -> bool {
        if self.ui.dialog.with_untracked(Option::is_none) {
            return false;
        }
        match key.key.as_str() {
            "Escape" => self.ui.dialog.set(None),
            _ => self.ahead.update_value(|ahead| ahead.push(key.clone())),
        }
        true
    }

    fn paste_from_clipboard(self) {
        leptos::task::spawn_local(async move {
            let promise = window().navigator().clipboard().read_text();
            match wasm_bindgen_futures::JsFuture::from(promise).await {
                Ok(text) => {
                    let text = text.as_string().unwrap_or_default();
                    self.update(|editor| editor.paste(&text));
                }
                Err(_) => self
                    .toasts
                    .error("The browser does not let pages read the clipboard. Press Ctrl+V instead."),
            }
        });
    }
}
