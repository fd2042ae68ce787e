//! Tables: making and renaming them.

use crowfoot_model::{DiagramId, Document, Edit, IdSource, NodeId, Placement, PrimaryKey, Table, TableId};

use super::{Names, house};

/// What a new table begins with.
#[derive(Clone, Debug)]
pub struct NewTable<'a> {
    /// `None` for the next `table_1`, `table_2`, …
    pub name: Option<&'a str>,
    /// Top left corner in world units.
    pub x: i32,
    pub y: i32,
    /// Whether it has `created_at` and `updated_at`.
    pub audit_columns: bool,
}

/// Adds a table of the house standard: a ULID key named `id` and, where wished, the audit columns.
pub(crate) fn add_table(edit: &mut Edit, ids: &mut IdSource, diagram: DiagramId, new: &NewTable) -> TableId {
    let dialect = edit.base().settings().dialect;
    let mut names = Names::of(edit.base(), None);
    let name = match new.name {
        Some(wish) => names.take(wish),
        None => names.take_numbered("table"),
    };
    let mut table = Table::new(ids.fresh(), name);
    let key = house::id_column(dialect, ids);
    table.primary_key = Some(PrimaryKey::over(vec![key.id]));
    table.columns.push(key);
    if new.audit_columns {
        table.columns.push(house::audit_column(dialect, "created_at", ids));
        table.columns.push(house::audit_column(dialect, "updated_at", ids));
    }
    let id = table.id;
    edit.put(table);
    edit.put(Placement::at(diagram, NodeId::Table(id), new.x, new.y));
    id
}

/// Renames a table, with the house names that were made from its name. An empty name changes nothing.
pub fn rename_table(edit: &mut Edit, id: TableId, name: &str) {
    change_names(edit, id, |table| {
        if !name.is_empty() {
            name.clone_into(&mut table.name);
        }
    });
}

/// Changes names in a table and lets the house names follow.
pub(crate) fn change_names(edit: &mut Edit, id: TableId, change: impl FnOnce(&mut Table)) {
    let Some(table) = edit.table_mut(id) else { return };
    let before = table.clone();
    change(table);
    house::follow_rename(&before, table);
}

/// The table with this name as a user writes it: `name` or `schema.name`, exact before any letter case.
pub(crate) fn find_table<'d>(document: &'d Document, name: &str) -> Option<&'d Table> {
    let qualified = |table: &Table| document.qualified_name(table.schema, &table.name);
    let tables = || document.tables().map(|table| &**table);
    tables()
        .find(|table| table.name == name)
        .or_else(|| tables().find(|table| qualified(table) == name))
        .or_else(|| tables().find(|table| table.name.eq_ignore_ascii_case(name)))
}
