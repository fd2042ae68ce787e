//! Automatic layout, as a table of functions of its own: it is the largest of the tools, and nobody needs it for a first edit.

use crowfoot_model::{DiagramId, Diff, Document, Flow, NodeId};
use crowfoot_scene::{Measure, Scope};

use crate::{Editor, arranging, diagrams};

/// Automatic layout. Without it an [`Editor`] waits with everything that needs it, and with all that comes behind.
#[derive(Clone, Copy, Debug)]
pub struct Arranger {
    /// Finds places in a document that need not be the editor's own.
    pub(crate) places: fn(&Document, DiagramId, &dyn Measure, Scope) -> Diff,
    pub(crate) arrange: fn(&mut Editor, &'static str, Scope, Option<Flow>),
    pub(crate) place_tables: fn(&mut Editor),
    pub(crate) place_unplaced: fn(&mut Editor),
}

/// All of it.
pub const fn arranger() -> Arranger {
    Arranger {
        places: crowfoot_scene::arrange,
        arrange: arranging::arrange,
        place_tables: diagrams::place_tables,
        place_unplaced: diagrams::place_unplaced,
    }
}

/// Something that waits for the arranger.
pub(super) type Arranging = Box<dyn FnOnce(&mut Editor, Arranger)>;

impl Editor {
    /// Takes the arranger and does what has waited for it, in its order.
    pub fn set_arranger(&mut self, arranger: Arranger) {
        self.toolbox.arranger = Some(arranger);
        if let Some(work) = self.toolbox.stalled.take() {
            work(self, arranger);
            self.do_waiting();
        }
    }

    /// Whether the arranger is there.
    pub fn has_arranger(&self) -> bool {
        self.toolbox.arranger.is_some()
    }

    /// Whether something waits for the arranger.
    pub fn wants_arranger(&self) -> bool {
        self.toolbox.stalled.is_some()
    }

    /// Gives up what waits for an arranger that does not come, and does what has waited behind it.
    pub fn leave_unarranged(&mut self) {
        self.toolbox.stalled = None;
        self.do_waiting();
    }

    /// Does something with the arranger: now, or as soon as it is there. What comes behind waits with it, as it does
    /// for the toolkit: it may be to undo this.
    pub(crate) fn with_arranger(&mut self, work: Arranging) {
        self.with_toolkit(Box::new(move |editor, _| match editor.toolbox.arranger {
            Some(arranger) => work(editor, arranger),
            None => editor.toolbox.stalled = Some(work),
        }));
    }

    /// Lays out some nodes automatically, or everything, in one step of undo, and shows everything where everything has
    /// moved. A diagram remembers another `flow` when everything is arranged. Where the shell has a worker, large designs
    /// are arranged later: [`crate::Request::Arrange`].
    pub(crate) fn arrange(&mut self, label: &'static str, nodes: Option<Vec<NodeId>>, flow: Option<Flow>) {
        self.with_arranger(Box::new(move |editor, arranger| {
            let scope = nodes.as_deref().map_or(Scope::All, Scope::Selection);
            (arranger.arrange)(editor, label, scope, flow);
        }));
    }
}
