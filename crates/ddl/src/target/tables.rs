//! Options, partitioning and inheritance of tables, for a database that lacks them.

use std::borrow::Cow;

use crowfoot_model::{ObjectRef, Table, TableOption};

use super::Pass;
use crate::table_option::{dialect_of, is_temporary};
use crate::text::list;

impl Pass<'_, '_> {
    /// Tells what a table inherits, and takes its options and partitioning off where they are none there.
    pub(super) fn options(&mut self, table: &mut Cow<'_, Table>) {
        let (sql, object) = (self.sql, ObjectRef::Table(table.id));
        let able = sql.spec.capabilities();
        let parents = table.inherits.iter().filter_map(|parent| sql.document.table(*parent));
        let parents: Vec<String> = parents.map(|parent| sql.table_name(parent)).collect();
        if !able.inheritance && !parents.is_empty() {
            let message = format!(
                "{} does not support inheritance; the columns of {} are inlined, their checks are not.",
                sql.spec.name(),
                list(&parents)
            );
            self.tell(object, message);
        }
        let is_own =
            |option: &TableOption| is_temporary(option) || dialect_of(option, sql.source()) == sql.dialect;
        let is_storage = |option: &TableOption| {
            able.partitioned_tables_are_empty
                && table.partitioning.is_some()
                && !is_temporary(option)
                && !option.name.eq_ignore_ascii_case("UNLOGGED")
                && (sql.is_parameter(option) || option.name.eq_ignore_ascii_case("WITH"))
        };
        // Such a table has no storage of its own; its partitions have.
        let (mut kept, mut other) = (Vec::new(), Vec::new());
        for option in &table.options {
            if !is_own(option) {
                other.push(option.name.as_str());
            } else if is_storage(option) {
                self.tell(
                    object,
                    format!("A partitioned table does not support {}; it is omitted.", option.name),
                );
            } else {
                kept.push(option.clone());
            }
        }
        if !other.is_empty() {
            let verb = if other.len() == 1 { "does" } else { "do" };
            let message = format!("{} {verb} not apply to {}.", list(&other), sql.spec.name());
            self.tell(object, message);
        }
        if kept.len() != table.options.len() {
            table.to_mut().options = kept;
        }
        if let Some(partitioning) = &table.partitioning
            && !(able.partitioning && sql.is_at_home())
        {
            let message =
                format!("PARTITION BY {} ({}) is omitted.", partitioning.strategy, partitioning.key);
            self.tell(object, message);
            table.to_mut().partitioning = None;
        }
    }
}
