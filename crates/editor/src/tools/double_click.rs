//! A double click: a new table on the canvas, or editing what is there.

use crowfoot_model::{Fold, NodeId};

use super::{Target, target};
use crate::Editor;
use crate::changes::{Panel, Request};
use crate::input::{Button, PointerEvent};
use crate::structure::set_fold;

pub(crate) fn double_click(editor: &mut Editor, event: &PointerEvent) {
    if event.button != Button::Primary {
        return;
    }
    let point = editor.session.point_in_world(event.point_in_viewport);
    match target(editor, point) {
        // The floor of an area is canvas.
        Target::Canvas | Target::Body(NodeId::Area(_)) => editor.place_table(point),
        Target::Body(NodeId::Enum(_) | NodeId::View(_)) => editor.request(Request::Open(Panel::Inspector)),
        Target::Header(node) | Target::Body(node) => editor.edit(node.into()),
        Target::Row(table, column) | Target::Handle(table, column) => {
            editor.edit_column(table, Some(column), None);
        }
        Target::Fold(node) => {
            let diagram = editor.diagram();
            editor.transact("Expand table", |edit, _| set_fold(edit, diagram, &[node], Fold::All));
        }
        Target::Corner(_) => {}
        relation @ (Target::Line(..) | Target::End(..)) => {
            editor.select(relation.object());
            editor.request(Request::Open(Panel::Inspector));
        }
    }
}
