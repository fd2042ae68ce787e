//! Diagrams: views of one model.

use crowfoot_model::{DiagramId, NodeId};

use super::{Command, Group, Key, When, never, no_nodes, unless};
use crate::changes::Editing;
use crate::neighbourhood::neighbourhood;
use crate::tools::carried;
use crate::{Editor, Panel, Request};

pub(super) const COMMANDS: &[Command] = &[
    command("new-diagram", "New diagram", &[], never, |editor| {
        editor.new_diagram(Vec::new(), false);
    }),
    command("new-diagram-from-selection", "New diagram from selection", &[], no_nodes, |editor| {
        let nodes = carried(editor);
        editor.new_diagram(nodes, false);
    }),
    command("show-on-diagram", "Add tables to this diagram", &[], is_first, |editor| {
        editor.request(Request::Open(Panel::ShowTables));
    }),
    command("show-selection", "Add selection to this diagram", &[], none_absent, |editor| {
        let nodes = editor.absent_nodes();
        editor.show_on_diagram(nodes);
    }),
    command("show-neighbours", "Add neighbours to this diagram", &[], no_neighbours, |editor| {
        let nodes = absent_neighbours(editor);
        editor.show_on_diagram(nodes);
    }),
    command("remove-from-diagram", "Remove from this diagram", REMOVE, none_shown, |editor| {
        editor.remove_from_diagram();
    }),
    command("rename-diagram", "Rename diagram", &[], never, |editor| {
        editor.start_editing(Editing::Diagram(editor.diagram()));
    }),
    command("duplicate-diagram", "Duplicate diagram", &[], never, |editor| {
        editor.duplicate_diagram();
    }),
    command("delete-diagram", "Delete diagram", &[], is_first, |editor| editor.delete_diagram()),
    looks("next-diagram", "Next diagram", &[Key::plain("PageDown")], |editor| go(editor, true)),
    looks("previous-diagram", "Previous diagram", &[Key::plain("PageUp")], |editor| go(editor, false)),
];

const REMOVE: &[Key] = &[Key::plain("Delete").shift().when(When::Nodes)];

const fn command(
    id: &'static str,
    label: &'static str,
    keys: &'static [Key],
    blocked: fn(&Editor) -> Option<&'static str>,
    run: fn(&mut Editor),
) -> Command {
    Command { id, label, group: Group::Diagram, keys, writes: true, blocked, run }
}

const fn looks(id: &'static str, label: &'static str, keys: &'static [Key], run: fn(&mut Editor)) -> Command {
    let blocked =
        |editor: &Editor| unless(editor.document().diagrams().len() > 1, "There is only one diagram");
    Command { id, label, group: Group::Diagram, keys, writes: false, blocked, run }
}

fn is_first(editor: &Editor) -> Option<&'static str> {
    unless(!editor.shows_everything(), "The first diagram always shows everything")
}

fn none_absent(editor: &Editor) -> Option<&'static str> {
    let none = || unless(!editor.absent_nodes().is_empty(), "Select a table that is not on this diagram");
    is_first(editor).or_else(none)
}

fn none_shown(editor: &Editor) -> Option<&'static str> {
    is_first(editor).or_else(|| unless(!editor.shown_nodes().is_empty(), "Select a table"))
}

fn no_neighbours(editor: &Editor) -> Option<&'static str> {
    let none = || unless(!absent_neighbours(editor).is_empty(), "All neighbours are on this diagram");
    is_first(editor).or_else(none)
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
