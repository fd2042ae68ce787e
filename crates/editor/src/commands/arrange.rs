//! Automatic layout.

use crowfoot_model::{Flow, NodeId};
use crowfoot_scene::Scope;

use super::{Command, Group, Key, some_nodes};
use crate::Editor;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "arrange",
        label: "Arrange everything",
        group: Group::View,
        keys: &[Key::primary("l").shift()],
        writes: true,
        enabled: has_tables,
        run: |editor| {
            editor.arrange("Arrange everything", Scope::All, None);
        },
    },
    Command {
        id: "arrange-selection",
        label: "Arrange selection",
        group: Group::View,
        keys: &[],
        writes: true,
        enabled: some_nodes,
        run: |editor| {
            let nodes = editor.session.selection.nodes();
            editor.arrange("Arrange selection", Scope::Selection(&nodes), None);
        },
    },
    Command {
        id: "arrange-balanced",
        label: "Arrange with short lines",
        group: Group::View,
        keys: &[],
        writes: true,
        enabled: has_tables,
        run: |editor| arrange(editor, "Arrange with short lines", Flow::Balanced),
    },
    Command {
        id: "arrange-left-to-right",
        label: "Arrange left to right",
        group: Group::View,
        keys: &[],
        writes: true,
        enabled: has_tables,
        run: |editor| arrange(editor, "Arrange left to right", Flow::LeftToRight),
    },
    Command {
        id: "arrange-top-to-bottom",
        label: "Arrange top to bottom",
        group: Group::View,
        keys: &[],
        writes: true,
        enabled: has_tables,
        run: |editor| arrange(editor, "Arrange top to bottom", Flow::TopToBottom),
    },
    Command {
        id: "arrange-compactly",
        label: "Arrange compactly",
        group: Group::View,
        keys: &[],
        writes: true,
        enabled: has_tables,
        run: |editor| arrange(editor, "Arrange compactly", Flow::Compact),
    },
];

fn has_tables(editor: &Editor) -> bool {
    editor.document().tables().len() > 0
}

/// Arranges what is selected, if that is more than one card or an area, or else everything.
fn arrange(editor: &mut Editor, label: &'static str, flow: Flow) {
    let nodes = editor.session.selection.nodes();
    let is_part = nodes.len() > 1 || matches!(nodes[..], [NodeId::Area(_)]);
    let scope = if is_part { Scope::Selection(&nodes) } else { Scope::All };
    editor.arrange(label, scope, Some(flow));
}
