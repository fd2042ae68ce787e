//! Findings that the designer has accepted, with the reason, kept in the table that they are about.

use crowfoot_compact::Arrange;
use crowfoot_model::{Diff, Document, Edit, Suppression};

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::rule::Family;

/// Whether a finding can be accepted: it has to be on a table or a part of one, whose record keeps the reason.
pub fn can_suppress(diagnostic: &Diagnostic) -> bool {
    diagnostic.object.table().is_some() && !diagnostic.code.starts_with(Family::Suppressions.prefix())
}

/// Accepts a finding. Without a reason, or where [`can_suppress`] says no, the diff is empty.
pub fn suppress(document: &Document, diagnostic: &Diagnostic, reason: &str) -> Diff {
    let reason = reason.trim();
    let mut edit = Edit::new(document);
    for part in &diagnostic.parts {
        accept(&mut edit, part, reason);
    }
    if diagnostic.parts.is_empty() {
        accept(&mut edit, diagnostic, reason);
    }
    edit.finish()
}

fn accept(edit: &mut Edit<'_>, diagnostic: &Diagnostic, reason: &str) {
    if can_suppress(diagnostic)
        && !reason.is_empty()
        && let Some(table) = diagnostic.object.table().and_then(|id| edit.table_mut(id))
    {
        let part = diagnostic.object.part();
        let list = &mut table.annotations.suppressions;
        list.retain(|other| !matches(other, diagnostic));
        list.push(Suppression { rule: diagnostic.code.to_owned(), part, reason: reason.to_owned() });
        list.arrange_by(|a, b| (&a.rule, a.part).cmp(&(&b.rule, b.part)));
    }
}

/// Opens an accepted finding again.
pub fn unsuppress(document: &Document, diagnostic: &Diagnostic) -> Diff {
    let mut edit = Edit::new(document);
    if let Some(table) = diagnostic.object.table().and_then(|id| edit.table_mut(id)) {
        table.annotations.suppressions.retain(|other| !matches(other, diagnostic));
    }
    edit.finish()
}

/// The reason for which a finding is accepted. One without words does not count.
pub(crate) fn reason_for(cx: &Context<'_>, diagnostic: &Diagnostic) -> Option<String> {
    if !can_suppress(diagnostic) {
        return None;
    }
    let table = cx.table(diagnostic.object.table()?)?;
    let list = &table.annotations.suppressions;
    let suppression = list.iter().find(|other| matches(other, diagnostic))?;
    let reason = suppression.reason.trim();
    (!reason.is_empty()).then(|| reason.to_owned())
}

fn matches(suppression: &Suppression, diagnostic: &Diagnostic) -> bool {
    suppression.rule == diagnostic.code && suppression.part == diagnostic.object.part()
}
