//! Diagrams: those of the design in hand stay as they are, and get what the new document has besides.

use std::collections::HashMap;

use crowfoot_model::{Area, Diagram, DiagramId, Document, Edit, IdSource, Line, NodeId, Note, Placement};

use crate::context::Context;
use crate::mapper::Mapper;

/// Adds diagrams, areas and notes under names and texts that are new, and places for what has none.
pub(crate) fn merge(context: &Context<'_>, mapper: &mut Mapper, ids: &mut IdSource, edit: &mut Edit<'_>) {
    let (old, new) = (context.old, context.new);
    let mut diagrams = by_text(old.diagrams().map(|diagram| (diagram.name.clone(), diagram.id.0)));
    for diagram in new.diagrams() {
        let found = take(&mut diagrams, &diagram.name, diagram.id.0);
        let id = found.unwrap_or_else(|| ids.fresh());
        mapper.set(diagram.id, id);
        if found.is_none() {
            edit.put(Diagram { id: DiagramId(id), ..Diagram::clone(diagram) });
        }
    }
    let mut areas = by_text(old.areas().map(|area| (area.name.clone(), area.id.0)));
    for area in new.areas() {
        let found = take(&mut areas, &area.name, area.id.0);
        let id = found.unwrap_or_else(|| ids.fresh());
        mapper.set(area.id, id);
        if found.is_none() {
            edit.put(Area { id: id.into(), name: area.name.clone() });
        }
    }
    let mut notes = by_text(old.notes().map(|note| (note.text.clone(), note.id.0)));
    for note in new.notes() {
        let found = take(&mut notes, &note.text, note.id.0);
        let id = found.unwrap_or_else(|| ids.fresh());
        mapper.set(note.id, id);
        if found.is_none() {
            edit.put(Note { id: id.into(), text: note.text.clone() });
        }
    }
    places(old, new, mapper, edit);
}

fn places(old: &Document, new: &Document, mapper: &Mapper, edit: &mut Edit<'_>) {
    for placement in new.placements() {
        let (diagram, node) = (mapper.id(placement.diagram), node(mapper, placement.node));
        if edit.placement(diagram, node).is_none() {
            edit.put(Placement { diagram, node, ..Placement::clone(placement) });
        }
    }
    for line in new.lines() {
        let (diagram, table, foreign_key) =
            (mapper.id(line.diagram), mapper.id(line.table), mapper.id(line.foreign_key));
        // A line between two tables that were placed here already is drawn as it was here.
        if old.line(diagram, table, foreign_key).is_none() && old.diagram(diagram).is_none() {
            edit.put(Line { diagram, table, foreign_key, bends: line.bends.clone() });
        }
    }
}

fn node(mapper: &Mapper, node: NodeId) -> NodeId {
    match node {
        NodeId::Table(id) => NodeId::Table(mapper.id(id)),
        NodeId::View(id) => NodeId::View(mapper.id(id)),
        NodeId::Enum(id) => NodeId::Enum(mapper.id(id)),
        NodeId::Note(id) => NodeId::Note(mapper.id(id)),
        NodeId::Area(id) => NodeId::Area(mapper.id(id)),
    }
}

fn by_text(all: impl Iterator<Item = (String, u64)>) -> HashMap<String, Vec<u64>> {
    let mut map: HashMap<String, Vec<u64>> = HashMap::new();
    for (text, id) in all {
        map.entry(text).or_default().push(id);
    }
    map
}

/// The first that is left with this text, or better the one with the same id.
fn take(map: &mut HashMap<String, Vec<u64>>, text: &str, id: u64) -> Option<u64> {
    let left = map.get_mut(text).filter(|left| !left.is_empty())?;
    let at = left.iter().position(|own| *own == id).unwrap_or(0);
    Some(left.remove(at))
}
