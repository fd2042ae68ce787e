//! Automatic layout.

use crowfoot_scene::Scope;

use super::{Command, Group, Key, some_nodes};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "arrange",
        label: "Arrange everything",
        group: Group::View,
        keys: &[Key::primary("l").shift()],
        writes: true,
        enabled: |editor| editor.document().tables().len() > 0,
        run: |editor| {
            editor.arrange("Arrange everything", Scope::All);
            editor.fit();
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
            editor.arrange("Arrange selection", Scope::Selection(&nodes));
        },
    },
];
