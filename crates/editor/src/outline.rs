//! The outline: the design as a tree of rows, for people who do not see the drawing and for those who look for
//! something in it. The shell shows the rows that are in view.

mod range;
mod spoken;

use crowfoot_compact::{Arrange, VecSet};
use crowfoot_dialect::type_label;
use crowfoot_model::{AreaId, ColumnId, Document, NodeId, ObjectRef, SchemaId, Table, TableId};

use crate::Editor;

pub use range::range;
pub(crate) use spoken::referenced;
pub use spoken::spoken;

/// A row of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineRow {
    pub key: OutlineKey,
    /// 1 for groups, and for tables when there are no groups: `aria-level`.
    pub level: u8,
    /// Whether the rows under it are shown; `None` for rows that have none.
    pub expanded: Option<bool>,
    pub label: String,
    /// The type of a column, the number of tables in a group.
    pub detail: String,
    pub mark: OutlineMark,
    /// Whether it is not on the diagram on show.
    pub absent: bool,
    /// Place among the rows with the same parent, from 1: `aria-posinset`.
    pub position: usize,
    /// Number of rows with the same parent: `aria-setsize`.
    pub siblings: usize,
}

/// Names a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutlineKey {
    Schema(SchemaId),
    Area(AreaId),
    /// Tables outside of every schema and area, where there are such groups.
    Ungrouped,
    Enums,
    Views,
    Object(ObjectRef),
}

/// What stands before a row's label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineMark {
    Group,
    Table,
    View,
    Enum,
    PrimaryKey,
    ForeignKey,
    PrimaryForeignKey,
    Column,
}

impl OutlineRow {
    /// What a screen reader says: "user_id, text, required, references users.id". Made when it is asked for, since
    /// only the rows in view need it.
    pub fn accessible_label(&self, document: &Document) -> String {
        match self.key {
            OutlineKey::Object(object) if self.absent => {
                [&spoken(document, object), ", not on this diagram"].concat()
            }
            OutlineKey::Object(object) => spoken(document, object),
            _ => [self.label.as_str(), ", ", &self.detail].concat(),
        }
    }
}

/// Which rows are open. Groups are open until they are closed, tables closed until they are opened.
#[derive(Clone, Debug, Default)]
pub struct Expansion {
    switched: VecSet<OutlineKey>,
}

impl Expansion {
    pub fn toggle(&mut self, key: OutlineKey) {
        if !self.switched.remove(&key) {
            self.switched.insert(key);
        }
    }

    pub fn is_open(&self, key: OutlineKey) -> bool {
        self.switched.contains(&key) != !matches!(key, OutlineKey::Object(_))
    }

    /// Opens a row, where it is closed.
    pub fn open(&mut self, key: OutlineKey) {
        if !self.is_open(key) {
            self.toggle(key);
        }
    }
}

/// Which names are wanted. How to compare letters is for the shell to know: its language has tables of them already.
pub type Filter<'a> = Option<&'a dyn Fn(&str) -> bool>;

/// The rows of the tree, from top to bottom. With a filter, tables whose name passes it are shown, and those with such
/// a column, opened at these columns.
pub fn outline(editor: &Editor, filter: Filter<'_>, expansion: &Expansion) -> Vec<OutlineRow> {
    let document = editor.document();
    let mut rows = Vec::new();
    let groups = groups(editor);
    let grouped = groups.len() > 1 || groups.iter().any(|(key, ..)| *key != OutlineKey::Ungrouped);
    let shown: Vec<_> = groups
        .into_iter()
        .map(|(key, label, tables)| {
            let fits = |table: &TableId| document.table(*table).is_some_and(|table| fits(table, filter));
            (key, label, tables.into_iter().filter(fits).collect::<Vec<_>>())
        })
        .filter(|(_, _, tables)| !tables.is_empty())
        .collect();
    let count = shown.len();
    for (at, (key, label, tables)) in shown.into_iter().enumerate() {
        let open = filter.is_some() || expansion.is_open(key);
        if grouped {
            rows.push(group_row(key, label, tables.len(), open, (at + 1, count)));
        }
        if open || !grouped {
            for (at, table) in tables.iter().enumerate() {
                let Some(table) = document.table(*table) else { continue };
                let place = (at + 1, tables.len());
                table_rows(editor, table, filter, expansion, u8::from(grouped) + 1, place, &mut rows);
            }
        }
    }
    named_rows(editor, filter, expansion, &mut rows);
    rows
}

fn table_rows(
    editor: &Editor,
    table: &Table,
    filter: Filter<'_>,
    expansion: &Expansion,
    level: u8,
    (position, siblings): (usize, usize),
    rows: &mut Vec<OutlineRow>,
) {
    let document = editor.document();
    let object = ObjectRef::Table(table.id);
    let key = OutlineKey::Object(object);
    let absent = is_absent(editor, NodeId::Table(table.id));
    let passes = |name: &str| filter.is_none_or(|passes| passes(name));
    let by_name = passes(&table.name);
    let open = expansion.is_open(key) || !by_name;
    rows.push(OutlineRow {
        key,
        level,
        expanded: (!table.columns.is_empty()).then_some(open),
        label: table.name.clone(),
        detail: table.columns.len().to_string(),
        mark: OutlineMark::Table,
        absent,
        position,
        siblings,
    });
    if !open {
        return;
    }
    let fits = |name: &str| by_name || passes(name);
    let columns: Vec<_> = table.columns.iter().filter(|column| fits(&column.name)).collect();
    for (at, column) in columns.iter().enumerate() {
        let object = ObjectRef::Column(table.id, column.id);
        rows.push(OutlineRow {
            key: OutlineKey::Object(object),
            level: level + 1,
            expanded: None,
            label: column.name.clone(),
            detail: column.data_type.as_ref().map_or(String::new(), |own| type_label(document, own)),
            mark: column_mark(table, column.id),
            absent,
            position: at + 1,
            siblings: columns.len(),
        });
    }
}

fn named_rows(editor: &Editor, filter: Filter<'_>, expansion: &Expansion, rows: &mut Vec<OutlineRow>) {
    let document = editor.document();
    let views = document.views().map(|view| (NodeId::View(view.id), view.name.clone(), OutlineMark::View));
    let enums = document.enums().map(|own| (NodeId::Enum(own.id), own.name.clone(), OutlineMark::Enum));
    let groups = [
        (OutlineKey::Views, "Views", views.collect::<Vec<_>>()),
        (OutlineKey::Enums, "Enums", enums.collect::<Vec<_>>()),
    ];
    for (key, label, mut objects) in groups {
        objects.retain(|(_, name, _)| filter.is_none_or(|passes| passes(name)));
        objects.arrange_by(|a, b| a.1.cmp(&b.1));
        if objects.is_empty() {
            continue;
        }
        let open = filter.is_some() || expansion.is_open(key);
        rows.push(group_row(key, label.to_owned(), objects.len(), open, (1, 1)));
        let siblings = objects.len();
        for (at, (node, name, mark)) in objects.into_iter().enumerate().filter(|_| open) {
            rows.push(OutlineRow {
                key: OutlineKey::Object(node.into()),
                level: 2,
                expanded: None,
                label: name,
                detail: String::new(),
                mark,
                absent: is_absent(editor, node),
                position: at + 1,
                siblings,
            });
        }
    }
}

fn group_row(
    key: OutlineKey,
    label: String,
    count: usize,
    open: bool,
    (position, siblings): (usize, usize),
) -> OutlineRow {
    OutlineRow {
        key,
        level: 1,
        expanded: Some(open),
        label,
        detail: count.to_string(),
        mark: OutlineMark::Group,
        absent: false,
        position,
        siblings,
    }
}

fn is_absent(editor: &Editor, node: NodeId) -> bool {
    editor.scene().bounds(node).is_none()
}

fn column_mark(table: &Table, column: ColumnId) -> OutlineMark {
    match (table.is_in_primary_key(column), table.is_in_foreign_key(column)) {
        (true, true) => OutlineMark::PrimaryForeignKey,
        (true, false) => OutlineMark::PrimaryKey,
        (false, true) => OutlineMark::ForeignKey,
        (false, false) => OutlineMark::Column,
    }
}

/// Schemas, then areas with the tables that lie on them, then all other tables; tables by name.
fn groups(editor: &Editor) -> Vec<(OutlineKey, String, Vec<TableId>)> {
    let document = editor.document();
    let scene = editor.scene();
    let mut left: Vec<&Table> = document.tables().map(|table| &**table).collect();
    left.arrange_by(|a, b| a.name.cmp(&b.name));
    let mut groups = Vec::new();
    for schema in document.schemas() {
        let (own, others) = left.into_iter().partition(|table| table.schema == Some(schema.id));
        left = others;
        groups.push((OutlineKey::Schema(schema.id), schema.name.clone(), ids(own)));
    }
    for area in document.areas() {
        let Some(rect) = scene.bounds(NodeId::Area(area.id)) else { continue };
        let on: VecSet<NodeId> = scene.members(rect).collect();
        let (own, others) = left.into_iter().partition(|table| on.contains(&NodeId::Table(table.id)));
        left = others;
        groups.push((OutlineKey::Area(area.id), area.name.clone(), ids(own)));
    }
    groups.push((OutlineKey::Ungrouped, "Other tables".to_owned(), ids(left)));
    groups.retain(|(_, _, tables)| !tables.is_empty());
    groups
}

fn ids(tables: Vec<&Table>) -> Vec<TableId> {
    tables.into_iter().map(|table| table.id).collect()
}

fn fits(table: &Table, filter: Filter<'_>) -> bool {
    filter.is_none_or(|passes| passes(&table.name) || table.columns.iter().any(|column| passes(&column.name)))
}
