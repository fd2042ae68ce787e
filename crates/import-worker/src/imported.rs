//! Imported designs: their placement, and their ledger.

use crowfoot_import::{Format, Import, Verdict, ledger_to_json};
use crowfoot_model::{Diagram, Document, Edit, IdSource};
use crowfoot_scene::{ApproximateMeasure, Plan, Scope};
use wasm_bindgen::JsValue;

use crate::message::number;

/// Places everything that has no position. Cards only need approximate sizes here; the page measures texts better. A
/// design without any positions is drawn quickly, and the returned plan may find a better drawing.
pub(crate) fn place(import: &mut Import) -> Option<Plan> {
    // Importers place tables only to assign them to areas.
    let is_saved = import.format == Format::Json;
    if !is_saved {
        judge_as_import(&mut import.document);
    }
    let document = &mut import.document;
    let first = document.first_diagram();
    let id = first.unwrap_or_else(|| IdSource::following(document).fresh());
    if first.is_none() {
        let mut edit = Edit::new(document);
        edit.put(Diagram::new(id, "Main"));
        let diff = edit.finish();
        document.apply(&diff);
    }
    let is_fresh = !is_saved || document.placements_on(id).next().is_none();
    let scope = if is_fresh { Scope::All } else { Scope::Unplaced };
    let plan = Plan::new(document, id, &ApproximateMeasure, scope, None)?;
    let diff = if is_fresh { plan.first(document) } else { plan.arrange(document) };
    document.apply(&diff);
    Some(plan).filter(|plan| is_fresh && plan.is_searched())
}

/// What is imported exists: the review begins with the preset for that. A saved design keeps its own.
fn judge_as_import(document: &mut Document) {
    let mut edit = Edit::new(document);
    edit.settings_mut().rule_preset = Some("import".to_owned());
    let diff = edit.finish();
    document.apply(&diff);
}

/// The ledger as fields of a message.
pub(crate) fn account(import: &mut Import) -> Vec<(&'static str, JsValue)> {
    let count = |verdict| number(import.ledger.iter().filter(|entry| entry.verdict == verdict).count());
    let counts = [Verdict::Modelled, Verdict::Kept, Verdict::Skipped].map(count);
    let [modelled, kept, skipped] = counts;
    import.ledger.retain(|entry| entry.verdict != Verdict::Modelled || !entry.reason.is_empty());
    vec![
        ("format", import.format.key().into()),
        ("ledger", ledger_to_json(&import.ledger).into()),
        ("modelled", modelled),
        ("kept", kept),
        ("skipped", skipped),
    ]
}
