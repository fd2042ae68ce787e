//! What has been imported: its places on a diagram, and its account.

use crowfoot_import::{Format, Import, Verdict, ledger_to_json};
use crowfoot_model::{Diagram, Edit, IdSource};
use crowfoot_scene::{ApproximateMeasure, Plan, Scope};
use wasm_bindgen::JsValue;

use crate::message::number;

/// Gives everything a place that has none. The page measures texts better, but cards only have to be about right here.
/// A design of which nothing has a place is drawn quickly; the plan that is returned may find a better drawing.
pub(crate) fn place(import: &mut Import) -> Option<Plan> {
    // What an importer has placed is only to say which tables belong to an area.
    let is_saved = import.format == Format::Json;
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

/// What became of the statements, as fields of a message.
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
