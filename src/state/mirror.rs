//! Signals that follow the editor.

use leptos::prelude::*;

use crowfoot_editor::{Changes, Editing, Editor, Tool};
use crowfoot_model::ObjectRef;
use crowfoot_rules::Counts;
use crowfoot_scene::Camera;

/// From this number of tables on a diagram is read with aids: the minimap begins here.
pub const MANY_TABLES: usize = 12;

/// What views read of the editor.
#[derive(Clone, Copy)]
pub struct Mirror {
    /// Any change of the document.
    pub document: Trigger,
    /// The same, but what a drag does only when it is over: for what looks at all of the document.
    pub settled: Trigger,
    /// Whether a drag has changed something that is still to be told.
    held: StoredValue<bool>,
    pub name: RwSignal<String>,
    pub table_count: RwSignal<usize>,
    pub selection: RwSignal<Vec<ObjectRef>>,
    pub camera: RwSignal<Camera>,
    pub tool: RwSignal<Tool>,
    pub editing: RwSignal<Option<Editing>>,
    pub undo: RwSignal<Option<String>>,
    pub redo: RwSignal<Option<String>>,
    /// Any change of the findings.
    pub review: Trigger,
    pub counts: RwSignal<Counts>,
    /// Another diagram is shown, or another part of it is in focus.
    pub shown: Trigger,
    /// Whether there is something to read for which there are aids.
    pub reads: RwSignal<bool>,
}

impl Mirror {
    pub fn new(editor: &Editor) -> Self {
        Self {
            document: Trigger::new(),
            settled: Trigger::new(),
            held: StoredValue::new(false),
            name: RwSignal::new(editor.document().settings().name.clone()),
            table_count: RwSignal::new(editor.document().tables().len()),
            selection: RwSignal::new(Vec::new()),
            camera: RwSignal::new(editor.session().camera),
            tool: RwSignal::new(editor.session().tool),
            editing: RwSignal::new(None),
            undo: RwSignal::new(None),
            redo: RwSignal::new(None),
            review: Trigger::new(),
            counts: RwSignal::new(editor.review().counts()),
            shown: Trigger::new(),
            reads: RwSignal::new(false),
        }
    }

    /// Tells the signals what changed. Signals that end as they were wake nobody.
    pub fn follow(self, editor: &Editor, changes: &Changes) {
        if changes.document_changed() {
            self.document.notify();
            self.held.set_value(true);
            let document = editor.document();
            set(self.name, document.settings().name.clone());
            set(self.table_count, document.tables().len());
            if document.tables().len() >= MANY_TABLES || document.diagrams().len() > 1 {
                set(self.reads, true);
            }
        }
        if self.held.get_value() && !editor.is_dragging() {
            self.held.set_value(false);
            self.settled.notify();
        }
        if changes.selection_changed || changes.replaced {
            set(self.selection, editor.session().selection.iter().collect());
        }
        if changes.camera_changed || changes.replaced {
            set(self.camera, editor.session().camera);
        }
        if changes.shown_changed {
            self.shown.notify();
        }
        if changes.tool_changed {
            set(self.tool, editor.session().tool);
        }
        if changes.editing_changed || changes.replaced {
            set(self.editing, editor.session().editing);
        }
        if changes.history_changed || changes.replaced {
            set(self.undo, editor.undo_label().map(str::to_owned));
            set(self.redo, editor.redo_label().map(str::to_owned));
        }
        if changes.review_changed || changes.replaced {
            self.review.notify();
            set(self.counts, editor.review().counts());
        }
    }
}

fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}
