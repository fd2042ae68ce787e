//! Fixes: one that the user has chosen, and all safe ones at once.

use crowfoot_compact::VecSet;
use crowfoot_model::{Diff, Document, Edit, IdSource};

use crate::context::{Context, Knowledge};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::registry::{rule, rules};
use crate::review::Review;
use crate::rule::{Check, Report};
use crate::settings::values;

/// A fix can make room for another; more rounds than this are not made.
const MAX_ROUNDS: usize = 12;

/// The diff that makes one of a finding's fixes, by its place in [`Diagnostic::fixes`]. `None` when the document
/// has moved on and there is nothing to fix, or when the fix is for display only.
pub fn fix(document: &Document, diagnostic: &Diagnostic, index: usize, ids: &mut IdSource) -> Option<Diff> {
    if !diagnostic.parts.is_empty() {
        return fix_parts(document, diagnostic, index, ids);
    }
    let known = Knowledge::new(document);
    let values = values(document.settings(), rule(diagnostic.code)?);
    let cx = Context::new(document, &known).with_values(&values);
    if !is_still_found(&cx, diagnostic) {
        return None;
    }
    repair(&cx, diagnostic, index, ids)
}

/// Makes all safe fixes of findings that are not suppressed, in the order of the rules and then of the records,
/// until no more can be made. The result is one diff; it is empty for a document that has had this done.
pub fn fix_all_safe(document: &Document, ids: &mut IdSource) -> Diff {
    let mut work = document.clone();
    let mut review = Review::of_each(&work);
    let mut total = Diff::default();
    // A finding that comes back after its fix is not fixed again: two rules may want different things.
    let mut made = VecSet::new();
    for _ in 0..MAX_ROUNDS {
        let mut any = false;
        for (at, rule) in rules().iter().enumerate().filter(|(_, rule)| rule.repair.is_some()) {
            let found: Vec<Diagnostic> = review
                .diagnostics()
                .filter(|d| d.code == rule.code && safe_fix(d).is_some())
                .cloned()
                .collect();
            for diagnostic in found {
                // Fixes before this one may have made it pointless or changed what it says.
                let still = match diagnostic.object.node() {
                    Some(node) => review.on_node(node).any(|d| *d == diagnostic),
                    None => review.diagnostics().any(|d| *d == diagnostic),
                };
                let Some(index) = safe_fix(&diagnostic).filter(|_| still) else { continue };
                if !made.insert((diagnostic.id(), diagnostic.what.clone())) {
                    continue;
                }
                let Some(diff) = repair(&review.context(&work, at), &diagnostic, index, ids) else {
                    continue;
                };
                let errors = review.counts().errors;
                work.apply(&diff);
                review.update(&work, &diff);
                if review.counts().errors > errors {
                    // What is right by itself can be wrong beside something that is broken: not without a look.
                    let back = diff.inverse();
                    work.apply(&back);
                    review.update(&work, &back);
                    continue;
                }
                total = total.then(&diff);
                any = true;
            }
        }
        if !any {
            break;
        }
    }
    total
}

/// Fixes all that a gathered finding stands for, one after the other: each may take a name that the next must not.
fn fix_parts(document: &Document, diagnostic: &Diagnostic, index: usize, ids: &mut IdSource) -> Option<Diff> {
    let wanted = diagnostic.fixes.get(index)?.applicability;
    let mut work = document.clone();
    let mut total = Diff::default();
    for part in &diagnostic.parts {
        let Some(index) = part.fixes.iter().position(|fix| fix.applicability == wanted) else { continue };
        if let Some(diff) = fix(&work, part, index, ids) {
            work.apply(&diff);
            total = total.then(&diff);
        }
    }
    (!total.is_empty()).then_some(total)
}

/// Whether the rule would say the same again. Findings on names and cycles are taken at their word: their fixes look
/// for themselves.
fn is_still_found(cx: &Context<'_>, diagnostic: &Diagnostic) -> bool {
    let Some(rule) = rule(diagnostic.code) else { return false };
    let Some(table) = diagnostic.object.table() else { return true };
    let Some(table) = cx.table(table) else { return false };
    let mut out = Vec::new();
    let mut report = Report { rule, out: &mut out };
    let mut only_tables = true;
    for check in rule.checks {
        match check {
            Check::Table(check) => check(cx, table, &mut report),
            Check::Record(_) => {}
            _ => only_tables = false,
        }
    }
    !only_tables || out.iter().any(|other| other.id() == diagnostic.id() && other.fixes == diagnostic.fixes)
}

/// The place of a finding's first safe fix, when it is open.
fn safe_fix(diagnostic: &Diagnostic) -> Option<usize> {
    if diagnostic.suppressed.is_some() {
        return None;
    }
    diagnostic.fixes.iter().position(|fix| fix.applicability == Applicability::Safe)
}

fn repair(cx: &Context<'_>, diagnostic: &Diagnostic, index: usize, ids: &mut IdSource) -> Option<Diff> {
    let offered = diagnostic.fixes.get(index)?;
    if offered.applicability == Applicability::DisplayOnly {
        return None;
    }
    let mut edit = Edit::new(cx.document());
    rule(diagnostic.code)?.repair?(cx, diagnostic, index, &mut edit, ids)?;
    let diff = edit.finish();
    (!diff.is_empty()).then_some(diff)
}
