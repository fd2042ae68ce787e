//! Tables: what they are made of.

use crowfoot_dialect::script::writing;
use crowfoot_model::{
    CheckConstraint, Column, ColumnId, ExclusionConstraint, ForeignKey, ForeignKeyTarget, IdSource, Index,
    KeyTarget, ObjectRef, PartitionOf, Partitioning, PrimaryKey, Table, TableId, TableOption,
    UniqueConstraint,
};

use super::form::{Kind, Node};
use super::lists::{ANY, CHOOSE, acts, entries, settle};
use super::named_type::schema_of;
use super::relation::table_options;
use super::sheet::{Act, Later, Opens, Sheet};
use crate::structure;

pub(super) fn walk(sheet: &mut Sheet, ids: &mut IdSource, table: &mut Table) {
    sheet.section("", Opens::Always);
    sheet.name("Name", &mut table.name);
    schema_of(sheet, &mut table.schema);
    sheet.comment(&mut table.comment);
    columns(sheet, ids, table);
    relations(sheet, table);
    constraints(sheet, ids, table);
    indexes(sheet, ids, table);
    partitions(sheet, table);
    options(sheet, table);
}

fn columns(sheet: &mut Sheet, ids: &mut IdSource, table: &mut Table) {
    sheet.section("Columns", Opens::Always);
    let key = table.primary_key_columns().to_vec();
    let count = table.columns.len();
    let mut asked = None;
    for (at, column) in table.columns.iter_mut().enumerate() {
        if let Some(act) = sheet.row("column", column.id.0, acts(at, count)) {
            asked = Some((at, column.id, act));
        }
        let object = ObjectRef::Column(table.id, column.id);
        sheet.row_says(column.name.clone(), String::new(), Some(object));
        let named = std::mem::take(&mut sheet.named);
        sheet.name("Name", &mut column.name);
        let name = &column.name;
        let mut others = sheet.columns.iter().filter(|(other, _)| *other != column.id.0);
        if sheet.named && others.any(|(_, other)| other.eq_ignore_ascii_case(name)) {
            sheet.refuse("This name is already in use.");
        }
        sheet.named = named;
        super::column::data_type(sheet, column);
        let mut required = column.not_null || key.contains(&column.id);
        sheet.flag("Required", &mut required);
        if !key.contains(&column.id) {
            column.not_null = required;
        } else if !required {
            sheet.refuse("Primary key columns are always required.");
        }
        sheet.end_row();
    }
    if let Some((at, id, act)) = asked {
        sheet.later = Some(match act {
            Act::Remove => Later::Delete(ObjectRef::Column(table.id, id)),
            Act::Up => Later::Move(id, at.saturating_sub(1)),
            Act::Down => Later::Move(id, at + 1),
        });
        if act != Act::Remove {
            sheet.focus_row("column", id.0, "Name");
        }
    }
    if sheet.action("Add column") {
        let column = Column::new(ids.fresh(), structure::free_column_name(table, "column"));
        let at = structure::insert_position(table);
        sheet.focus_row("column", column.id.0, "Name");
        table.columns.insert(at, column);
    }
}

fn relations(sheet: &mut Sheet, table: &Table) {
    sheet.section("Relations", Opens::Always);
    for key in &table.foreign_keys {
        relation_link(sheet, table, key, Node::REMOVE);
    }
    for (other, id) in sheet.document.referring_to(table.id).filter(|(other, _)| *other != table.id) {
        let Some(child) = sheet.document.table(other) else { continue };
        let Some(key) = child.foreign_key(id) else { continue };
        let names = names_in(child, &key.columns);
        let text = [child.name.as_str(), ".", &names].concat();
        sheet.link("incoming", id.0, 0, text, "references this".to_owned(), ObjectRef::ForeignKey(other, id));
    }
    let options = table_options(sheet.document);
    if let Some(Some(id)) = sheet.pick_id("Add relation", CHOOSE, &options, None) {
        sheet.later = Some(Later::Relate(TableId(id)));
    }
}

fn constraints(sheet: &mut Sheet, ids: &mut IdSource, table: &mut Table) {
    sheet.section("Keys and constraints", Opens::Always);
    let id = table.id;
    let first: Vec<ColumnId> = table.columns.first().map(|column| column.id).into_iter().collect();
    match &table.primary_key {
        Some(key) => {
            let text = named(&key.name, "Primary key");
            let names = column_names(sheet, &key.columns);
            sheet.link("key", 0, Node::REMOVE, text, names, ObjectRef::PrimaryKey(id));
        }
        None if sheet.action("Add primary key") => {
            for column in table.columns.iter_mut().take(1) {
                column.not_null = true;
            }
            table.primary_key = Some(PrimaryKey::over(first));
            sheet.select = Some(ObjectRef::PrimaryKey(id));
        }
        None => {}
    }
    for unique in &table.uniques {
        key_link(sheet, table, unique, Node::REMOVE);
    }
    for check in &table.checks {
        let (text, object) = (named(&check.name, "Check"), ObjectRef::Check(id, check.id));
        sheet.link("check", check.id.0, Node::REMOVE, text, check.expression.clone(), object);
    }
    for exclusion in &table.exclusions {
        let (text, object) = (named(&exclusion.name, "Exclusion"), ObjectRef::Exclusion(id, exclusion.id));
        sheet.link("exclusion", exclusion.id.0, Node::REMOVE, text, String::new(), object);
    }
    if sheet.action("Add unique") {
        // Of the key, and of what is unique already, it would say nothing new.
        let is_free =
            |column: &&Column| !table.is_in_primary_key(column.id) && !structure::is_unique(table, column.id);
        let free: Vec<ColumnId> = table.columns.iter().find(is_free).map(|own| own.id).into_iter().collect();
        let unique = structure::unique_over(table, &free, ids.fresh());
        sheet.select = Some(ObjectRef::Unique(id, unique.id));
        table.uniques.push(unique);
    }
    if sheet.action("Add check") {
        let check = CheckConstraint::new(ids.fresh(), "");
        sheet.select = Some(ObjectRef::Check(id, check.id));
        table.checks.push(check);
    }
    let dialect = sheet.document.settings().dialect;
    if crowfoot_dialect::spec(dialect).capabilities().exclusions && sheet.action("Add exclusion") {
        let exclusion = ExclusionConstraint {
            id: ids.fresh(),
            name: None,
            method: Some("gist".to_owned()),
            elements: Vec::new(),
            predicate: None,
            deferrable: crowfoot_model::Deferrability::default(),
            comment: None,
        };
        sheet.select = Some(ObjectRef::Exclusion(id, exclusion.id));
        table.exclusions.push(exclusion);
    }
}

fn indexes(sheet: &mut Sheet, ids: &mut IdSource, table: &mut Table) {
    sheet.section("Indexes", Opens::Always);
    for index in &table.indexes {
        index_link(sheet, table, index, Node::REMOVE);
    }
    if sheet.action("Add index") {
        let leads = |id| table.indexes.iter().any(|index| index.leading_columns().next() == Some(id));
        let free = |column: &&Column| !leads(column.id) && table.primary_key_columns() != [column.id];
        let column = table.columns.iter().find(free).or(table.columns.first()).map(|column| column.id);
        let columns: Vec<ColumnId> = column.into_iter().collect();
        let index = structure::index_over(table, &columns, ids.fresh());
        sheet.select = Some(ObjectRef::Index(table.id, index.id));
        table.indexes.push(index);
    }
}

fn partitions(sheet: &mut Sheet, table: &mut Table) {
    sheet.section("Partitions and inheritance", Opens::WhenSaid);
    let now = table.partitioning.as_ref().map(|own| own.strategy.clone()).unwrap_or_default();
    if let Some(text) = sheet.field("Partition by", Kind::Code, now, Vec::new()) {
        let mut partitioning = table.partitioning.take().unwrap_or_else(|| Partitioning {
            strategy: String::new(),
            key: String::new(),
            definition: None,
        });
        partitioning.strategy = text.to_uppercase();
        table.partitioning = Some(partitioning).filter(|own| !own.strategy.is_empty());
    }
    if let Some(partitioning) = &mut table.partitioning {
        sheet.text("Partition key", Kind::Code, &mut partitioning.key);
        sheet.maybe("Definition", Kind::CodeArea, &mut partitioning.definition);
    }
    let document = sheet.document;
    let now = table.partition_of.as_ref().map(|own| own.table.0);
    let mut options = table_options(document);
    options.retain(|(id, _)| *id != table.id.0);
    if let Some(chosen) = sheet.pick_id("Partition of", "None", &options, now) {
        let bounds = table.partition_of.take().map(|own| own.bounds).unwrap_or_default();
        table.partition_of = chosen.map(|id| PartitionOf { table: TableId(id), bounds });
    }
    if let Some(partition) = &mut table.partition_of {
        sheet.text("Bounds", Kind::Code, &mut partition.bounds);
    }
    let list = &mut table.inherits;
    let asked = entries(sheet, "parent", list.len(), ANY, &mut |sheet, at| {
        let Some(parent) = list.get_mut(at) else { return };
        if let Some(Some(id)) = sheet.pick_id("Parent", "", &options, Some(parent.0)) {
            *parent = TableId(id);
        }
    });
    settle(list, asked);
    options.retain(|(id, _)| !table.inherits.contains(&TableId(*id)));
    if let Some(Some(id)) = sheet.pick_id("Add parent", CHOOSE, &options, None) {
        table.inherits.push(TableId(id));
    }
}

fn options(sheet: &mut Sheet, table: &mut Table) {
    sheet.section("Options", Opens::WhenSaid);
    let list = &mut table.options;
    let asked = entries(sheet, "option", list.len(), Node::REMOVE, &mut |sheet, at| {
        let Some(option) = list.get_mut(at) else { return };
        sheet.text("Option", Kind::Code, &mut option.name);
        option.name = option.name.to_uppercase();
        sheet.maybe("Value", Kind::Code, &mut option.value);
    });
    settle(list, asked);
    if sheet.action("Add option") {
        let is_strict = writing(sheet.document.settings().dialect).strict_tables;
        let name = if is_strict { "STRICT" } else { "" };
        table.options.push(TableOption { name: name.to_owned(), value: None });
        sheet.focus_row("option", table.options.len() as u64, "Option");
    }
}

pub(super) fn relation_link(sheet: &mut Sheet, table: &Table, key: &ForeignKey, acts: u8) {
    let document = sheet.document;
    let target = match &key.target {
        ForeignKeyTarget::Table { table, .. } => document.display_name(ObjectRef::Table(*table)),
        ForeignKeyTarget::Unresolved { table, .. } => table.clone(),
    };
    let text = [column_names(sheet, &key.columns).as_str(), " \u{2192} ", &target].concat();
    let detail = key.on_delete.map_or("", |action| action.sql()).to_ascii_lowercase();
    sheet.link("relation", key.id.0, acts, text, detail, ObjectRef::ForeignKey(table.id, key.id));
}

pub(super) fn key_link(sheet: &mut Sheet, table: &Table, unique: &UniqueConstraint, acts: u8) {
    let text = named(&unique.name, "Unique");
    let names = column_names(sheet, &unique.columns);
    sheet.link("unique", unique.id.0, acts, text, names, ObjectRef::Unique(table.id, unique.id));
}

pub(super) fn index_link(sheet: &mut Sheet, table: &Table, index: &Index, acts: u8) {
    let mut keys = String::new();
    for key in &index.keys {
        if !keys.is_empty() {
            keys.push_str(", ");
        }
        match &key.on {
            KeyTarget::Column(id) => keys.push_str(&column_names(sheet, &[*id])),
            KeyTarget::Expression(expression) => keys.push_str(expression),
        }
    }
    let text = named(&index.name, "Index");
    sheet.link("index", index.id.0, acts, text, keys, ObjectRef::Index(table.id, index.id));
}

fn named(name: &Option<String>, kind: &str) -> String {
    name.clone().unwrap_or_else(|| kind.to_owned())
}

pub(super) fn column_names(sheet: &Sheet, ids: &[ColumnId]) -> String {
    let mut names = String::new();
    for (_, name) in ids.iter().filter_map(|id| sheet.columns.iter().find(|(other, _)| *other == id.0)) {
        if !names.is_empty() {
            names.push_str(", ");
        }
        names.push_str(name);
    }
    names
}

fn names_in(table: &Table, ids: &[ColumnId]) -> String {
    let mut names = String::new();
    for column in ids.iter().filter_map(|id| table.column(*id)) {
        if !names.is_empty() {
            names.push_str(", ");
        }
        names.push_str(&column.name);
    }
    names
}
