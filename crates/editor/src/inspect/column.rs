//! Columns.

use crowfoot_dialect::syntax::Use;
use crowfoot_model::{Column, ColumnId, Generated, Identity, ObjectRef, SequenceOptions, Table, TableId};

use super::form::Kind;
use super::named_type::sequence_options;
use super::sheet::{Later, Opens, Sheet};
use super::table::{column_names, index_link, key_link, relation_link};
use crate::structure::{default_value, is_unique, type_text};
use crate::typed;

pub(super) fn walk(sheet: &mut Sheet, table: &mut Table, id: ColumnId) {
    let own = table.id;
    let (in_key, unique) = (table.is_in_primary_key(id), is_unique(table, id));
    let Some(column) = table.column_mut(id) else { return };
    sheet.section("", Opens::Always);
    sheet.name("Name", &mut column.name);
    data_type(sheet, column);
    sheet.group("Constraints");
    let mut required = column.not_null || in_key;
    sheet.flag("Required", &mut required);
    if !in_key {
        column.not_null = required;
    } else if !required {
        sheet.refuse("Primary key columns are always required.");
    }
    mark(sheet, "Unique", unique, Later::Unique(id, !unique));
    mark(sheet, "Primary key", in_key, Later::PrimaryKey(id, !in_key));
    sheet.end_group();
    let now = column.default.as_ref().map(default_value::text).unwrap_or_default();
    let written = sheet.field("Default", Kind::Code, now.clone(), Vec::new());
    sheet.judge(written, &now, &|judge, document, text| {
        let table = document.table(own).map(|table| &**table);
        typed::of_default(judge, document, column, table, text)
    });
    if let Some(text) = written {
        column.default = default_value::parse(sheet.document, column.data_type.as_ref(), text);
    }
    sheet.comment(&mut column.comment);
    sheet.section("Identity and generated", Opens::WhenSaid);
    identity(sheet, column);
    generated(sheet, own, column);
    sheet.maybe("On update", Kind::Code, &mut column.on_update);
    sheet.section("Collation and other clauses", Opens::WhenSaid);
    sheet.maybe("Charset", Kind::Text, &mut column.charset);
    sheet.maybe("Collation", Kind::Text, &mut column.collation);
    sheet.lines("Other clauses", &mut column.clauses);
    sheet.section("Data", Opens::WhenSaid);
    let known = &mut column.annotations;
    super::annotations::count(sheet, "Distinct values", &mut known.distinct_values);
    sheet.decimal("Null fraction", &mut known.null_fraction, 1.0);
    sheet.maybe("Classification", Kind::Text, &mut known.classification);
    used_by(sheet, table, id);
}

/// The type; what refers to the column follows.
pub(super) fn data_type(sheet: &mut Sheet, column: &Column) {
    let document = sheet.document;
    let now = column.data_type.as_ref().map(|own| type_text::text(document, own)).unwrap_or_default();
    let written = sheet.field("Type", Kind::Type, now.clone(), Vec::new());
    if let Some(text) = written {
        sheet.later = Some(Later::Type(column.id, text.to_owned()));
    }
    sheet.judge(written, &now, &typed::of_type);
}

fn mark(sheet: &mut Sheet, label: &'static str, now: bool, switch: Later) {
    let mut wanted = now;
    sheet.flag(label, &mut wanted);
    if wanted != now {
        sheet.later = Some(switch);
    }
}

fn identity(sheet: &mut Sheet, column: &mut Column) {
    let now = match column.identity {
        None => 0,
        Some(Identity::Always(_)) => 1,
        Some(Identity::ByDefault(_)) => 2,
        Some(Identity::Serial) => 3,
        Some(Identity::AutoIncrement) => 4,
    };
    let texts = ["No", "Identity, always", "Identity, by default", "Serial", "Auto-increment"];
    if let Some(chosen) = sheet.choice("Auto-increment", &texts, now) {
        let options = match column.identity.take() {
            Some(Identity::Always(options) | Identity::ByDefault(options)) => options,
            _ => SequenceOptions::default(),
        };
        column.identity = match chosen {
            1 => Some(Identity::Always(options)),
            2 => Some(Identity::ByDefault(options)),
            3 => Some(Identity::Serial),
            4 => Some(Identity::AutoIncrement),
            _ => None,
        };
        column.not_null |= column.identity.is_some();
    }
    if let Some(Identity::Always(options) | Identity::ByDefault(options)) = &mut column.identity {
        sheet.maybe("Sequence", Kind::Text, &mut options.name);
        sequence_options(sheet, options);
    }
}

fn generated(sheet: &mut Sheet, table: TableId, column: &mut Column) {
    let now = column.generated.as_ref().map(|own| own.expression.clone()).unwrap_or_default();
    let written = sheet.field("Generated as", Kind::CodeArea, now.clone(), Vec::new());
    sheet.judge(written, &now, &|judge, document, text| {
        // Without an expression the column is not computed.
        let text = Some(text).filter(|text| !text.is_empty())?;
        (judge.expression)(document, document.table(table)?, Use::Generated, text)
    });
    if let Some(text) = written {
        let stored = column.generated.as_ref().is_none_or(|own| own.stored);
        let generated = Generated { expression: text.to_owned(), stored };
        column.generated = Some(generated).filter(|own| !own.expression.is_empty());
    }
    if let Some(generated) = &mut column.generated {
        sheet.flag("Stored", &mut generated.stored);
    }
}

/// The keys and indexes that have the column.
fn used_by(sheet: &mut Sheet, table: &Table, id: ColumnId) {
    sheet.section("Used by", Opens::WhenSaid);
    let object = ObjectRef::PrimaryKey(table.id);
    if table.is_in_primary_key(id) {
        let names = column_names(sheet, table.primary_key_columns());
        sheet.link("key", 0, 0, "Primary key".to_owned(), names, object);
    }
    for key in table.foreign_keys.iter().filter(|key| key.columns.contains(&id)) {
        relation_link(sheet, table, key, 0);
    }
    for unique in table.uniques.iter().filter(|unique| unique.columns.contains(&id)) {
        key_link(sheet, table, unique, 0);
    }
    for index in table.indexes.iter().filter(|index| index.keys.iter().any(|key| key.as_column() == Some(id)))
    {
        index_link(sheet, table, index, 0);
    }
}
