//! Names of anything, from one inline editor.

use crowfoot_model::{Edit, ObjectRef};

use super::{column::rename_column, table::rename_table};

/// Gives an object another name; notes their text. Nothing typed changes nothing, except that parts whose name is
/// optional lose it.
pub fn rename(edit: &mut Edit, object: ObjectRef, name: &str) {
    let trimmed = name.trim();
    let optional = || Some(trimmed.to_owned()).filter(|name| !name.is_empty());
    if let ObjectRef::Note(id) = object {
        if let Some(note) = edit.note_mut(id) {
            name.clone_into(&mut note.text);
        }
        return;
    }
    if let Some(id) = object.table() {
        match object {
            ObjectRef::Table(_) => return rename_table(edit, id, trimmed),
            ObjectRef::Column(_, column) => return rename_column(edit, id, column, trimmed),
            _ => {}
        }
        let Some(table) = edit.table_mut(id) else { return };
        if let Some(slot) = table.part_name_mut(object) {
            *slot = optional();
        }
        return;
    }
    if trimmed.is_empty() {
        return;
    }
    if let Some(slot) = object.record().and_then(|key| edit.name_mut(key)) {
        trimmed.clone_into(slot);
    }
}
