//! Keeps the document in hand in the browser's database: every edit, as it is made.

use leptos::ev;
use leptos::prelude::*;

use crowfoot_compact::VecSet;
use crowfoot_editor::Editor;
use crowfoot_model::json::Value;
use crowfoot_model::merge::Replica;
use crowfoot_model::{Diff, RecordKey};

use super::app::App;
use super::saving::Saver;
use crate::platform::broadcast::Channel;
use crate::platform::focus;
use crate::platform::random;
use crate::platform::storage::Storage;
use crate::platform::trouble;

/// What the top bar says about the document's safety.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    Saved,
    Saving,
    /// Edits are kept in this tab only; the reason is for people.
    Failed(String),
}

/// Saves that may be under way at the same time. The store does them in their order; what changes while it is that
/// far behind goes with the next.
const MOST_SAVES: u32 = 8;

/// The way to the store.
#[derive(Clone, Copy)]
pub struct Autosave {
    pub state: RwSignal<SaveState>,
    /// Why something is not saved, until everything is: the error of the browser.
    pub trouble: RwSignal<Option<String>>,
    storage: StoredValue<Option<Storage>, LocalStorage>,
    /// Key of the document in hand; `None` while it is not kept.
    key: StoredValue<Option<String>>,
    pub(super) dirty: StoredValue<VecSet<RecordKey>>,
    /// Nothing of the document in hand has been saved: it is in no other tab.
    pub(super) fresh: StoredValue<bool>,
    /// The document in hand is as its link has it.
    pub(super) untouched: StoredValue<bool>,
    /// What comes into hand next comes by a link.
    pub(super) by_link: StoredValue<bool>,
    /// Number of saves under way.
    pub(super) saving: StoredValue<u32>,
    pub(super) channel: StoredValue<Option<Channel>, LocalStorage>,
    /// Another tab has the document too, or had it.
    pub(super) shared: StoredValue<bool>,
    /// What is known of the changes to the document in hand, here and in other tabs.
    pub(super) replica: StoredValue<Replica>,
    /// What was done here and has not been told to other tabs, in its order.
    pub(super) unsent: StoredValue<Vec<Diff>>,
    /// What writes to the store, once it is there.
    saver: StoredValue<Option<Saver>>,
    /// Whether the page asks before it is left with something unsaved.
    asks: StoredValue<bool>,
    /// Whether the browser has been asked to keep what is stored.
    pub(super) persists: StoredValue<bool>,
    /// What other tabs said before that.
    received: StoredValue<Vec<String>>,
}

impl Autosave {
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(SaveState::Saved),
            trouble: RwSignal::new(None),
            storage: StoredValue::new_local(None),
            key: StoredValue::new(None),
            dirty: StoredValue::new(VecSet::new()),
            fresh: StoredValue::new(false),
            untouched: StoredValue::new(false),
            by_link: StoredValue::new(false),
            saving: StoredValue::new(0),
            channel: StoredValue::new_local(None),
            shared: StoredValue::new(false),
            replica: StoredValue::new(Replica::default()),
            unsent: StoredValue::new(Vec::new()),
            saver: StoredValue::new(None),
            asks: StoredValue::new(false),
            persists: StoredValue::new(false),
            received: StoredValue::new(Vec::new()),
        }
    }

    pub fn storage(self) -> Option<Storage> {
        self.storage.with_value(Clone::clone)
    }

    pub fn key(self) -> Option<String> {
        self.key.get_value()
    }

    pub fn is_pending(self) -> bool {
        self.saving.get_value() > 0
    }

    /// Uses a database from now on, and listens to the other tabs.
    pub fn connect(self, app: App, storage: Storage) {
        self.storage.set_value(Some(storage));
        if self.channel.with_value(Option::is_some) {
            return;
        }
        let channel = Channel::open("crowfoot", move |message| self.receive(app, message));
        self.channel.set_value(Some(channel));
        let _ = window_event_listener(ev::pagehide, move |_| {
            // What is being typed is entered, as by a press elsewhere.
            focus::leave();
            app.with(|editor| self.flush(app, editor));
        });
    }

    /// Something is not saved. Whoever leaves the page is asked from now on.
    pub fn failed(self, reason: String) {
        trouble::failed(&reason);
        if !self.asks.get_value() {
            self.asks.set_value(true);
            let _ = window_event_listener(ev::beforeunload, move |event| {
                if self.is_at_risk() {
                    event.prevent_default();
                }
            });
        }
        self.trouble.set(Some(reason.clone()));
        self.state.set(SaveState::Failed(reason));
    }

    /// Whether work is lost if the design is left now.
    pub fn is_at_risk(self) -> bool {
        let waits = self.is_pending() || !self.dirty.with_value(VecSet::is_empty);
        self.trouble.with_untracked(Option::is_some) && waits && !self.untouched.get_value()
    }

    /// Keeps what follows under this key. Nothing of the document before it is left to be saved.
    pub fn keep_as(self, key: Option<String>) {
        self.dirty.set_value(VecSet::new());
        self.fresh.set_value(false);
        self.untouched.set_value(self.by_link.try_update_value(std::mem::take).unwrap_or_default());
        self.shared.set_value(false);
        self.replica.set_value(Replica::new(random::random_u32()));
        self.unsent.set_value(Vec::new());
        if let Some(key) = &key {
            // What other tabs did while this one read the document.
            self.send(&Value::object([("document", key.as_str().into()), ("hello", true.into())]));
        }
        self.key.set_value(key);
        trouble::sent();
    }

    /// A key that no document has.
    pub fn fresh_key() -> String {
        format!("{:08x}{:08x}", random::random_u32(), random::random_u32())
    }

    /// Notes what was edited here and saves it.
    pub fn note(self, app: App, editor: &Editor, edits: &[Diff]) {
        if edits.is_empty() || self.key().is_none() {
            return;
        }
        self.untouched.set_value(false);
        self.unsent.update_value(|unsent| unsent.extend_from_slice(edits));
        let keys = edits.iter().flat_map(|edit| edit.changes().map(|(key, _)| key));
        self.dirty.update_value(|dirty| dirty.extend(keys));
        trouble::edited();
        self.save(app, editor);
    }

    /// Saves the whole document in hand.
    pub fn save_all(self, app: App, editor: &Editor) {
        self.dirty.set_value(editor.document().keys().into_iter().collect());
        self.fresh.set_value(true);
        trouble::edited();
        self.save(app, editor);
    }

    /// Saves the whole document in hand once more, with what was taken out of it and is not saved yet.
    pub fn save_again(self, app: App, editor: &Editor) {
        self.dirty.update_value(|dirty| dirty.extend(editor.document().keys()));
        self.fresh.set_value(true);
        self.save(app, editor);
    }

    /// Starts a save unless too many are under way; those then start the next.
    pub(super) fn save(self, app: App, editor: &Editor) {
        if self.saving.get_value() < MOST_SAVES {
            self.flush(app, editor);
        }
    }

    /// Saves what is not on its way yet: there is no later for a page or a document that goes away.
    pub fn flush(self, app: App, editor: &Editor) {
        if self.dirty.with_value(VecSet::is_empty) {
            return;
        }
        match self.saver.get_value() {
            Some(saver) => (saver.flush)(self, app, editor),
            None => app.fetch_toolkit(),
        }
    }

    /// Nothing can be written, for want of what writes.
    pub fn cut_off(self, reason: String) {
        if !self.dirty.with_value(VecSet::is_empty) {
            self.failed(reason);
        }
    }

    /// Takes what writes to the store, and lets it write what has waited for it.
    pub fn set_saver(self, app: App, saver: Saver) {
        self.saver.set_value(Some(saver));
        app.with(|editor| self.flush(app, editor));
        for message in self.received.try_update_value(std::mem::take).unwrap_or_default() {
            (saver.receive)(self, app, &message);
        }
    }

    /// Sends something to the other tabs.
    pub(super) fn send(self, message: &Value) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.send(&message.to_string());
            }
        });
    }

    /// Messages wait for the saver, which comes with the tools: they alone are no reason to fetch it before the page is
    /// ready.
    fn receive(self, app: App, message: String) {
        match self.saver.get_value() {
            Some(saver) => (saver.receive)(self, app, &message),
            None => self.received.update_value(|received| received.push(message)),
        }
    }

    /// A save of these records is over.
    pub(super) fn saved(
        self,
        app: App,
        key: &String,
        result: Result<(), String>,
        records: &VecSet<RecordKey>,
    ) {
        self.saving.update_value(|saving| *saving -= 1);
        match result {
            Ok(()) => {
                app.with(|editor| self.save(app, editor));
                if !self.is_pending() && self.dirty.with_value(VecSet::is_empty) {
                    self.state.set(SaveState::Saved);
                    self.trouble.set(None);
                }
            }
            Err(error) => {
                // Another edit tries again with everything that is not safe yet.
                if self.key().as_ref() == Some(key) {
                    self.dirty.update_value(|waiting| waiting.extend(records));
                }
                self.failed(error);
            }
        }
    }
}
