//! Columns.

use crowfoot_dialect::{logical_of, naming, spec, type_as_written};
use crowfoot_model::{Column, DataType, DefaultValue, LogicalType, SerialSequence};

use super::annotations;
use crate::context::{Context, is_same_note, is_same_text};
use crate::coverage::Coverage;
use crate::kind::kind;

/// The new column of a table, in the form of the old one where both say the same. `is_key`: in the primary key now, where
/// NOT NULL goes without saying.
pub(super) fn column(
    context: &Context<'_>,
    table: &str,
    old: &Column,
    mut new: Column,
    is_key: bool,
) -> Column {
    let covers = context.options.covers;
    if context.is_same_name(&old.name, &new.name) {
        new.name.clone_from(&old.name);
    }
    if is_same_type(context, old.data_type.as_ref(), new.data_type.as_ref())
        || is_kept_in(context, old, new.data_type.as_ref())
        || (!covers.has(Coverage::TYPES) && is_of_one_kind(old.data_type.as_ref(), new.data_type.as_ref()))
    {
        new.data_type.clone_from(&old.data_type);
        new.type_text.clone_from(&old.type_text);
    }
    if is_key || !covers.has(Coverage::NULLABILITY) {
        new.not_null = old.not_null;
    }
    let has_defaults = covers.has(Coverage::DEFAULTS);
    let is_required = is_key || new.not_null;
    if !has_defaults || is_same_default(old.default.as_ref(), new.default.as_ref(), is_required) {
        new.default.clone_from(&old.default);
        new.default_text.clone_from(&old.default_text);
    }
    let has_details = covers.has(Coverage::DETAILS);
    let numbers_itself = old.identity.is_some() && new.identity.is_some();
    if !has_defaults || (!has_details && numbers_itself) {
        new.identity.clone_from(&old.identity);
    }
    let has_same_computation = match (&old.generated, &new.generated) {
        (Some(old), Some(new)) => old.stored == new.stored && is_same_text(&old.expression, &new.expression),
        (old, new) => old.is_none() && new.is_none(),
    };
    if !has_details || has_same_computation {
        new.generated.clone_from(&old.generated);
    }
    let keep = |new: &mut Option<String>, old: &Option<String>, is_covered: bool| {
        if !is_covered || is_same_note(new.as_deref(), old.as_deref()) {
            new.clone_from(old);
        }
    };
    keep(&mut new.on_update, &old.on_update, has_details);
    keep(&mut new.charset, &old.charset, has_details);
    keep(&mut new.collation, &old.collation, has_details);
    keep(&mut new.comment, &old.comment, covers.has(Coverage::COMMENTS));
    if !has_details || is_same_list(&old.clauses, &new.clauses) {
        new.clauses.clone_from(&old.clauses);
    }
    if is_same_sequence(context, (table, &old.name), old.sequence.as_ref(), new.sequence.as_ref()) {
        new.sequence.clone_from(&old.sequence);
    }
    if !has_details {
        new.sequence.clone_from(&old.sequence);
        new.inherited = old.inherited;
    }
    // Most formats do not say it.
    new.touched |= old.touched;
    new.annotations = annotations::of_column(&old.annotations, &new.annotations);
    new
}

/// Whether two columns are numbered by the same sequence. The one that `serial` makes goes without saying.
fn is_same_sequence(
    context: &Context<'_>,
    (table, column): (&str, &str),
    old: Option<&SerialSequence>,
    new: Option<&SerialSequence>,
) -> bool {
    let is_public = |sequence: &SerialSequence| context.is_public(context.old, sequence.schema);
    match (old, new) {
        (Some(old), Some(new)) if is_public(old) && is_public(new) => {
            SerialSequence { schema: None, ..old.clone() } == SerialSequence { schema: None, ..new.clone() }
        }
        (Some(own), None) | (None, Some(own)) => {
            is_public(own) && !own.unowned && own.name == naming::engine_name(table, &[column], "seq")
        }
        (old, new) => old == new,
    }
}

pub(super) fn is_same_list(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same_text(one, other))
}

/// Whether a type is the one that the database of the old document keeps the values of a column in, as SQLite does
/// booleans in an `integer`.
fn is_kept_in(context: &Context<'_>, old: &Column, new: Option<&DataType>) -> bool {
    let written = type_as_written(context.dialect(), old);
    written.is_some_and(|text| new == Some(&spec(context.dialect()).parse_type(text)))
}

/// Whether two types are the same, however they are spelled.
pub(super) fn is_same_type(context: &Context<'_>, old: Option<&DataType>, new: Option<&DataType>) -> bool {
    let (Some(old), Some(new)) = (old, new) else { return old.is_none() && new.is_none() };
    match (old, new) {
        (DataType::Array(old), DataType::Array(new)) => is_same_type(context, Some(old), Some(new)),
        (
            DataType::Native { dialect: of_old, text: old },
            DataType::Native { dialect: of_new, text: new },
        ) => of_old == of_new && old.trim().eq_ignore_ascii_case(new.trim()),
        // Where a database has no types by name, the values are written out.
        (DataType::Enum(id), DataType::InlineEnum(values)) => {
            context.old.enum_type(*id).is_some_and(|found| found.values == *values)
        }
        (DataType::Logical(old), DataType::Logical(new)) => plain(*old) == plain(*new),
        // Formats with few types write the nearest one.
        (DataType::Native { .. }, DataType::Logical(new))
            if !context.options.covers.has(Coverage::DETAILS) =>
        {
            logical_of(old) == Some(*new)
        }
        _ => old == new,
    }
}

/// For formats that know few types: whether the new type may be what they make of the old one.
fn is_of_one_kind(old: Option<&DataType>, new: Option<&DataType>) -> bool {
    let (Some(old), Some(new)) = (old, new) else { return new.is_none() };
    // Mermaid writes numeric(10-2), which is kept as it is.
    let plain = match new {
        DataType::Native { dialect, text } => {
            let word = text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            &spec(*dialect).parse_type(&word.replace('_', " "))
        }
        other => other,
    };
    // What has no word there comes back as text.
    old.logical().is_none() || *new == DataType::TEXT || kind(old) == kind(plain)
}

/// A decimal without places has none.
fn plain(logical: LogicalType) -> LogicalType {
    match logical {
        LogicalType::Decimal { precision: precision @ Some(_), scale: None } => {
            LogicalType::Decimal { precision, scale: Some(0) }
        }
        other => other,
    }
}

fn is_same_default(old: Option<&DefaultValue>, new: Option<&DefaultValue>, is_required: bool) -> bool {
    let said = |default: Option<&DefaultValue>| match default {
        Some(DefaultValue::Null) if !is_required => None,
        Some(DefaultValue::Expression(text)) => Some(DefaultValue::Expression(text.trim().to_owned())),
        other => other.cloned(),
    };
    said(old) == said(new)
}
