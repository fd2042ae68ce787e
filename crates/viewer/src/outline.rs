//! A diagram as text, for the list of its tables, for finding, and for people who do not see the canvas.

use crowfoot_dialect::type_label;
use crowfoot_model::{Column, Document, NodeId, Table};

/// Adds the lines of a node: its kind (`t`, `v` or `e`), its name and its comment; then a line for each column that
/// begins with `c`, with its name, its type, its marks, the nodes that it references, and its comment. Fields end with
/// tabs. Marks are `p` for a primary key, `n` for NOT NULL and `u` for unique. Nodes are their places among `nodes`.
pub(crate) fn push(text: &mut String, document: &Document, nodes: &[NodeId], node: NodeId) {
    match node {
        NodeId::Table(id) => {
            let Some(table) = document.table(id) else { return };
            line(text, &["t", &document.qualified_name(table.schema, &table.name), comment(&table.comment)]);
            table.columns.iter().for_each(|column| push_column(text, document, nodes, table, column));
        }
        NodeId::View(id) => {
            let Some(view) = document.view(id) else { return };
            line(text, &["v", &document.qualified_name(view.schema, &view.name), comment(&view.comment)]);
            view.columns.iter().for_each(|name| line(text, &["c", name]));
        }
        NodeId::Enum(id) => {
            let Some(own) = document.enum_type(id) else { return };
            line(text, &["e", &document.qualified_name(own.schema, &own.name), comment(&own.comment)]);
            own.values.iter().for_each(|value| line(text, &["c", value]));
        }
        NodeId::Note(_) | NodeId::Area(_) => {}
    }
}

fn push_column(text: &mut String, document: &Document, nodes: &[NodeId], table: &Table, column: &Column) {
    let kind = column.data_type.as_ref().map_or_else(String::new, |own| type_label(document, own));
    let mut marks = String::new();
    if table.is_in_primary_key(column.id) {
        marks.push('p');
    } else if column.not_null {
        marks.push('n');
    }
    if table.uniques.iter().any(|unique| unique.columns == [column.id]) {
        marks.push('u');
    }
    let keys = table.foreign_keys.iter().filter(|key| key.columns.contains(&column.id));
    let mut parents = String::new();
    for parent in keys.filter_map(|key| key.target_table()) {
        if let Ok(place) = nodes.binary_search(&NodeId::Table(parent)) {
            parents.push_str(&(place as u32).to_string());
            parents.push(' ');
        }
    }
    line(text, &["c", &column.name, &kind, &marks, &parents, comment(&column.comment)]);
}

fn comment(comment: &Option<String>) -> &str {
    comment.as_deref().unwrap_or_default()
}

/// Fields cannot break out of their line.
pub(crate) fn line(text: &mut String, fields: &[&str]) {
    for field in fields {
        text.extend(field.chars().map(|letter| if letter < ' ' { ' ' } else { letter }));
        text.push('\t');
    }
    text.push('\n');
}
