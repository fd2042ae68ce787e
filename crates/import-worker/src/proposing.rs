//! Imports into the open design: the changes are proposed first, and applied on request.

use std::cell::RefCell;

use crowfoot_import::{Format, Import};
use crowfoot_model::{Diff, Document, IdSource, Settings, file};
use crowfoot_reconcile::{Action, Change, Options, Proposal, reconcile};
use crowfoot_scene::{ApproximateMeasure, Scope, arrange};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

use crate::imported::{account, place};
use crate::message::{get, number, post};

thread_local! {
    /// The proposal that the page decides on.
    static PROPOSAL: RefCell<Option<Proposal>> = const { RefCell::new(None) };
}

/// Proposes the changes to the design of the page, which is part of the request; or replaces that design.
pub(crate) fn propose(scope: &DedicatedWorkerGlobalScope, request: &JsValue, mut import: Import) {
    let random = get(request, "random").as_f64().unwrap_or_default() as u64;
    let Some(design) = design(request) else {
        let message = "The importer and the app have different versions. Reload the page.";
        return post(scope, &[("type", "error".into()), ("message", message.into())]);
    };
    let ids = IdSource::in_blocks(&design, random);
    let mut fields = account(&mut import);
    if get(request, "replaces").is_truthy() {
        post(scope, &[("type", "placing".into())]);
        let diff = replacement(&design, import, ids);
        fields.extend([("type", "taken".into()), ("rows", rows(&design, &diff).into())]);
        return post(scope, &fields);
    }
    let covers = import.format.covers();
    let proposal = Proposal::new(design, import.document, covers, ids);
    fields.extend(words(&proposal));
    post(scope, &fields);
    PROPOSAL.set(Some(proposal));
}

/// Recomputes the proposal after a decision.
pub(crate) fn choose(scope: &DedicatedWorkerGlobalScope, request: &JsValue) {
    let accepted: Vec<usize> = match get(request, "accepted").dyn_ref::<Array>() {
        Some(list) => list.iter().filter_map(|at| Some(at.as_f64()? as usize)).collect(),
        None => Vec::new(),
    };
    let removals = get(request, "removals").is_truthy();
    PROPOSAL.with_borrow_mut(|proposal| match proposal {
        Some(proposal) => {
            proposal.choose(removals, &accepted);
            post(scope, &words(proposal));
        }
        None => post_gone(scope),
    });
}

/// Places new objects beside related ones, and returns the records to change.
pub(crate) fn take(scope: &DedicatedWorkerGlobalScope) {
    let Some(proposal) = PROPOSAL.take() else { return post_gone(scope) };
    let mut merged = proposal.merged().clone();
    if let Some(diagram) = merged.first_diagram() {
        let diff = arrange(&merged, diagram, &ApproximateMeasure, Scope::Unplaced);
        merged.apply(&diff);
    }
    let diff = Diff::between(proposal.old(), &merged);
    let rows = rows(proposal.old(), &diff);
    post(scope, &[("type", "taken".into()), ("rows", rows.into())]);
}

fn post_gone(scope: &DedicatedWorkerGlobalScope) {
    let message = "The import was interrupted. Import again.";
    post(scope, &[("type", "error".into()), ("message", message.into())]);
}

/// Replaces the open design by the imported one, with fresh ids.
fn replacement(design: &Document, mut import: Import, mut ids: IdSource) -> Diff {
    if let Some(plan) = place(&mut import)
        && import.format != Format::Json
    {
        let diff = plan.arrange(&import.document);
        import.document.apply(&diff);
    }
    let mut empty = Document::default();
    // Its suppressions come with the objects, by their new ids.
    let settings = Settings::clone(import.document.settings());
    empty.insert(&Settings { suppressions: Vec::new(), ..settings }.into());
    let reconciled = reconcile(&empty, &import.document, &Options::default(), &mut ids);
    let mut new = empty;
    new.apply(&reconciled.diff);
    let name = &design.settings().name;
    if !name.is_empty() {
        new.insert(&Settings { name: name.clone(), ..Settings::clone(new.settings()) }.into());
    }
    Diff::between(design, &new)
}

/// A proposal as fields of a message.
fn words(proposal: &Proposal) -> Vec<(&'static str, JsValue)> {
    let changes = Array::new();
    for change in proposal.changes() {
        changes.push(&mark(change).into());
        changes.push(&capitalized(&change.sentence()).into());
    }
    let renames = Array::new();
    for offer in proposal.offers() {
        let sentence = format!("{} → {}, {}% match", offer.from, offer.to, offer.score);
        renames.push(&(if offer.accepted { "accepted" } else { "" }).into());
        renames.push(&sentence.into());
    }
    let removed = proposal.changes().iter().filter(|change| change.action == Action::Removed).count();
    vec![
        ("type", "proposed".into()),
        ("summary", capitalized(&proposal.summary().to_string()).into()),
        ("removed", number(removed)),
        ("changes", changes.into()),
        ("renames", renames.into()),
    ]
}

fn mark(change: &Change) -> &'static str {
    match change.action {
        Action::Added => "+",
        Action::Removed => "−",
        Action::Altered(_) => "~",
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().map_or(String::new(), |letter| letter.to_uppercase().collect());
    [&first, letters.as_str()].concat()
}

/// The records that a diff changes, as rows; the text of a removed one is empty.
fn rows(old: &Document, diff: &Diff) -> Array {
    let mut new = old.clone();
    new.apply(diff);
    let rows = Array::new();
    for (key, _) in diff.changes() {
        rows.push(&file::row_name(key).into());
        rows.push(&file::row_text(&new, key).unwrap_or_default().into());
    }
    rows
}

/// The design of the page, which is part of the request.
pub(crate) fn design(request: &JsValue) -> Option<Document> {
    let list = get(request, "design").dyn_into::<Array>().ok()?;
    let text = |at| list.get(at).as_string().unwrap_or_default();
    let mut document = Document::default();
    for at in 0..list.length() / 2 {
        file::read_row(&mut document, &text(2 * at), &text(2 * at + 1)).ok()?;
    }
    Some(document)
}
