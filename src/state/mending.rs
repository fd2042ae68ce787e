//! What one tab has taken out while another one used it is brought back.

use leptos::prelude::*;

use crowfoot_model::{Diff, Record, Table};

use super::app::App;
use super::autosave::Autosave;

/// Brings back what the design in hand uses and another tab has taken out, or the other way round, and says so.
pub fn mend(app: App) {
    let autosave: Autosave = app.autosave;
    let mended = autosave.replica.with_value(|replica| app.with(|editor| replica.mend(editor.document())));
    if mended.is_empty() {
        return;
    }
    let names = restored(&mended);
    app.update(|editor| editor.receive(&mended));
    app.with(|editor| autosave.note(app, editor, &[mended]));
    if !names.is_empty() {
        app.toasts
            .error(format!("Deleted in one tab but used in another, so restored: {}.", names.join(", ")));
    }
}

/// The names of what a diff has brought back.
fn restored(diff: &Diff) -> Vec<String> {
    let mut names = Vec::new();
    for (_, change) in diff.changes() {
        match (&change.before, &change.after) {
            (None, Some(Record::Table(table))) => names.push(table.name.clone()),
            (None, Some(Record::Enum(own))) => names.push(own.name.clone()),
            (None, Some(Record::Domain(own))) => names.push(own.name.clone()),
            (None, Some(Record::Composite(own))) => names.push(own.name.clone()),
            (None, Some(Record::Schema(own))) => names.push(own.name.clone()),
            (None, Some(Record::Diagram(own))) => names.push(own.name.clone()),
            (Some(Record::Table(before)), Some(Record::Table(after))) => {
                names.extend(columns(before, after));
            }
            _ => {}
        }
    }
    names
}

fn columns(before: &Table, after: &Table) -> Vec<String> {
    let is_back = |id| before.column(id).is_none();
    let back = after.columns.iter().filter(|column| is_back(column.id));
    back.map(|column| [after.name.as_str(), ".", &column.name].concat()).collect()
}
