//! Automatic layout.

use crowfoot_model::{Flow, NodeId};

use super::{Command, Group, Key, no_nodes, unless};
use crate::Editor;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "arrange",
        label: "Auto-layout",
        group: Group::View,
        keys: &[Key::primary("l").shift()],
        writes: true,
        blocked: no_tables,
        run: |editor| {
            editor.arrange("Auto-layout", None, None);
        },
    },
    Command {
        id: "arrange-selection",
        label: "Auto-layout selection",
        group: Group::View,
        keys: &[],
        writes: true,
        blocked: no_nodes,
        run: |editor| {
            let nodes = editor.session.selection.nodes();
            editor.arrange("Auto-layout selection", Some(nodes), None);
        },
    },
    Command {
        id: "arrange-balanced",
        label: "Auto-layout: short lines",
        group: Group::View,
        keys: &[],
        writes: true,
        blocked: no_tables,
        run: |editor| arrange(editor, "Auto-layout: short lines", Flow::Balanced),
    },
    Command {
        id: "arrange-left-to-right",
        label: "Auto-layout: left to right",
        group: Group::View,
        keys: &[],
        writes: true,
        blocked: no_tables,
        run: |editor| arrange(editor, "Auto-layout: left to right", Flow::LeftToRight),
    },
    Command {
        id: "arrange-top-to-bottom",
        label: "Auto-layout: top to bottom",
        group: Group::View,
        keys: &[],
        writes: true,
        blocked: no_tables,
        run: |editor| arrange(editor, "Auto-layout: top to bottom", Flow::TopToBottom),
    },
    Command {
        id: "arrange-compactly",
        label: "Auto-layout: compact",
        group: Group::View,
        keys: &[],
        writes: true,
        blocked: no_tables,
        run: |editor| arrange(editor, "Auto-layout: compact", Flow::Compact),
    },
];

fn no_tables(editor: &Editor) -> Option<&'static str> {
    unless(editor.document().tables().len() > 0, "There are no tables yet")
}

/// Arranges what is selected, if that is more than one card or an area, or else everything.
fn arrange(editor: &mut Editor, label: &'static str, flow: Flow) {
    let nodes = editor.session.selection.nodes();
    let is_part = nodes.len() > 1 || matches!(nodes[..], [NodeId::Area(_)]);
    let nodes = is_part.then_some(nodes);
    editor.arrange(label, nodes, Some(flow));
}
