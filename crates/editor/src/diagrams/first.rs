//! The first diagram, which a document always has and which shows everything.

use crowfoot_model::{Diagram, DiagramId, Document, IdSource, NodeId, Table};
use crowfoot_scene::{Measure, Scope, arrange};

use crate::Editor;

/// Gives the tables that have none a place, in no step of undo.
pub(crate) fn place_tables(editor: &mut Editor) {
    let Some(scope) = unplaced(&editor.document) else { return };
    let Some(first) = editor.document.first_diagram() else { return };
    let diff = arrange(&editor.document, first, editor.measure(), scope);
    editor.document.apply(&diff);
    editor.follow(&diff);
    editor.fit();
}

/// As [`place_tables`], and views and enums too.
pub(crate) fn place_unplaced(editor: &mut Editor) {
    if let Some(first) = editor.document.first_diagram() {
        let diff = arrange(editor.document(), first, editor.measure(), Scope::Unplaced);
        editor.apply("Auto-layout", &diff);
    }
    editor.forget_history();
    editor.fit();
}

/// The document with at least one diagram, the first of them, and a place for every table.
pub(crate) fn prepared(document: Document, measure: &dyn Measure) -> (Document, DiagramId) {
    let (mut document, id) = with_diagram(document, None);
    if let Some(scope) = unplaced(&document) {
        let diff = arrange(&document, id, measure, scope);
        document.apply(&diff);
    }
    (document, id)
}

/// The document with at least one diagram, and of its diagrams the wanted one or else the first.
pub(crate) fn with_diagram(mut document: Document, wanted: Option<DiagramId>) -> (Document, DiagramId) {
    let known = wanted.filter(|id| document.diagram(*id).is_some());
    let id = known.or_else(|| document.first_diagram());
    let made = id.unwrap_or_else(|| IdSource::following(&document).fresh());
    if id.is_none() {
        document.insert(&Diagram::new(made, "Main").into());
    }
    (document, made)
}

/// What has to be arranged so that every table has a place on the first diagram.
pub(crate) fn unplaced(document: &Document) -> Option<Scope<'static>> {
    let first = document.first_diagram()?;
    let is_placed = |table: &Table| document.placement(first, NodeId::Table(table.id)).is_some();
    match document.tables().filter(|table| !is_placed(table)).count() {
        0 => None,
        all if all == document.tables().len() => Some(Scope::All),
        _ => Some(Scope::Unplaced),
    }
}
