//! Where something is shown.

use crowfoot_model::{DiagramId, NodeId, ObjectRef};

use crate::Editor;

/// Whether an object is in focus on the diagram on show, or has no place on any.
pub(crate) fn is_shown(editor: &Editor, object: ObjectRef) -> bool {
    object.node().is_none_or(|node| editor.reacts(node)) && has_place(editor, object)
}

/// Whether an object is on the diagram on show, or has no place on any.
pub(crate) fn has_place(editor: &Editor, object: ObjectRef) -> bool {
    object.node().is_none() || editor.scene.object_bounds(object).is_some()
}

/// Goes to a diagram on which an object is, where it is not on this one, and brings it into view.
pub(crate) fn show_where(editor: &mut Editor, object: ObjectRef) {
    if editor.session.focus.take().is_some() {
        editor.changes.shown_changed = true;
        editor.changes.repaint = true;
    }
    if let Some(diagram) = diagram_of(editor, object) {
        editor.show_diagram(diagram);
    }
    match &mut editor.others.coming {
        Some(coming) => coming.reveal = Some(object),
        None => editor.reveal(object),
    }
}

/// The diagram on which an object is whole, a relation with both its tables: the one on show, or the first that has it.
fn diagram_of(editor: &Editor, object: ObjectRef) -> Option<DiagramId> {
    let document = editor.document();
    let node = object.node()?;
    let parent = match object {
        ObjectRef::ForeignKey(table, key) => document.table(table)?.foreign_key(key)?.target_table(),
        _ => None,
    };
    let has = |diagram: DiagramId, node| document.placement(diagram, node).is_some();
    let whole =
        |id: &DiagramId| has(*id, node) && parent.is_none_or(|parent| has(*id, NodeId::Table(parent)));
    let all = document.diagrams().map(|diagram| diagram.id);
    std::iter::once(editor.diagram()).chain(all).find(whole)
}
