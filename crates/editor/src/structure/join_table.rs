//! Many to many: the table between two others.

use crowfoot_model::{
    DiagramId, Edit, IdSource, NodeId, Placement, PrimaryKey, ReferentialAction, Table, TableId,
};

use super::{Names, house, relate::add_reference};

/// Adds the table that relates the rows of two others: `<a>_<b>`, with a foreign key to each, both of them as its
/// primary key, and `created_at`. Its rows go with the rows that they relate. The second key is indexed, since the
/// primary key only serves the first.
pub(crate) fn add_join_table(
    edit: &mut Edit,
    ids: &mut IdSource,
    diagram: DiagramId,
    sides: (TableId, TableId),
    top_left: (i32, i32),
) -> Option<TableId> {
    let (first, second) = (edit.table(sides.0)?, edit.table(sides.1)?);
    let (schema, wish) = (first.schema, [first.name.as_str(), "_", &second.name].concat());
    let dialect = edit.base().settings().dialect;
    let mut table = Table::new(ids.fresh(), Names::of(edit.base(), schema).take(&wish));
    table.schema = schema;
    let id = table.id;
    edit.put(table);
    for side in [sides.0, sides.1] {
        add_reference(edit, ids, id, side)?;
    }
    let table = edit.table_mut(id)?;
    for key in &mut table.foreign_keys {
        key.on_delete = Some(ReferentialAction::Cascade);
    }
    let columns = table.foreign_keys.iter().flat_map(|key| key.columns.iter().copied()).collect();
    table.primary_key = Some(PrimaryKey::over(columns));
    if let Some(second) = table.foreign_keys.last().map(|key| key.columns.clone()) {
        let index = house::index_over(table, &second, ids.fresh());
        table.indexes.push(index);
    }
    let created = house::audit_column(dialect, "created_at", ids);
    table.columns.push(created);
    edit.put(Placement::at(diagram, NodeId::Table(id), top_left.0, top_left.1));
    Some(id)
}
