//! What the shape of the file cannot say: ids that are out of range or used twice.

use crowfoot_compact::Arrange;

use super::FileError;
use crate::{MAX_ID, Record};

/// Checks that every id of the file is usable and is used once.
pub(super) fn ids(records: &[Record]) -> Result<(), FileError> {
    let mut seen = Vec::new();
    let mut bad = None;
    each_id(records, &mut |id, owner| {
        seen.push(id);
        if bad.is_none() && (id == 0 || id > MAX_ID) {
            bad = Some(FileError::BadId { id, owner: owner.concat() });
        }
    });
    if let Some(error) = bad {
        return Err(error);
    }
    seen.arrange_by_key(|id| *id);
    match seen.array_windows().find(|[a, b]| a == b) {
        Some([id, _]) => Err(duplicate(records, *id)),
        None => Ok(()),
    }
}

fn duplicate(records: &[Record], id: u64) -> FileError {
    let mut owners = Vec::new();
    each_id(records, &mut |own, owner| {
        if own == id {
            owners.push(owner.concat());
        }
    });
    let mut owners = owners.into_iter();
    FileError::DuplicateId {
        id,
        first: owners.next().unwrap_or_default(),
        second: owners.next().unwrap_or_default(),
    }
}

/// Calls `visit` with each id and what is called by it, in parts.
fn each_id(records: &[Record], visit: &mut dyn FnMut(u64, &[&str])) {
    for record in records {
        match record {
            Record::Settings(_) | Record::Placement(_) | Record::Line(_) => {}
            Record::Schema(schema) => visit(schema.id.0, &["schema ", &schema.name]),
            Record::Enum(enum_type) => visit(enum_type.id.0, &["enum ", &enum_type.name]),
            Record::Domain(domain) => visit(domain.id.0, &["domain ", &domain.name]),
            Record::Composite(composite) => visit(composite.id.0, &["type ", &composite.name]),
            Record::Sequence(sequence) => visit(sequence.id.0, &["sequence ", &sequence.name]),
            Record::Table(table) => {
                visit(table.id.0, &["table ", &table.name]);
                for column in &table.columns {
                    visit(column.id.0, &["column ", &table.name, ".", &column.name]);
                }
                for part in table.part_ids().skip(table.columns.len()) {
                    visit(part, &["a key, constraint or index of table ", &table.name]);
                }
            }
            Record::View(view) => {
                visit(view.id.0, &["view ", &view.name]);
                for index in &view.indexes {
                    visit(index.id.0, &["an index of view ", &view.name]);
                }
            }
            Record::Statement(statement) => visit(statement.id.0, &["statement ", &statement.kind]),
            Record::Note(note) => visit(note.id.0, &["a note"]),
            Record::Area(area) => visit(area.id.0, &["area ", &area.name]),
            Record::Diagram(diagram) => visit(diagram.id.0, &["diagram ", &diagram.name]),
        }
    }
}
