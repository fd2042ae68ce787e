//! What is selected, pointed at and in hand.

use crowfoot_model::{NodeId, ObjectRef, TableId};

use crate::Editor;
use crate::input::Platform;
use crate::selection::Selection;
use crate::session::Tool;
use crate::structure::exists;

impl Editor {
    /// Selects these objects and nothing else. Those that the document does not have are left out.
    pub fn select(&mut self, objects: impl IntoIterator<Item = ObjectRef>) {
        let document = self.document();
        let selection = Selection::of(objects.into_iter().filter(|object| exists(document, *object)));
        self.set_selection(selection);
    }

    /// Adds an object to the selection, or takes it out.
    pub fn toggle_selected(&mut self, object: ObjectRef) {
        let mut selection = self.session.selection.clone();
        selection.toggle(object);
        self.set_selection(selection);
    }

    /// Selects every node of the diagram except areas, or, without any, those.
    pub fn select_all(&mut self) {
        let all = self.scene().nodes().map(|(node, _)| node);
        let all: Vec<NodeId> = all.filter(|node| self.reacts(*node)).collect();
        let cards = all.iter().filter(|node| !matches!(node, NodeId::Area(_)));
        let mut chosen: Vec<ObjectRef> = cards.map(|node| ObjectRef::from(*node)).collect();
        if chosen.is_empty() {
            chosen = all.into_iter().map(ObjectRef::from).collect();
        }
        self.select(chosen);
    }

    /// Takes a tool in hand.
    pub fn set_tool(&mut self, tool: Tool) {
        let tool = if self.session.read_only && tool != Tool::Hand { Tool::Select } else { tool };
        if self.session.tool != tool {
            self.cancel_gesture();
            self.session.tool = tool;
            self.changes.tool_changed = true;
            self.changes.repaint = true;
        }
    }

    /// Decides which key is the primary modifier.
    pub fn set_platform(&mut self, platform: Platform) {
        self.session.platform = platform;
    }

    /// Lets nothing be changed any more, or lets it again.
    pub fn set_read_only(&mut self, read_only: bool) {
        self.cancel_gesture();
        self.end_editing();
        self.session.read_only = read_only;
        self.set_tool(Tool::Select);
    }

    /// Whether new tables have `created_at` and `updated_at`.
    pub fn set_audit_columns(&mut self, wanted: bool) {
        self.session.audit_columns = wanted;
    }

    /// Sets a preference by its name: `grid`, `snapping`, `minimap`.
    pub fn prefer(&mut self, name: &str, on: bool) {
        let session = &mut self.session;
        match name {
            "grid" => session.grid = on,
            "snapping" => session.snapping = on,
            _ => session.minimap = on,
        }
        self.changes.shown_changed = true;
        self.changes.repaint = true;
    }

    pub(crate) fn set_hover(&mut self, hover: Option<ObjectRef>) {
        if self.session.hover != hover {
            self.session.hover = hover;
            // From one table to the next there is nothing to wait for.
            if let (Some(table), Some(_)) = (table_of(hover), self.session.dwelt) {
                self.session.dwelt = Some(table);
            }
            self.changes.hover_changed = true;
            self.changes.repaint = true;
        }
    }

    /// The pointer has rested for a moment: the neighbourhood of the table under it is shown, or is no longer where it
    /// is on none. What only passes by changes nothing.
    pub fn dwell(&mut self) {
        let table = table_of(self.session.hover);
        if self.session.dwelt != table {
            self.session.dwelt = table;
            self.changes.repaint = true;
        }
    }

    pub(crate) fn set_selection(&mut self, selection: Selection) {
        if self.session.selection != selection {
            // What is repeated on another selection is another step.
            self.end_step_if_repeating();
            self.session.selection = selection;
            self.changes.selection_changed = true;
            self.changes.repaint = true;
        }
    }
}

/// The table that the pointer is on.
fn table_of(hover: Option<ObjectRef>) -> Option<TableId> {
    match hover {
        Some(ObjectRef::Table(table) | ObjectRef::Column(table, _)) => Some(table),
        _ => None,
    }
}
