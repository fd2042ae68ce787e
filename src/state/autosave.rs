//! Keeps the document in hand in the browser's database: every edit, as it is made.

use leptos::ev;
use leptos::prelude::*;

use crowfoot_compact::VecSet;
use crowfoot_editor::Editor;
use crowfoot_model::json::{self, Value};
use crowfoot_model::{Document, Edit, RecordKey, file};

use super::app::App;
use super::thumbnail::thumbnail;
use crate::platform::broadcast::Channel;
use crate::platform::storage::{Row, Storage};
use crate::platform::{random, time};

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

/// A document of more records is written in portions, so that the page goes on meanwhile.
const MANY_ROWS: usize = 300;

/// The way to the store.
#[derive(Clone, Copy)]
pub struct Autosave {
    pub state: RwSignal<SaveState>,
    storage: StoredValue<Option<Storage>, LocalStorage>,
    /// Key of the document in hand; `None` while it is not kept.
    key: StoredValue<Option<String>>,
    dirty: StoredValue<VecSet<RecordKey>>,
    /// Number of saves under way.
    saving: StoredValue<u32>,
    channel: StoredValue<Option<Channel>, LocalStorage>,
    /// Edits that come from another tab are saved by that tab.
    receiving: StoredValue<bool>,
}

impl Autosave {
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(SaveState::Saved),
            storage: StoredValue::new_local(None),
            key: StoredValue::new(None),
            dirty: StoredValue::new(VecSet::new()),
            saving: StoredValue::new(0),
            channel: StoredValue::new_local(None),
            receiving: StoredValue::new(false),
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
        let channel = Channel::open("crowfoot", move |message| self.receive(app, &message));
        self.channel.set_value(Some(channel));
        let _ = window_event_listener(ev::pagehide, move |_| app.with(|editor| self.flush(app, editor)));
    }

    pub fn failed(self, reason: String) {
        self.state.set(SaveState::Failed(reason));
    }

    /// Keeps what follows under this key. Nothing of the document before it is left to be saved.
    pub fn keep_as(self, key: Option<String>) {
        self.key.set_value(key);
        self.dirty.set_value(VecSet::new());
    }

    /// A key that no document has.
    pub fn fresh_key() -> String {
        format!("{:08x}{:08x}", random::random_u32(), random::random_u32())
    }

    /// Notes the records that an edit changed and saves them.
    pub fn note(self, app: App, editor: &Editor, records: &VecSet<RecordKey>) {
        if records.is_empty() || self.receiving.get_value() || self.key().is_none() {
            return;
        }
        self.dirty.update_value(|dirty| dirty.extend(records));
        self.save(app, editor);
    }

    /// Saves the whole document in hand.
    pub fn save_all(self, app: App, editor: &Editor) {
        let keys = editor.document().keys();
        if keys.len() > MANY_ROWS {
            return self.save_many(app, editor, keys);
        }
        self.dirty.set_value(keys.into_iter().collect());
        self.save(app, editor);
    }

    /// Saves a large document that is in no other tab yet, without holding up the page.
    fn save_many(self, app: App, editor: &Editor, keys: Vec<RecordKey>) {
        let (Some(storage), Some(key)) = (self.storage(), self.key()) else { return };
        let summary = self.summary(editor);
        let document = editor.document().clone();
        self.saving.update_value(|saving| *saving += 1);
        self.state.set(SaveState::Saving);
        leptos::task::spawn_local(async move {
            let mut rows = keys.iter().map(|record| row(&document, *record));
            let result = storage.save_many(&key, &mut rows, &summary).await;
            self.saved(app, &key, result, &keys.into_iter().collect());
        });
    }

    /// Starts a save unless too many are under way; those then start the next.
    fn save(self, app: App, editor: &Editor) {
        if self.saving.get_value() < MOST_SAVES {
            self.flush(app, editor);
        }
    }

    /// Saves what is not on its way yet: there is no later for a page or a document that goes away.
    pub fn flush(self, app: App, editor: &Editor) {
        if self.dirty.with_value(VecSet::is_empty) {
            return;
        }
        let (Some(storage), Some(key)) = (self.storage(), self.key()) else { return };
        let dirty = self.dirty.try_update_value(std::mem::take).unwrap_or_default();
        let rows: Vec<Row> = dirty.iter().map(|record| row(editor.document(), *record)).collect();
        let summary = self.summary(editor);
        self.saving.update_value(|saving| *saving += 1);
        self.state.set(SaveState::Saving);
        self.tell_others(&key, &rows);
        // The writes are on their way before this returns: a page that closes now has saved them.
        let written = storage.save(&key, &rows, Some(&summary));
        leptos::task::spawn_local(async move {
            let result = written.await;
            self.saved(app, &key, result, &dirty);
        });
    }

    /// A save of these records is over.
    fn saved(self, app: App, key: &String, result: Result<(), String>, records: &VecSet<RecordKey>) {
        self.saving.update_value(|saving| *saving -= 1);
        match result {
            Ok(()) => {
                app.with(|editor| self.save(app, editor));
                if !self.is_pending() {
                    self.state.set(SaveState::Saved);
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

    fn summary(self, editor: &Editor) -> String {
        let document = editor.document();
        let (picture, view_box) = thumbnail(editor.scene());
        Value::object([
            ("name", document.settings().name.as_str().into()),
            ("updated", time::now().into()),
            ("tables", (document.tables().len() as u64).into()),
            ("picture", picture.into()),
            ("viewBox", view_box.into()),
        ])
        .to_string()
    }

    fn tell_others(self, key: &str, rows: &[Row]) {
        let row = |row: &Row| Value::Array(vec![row.name.as_str().into(), row.text.as_deref().into()]);
        let rows = Value::Array(rows.iter().map(row).collect());
        let message = Value::object([("document", key.into()), ("rows", rows)]).to_string();
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.send(&message);
            }
        });
    }

    /// Takes over what another tab did to the same document.
    fn receive(self, app: App, message: &str) {
        let Ok(message) = json::parse(message) else { return };
        if message.get("document").and_then(Value::as_str) != self.key().as_deref() {
            return;
        }
        let rows = message.get("rows").map_or(&[][..], Value::elements);
        let changes: Vec<_> = rows.iter().filter_map(parse_row).collect();
        self.receiving.set_value(true);
        app.update(|editor| {
            let mut edit = Edit::new(editor.document());
            for (key, record) in changes {
                match record {
                    Some(record) => edit.put(record),
                    None => edit.remove(key),
                }
            }
            let diff = edit.finish();
            editor.apply("Edit in another tab", &diff);
        });
        self.receiving.set_value(false);
    }
}

fn row(document: &Document, key: RecordKey) -> Row {
    let record = document.record(key);
    Row { name: file::row_name(key), text: record.map(|record| file::row_text(&record)) }
}

fn parse_row(row: &Value) -> Option<(RecordKey, Option<crowfoot_model::Record>)> {
    let [name, text] = row.elements() else { return None };
    let key = file::row_key(name.as_str()?)?;
    match text.as_str() {
        Some(text) => Some((key, Some(file::row_record(key, text).ok()?))),
        None => Some((key, None)),
    }
}
