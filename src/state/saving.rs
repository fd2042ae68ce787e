//! Writing to the store, and what other tabs have written. It comes with what changes a design.

use leptos::prelude::*;

use crowfoot_compact::VecSet;
use crowfoot_editor::Editor;
use crowfoot_model::json::{self, Value};
use crowfoot_model::merge::Replica;
use crowfoot_model::{Diff, Document, RecordKey, file};

use super::app::App;
use super::autosave::{Autosave, SaveState};
use super::bin;
use super::thumbnail::thumbnail;
use crate::platform::storage::{Row, Storage};
use crate::platform::{time, trouble};

/// What writes to the store.
#[derive(Clone, Copy)]
pub struct Saver {
    pub(super) flush: fn(Autosave, App, &Editor),
    pub(super) receive: fn(Autosave, App, &str),
}

/// All of it.
pub const fn saver() -> Saver {
    Saver { flush, receive: hear }
}

/// A document of more records is written in portions the first time, so that the page goes on meanwhile.
const MANY_ROWS: usize = 300;

fn flush(autosave: Autosave, app: App, editor: &Editor) {
    let (Some(storage), Some(key)) = (autosave.storage(), autosave.key()) else { return };
    if trouble::has_stopped() {
        return;
    }
    ask_to_persist(autosave);
    let dirty = autosave.dirty.try_update_value(std::mem::take).unwrap_or_default();
    let is_fresh = autosave.fresh.try_update_value(std::mem::take).unwrap_or_default();
    if is_fresh && dirty.len() > MANY_ROWS {
        return save_many(autosave, app, editor, storage, key, dirty);
    }
    let mut rows: Vec<Row> = dirty.iter().map(|record| row(editor.document(), *record)).collect();
    if is_fresh {
        rows.push(unknown(editor.document()));
    }
    let summary = summary(autosave, editor);
    autosave.saving.update_value(|saving| *saving += 1);
    autosave.state.set(SaveState::Saving);
    tell_others(autosave, app, &key, editor.document(), &dirty);
    // The writes are on their way before this returns: a page that closes now has saved them.
    let written = storage.save(&key, &rows, Some(&summary));
    let edits = trouble::sent();
    leptos::task::spawn_local(async move {
        let result = written.await;
        trouble::saved(edits, &result);
        let is_gone = result == Ok(false) && !is_fresh && autosave.key().as_ref() == Some(&key);
        autosave.saved(app, &key, result.map(drop), &dirty);
        if is_gone {
            // Deleted for good in another tab, or by the browser: this tab still has all of it.
            app.with(|editor| autosave.save_again(app, editor));
        }
    });
}

/// Asks the browser, once, not to evict what is kept here when it is short of space.
fn ask_to_persist(autosave: Autosave) {
    if autosave.persists.get_value() {
        return;
    }
    autosave.persists.set_value(true);
    leptos::task::spawn_local(crate::platform::quota::persist());
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
    let summary = summary(autosave, editor);
    let document = editor.document().clone();
    autosave.saving.update_value(|saving| *saving += 1);
    autosave.state.set(SaveState::Saving);
    let edits = trouble::sent();
    leptos::task::spawn_local(async move {
        let mut rows = dirty.iter().map(|record| row(&document, *record)).chain([unknown(&document)]);
        let result = storage.save_many(&key, &mut rows, &summary).await;
        trouble::saved(edits, &result);
        autosave.saved(app, &key, result, &dirty);
    });
}

fn summary(autosave: Autosave, editor: &Editor) -> String {
    let document = editor.document();
    let (picture, view_box) = thumbnail(editor);
    Value::object([
        ("name", document.settings().name.as_str().into()),
        ("updated", time::now().into()),
        ("tables", (document.tables().len() as u64).into()),
        // What the page says that takes over after a panic: up to where the design is saved.
        ("edit", editor.undo_label().unwrap_or_default().into()),
        ("picture", picture.into()),
        ("viewBox", view_box.into()),
        ("untouched", autosave.untouched.get_value().into()),
    ])
    .to_string()
}

/// Tells the other tabs of these records, where there are any that have the document.
fn tell_others(autosave: Autosave, app: App, key: &str, document: &Document, records: &VecSet<RecordKey>) {
    let unsent = unsent(autosave);
    if !autosave.shared.get_value() {
        // Kept for a tab that opens the document later.
        return autosave.unsent.set_value(vec![unsent]);
    }
    let now = time::now() as u64;
    let told = autosave.replica.try_update_value(|replica| {
        replica.note(&unsent, now);
        replica.message(document, records, now)
    });
    autosave.send(&Value::object([("document", key.into()), ("rows", told.unwrap_or_default())]));
    mend_later(autosave, app);
}

/// Brings back what one tab has taken out and another one uses, where there may be something.
fn mend_later(autosave: Autosave, app: App) {
    if !autosave.replica.with_value(Replica::has_removed) {
        return;
    }
    let (busy, key) = (app.busy(), autosave.key());
    leptos::task::spawn_local(async move {
        if let Ok(merging) = (app.parts.merging)().await
            && autosave.key() == key
        {
            (merging.mend)(app);
        }
        drop(busy);
    });
}

/// Takes what another tab says: what it did to a document, or that it has deleted it.
fn hear(autosave: Autosave, app: App, message: &str) {
    match json::parse(message) {
        Ok(said) if said.get("deleted").is_some() => bin::deleted_elsewhere(autosave, app, &said),
        _ => receive(autosave, app, message),
    }
}

/// Takes over what another tab did to the same document.
fn receive(autosave: Autosave, app: App, message: &str) {
    let (Ok(message), Some(key)) = (json::parse(message), autosave.key()) else { return };
    let message = message.into_owned();
    if message.get("document").and_then(Value::as_str) != Some(&key) {
        return;
    }
    autosave.shared.set_value(true);
    let now = time::now() as u64;
    // What was done here is stamped before it is compared with what was done there.
    let mut news: VecSet<RecordKey> =
        autosave.unsent.with_value(|unsent| unsent.iter().flat_map(keys).collect());
    let is_new = message.get("hello").is_some();
    if is_new {
        news.extend(&autosave.replica.with_value(|replica| replica.recent(now)));
    }
    // The answer to a tab that has just opened the document also tells it that there is another one.
    if is_new || !news.is_empty() {
        app.with(|editor| tell_others(autosave, app, &key, editor.document(), &news));
    }
    let Some(rows) = message.get("rows") else { return };
    let merge = |replica: &mut Replica| app.with(|editor| replica.receive(editor.document(), rows));
    let Some(received) = autosave.replica.try_update_value(merge) else { return };
    app.update(|editor| editor.receive(&received.diff));
    if !received.unsaved.is_empty() {
        autosave.dirty.update_value(|dirty| dirty.extend(&received.unsaved));
        app.with(|editor| autosave.save(app, editor));
    }
    mend_later(autosave, app);
}

fn keys(diff: &Diff) -> impl Iterator<Item = RecordKey> {
    diff.changes().map(|(key, _)| key)
}

/// Takes what was done here and was not told, as one diff.
fn unsent(autosave: Autosave) -> Diff {
    let edits = autosave.unsent.try_update_value(std::mem::take).unwrap_or_default();
    edits.iter().fold(Diff::default(), Diff::then)
}

fn row(document: &Document, key: RecordKey) -> Row {
    Row { name: file::row_name(key), text: file::row_text(document, key) }
}

/// What a newer version has put beside the records.
fn unknown(document: &Document) -> Row {
    Row { name: file::UNKNOWN_ROW.to_owned(), text: file::unknown_row(document) }
}
