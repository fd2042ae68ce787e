//! What serde cannot see: ids that are out of range or used twice.

use std::collections::HashMap;

use super::FileError;
use super::content::Content;
use crate::MAX_ID;

/// Checks that every id of the file is usable and is used once.
pub(super) fn ids(content: &Content) -> Result<(), FileError> {
    let mut seen = Seen::default();
    for schema in &content.schemas {
        seen.add(schema.id.0, || format!("schema {}", schema.name))?;
    }
    for enum_type in &content.enums {
        seen.add(enum_type.id.0, || format!("enum {}", enum_type.name))?;
    }
    for domain in &content.domains {
        seen.add(domain.id.0, || format!("domain {}", domain.name))?;
    }
    for composite in &content.composites {
        seen.add(composite.id.0, || format!("type {}", composite.name))?;
    }
    for sequence in &content.sequences {
        seen.add(sequence.id.0, || format!("sequence {}", sequence.name))?;
    }
    for table in &content.tables {
        seen.add(table.id.0, || format!("table {}", table.name))?;
        for column in &table.columns {
            seen.add(column.id.0, || format!("column {}.{}", table.name, column.name))?;
        }
        for part in table.part_ids().skip(table.columns.len()) {
            seen.add(part, || format!("a key, constraint or index of table {}", table.name))?;
        }
    }
    for view in &content.views {
        seen.add(view.id.0, || format!("view {}", view.name))?;
        for index in &view.indexes {
            seen.add(index.id.0, || format!("an index of view {}", view.name))?;
        }
    }
    for statement in &content.statements {
        seen.add(statement.id.0, || format!("statement {}", statement.kind))?;
    }
    for note in &content.notes {
        seen.add(note.id.0, || "a note".to_owned())?;
    }
    for area in &content.areas {
        seen.add(area.id.0, || format!("area {}", area.name))?;
    }
    for diagram in &content.diagrams {
        seen.add(diagram.id.0, || format!("diagram {}", diagram.name))?;
    }
    Ok(())
}

#[derive(Default)]
struct Seen {
    owners: HashMap<u64, String>,
}

impl Seen {
    fn add(&mut self, id: u64, owner: impl FnOnce() -> String) -> Result<(), FileError> {
        let owner = owner();
        if id == 0 || id > MAX_ID {
            return Err(FileError::BadId { id, owner });
        }
        match self.owners.insert(id, owner.clone()) {
            Some(first) => Err(FileError::DuplicateId { id, first, second: owner }),
            None => Ok(()),
        }
    }
}
