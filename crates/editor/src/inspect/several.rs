//! Several things at once.

use crowfoot_model::{Edit, NodeId, ObjectRef};

use super::look::color;
use super::sheet::{Opens, Sheet};
use crate::Editor;
use crate::aligning::{Line, align, distribute, match_width};
use crate::structure;

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
        place(editor, sheet, edit, &nodes);
    }
    sheet.section("", Opens::Always);
    if sheet.action("Delete") {
        for object in objects {
            structure::delete(edit, *object);
        }
    }
}

/// Where they stand by each other.
fn place(editor: &Editor, sheet: &mut Sheet, edit: &mut Edit, nodes: &[NodeId]) {
    let diagram = editor.diagram();
    sheet.section("Align", Opens::Always);
    for (label, line) in LINES {
        if sheet.action(label) {
            align(edit, diagram, &editor.blocks(nodes), line);
        }
    }
    if nodes.len() > 2 {
        for (label, across) in [("Distribute horizontally", true), ("Distribute vertically", false)] {
            if sheet.action(label) {
                distribute(edit, diagram, editor.blocks(nodes), across);
            }
        }
    }
    if sheet.action("Match width") {
        match_width(edit, diagram, &editor.blocks(nodes));
    }
}
