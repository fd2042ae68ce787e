//! Columns without the properties that a database lacks.

use std::borrow::Cow;

use crowfoot_model::{ObjectRef, Table};

use super::Pass;

impl Pass<'_, '_> {
    /// Takes character sets and collations off that are none there.
    pub(super) fn columns(&mut self, table: &mut Cow<'_, Table>) {
        for at in 0..table.columns.len() {
            let Some(column) = table.columns.get(at) else { continue };
            let object = ObjectRef::Column(table.id, column.id);
            let charset = column.charset.as_ref().filter(|_| !self.sql.server().character_sets);
            let collation =
                column.collation.as_ref().filter(|collation| self.sql.collate(collation).is_none());
            if charset.is_none() && collation.is_none() {
                continue;
            }
            // A collation implies its character set.
            let message = match (charset.filter(|_| column.collation.is_none()), collation) {
                (Some(charset), _) => Some(format!("The character set {charset} is omitted.")),
                (None, Some(collation)) => Some(format!("The collation {collation} is omitted.")),
                (None, None) => None,
            };
            let (no_charset, no_collation) = (charset.is_some(), collation.is_some());
            if let Some(message) = message {
                self.tell(object, message);
            }
            if let Some(column) = table.to_mut().columns.get_mut(at) {
                column.charset = column.charset.take().filter(|_| !no_charset);
                column.collation = column.collation.take().filter(|_| !no_collation);
            }
        }
    }
}
