//! Several things at once.

use crowfoot_layout::Rect;
use crowfoot_model::{Edit, NodeId, ObjectRef};

use super::look::color;
use super::sheet::{Opens, Sheet};
use crate::Editor;
use crate::structure;

/// An edge or middle that nodes are put on.
#[derive(Clone, Copy)]
enum Line {
    Left,
    Centre,
    Right,
    Top,
    Middle,
    Bottom,
}

const LINES: [(&str, Line); 6] = [
    ("Align left", Line::Left),
    ("Align centre", Line::Centre),
    ("Align right", Line::Right),
    ("Align top", Line::Top),
    ("Align middle", Line::Middle),
    ("Align bottom", Line::Bottom),
];

pub(super) fn walk(editor: &Editor, sheet: &mut Sheet, edit: &mut Edit, objects: &[ObjectRef]) {
    let diagram = editor.diagram();
    let is_node =
        |object: &&ObjectRef| object.part().is_none() && !matches!(object, ObjectRef::PrimaryKey(_));
    let mut nodes: Vec<NodeId> = objects.iter().filter(is_node).filter_map(|object| object.node()).collect();
    nodes.retain(|node| edit.placement(diagram, *node).is_some());
    sheet.section("", Opens::Always);
    if nodes.len() > 1 {
        let mut common = None;
        for (at, node) in nodes.iter().enumerate() {
            let own = edit.placement(diagram, *node).and_then(|placement| placement.color);
            common = if at == 0 || own == common { own } else { None };
        }
        if color(sheet, &mut common) {
            structure::set_color(edit, diagram, &nodes, common);
        }
        sheet.section("Align", Opens::Always);
        for (label, line) in LINES {
            if sheet.action(label) {
                align(editor, edit, &nodes, line);
            }
        }
    }
    sheet.section("", Opens::Always);
    if sheet.action("Delete") {
        for object in objects {
            structure::delete(edit, *object);
        }
    }
}

fn align(editor: &Editor, edit: &mut Edit, nodes: &[NodeId], line: Line) {
    let bounds: Vec<(NodeId, Rect)> =
        nodes.iter().filter_map(|node| Some((*node, editor.scene().bounds(*node)?))).collect();
    let all: Vec<Rect> = bounds.iter().map(|(_, rect)| *rect).collect();
    let Some(all) = Rect::bounds(&all) else { return };
    for (node, rect) in bounds {
        let placement = edit.placement_mut(editor.diagram(), node);
        let (wide, high) = (all.width - rect.width, all.height - rect.height);
        match line {
            Line::Left => placement.x = all.x.round() as i32,
            Line::Centre => placement.x = (all.x + wide / 2.0).round() as i32,
            Line::Right => placement.x = (all.x + wide).round() as i32,
            Line::Top => placement.y = all.y.round() as i32,
            Line::Middle => placement.y = (all.y + high / 2.0).round() as i32,
            Line::Bottom => placement.y = (all.y + high).round() as i32,
        }
    }
}
