//! Diagrams: views of one model.

use crowfoot_model::{DiagramId, NodeId};

use super::{Command, Group, Key, When, always, some_nodes};
use crate::changes::Editing;
use crate::diagrams::neighbourhood;
use crate::tools::carried;
use crate::{Editor, Panel, Request};

pub(super) const COMMANDS: &[Command] = &[
    command("new-diagram", "New diagram", &[], always, |editor| {
        editor.new_diagram(&[], false);
    }),
    command("new-diagram-from-selection", "New diagram from selection", &[], some_nodes, |editor| {
        let nodes = carried(editor);
        editor.new_diagram(&nodes, false);
    }),
    command("show-on-diagram", "Add tables to this diagram", &[], is_further, |editor| {
        editor.request(Request::Open(Panel::ShowTables));
    }),
    command("show-selection", "Add selection to this diagram", &[], some_absent, |editor| {
        let nodes = editor.absent_nodes();
        editor.show_on_diagram(&nodes);
    }),
    command("show-neighbours", "Add neighbours to this diagram", &[], some_neighbours, |editor| {
        let nodes = absent_neighbours(editor);
        editor.show_on_diagram(&nodes);
    }),
    command("remove-from-diagram", "Remove from this diagram", REMOVE, some_shown, |editor| {
        editor.remove_from_diagram();
    }),
    command("rename-diagram", "Rename diagram", &[], always, |editor| {
        editor.start_editing(Editing::Diagram(editor.diagram()));
    }),
    command("duplicate-diagram", "Duplicate diagram", &[], always, |editor| {
        editor.duplicate_diagram();
    }),
    command("delete-diagram", "Delete diagram", &[], is_further, |editor| editor.delete_diagram()),
    looks("next-diagram", "Next diagram", &[Key::plain("PageDown")], |editor| go(editor, true)),
    looks("previous-diagram", "Previous diagram", &[Key::plain("PageUp")], |editor| go(editor, false)),
];

const REMOVE: &[Key] = &[Key::plain("Delete").shift().when(When::Nodes)];

const fn command(
    id: &'static str,
    label: &'static str,
    keys: &'static [Key],
    enabled: fn(&Editor) -> bool,
    run: fn(&mut Editor),
) -> Command {
    Command { id, label, group: Group::Diagram, keys, writes: true, enabled, run }
}

const fn looks(id: &'static str, label: &'static str, keys: &'static [Key], run: fn(&mut Editor)) -> Command {
    let enabled = |editor: &Editor| editor.document().diagrams().len() > 1;
    Command { id, label, group: Group::Diagram, keys, writes: false, enabled, run }
}

fn is_further(editor: &Editor) -> bool {
    !editor.shows_everything()
}

fn some_absent(editor: &Editor) -> bool {
    is_further(editor) && !editor.absent_nodes().is_empty()
}

fn some_shown(editor: &Editor) -> bool {
    is_further(editor) && !editor.shown_nodes().is_empty()
}

fn some_neighbours(editor: &Editor) -> bool {
    is_further(editor) && !absent_neighbours(editor).is_empty()
}

/// The tables next to those that are selected which are not on the diagram.
fn absent_neighbours(editor: &Editor) -> Vec<NodeId> {
    let near = neighbourhood(editor.document(), &editor.session.selection.nodes(), 1);
    near.iter().copied().filter(|node| editor.scene().bounds(*node).is_none()).collect()
}

/// Shows the diagram after or before the one on show; after the last comes the first.
fn go(editor: &mut Editor, forward: bool) {
    let all: Vec<DiagramId> = editor.document().diagrams().map(|own| own.id).collect();
    let at = all.iter().position(|id| *id == editor.wanted_diagram()).unwrap_or_default();
    let next = if forward { at + 1 } else { at + all.len() - 1 };
    if let Some(id) = all.get(next % all.len().max(1)) {
        editor.show_diagram(*id);
    }
}
