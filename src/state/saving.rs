//! Writing to the store, and what other tabs have written. It comes with what changes a design.

use leptos::prelude::*;

use crowfoot_compact::VecSet;
use crowfoot_editor::Editor;
use crowfoot_model::json::{self, Value};
use crowfoot_model::{Document, Edit, RecordKey, file};

use super::app::App;
use super::autosave::{Autosave, SaveState};
use super::thumbnail::thumbnail;
use crate::platform::storage::{Row, Storage};
use crate::platform::time;

/// What writes to the store.
#[derive(Clone, Copy)]
pub struct Saver {
    pub(super) flush: fn(Autosave, App, &Editor),
    pub(super) receive: fn(Autosave, App, &str),
}

/// All of it.
pub const fn saver() -> Saver {
    Saver { flush, receive }
}

/// A document of more records is written in portions the first time, so that the page goes on meanwhile.
const MANY_ROWS: usize = 300;

fn flush(autosave: Autosave, app: App, editor: &Editor) {
    let (Some(storage), Some(key)) = (autosave.storage(), autosave.key()) else { return };
    let dirty = autosave.dirty.try_update_value(std::mem::take).unwrap_or_default();
    let is_fresh = autosave.fresh.try_update_value(std::mem::take).unwrap_or_default();
    if is_fresh && dirty.len() > MANY_ROWS {
        return save_many(autosave, app, editor, storage, key, dirty);
    }
    let rows: Vec<Row> = dirty.iter().map(|record| row(editor.document(), *record)).collect();
    let summary = summary(editor);
    autosave.saving.update_value(|saving| *saving += 1);
    autosave.state.set(SaveState::Saving);
    tell_others(autosave, &key, &rows);
    // The writes are on their way before this returns: a page that closes now has saved them.
    let written = storage.save(&key, &rows, Some(&summary));
    leptos::task::spawn_local(async move {
        let result = written.await;
        autosave.saved(app, &key, result, &dirty);
    });
}

/// Saves a large document without holding up the page.
fn save_many(
    autosave: Autosave,
    app: App,
    editor: &Editor,
    storage: Storage,
    key: String,
    dirty: VecSet<RecordKey>,
) {
    let summary = summary(editor);
    let document = editor.document().clone();
    autosave.saving.update_value(|saving| *saving += 1);
    autosave.state.set(SaveState::Saving);
    leptos::task::spawn_local(async move {
        let mut rows = dirty.iter().map(|record| row(&document, *record));
        let result = storage.save_many(&key, &mut rows, &summary).await;
        autosave.saved(app, &key, result, &dirty);
    });
}

fn summary(editor: &Editor) -> String {
    let document = editor.document();
    let (picture, view_box) = thumbnail(editor);
    Value::object([
        ("name", document.settings().name.as_str().into()),
        ("updated", time::now().into()),
        ("tables", (document.tables().len() as u64).into()),
        ("picture", picture.into()),
        ("viewBox", view_box.into()),
    ])
    .to_string()
}

fn tell_others(autosave: Autosave, key: &str, rows: &[Row]) {
    let row = |row: &Row| Value::Array(vec![row.name.as_str().into(), row.text.as_deref().into()]);
    let rows = Value::Array(rows.iter().map(row).collect());
    let message = Value::object([("document", key.into()), ("rows", rows)]).to_string();
    autosave.channel.with_value(|channel| {
        if let Some(channel) = channel {
            channel.send(&message);
        }
    });
}

/// Takes over what another tab did to the same document.
fn receive(autosave: Autosave, app: App, message: &str) {
    let Ok(message) = json::parse(message) else { return };
    if message.get("document").and_then(Value::as_str) != autosave.key().as_deref() {
        return;
    }
    let rows = message.get("rows").map_or(&[][..], Value::elements);
    let changes: Vec<_> = rows.iter().filter_map(parse_row).collect();
    autosave.receiving.set_value(true);
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
    autosave.receiving.set_value(false);
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
