//! What stands on the diagram beside tables, and how nodes look.

use crowfoot_layout::Rect;
use crowfoot_model::{
    Area, AreaId, Color, DiagramId, Edit, EnumId, EnumType, Fold, IdSource, NodeId, Note, NoteId, Placement,
};

use super::Names;

/// Adds an empty note that covers a rectangle in world units.
pub(crate) fn add_note(edit: &mut Edit, ids: &mut IdSource, diagram: DiagramId, rect: Rect) -> NoteId {
    let id = ids.fresh();
    edit.put(Note { id, text: String::new() });
    edit.put(covering(diagram, NodeId::Note(id), rect));
    id
}

/// Adds an area that covers a rectangle in world units.
pub(crate) fn add_area(edit: &mut Edit, ids: &mut IdSource, diagram: DiagramId, rect: Rect) -> AreaId {
    let id = ids.fresh();
    let number = edit.base().areas().count() + 1;
    edit.put(Area { id, name: ["Area ", &number.to_string()].concat() });
    let mut placement = covering(diagram, NodeId::Area(id), rect);
    placement.color = Color::ALL.get((number - 1) % Color::ALL.len()).copied();
    edit.put(placement);
    id
}

/// Adds an enumerated type without values, with its top left corner at a point in world units.
pub(crate) fn add_enum(edit: &mut Edit, ids: &mut IdSource, diagram: DiagramId, x: i32, y: i32) -> EnumId {
    let id = ids.fresh();
    let name = Names::of(edit.base(), None).take_numbered("enum");
    edit.put(EnumType { id, schema: None, name, values: Vec::new(), comment: None });
    edit.put(Placement::at(diagram, NodeId::Enum(id), x, y));
    id
}

/// Gives nodes a colour, or takes it away.
pub(crate) fn set_color(edit: &mut Edit, diagram: DiagramId, nodes: &[NodeId], color: Option<Color>) {
    for node in nodes {
        edit.placement_mut(diagram, *node).color = color;
    }
}

/// Sets how much of each card is shown.
pub(crate) fn set_fold(edit: &mut Edit, diagram: DiagramId, nodes: &[NodeId], fold: Fold) {
    for node in nodes {
        edit.placement_mut(diagram, *node).fold = fold;
    }
}

fn covering(diagram: DiagramId, node: NodeId, rect: Rect) -> Placement {
    let mut placement = Placement::at(diagram, node, rect.x.round() as i32, rect.y.round() as i32);
    placement.width = Some(rect.width.max(1.0).round() as u32);
    placement.height = Some(rect.height.max(1.0).round() as u32);
    placement
}
