//! Which nodes a diff may have changed.

use crowfoot_compact::VecSet;
use crowfoot_model::{Change, DataType, Diff, Document, NodeId, Record, RecordKey};

use super::Scene;
use crate::card::uses_type;

/// The nodes whose pictures have to be made again.
pub(super) fn nodes(scene: &Scene, document: &Document, diff: &Diff) -> VecSet<NodeId> {
    let mut touched = VecSet::new();
    for (key, change) in diff.changes() {
        match key {
            RecordKey::Table(id) => add(&mut touched, NodeId::Table(id)),
            RecordKey::View(id) => add(&mut touched, NodeId::View(id)),
            RecordKey::Note(id) => add(&mut touched, NodeId::Note(id)),
            RecordKey::Area(id) => add(&mut touched, NodeId::Area(id)),
            RecordKey::Placement(diagram, node) if diagram == scene.diagram => add(&mut touched, node),
            RecordKey::Line(diagram, table, _) if diagram == scene.diagram => {
                add(&mut touched, NodeId::Table(table));
            }
            RecordKey::Enum(id) => {
                touched.insert(NodeId::Enum(id));
                if is_renamed(change) {
                    users_of(scene, document, &DataType::Enum(id), &mut touched);
                }
            }
            RecordKey::Domain(id) => users_of(scene, document, &DataType::Domain(id), &mut touched),
            RecordKey::Composite(id) => users_of(scene, document, &DataType::Composite(id), &mut touched),
            RecordKey::Diagram(id) if id == scene.diagram && changes_lines(change) => {
                touched.extend(scene.nodes.keys());
            }
            // The name of a schema stands before those of its members, and types are spelled as the dialect does.
            RecordKey::Schema(_) => touched.extend(scene.nodes.keys()),
            RecordKey::Settings if changes_dialect(change) => touched.extend(scene.nodes.keys()),
            _ => {}
        }
    }
    touched
}

fn add(touched: &mut VecSet<NodeId>, node: NodeId) {
    touched.insert(node);
}

fn users_of(scene: &Scene, document: &Document, wanted: &DataType, touched: &mut VecSet<NodeId>) {
    let uses = |node: &&NodeId| match node {
        NodeId::Table(id) => document.table(*id).is_some_and(|table| uses_type(table, |is| is == wanted)),
        _ => false,
    };
    touched.extend(scene.nodes.keys().filter(uses));
}

fn is_renamed(change: &Change) -> bool {
    let name = |record: &Option<Record>| match record {
        Some(Record::Enum(record)) => Some(record.name.clone()),
        _ => None,
    };
    name(&change.before) != name(&change.after)
}

fn changes_lines(change: &Change) -> bool {
    let lines = |record: &Option<Record>| match record {
        Some(Record::Diagram(diagram)) => Some((diagram.notation, diagram.labels)),
        _ => None,
    };
    lines(&change.before) != lines(&change.after)
}

fn changes_dialect(change: &Change) -> bool {
    let dialect = |record: &Option<Record>| match record {
        Some(Record::Settings(settings)) => settings.dialect,
        _ => crowfoot_model::Dialect::default(),
    };
    dialect(&change.before) != dialect(&change.after)
}
