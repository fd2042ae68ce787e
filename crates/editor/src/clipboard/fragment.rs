//! The part of a document that is copied.

use crowfoot_compact::VecSet;
use crowfoot_model::{
    ColumnId, DataType, Diagram, DiagramId, Document, Edit, ForeignKeyTarget, NodeId, ObjectRef, Table,
    TableId,
};

use crate::columns::quick_text;

/// A document of the selected nodes alone, with the types and schemas that they need. Foreign keys to tables that
/// are not in it keep the names that they refer to.
pub fn fragment(document: &Document, diagram: DiagramId, nodes: &[NodeId]) -> Document {
    let mut part = Document::default();
    let mut edit = Edit::new(&part);
    edit.settings_mut().dialect = document.settings().dialect;
    edit.put(Diagram::new(diagram, "Main"));
    let tables: VecSet<TableId> = nodes.iter().filter_map(|node| as_table(*node)).collect();
    for node in nodes {
        match node {
            NodeId::Table(id) => {
                let Some(table) = document.table(*id) else { continue };
                let mut table = Table::clone(table);
                detach(document, &mut table, &tables);
                let types = table.columns.iter().filter_map(|column| column.data_type.as_ref());
                types.for_each(|data_type| add_type(document, &mut edit, data_type));
                if let Some(schema) = table.schema.and_then(|id| document.schema(id)) {
                    edit.put(schema.as_ref().clone());
                }
                edit.put(table);
            }
            NodeId::View(id) => put(&mut edit, document.view(*id)),
            NodeId::Enum(id) => put(&mut edit, document.enum_type(*id)),
            NodeId::Note(id) => put(&mut edit, document.note(*id)),
            NodeId::Area(id) => put(&mut edit, document.area(*id)),
        }
        put(&mut edit, document.placement(diagram, *node));
    }
    let diff = edit.finish();
    part.apply(&diff);
    part
}

/// The columns among the selected objects, one line each as the column editor reads it; empty without any.
pub(crate) fn column_lines(document: &Document, objects: impl Iterator<Item = ObjectRef>) -> String {
    let mut columns: Vec<(TableId, usize)> = Vec::new();
    for object in objects {
        if let ObjectRef::Column(table, column) = object
            && let Some(at) = place_of(document, table, column)
        {
            columns.push((table, at));
        }
    }
    columns.sort_unstable();
    let mut lines = String::new();
    for (table, at) in columns {
        if let Some(table) = document.table(table)
            && let Some(column) = table.columns.get(at)
        {
            lines.push_str(&quick_text(document, table, column));
            lines.push('\n');
        }
    }
    lines
}

fn place_of(document: &Document, table: TableId, column: ColumnId) -> Option<usize> {
    document.table(table)?.columns.iter().position(|own| own.id == column)
}

fn as_table(node: NodeId) -> Option<TableId> {
    if let NodeId::Table(id) = node { Some(id) } else { None }
}

fn put<T: Clone>(edit: &mut Edit, record: Option<&std::sync::Arc<T>>)
where
    crowfoot_model::Record: From<T>,
{
    if let Some(record) = record {
        edit.put(record.as_ref().clone());
    }
}

/// Names what a table refers to outside of the fragment.
fn detach(document: &Document, table: &mut Table, inside: &VecSet<TableId>) {
    for key in &mut table.foreign_keys {
        let ForeignKeyTarget::Table { table: target, columns } = &key.target else { continue };
        if inside.contains(target) {
            continue;
        }
        let Some(target) = document.table(*target) else { continue };
        let schema = target.schema.and_then(|id| document.schema(id)).map(|schema| schema.name.clone());
        let names = columns.iter().filter_map(|id| target.column(*id)).map(|column| column.name.clone());
        key.target =
            ForeignKeyTarget::Unresolved { schema, table: target.name.clone(), columns: names.collect() };
    }
    table.inherits.retain(|parent| inside.contains(parent));
    table.partition_of.take_if(|partition| !inside.contains(&partition.table));
}

/// Adds what a type is made of, each once: domains may stand on each other in any number, or in a circle.
fn add_type(document: &Document, edit: &mut Edit, data_type: &DataType) {
    let mut open = vec![data_type];
    while let Some(next) = open.pop() {
        match next.element() {
            DataType::Enum(id) => put(edit, document.enum_type(*id)),
            DataType::Domain(id) if edit.domain(*id).is_none() => {
                put(edit, document.domain(*id));
                open.extend(document.domain(*id).map(|domain| &domain.base));
            }
            DataType::Composite(id) if edit.composite(*id).is_none() => {
                put(edit, document.composite(*id));
                let fields = document.composite(*id).into_iter().flat_map(|composite| &composite.fields);
                open.extend(fields.map(|field| &field.data_type));
            }
            _ => {}
        }
    }
}
