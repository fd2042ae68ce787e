//! What undo and redo have changed is shown, wherever it is.

use crowfoot_model::{DiagramId, Diff, NodeId, RecordKey};

use crate::Editor;

/// Brings what a diff has changed into view where none of it is: on this diagram, or else on the one that it is about.
pub(crate) fn show_change(editor: &mut Editor, diff: &Diff) {
    let has = |id: &DiagramId| editor.document().diagram(*id).is_some();
    let came = |key| match key {
        RecordKey::Diagram(id) => {
            diff.change(key).is_some_and(|change| change.before.is_none()).then_some(id)
        }
        _ => None,
    };
    if let Some(id) = diff.changes().find_map(|(key, _)| came(key)).filter(has) {
        return editor.show_diagram(id);
    }
    let here = |key| on(key).is_none_or(|id| id == editor.diagram());
    let nodes = diff.changes().map(|(key, _)| key).filter(|key| here(*key)).filter_map(node);
    let changed: Vec<_> = nodes.filter_map(|node| editor.scene().bounds(node)).collect();
    if let Some(first) = changed.first() {
        let view = editor.session.visible();
        if !changed.iter().any(|rect| rect.intersects(&view)) {
            editor.reveal_rect(*first);
        }
        return;
    }
    let keys = || diff.changes().map(|(key, _)| key);
    let mut diagrams = keys().filter_map(on).filter(has);
    match diagrams.next() {
        // What has gone from this diagram has left nothing to be shown.
        Some(id) if !keys().filter_map(on).any(|id| id == editor.diagram()) => editor.show_diagram(id),
        Some(_) => {}
        None => {
            if let Some(node) = keys().find_map(node).filter(|node| editor.scene().bounds(*node).is_none()) {
                super::show_where(editor, node.into());
            }
        }
    }
}

/// The diagram that a record is about.
fn on(key: RecordKey) -> Option<DiagramId> {
    match key {
        RecordKey::Placement(id, _) | RecordKey::Line(id, ..) => Some(id),
        _ => None,
    }
}

fn node(key: RecordKey) -> Option<NodeId> {
    match key {
        RecordKey::Table(id) => Some(NodeId::Table(id)),
        RecordKey::Enum(id) => Some(NodeId::Enum(id)),
        RecordKey::View(id) => Some(NodeId::View(id)),
        RecordKey::Note(id) => Some(NodeId::Note(id)),
        RecordKey::Area(id) => Some(NodeId::Area(id)),
        RecordKey::Placement(_, node) => Some(node),
        RecordKey::Line(_, table, _) => Some(NodeId::Table(table)),
        _ => None,
    }
}
