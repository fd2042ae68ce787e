//! Schemas, enums, domains, composite types and sequences.

use crowfoot_model::{
    Column, CompositeField, CompositeType, DataType, DefaultValue, Domain, DomainCheck, Edit, EnumId,
    EnumType, Schema, SchemaId, Sequence, SequenceOptions, SequenceOwner, TableId,
};

use super::form::{Kind, Node};
use super::lists::{ANY, entries, settle};
use super::relation::table_options;
use super::sheet::{Opens, Sheet};
use crate::structure::default_value;

pub(super) fn schema(sheet: &mut Sheet, schema: Option<&mut Schema>) {
    let Some(schema) = schema else { return };
    sheet.section("", Opens::Always);
    sheet.name("Name", &mut schema.name);
    sheet.comment(&mut schema.comment);
}

pub(super) fn enumeration(sheet: &mut Sheet, own: Option<&mut EnumType>) {
    let Some(own) = own else { return };
    head(sheet, &mut own.name, &mut own.schema);
    sheet.comment(&mut own.comment);
    sheet.section("Values", Opens::Always);
    let before = repeated(&own.values);
    let list = &mut own.values;
    let asked = entries(sheet, "value", list.len(), ANY, &mut |sheet, at| {
        let Some(value) = list.get_mut(at) else { return };
        sheet.text("Value", Kind::Text, value);
    });
    settle(list, asked);
    if sheet.action("Add value") {
        let mut number = own.values.len() + 1;
        let name = |number: usize| ["value_", &number.to_string()].concat();
        while own.values.contains(&name(number)) {
            number += 1;
        }
        own.values.push(name(number));
        sheet.focus_row("value", own.values.len() as u64, "Value");
    }
    if repeated(&own.values) > before {
        sheet.refuse("This value already exists.");
    }
}

/// How many values are there before.
fn repeated(values: &[String]) -> usize {
    values
        .iter()
        .enumerate()
        .filter(|(at, value)| values.iter().take(*at).any(|other| other == *value))
        .count()
}

/// Lets the defaults of columns follow a value that was renamed.
pub(super) fn follow_value(edit: &mut Edit, id: EnumId) {
    let document = edit.base();
    let (Some(before), Some(after)) = (document.enum_type(id), edit.enum_type(id)) else { return };
    let renamed = |value: &&String| !after.values.contains(value);
    if after.values.len() != before.values.len() {
        return;
    }
    let Some(old) = before.values.iter().find(renamed) else { return };
    let at = before.values.iter().position(|value| value == old);
    let Some(new) = at.and_then(|at| after.values.get(at)).cloned() else { return };
    let own = Some(DataType::Enum(id));
    let is_old = |column: &Column| {
        column.data_type == own && matches!(&column.default, Some(DefaultValue::Text(text)) if text == old)
    };
    for table in document.tables().filter(|table| table.columns.iter().any(is_old)) {
        for column in edit.table_mut(table.id).into_iter().flat_map(|table| &mut table.columns) {
            if is_old(column) {
                column.default = Some(DefaultValue::Text(new.clone()));
            }
        }
    }
}

pub(super) fn domain(sheet: &mut Sheet, own: Option<&mut Domain>) {
    let Some(own) = own else { return };
    head(sheet, &mut own.name, &mut own.schema);
    sheet.data_type(&mut own.base);
    sheet.flag("Required", &mut own.not_null);
    let now = own.default.as_ref().map(default_value::text).unwrap_or_default();
    if let Some(text) = sheet.field("Default", Kind::Code, now, Vec::new()) {
        own.default = default_value::parse(sheet.document, Some(&own.base), text);
    }
    sheet.maybe("Collation", Kind::Text, &mut own.collation);
    sheet.comment(&mut own.comment);
    sheet.section("Checks", Opens::Always);
    let list = &mut own.checks;
    let asked = entries(sheet, "check", list.len(), Node::REMOVE, &mut |sheet, at| {
        let Some(check) = list.get_mut(at) else { return };
        sheet.text("Condition", Kind::Code, &mut check.expression);
        sheet.more();
        sheet.maybe("Check name", Kind::Text, &mut check.name);
    });
    settle(list, asked);
    if sheet.action("Add check") {
        own.checks.push(DomainCheck { name: None, expression: String::new() });
        sheet.focus_row("check", own.checks.len() as u64, "Condition");
    }
}

pub(super) fn composite(sheet: &mut Sheet, own: Option<&mut CompositeType>) {
    let Some(own) = own else { return };
    head(sheet, &mut own.name, &mut own.schema);
    sheet.comment(&mut own.comment);
    sheet.section("Fields", Opens::Always);
    let list = &mut own.fields;
    let asked = entries(sheet, "field", list.len(), ANY, &mut |sheet, at| {
        let Some(field) = list.get_mut(at) else { return };
        sheet.text("Name", Kind::Text, &mut field.name);
        sheet.data_type(&mut field.data_type);
        sheet.more();
        sheet.maybe("Collation", Kind::Text, &mut field.collation);
    });
    settle(list, asked);
    if sheet.action("Add field") {
        let name = ["field_", &(own.fields.len() + 1).to_string()].concat();
        own.fields.push(CompositeField { name, data_type: DataType::TEXT, collation: None });
        sheet.focus_row("field", own.fields.len() as u64, "Name");
    }
}

pub(super) fn sequence(sheet: &mut Sheet, own: Option<&mut Sequence>) {
    let Some(own) = own else { return };
    head(sheet, &mut own.name, &mut own.schema);
    sheet.comment(&mut own.comment);
    sheet.section("Sequence options", Opens::Always);
    sequence_options(sheet, &mut own.options);
    sheet.maybe("Sequence", Kind::Text, &mut own.options.name);
    sheet.section("Owner", Opens::WhenSaid);
    let document = sheet.document;
    let now = own.owned_by.map(|owner| owner.table.0);
    if let Some(chosen) = sheet.pick_id("Owned by", "None", &table_options(document), now) {
        let table = chosen.and_then(|id| document.table(TableId(id)));
        own.owned_by = table
            .and_then(|table| Some(SequenceOwner { table: table.id, column: table.columns.first()?.id }));
    }
    if let Some(owner) = &mut own.owned_by {
        for column in document.table(owner.table).into_iter().flat_map(|table| &table.columns) {
            sheet.columns.push((column.id.0, column.name.clone()));
        }
        sheet.column("Owning column", &mut owner.column);
    }
}

/// How a sequence counts.
pub(super) fn sequence_options(sheet: &mut Sheet, own: &mut SequenceOptions) {
    sheet.maybe("Data type", Kind::Type, &mut own.data_type);
    for (label, slot) in [
        ("Start", &mut own.start),
        ("Increment", &mut own.increment),
        ("Minimum", &mut own.minimum),
        ("Maximum", &mut own.maximum),
        ("Cache", &mut own.cache),
    ] {
        if let Some(number) = sheet.number(label, *slot, i64::MIN, i64::MAX) {
            *slot = number;
        }
    }
    sheet.flag("Cycle", &mut own.cycle);
    sheet.flag("Unlogged", &mut own.unlogged);
}

fn head(sheet: &mut Sheet, name: &mut String, schema: &mut Option<SchemaId>) {
    sheet.section("", Opens::Always);
    sheet.name("Name", name);
    schema_of(sheet, schema);
}

/// The schema that something is in, where the design has any.
pub(super) fn schema_of(sheet: &mut Sheet, slot: &mut Option<SchemaId>) {
    let mut options = Vec::new();
    for schema in sheet.document.schemas() {
        options.push((schema.id.0, schema.name.clone()));
    }
    if !options.is_empty()
        && let Some(chosen) = sheet.pick_id("Schema", "None", &options, slot.map(|id| id.0))
    {
        *slot = chosen.map(SchemaId);
        sheet.named = true;
    }
}
