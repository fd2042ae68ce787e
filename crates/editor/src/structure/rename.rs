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
        let slot = match object {
            ObjectRef::PrimaryKey(_) => table.primary_key.as_mut().map(|key| &mut key.name),
            ObjectRef::Unique(_, part) => {
                table.uniques.iter_mut().find(|u| u.id == part).map(|u| &mut u.name)
            }
            ObjectRef::ForeignKey(_, part) => {
                table.foreign_keys.iter_mut().find(|f| f.id == part).map(|f| &mut f.name)
            }
            ObjectRef::Check(_, part) => table.checks.iter_mut().find(|c| c.id == part).map(|c| &mut c.name),
            ObjectRef::Exclusion(_, part) => {
                table.exclusions.iter_mut().find(|e| e.id == part).map(|e| &mut e.name)
            }
            ObjectRef::Index(_, part) => table.indexes.iter_mut().find(|i| i.id == part).map(|i| &mut i.name),
            _ => None,
        };
        if let Some(slot) = slot {
            *slot = optional();
        }
        return;
    }
    if trimmed.is_empty() {
        return;
    }
    let slot = match object {
        ObjectRef::Document => Some(&mut edit.settings_mut().name),
        ObjectRef::Schema(id) => edit.schema_mut(id).map(|schema| &mut schema.name),
        ObjectRef::Enum(id) => edit.enum_type_mut(id).map(|enum_type| &mut enum_type.name),
        ObjectRef::Domain(id) => edit.domain_mut(id).map(|domain| &mut domain.name),
        ObjectRef::Composite(id) => edit.composite_mut(id).map(|composite| &mut composite.name),
        ObjectRef::Sequence(id) => edit.sequence_mut(id).map(|sequence| &mut sequence.name),
        ObjectRef::View(id) => edit.view_mut(id).map(|view| &mut view.name),
        ObjectRef::Area(id) => edit.area_mut(id).map(|area| &mut area.name),
        _ => None,
    };
    if let Some(slot) = slot {
        trimmed.clone_into(slot);
    }
}
