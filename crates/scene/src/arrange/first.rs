//! The first diagram, which a document always has and which shows everything.

use crowfoot_model::{Diagram, DiagramId, Document, IdSource, NodeId, Table};

use super::Scope;

/// The document with at least one diagram, and of its diagrams the wanted one or else the first.
pub fn with_diagram(mut document: Document, wanted: Option<DiagramId>) -> (Document, DiagramId) {
    let known = wanted.filter(|id| document.diagram(*id).is_some());
    let id = known.or_else(|| document.first_diagram());
    let made = id.unwrap_or_else(|| IdSource::following(&document).fresh());
    if id.is_none() {
        document.insert(&Diagram::new(made, "Main").into());
    }
    (document, made)
}

/// What has to be arranged so that every table has a place on the first diagram.
pub fn unplaced(document: &Document) -> Option<Scope<'static>> {
    let first = document.first_diagram()?;
    let is_placed = |table: &Table| document.placement(first, NodeId::Table(table.id)).is_some();
    match document.tables().filter(|table| !is_placed(table)).count() {
        0 => None,
        all if all == document.tables().len() => Some(Scope::All),
        _ => Some(Scope::Unplaced),
    }
}
