//! The working state of one table.

use std::collections::BTreeSet;

use crowfoot_model::{ColumnId, ObjectRef};

/// Clauses and statements that a table collects while it is written, for the end of its body or after it.
#[derive(Default)]
pub(crate) struct Scratch {
    /// Lines that columns need in the definition.
    pub(crate) lines: Vec<String>,
    /// Settings of columns that are applied once the table is there.
    pub(crate) settings: Vec<(ColumnId, String)>,
    /// Constraints and indexes that are not in the script, or not where they would get their comments.
    pub(crate) left_out: BTreeSet<ObjectRef>,
}

impl Scratch {
    /// Takes a part of a table, or notes that it is not there.
    pub(crate) fn collect<P>(&mut self, object: ObjectRef, part: Option<P>, parts: &mut Vec<P>) {
        match part {
            Some(part) => parts.push(part),
            None => {
                self.left_out.insert(object);
            }
        }
    }
}
