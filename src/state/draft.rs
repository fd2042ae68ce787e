//! The text to be imported outlives the page: it is written to the store while typing pauses and when the page goes
//! away, and read when somebody is about to import. Each tab has a row of its own. A row whose tab is gone goes to the
//! next tab that has no text: that a tab lives shows in a lock that it holds.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;

use super::app::App;
use super::importing::{DRAFT, TYPED};
use crate::platform::frame::{after, wait};
use crate::platform::storage::Row;
use crate::platform::{preferences, random, tab, time, trouble};

/// The rows stand beside those of designs, whose keys are of another form.
const DRAFTS: &str = "draft";
/// Nothing is written before typing has paused this long, in milliseconds.
const PAUSE_MS: usize = 500;
/// Longer texts wait longer: a millisecond more for so many bytes.
const BYTES_PER_MS: usize = 2_000;
/// How often it is looked whether the page before this one, in the same tab, has let go of its lock, and how long after
/// each other, in milliseconds. On a busy machine that takes its time.
const RELOAD_TRIES: u32 = 12;
const RELOAD_MS: i32 = 250;

/// Brings back what was typed before the page was loaded, and keeps what is typed from now on.
pub(super) fn keep(app: App) {
    if app.ui.embedded || app.import.is_kept.get_value().is_some() {
        return;
    }
    app.import.is_kept.set_value(Some(false));
    let keeper = Rc::new(Keeper::new(app));
    let busy = app.busy();
    leptos::task::spawn_local(async move {
        keeper.restore().await;
        app.import.is_kept.set_value(Some(true));
        keeper.begin();
        drop(busy);
    });
}

struct Keeper {
    app: App,
    /// The name of this tab's row.
    row: RefCell<String>,
    /// Counts the changes of the text.
    changes: Cell<u32>,
    is_written: Cell<bool>,
    /// The text could not be written: whoever leaves the page is asked.
    failed: Cell<bool>,
    asks: Cell<bool>,
}

impl Keeper {
    fn new(app: App) -> Self {
        // Rows sort by their age.
        let row = format!("{:014.0}-{:08x}", time::now(), random::random_u32());
        Self {
            app,
            row: RefCell::new(row),
            changes: Cell::new(0),
            is_written: Cell::new(true),
            failed: Cell::new(false),
            asks: Cell::new(false),
        }
    }

    async fn restore(&self) {
        let mut drafts = match self.app.autosave.storage() {
            Some(storage) => storage.rows(DRAFTS).await.unwrap_or_default(),
            None => Vec::new(),
        };
        if let Some(own) = tab::get(DRAFT)
            && match drafts.iter().any(|(name, _)| *name == own) {
                true => hold_after_reload(&own).await,
                false => hold(&own).await,
            }
        {
            self.row.replace(own);
        }
        let mut own = self.row.borrow().clone();
        hold(&own).await;
        let at = drafts.iter().position(|(name, _)| *name == own);
        let mut found = at.map(|at| drafts.remove(at).1);
        while found.is_none()
            && let Some((name, text)) = drafts.pop()
        {
            if hold(&name).await {
                own = name;
                found = Some(text);
            }
        }
        tab::set(DRAFT, &own);
        self.row.replace(own);
        let mut texts: Vec<String> = found.into_iter().collect();
        // Typed in the page before this one, or in this one by now.
        if let Some(typed) = tab::get(TYPED).filter(|typed| !typed.is_empty()) {
            let is_own = self.app.import.draft.with_untracked(|draft| *draft == typed);
            if !is_own && texts.first() != Some(&typed) {
                texts.push(typed);
            }
        }
        tab::set(TYPED, "");
        for text in texts.into_iter().rev() {
            // Somebody may have begun to type by now.
            self.app.import.draft.update(|draft| *draft = joined(text, draft));
        }
    }

    /// Follows the text from now on.
    fn begin(self: Rc<Self>) {
        let leaving = Rc::clone(&self);
        let _ = window_event_listener(ev::pagehide, move |_| leaving.write());
        let draft = self.app.import.draft;
        Effect::new(move |seen: Option<()>| {
            let length = draft.with(String::len);
            if seen.is_some() || length > 0 {
                self.changed(length);
            }
        });
    }

    fn changed(self: &Rc<Self>, length: usize) {
        self.is_written.set(false);
        if self.app.autosave.storage().is_none() {
            return self.done(length == 0);
        }
        let change = self.changes.get().wrapping_add(1);
        self.changes.set(change);
        let keeper = Rc::clone(self);
        let pause = PAUSE_MS + length / BYTES_PER_MS;
        after(i32::try_from(pause).unwrap_or(i32::MAX), move || {
            if keeper.changes.get() == change {
                keeper.write();
            }
        });
    }

    fn write(self: &Rc<Self>) {
        if self.is_written.replace(true) || trouble::has_stopped() {
            return;
        }
        let text = self.app.import.draft.get_untracked();
        let Some(storage) = self.app.autosave.storage() else { return };
        let is_empty = text.is_empty();
        if !is_empty {
            preferences::set(DRAFT, "on");
        }
        let row = Row { name: self.row.borrow().clone(), text: (!is_empty).then_some(text) };
        // The write is on its way before this returns, as the page may be about to go.
        let written = storage.save(DRAFTS, &[row], None);
        let keeper = Rc::clone(self);
        leptos::task::spawn_local(async move {
            keeper.done(written.await.is_ok() || is_empty);
            if is_empty && storage.rows(DRAFTS).await.is_ok_and(|rows| rows.is_empty()) {
                preferences::remove(DRAFT);
            }
        });
    }

    /// Notes whether the text is safe. While it is not, whoever leaves the page is asked.
    fn done(self: &Rc<Self>, is_safe: bool) {
        self.failed.set(!is_safe);
        if is_safe || self.asks.replace(true) {
            return;
        }
        let keeper = Rc::clone(self);
        let _ = window_event_listener(ev::beforeunload, move |event| {
            if keeper.failed.get() {
                event.prevent_default();
            }
        });
    }
}

/// Takes the lock of a row.
async fn hold(row: &str) -> bool {
    tab::hold(&["crowfoot-draft-", row].concat()).await
}

/// As [`hold`], for the row of the page before this one, which may still be going.
async fn hold_after_reload(row: &str) -> bool {
    for _ in 0..RELOAD_TRIES {
        if hold(row).await {
            return true;
        }
        wait(RELOAD_MS).await;
    }
    false
}

fn joined(mut first: String, second: &str) -> String {
    if !second.is_empty() {
        first.push('\n');
        first.push_str(second);
    }
    first
}
