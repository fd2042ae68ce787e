//! Foreign keys that only programs know.

use std::borrow::Cow;

use crowfoot_model::{Document, Edit, Table};

use super::applied;

/// A document without the foreign keys that no database is told of.
pub(super) fn left_out(document: Cow<'_, Document>) -> Cow<'_, Document> {
    let mut edit = Edit::new(&document);
    for table in document.tables().filter(|table| table.foreign_keys.iter().any(|key| key.logical)) {
        let mut table = Table::clone(table);
        table.foreign_keys.retain(|key| !key.logical);
        edit.put(table);
    }
    let diff = edit.changes_alone();
    applied(document, &diff)
}
