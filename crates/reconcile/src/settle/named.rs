//! Records other than tables.

use crowfoot_model::{Edit, IdSource, Schema, SchemaId, Statement, StatementId, View};

use super::annotations;
use super::column::{is_same_list, is_same_type};
use super::order::in_old_order;
use super::parts;
use crate::context::{Context, is_same_note, is_same_text};
use crate::coverage::Coverage;
use crate::mapper::Mapper;
use crate::records::Records;

/// The schema of a record: that of the old one where both are in the schema that goes without saying.
pub(super) fn schema_of(
    context: &Context<'_>,
    mapper: &Mapper,
    new: Option<SchemaId>,
    old: Option<Option<SchemaId>>,
) -> Option<SchemaId> {
    let is_public = context.is_public(context.new, new);
    match old {
        Some(schema) if !context.options.covers.has(Coverage::SCHEMAS) => schema,
        Some(schema) if is_public && context.is_public(context.old, schema) => schema,
        _ => mapper.optional(new).filter(|id| !is_public || context.old.schema(*id).is_some()),
    }
}

/// A comment in its old form, where it says the same or the format has none.
pub(super) fn comment(context: &Context<'_>, old: &Option<String>, new: Option<String>) -> Option<String> {
    let covers = context.options.covers.has(Coverage::COMMENTS);
    if !covers || is_same_note(old.as_deref(), new.as_deref()) { old.clone() } else { new }
}

/// The same for what only SQL has comments for.
fn sql_comment(context: &Context<'_>, old: &Option<String>, new: Option<String>) -> Option<String> {
    if context.options.covers.has(Coverage::DETAILS) { comment(context, old, new) } else { old.clone() }
}

pub(super) fn put(context: &Context<'_>, records: &mut Records<'_>, ids: &mut IdSource, edit: &mut Edit<'_>) {
    schemas(context, records, edit);
    enums(context, records, edit);
    domains(context, records, edit);
    composites(context, records, edit);
    sequences(context, records, edit);
    views(context, records, ids, edit);
    statements(records, edit);
}

pub(super) fn put_settings(context: &Context<'_>, mapper: &Mapper, edit: &mut Edit<'_>) {
    if context.options.covers.has(Coverage::ANNOTATIONS) {
        let new = context.new.settings();
        let merged =
            annotations::of_design(context.old.settings(), new, mapper.suppressions(&new.suppressions));
        *edit.settings_mut() = merged;
    }
}

fn schemas(context: &Context<'_>, records: &Records<'_>, edit: &mut Edit<'_>) {
    for (new, old) in records.schemas.new_with_old() {
        match old {
            Some(old) => {
                let comment = sql_comment(context, &old.comment, new.comment.clone());
                edit.put(Schema { id: old.id, name: new.name.clone(), comment });
            }
            None if context.is_public(context.new, Some(new.id)) => {}
            None => edit.put(Schema { id: records.mapper.id(new.id), ..new.clone() }),
        }
    }
}

fn enums(context: &Context<'_>, records: &Records<'_>, edit: &mut Edit<'_>) {
    for (new, old) in records.enums.new_with_old() {
        let mut merged = new.clone();
        merged.id = records.mapper.id(new.id);
        merged.schema = schema_of(context, &records.mapper, new.schema, old.map(|old| old.schema));
        if let Some(old) = old {
            merged.comment = sql_comment(context, &old.comment, merged.comment);
        }
        edit.put(merged);
    }
}

fn domains(context: &Context<'_>, records: &Records<'_>, edit: &mut Edit<'_>) {
    for (new, old) in records.domains.new_with_old() {
        let mut merged = records.mapper.domain(new);
        merged.schema = schema_of(context, &records.mapper, new.schema, old.map(|old| old.schema));
        if let Some(old) = old {
            merged.comment = sql_comment(context, &old.comment, merged.comment);
            if is_same_type(context, Some(&old.base), Some(&merged.base)) {
                merged.base.clone_from(&old.base);
            }
            let is_same =
                old.checks.len() == merged.checks.len()
                    && old.checks.iter().zip(&merged.checks).all(|(old, new)| {
                        old.name == new.name && is_same_text(&old.expression, &new.expression)
                    });
            if is_same {
                merged.checks.clone_from(&old.checks);
            }
        }
        edit.put(merged);
    }
}

fn composites(context: &Context<'_>, records: &Records<'_>, edit: &mut Edit<'_>) {
    for (new, old) in records.composites.new_with_old() {
        let mut merged = records.mapper.composite(new);
        merged.schema = schema_of(context, &records.mapper, new.schema, old.map(|old| old.schema));
        if let Some(old) = old {
            merged.comment = sql_comment(context, &old.comment, merged.comment);
            for (field, old) in merged.fields.iter_mut().zip(&old.fields) {
                if is_same_type(context, Some(&old.data_type), Some(&field.data_type)) {
                    field.data_type.clone_from(&old.data_type);
                }
            }
        }
        edit.put(merged);
    }
}

fn sequences(context: &Context<'_>, records: &Records<'_>, edit: &mut Edit<'_>) {
    for (new, old) in records.sequences.new_with_old() {
        let mut merged = records.mapper.sequence(new);
        merged.schema = schema_of(context, &records.mapper, new.schema, old.map(|old| old.schema));
        if let Some(old) = old {
            merged.comment = sql_comment(context, &old.comment, merged.comment);
        }
        edit.put(merged);
    }
}

fn views(context: &Context<'_>, records: &mut Records<'_>, ids: &mut IdSource, edit: &mut Edit<'_>) {
    let pairs: Vec<(&View, Option<&View>)> = records.views.new_with_old().collect();
    for (new, old) in pairs {
        let mut merged = new.clone();
        merged.id = records.mapper.id(new.id);
        merged.schema = schema_of(context, &records.mapper, new.schema, old.map(|old| old.schema));
        let none = Vec::new();
        let before = old.map_or(&none, |old| &old.indexes);
        let indexes =
            parts::indexes(context, &mut records.mapper, ids, before, &new.indexes, (&new.name, &[]));
        merged.indexes =
            in_old_order(before, indexes, |old| (!context.options.removals).then(|| old.clone()));
        if let Some(old) = old {
            merged.comment = sql_comment(context, &old.comment, merged.comment);
            if is_same_text(&old.query, &merged.query) {
                merged.query.clone_from(&old.query);
                merged.head.clone_from(&old.head);
            }
            if is_same_list(&old.clauses, &merged.clauses) {
                merged.clauses.clone_from(&old.clauses);
            }
        }
        edit.put(merged);
    }
}

/// What is new goes behind what it follows in its script; what was there keeps its place.
fn statements(records: &Records<'_>, edit: &mut Edit<'_>) {
    let mut pairs: Vec<(&Statement, Option<&Statement>)> = records.statements.new_with_old().collect();
    pairs.sort_by_key(|(new, _)| (!new.before_tables, new.order, new.id));
    let mut last = [0, 0];
    for (new, old) in pairs {
        let order = old.map(|old| (old.order, old.before_tables));
        let side = order.map_or(new.before_tables, |(_, before)| before);
        let Some(last) = last.get_mut(usize::from(side)) else { continue };
        *last = order.map_or(*last, |(order, _)| order);
        let text = match old {
            Some(old) if is_same_text(&old.text, &new.text) => old.text.clone(),
            _ => new.text.clone(),
        };
        let id: StatementId = records.mapper.id(new.id);
        edit.put(Statement { id, text, order: *last, before_tables: side, ..new.clone() });
    }
}
