//! What a record is to be: what the new document says, in the old one's form wherever both say the same.

mod annotations;
mod column;
mod named;
mod order;
mod parts;
mod resolve;
mod table;

use std::collections::BTreeSet;

use crowfoot_model::{Edit, IdSource, NodeId, SchemaId};

use crate::context::Context;
use crate::coverage::Coverage;
use crate::records::Records;

/// Takes out what the new document does not have, though it could.
pub(crate) fn remove(context: &Context<'_>, records: &Records<'_>, edit: &mut Edit<'_>) {
    if !context.options.removals {
        return;
    }
    let covers = context.options.covers;
    // The tables that stay are all put in anew, and refer to none of these.
    for table in records.tables.left() {
        edit.remove_placements(NodeId::Table(table.id));
        edit.remove_table_record(table.id);
    }
    let mut kept: BTreeSet<SchemaId> = BTreeSet::new();
    let dialect = context.new.settings().dialect;
    for view in records.views.left() {
        if covers.has(Coverage::VIEWS) && view.dialect == dialect {
            edit.remove_placements(NodeId::View(view.id));
            edit.remove_view(view.id);
        } else {
            kept.extend(view.schema);
        }
    }
    for found in records.enums.left() {
        if covers.has(Coverage::ENUMS) {
            edit.remove_placements(NodeId::Enum(found.id));
            edit.remove_enum(found.id);
        } else {
            kept.extend(found.schema);
        }
    }
    if covers.has(Coverage::OTHER_TYPES) {
        records.domains.left().for_each(|domain| edit.remove_domain(domain.id));
        records.composites.left().for_each(|composite| edit.remove_composite(composite.id));
        records.sequences.left().for_each(|sequence| edit.remove_sequence(sequence.id));
    } else {
        kept.extend(records.domains.left().filter_map(|domain| domain.schema));
        kept.extend(records.composites.left().filter_map(|composite| composite.schema));
        kept.extend(records.sequences.left().filter_map(|sequence| sequence.schema));
    }
    if covers.has(Coverage::DETAILS) {
        let of_dialect = records.statements.left().filter(|statement| statement.dialect == dialect);
        of_dialect.for_each(|statement| edit.remove_statement(statement.id));
    }
    // An empty schema is in SQL alone.
    if covers.has(Coverage::SCHEMAS.with(Coverage::DETAILS)) {
        let gone = records
            .schemas
            .left()
            .filter(|schema| !kept.contains(&schema.id) && !context.is_public(context.old, Some(schema.id)));
        gone.for_each(|schema| edit.remove_schema(schema.id));
    }
}

/// Puts in what the new document has.
pub(crate) fn put(context: &Context<'_>, records: &mut Records<'_>, ids: &mut IdSource, edit: &mut Edit<'_>) {
    named::put(context, records, ids, edit);
    table::put(context, records, ids, edit);
    named::put_settings(context, &records.mapper, edit);
}
