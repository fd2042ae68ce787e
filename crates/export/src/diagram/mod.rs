//! Code shared by text diagrams: relations with their ends, labels, and the notice about omissions.

mod backticks;

use crowfoot_dialect::{is_steering, type_label};
use crowfoot_model::{Column, Document, ForeignKey, ForeignKeyTarget, ObjectRef, Table};

use crate::Output;
pub(crate) use backticks::without_backticks;

/// A foreign key between two tables of the document.
pub(crate) struct Relation<'a> {
    pub(crate) child: &'a Table,
    pub(crate) parent: &'a Table,
    pub(crate) foreign_key: &'a ForeignKey,
    /// Names of the referring columns.
    pub(crate) columns: Vec<&'a str>,
    /// Names of the columns that are referred to; empty when nothing says which.
    pub(crate) targets: Vec<&'a str>,
    /// Whether each row of the child has a parent.
    pub(crate) is_required: bool,
    /// Whether a parent has at most one child.
    pub(crate) is_single: bool,
}

impl Relation<'_> {
    /// The parent's end in the notation of Mermaid and PlantUML.
    pub(crate) fn parent_end(&self) -> &'static str {
        if self.is_required { "||" } else { "|o" }
    }

    /// The child's end in the notation of Mermaid and PlantUML.
    pub(crate) fn child_end(&self) -> &'static str {
        if self.is_single { "o|" } else { "o{" }
    }
}

/// The relations of a document, by table. Foreign keys to what the document does not have get a notice.
pub(crate) fn relations<'a>(document: &'a Document, output: &mut Output) -> Vec<Relation<'a>> {
    let mut relations = Vec::new();
    for child in document.tables() {
        for foreign_key in &child.foreign_keys {
            let target = match &foreign_key.target {
                ForeignKeyTarget::Table { table, columns } => {
                    document.table(*table).map(|table| (table, columns))
                }
                ForeignKeyTarget::Unresolved { .. } => None,
            };
            let Some((parent, columns)) = target else {
                let object = ObjectRef::ForeignKey(child.id, foreign_key.id);
                let message =
                    ["A relation of ", &child.name, " is omitted: its other table is not in the design."];
                output.notice(object, message.concat());
                continue;
            };
            let targets = if columns.is_empty() { parent.primary_key_columns() } else { columns };
            relations.push(Relation {
                child,
                parent,
                foreign_key,
                columns: names(child, &foreign_key.columns),
                targets: names(parent, targets),
                is_required: child.is_required(&foreign_key.columns),
                is_single: child.is_unique_over(&foreign_key.columns),
            });
        }
    }
    relations
}

fn names<'a>(table: &'a Table, columns: &[crowfoot_model::ColumnId]) -> Vec<&'a str> {
    columns.iter().filter_map(|id| table.column(*id)).map(|column| column.name.as_str()).collect()
}

/// The type of a column as cards show it; `unknown` without one.
pub(crate) fn label(document: &Document, column: &Column) -> String {
    let label = column.data_type.as_ref().map_or(String::new(), |data_type| type_label(document, data_type));
    if label.is_empty() { "unknown".to_owned() } else { label }
}

/// `PK`, `FK` and `UK`, as far as they hold for a column alone.
pub(crate) fn key_marks(table: &Table, column: &Column) -> Vec<&'static str> {
    let is_key = table.is_in_primary_key(column.id);
    let is_unique = table.primary_key_columns() != [column.id] && table.is_unique_over(&[column.id]);
    [(is_key, "PK"), (table.is_in_foreign_key(column.id), "FK"), (is_unique, "UK")]
        .into_iter()
        .filter_map(|(holds, mark)| holds.then_some(mark))
        .collect()
}

/// Text on one line, without control characters.
pub(crate) fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect()
}

/// Text on one line, in the order in which it is written: for comments and terminals, not for names that are read back.
pub(crate) fn plain_line(text: &str) -> String {
    text.chars().map(|c| if is_steering(c) { ' ' } else { c }).collect()
}

/// The kinds of objects that a diagram can show.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shows {
    pub(crate) enums: bool,
    pub(crate) indexes: bool,
    pub(crate) uniques: bool,
    pub(crate) checks: bool,
    pub(crate) defaults: bool,
    pub(crate) notes: bool,
}

/// One notice that counts what the format has no place for.
pub(crate) fn left_out(document: &Document, format: &str, shows: Shows, output: &mut Output) {
    let in_tables = |count: fn(&Table) -> usize| document.tables().map(|table| count(table)).sum::<usize>();
    let defaults = in_tables(|table| table.columns.iter().filter(|column| column.default.is_some()).count());
    let uniques = in_tables(|table| table.uniques.iter().filter(|unique| unique.columns.len() > 1).count());
    let generated =
        in_tables(|table| table.columns.iter().filter(|column| column.generated.is_some()).count());
    let counts = [
        (defaults, "default", "defaults", shows.defaults),
        (generated, "generated expression", "generated expressions", false),
        (in_tables(|table| table.indexes.len()), "index", "indexes", shows.indexes),
        (uniques, "composite unique constraint", "composite unique constraints", shows.uniques),
        (in_tables(|table| table.checks.len()), "check", "checks", shows.checks),
        (in_tables(|table| table.exclusions.len()), "exclusion constraint", "exclusion constraints", false),
        (document.enums().len(), "enum", "enums", shows.enums),
        (document.domains().len(), "domain", "domains", false),
        (document.composites().len(), "composite type", "composite types", false),
        (document.sequences().len(), "sequence", "sequences", false),
        (document.views().len(), "view", "views", false),
        (document.notes().len(), "note", "notes", shows.notes),
        (document.statements().len(), "raw SQL statement", "raw SQL statements", false),
    ];
    let mut message = String::new();
    for (count, one, many, shown) in counts {
        if count > 0 && !shown {
            message.push_str(if message.is_empty() { " cannot show " } else { ", " });
            message.push_str(&count.to_string());
            message.push(' ');
            message.push_str(if count == 1 { one } else { many });
        }
    }
    if !message.is_empty() {
        output.notice(ObjectRef::Document, [format, &message, "."].concat());
    }
}
