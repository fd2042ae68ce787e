//! The first diagram, which a document always has and which shows everything.

use crowfoot_scene::{Scope, arrange, unplaced};

use crate::Editor;

/// Gives the tables that have none a place, in no step of undo.
pub(crate) fn place_tables(editor: &mut Editor) {
    let Some(scope) = unplaced(&editor.document) else { return };
    let Some(first) = editor.document.first_diagram() else { return };
    let diff = arrange(&editor.document, first, editor.measure(), scope);
    editor.apply_outside_undo(&diff);
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
