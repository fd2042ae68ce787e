//! Accepting findings: one, all that a rule says of an object, a rule, or everything that is open.

use crowfoot_compact::Arrange;
use crowfoot_model::{Diff, Document, Edit, ObjectRef, RuleLevel, Suppression};

use crate::diagnostic::Diagnostic;
use crate::gather::GATHERED;
use crate::registry::rule;
use crate::review::Review;
use crate::rule::suppressions_of;
use crate::settings::set_level;
use crate::suppression::{can_suppress, of};

/// How much of what a rule says is accepted at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The finding, or all that it stands for.
    Finding,
    /// Everything that the rule says of an object and its parts: see [`object_in_reach`].
    Object,
    /// Everything: the rule is off.
    Design,
}

/// The object of [`Reach::Object`]; `None` where that would be the same as the finding, or as the design.
pub fn object_in_reach(diagnostic: &Diagnostic) -> Option<ObjectRef> {
    let targets = targets(diagnostic);
    let (first, rest) = targets.split_first()?;
    match first.object.table() {
        Some(table) => {
            rest.iter().all(|own| own.object.table() == Some(table)).then_some(ObjectRef::Table(table))
        }
        None if first.object == ObjectRef::Document || first.detail.is_none() => None,
        None => rest.iter().all(|own| own.object == first.object).then_some(first.object),
    }
}

/// Accepts a finding, or more than that. A reason may be empty. Where [`can_suppress`] says no, the diff is empty.
pub fn suppress(document: &Document, diagnostic: &Diagnostic, reach: Reach, reason: &str) -> Diff {
    let reason = reason.trim();
    let mut edit = Edit::new(document);
    if can_suppress(diagnostic) {
        match (reach, object_in_reach(diagnostic)) {
            (Reach::Design, _) => {
                if let Some(rule) = rule(diagnostic.code) {
                    set_level(edit.settings_mut(), rule, RuleLevel::Off);
                    change(&mut edit, ObjectRef::Document, |list| {
                        list.retain(|other| other.rule != rule.code || !other.parts);
                        if !reason.is_empty() {
                            let own = of(rule.code, ObjectRef::Document);
                            list.push(Suppression { reason: reason.to_owned(), parts: true, ..own });
                        }
                    });
                }
            }
            (Reach::Object, Some(object)) => {
                let parts = object.table().is_some();
                let own = Suppression { reason: reason.to_owned(), parts, ..of(diagnostic.code, object) };
                change(&mut edit, object, |list| {
                    list.retain(|other| other.rule != own.rule || (!parts && other.part != own.part));
                    list.push(own);
                });
            }
            _ => targets(diagnostic).iter().for_each(|target| accept(&mut edit, target, reason, false)),
        }
    }
    edit.finish()
}

/// Accepts everything that is open, so that only what is new is reported from now on.
pub fn accept_all(document: &Document) -> Diff {
    let mut edit = Edit::new(document);
    let review = Review::of_each(document);
    let open = review.diagnostics().filter(|own| own.suppressed.is_none() && can_suppress(own));
    for target in open.flat_map(targets) {
        accept(&mut edit, &target, "", true);
    }
    edit.finish()
}

/// One thing to accept.
struct Target<'d> {
    code: &'d str,
    object: ObjectRef,
    detail: Option<String>,
}

/// The findings that one stands for. Of very many only the objects are known.
fn targets(diagnostic: &Diagnostic) -> Vec<Target<'_>> {
    let code = diagnostic.code;
    if diagnostic.detail.starts_with(GATHERED) && diagnostic.parts.is_empty() {
        let mut objects = diagnostic.related.clone();
        objects.arrange_by(Ord::cmp);
        objects.dedup();
        return objects.into_iter().map(|object| Target { code, object, detail: None }).collect();
    }
    let parts = match diagnostic.parts.as_slice() {
        [] => std::slice::from_ref(diagnostic),
        parts => parts,
    };
    let detail = |own: &Diagnostic| (!own.detail.is_empty()).then(|| own.detail.clone());
    parts.iter().map(|own| Target { code, object: own.object, detail: detail(own) }).collect()
}

fn accept(edit: &mut Edit<'_>, target: &Target<'_>, reason: &str, baseline: bool) {
    let (detail, reason) = (target.detail.clone(), reason.to_owned());
    let own = Suppression { detail, reason, baseline, ..of(target.code, target.object) };
    change(edit, target.object, |list| {
        list.retain(|other| {
            (&other.rule, other.part, &other.detail, other.parts)
                != (&own.rule, own.part, &own.detail, own.parts)
        });
        list.push(own);
    });
}

/// Changes the list that an object is accepted in. It stays sorted.
fn change(edit: &mut Edit<'_>, object: ObjectRef, change: impl FnOnce(&mut Vec<Suppression>)) {
    let Some(list) = suppressions_of(edit, object) else { return };
    change(list);
    list.arrange_by(|a, b| (&a.rule, a.part, &a.detail).cmp(&(&b.rule, b.part, &b.detail)));
}
