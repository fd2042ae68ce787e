//! How many of each kind were added, changed and removed.

use std::collections::BTreeSet;

use crowfoot_model::ObjectRef;

use crate::change::{Action, Change};

/// Counts of [`changes`](crate::changes). A table is changed once, whatever is changed of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub tables: Tally,
    pub views: Tally,
    /// Enums, domains, composite types and sequences.
    pub types: Tally,
    /// Schemas and raw SQL.
    pub others: Tally,
}

/// Counts of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
}

impl Summary {
    pub fn of(changes: &[Change]) -> Self {
        let mut summary = Self::default();
        let mut seen = BTreeSet::new();
        for change in changes {
            let (object, is_whole) = match change.object.table() {
                Some(table) => (ObjectRef::Table(table), change.object == ObjectRef::Table(table)),
                None => (change.object, change.owner.is_none()),
            };
            let tally = match object {
                ObjectRef::Table(_) => &mut summary.tables,
                ObjectRef::View(_) => &mut summary.views,
                ObjectRef::Schema(_) | ObjectRef::Statement(_) => &mut summary.others,
                _ => &mut summary.types,
            };
            match &change.action {
                Action::Added if is_whole => tally.added += 1,
                Action::Removed if is_whole => tally.removed += 1,
                _ if seen.insert(object) => tally.changed += 1,
                _ => {}
            }
        }
        summary
    }
}

impl std::fmt::Display for Summary {
    /// `3 tables added, 2 changed, 1 removed; 1 view added`, or `no changes`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kinds = [
            (self.tables, "table", "tables"),
            (self.views, "view", "views"),
            (self.types, "type", "types"),
            (self.others, "other object", "other objects"),
        ];
        let mut parts = Vec::new();
        for (tally, one, many) in kinds {
            let counts = [(tally.added, "added"), (tally.changed, "changed"), (tally.removed, "removed")];
            let mut said = Vec::new();
            for (count, word) in counts.into_iter().filter(|(count, _)| *count > 0) {
                // The kind is said once, with the first count.
                said.push(match said.is_empty() {
                    true => format!("{count} {} {word}", if count == 1 { one } else { many }),
                    false => format!("{count} {word}"),
                });
            }
            if !said.is_empty() {
                parts.push(said.join(", "));
            }
        }
        f.write_str(if parts.is_empty() { "no changes" } else { "" })?;
        f.write_str(&parts.join("; "))
    }
}
