//! Which findings a suppression is about. A table keeps those of itself and its parts, the settings all others.

use crowfoot_model::{
    CheckId, ColumnId, ExclusionId, ForeignKeyId, IndexId, ObjectRef, Suppression, Table, UniqueId,
};

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::rule::Family;

/// Whether a finding can be accepted: what the review says of accepted ones is not.
pub fn can_suppress(diagnostic: &Diagnostic) -> bool {
    !diagnostic.code.starts_with(Family::Suppressions.prefix())
}

/// A suppression of all that a rule says of an object.
pub(crate) fn of(code: &str, object: ObjectRef) -> Suppression {
    let part = match (object, object.table()) {
        (ObjectRef::Document, _) => None,
        (_, Some(_)) => object.part(),
        (_, None) => Some(object.numbers().1),
    };
    Suppression { rule: code.to_owned(), part, ..Suppression::default() }
}

/// Whether a suppression is about a finding of the object that keeps it.
pub(crate) fn covers(suppression: &Suppression, diagnostic: &Diagnostic) -> bool {
    let is_there = match suppression.parts {
        // In the settings it only says why the rule is off.
        true => diagnostic.object.table().is_some(),
        false => suppression.part == of("", diagnostic.object).part,
    };
    is_there
        && suppression.rule == diagnostic.code
        && suppression.detail.as_ref().is_none_or(|detail| *detail == diagnostic.detail)
}

/// The reason for which a finding is accepted, which may be empty; `None` for one that is open.
pub(crate) fn reason_for(cx: &Context<'_>, diagnostic: &Diagnostic) -> Option<String> {
    if !can_suppress(diagnostic) {
        return None;
    }
    let list = match diagnostic.object.table() {
        Some(id) => &cx.table(id)?.annotations.suppressions,
        None => &cx.document().settings().suppressions,
    };
    list.iter().find(|other| covers(other, diagnostic)).map(|own| own.reason.trim().to_owned())
}

/// The part of a table that a suppression is about; the table itself where there is none.
pub(crate) fn part(table: &Table, own: &Suppression) -> ObjectRef {
    let Some(id) = own.part else { return ObjectRef::Table(table.id) };
    if table.columns.iter().any(|column| column.id.0 == id) {
        ObjectRef::Column(table.id, ColumnId(id))
    } else if table.uniques.iter().any(|unique| unique.id.0 == id) {
        ObjectRef::Unique(table.id, UniqueId(id))
    } else if table.foreign_keys.iter().any(|key| key.id.0 == id) {
        ObjectRef::ForeignKey(table.id, ForeignKeyId(id))
    } else if table.indexes.iter().any(|index| index.id.0 == id) {
        ObjectRef::Index(table.id, IndexId(id))
    } else if table.checks.iter().any(|check| check.id.0 == id) {
        ObjectRef::Check(table.id, CheckId(id))
    } else if table.exclusions.iter().any(|exclusion| exclusion.id.0 == id) {
        ObjectRef::Exclusion(table.id, ExclusionId(id))
    } else {
        ObjectRef::Table(table.id)
    }
}
