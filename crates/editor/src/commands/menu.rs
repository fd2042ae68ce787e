//! What the menu of the canvas offers for what is selected.

use super::{Command, Group, Key, command, never};
use crate::{Editor, Request};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "menu",
    label: "Open context menu",
    group: Group::View,
    keys: &[Key::plain("ContextMenu"), Key::plain("F10").shift()],
    writes: false,
    blocked: never,
    run: |editor| {
        let view = editor.session.visible();
        let seen = editor.selection_bounds().filter(|bounds| bounds.intersects(&view));
        let at = seen.map_or(view.centre(), |bounds| bounds.centre());
        let at = editor.session.point_in_viewport(at);
        let (width, height) = (editor.session.viewport.width, editor.session.viewport.height);
        editor.request(Request::Menu(at.x.clamp(0.0, width) as i32, at.y.clamp(0.0, height) as i32));
    },
}];

/// Sections of the menu where nothing is selected.
const OF_CANVAS: &[&[&str]] = &[
    &["new-table", "new-note", "new-area", "new-enum"],
    &["paste", "select-all"],
    &["fit", "arrange", "unfold-all", "fold-all-keys", "fold-all-name"],
    &["new-diagram", "show-on-diagram", "leave-focus", "new-diagram-from-focus"],
];

/// Sections of the menu of what is selected. What cannot be done with it is left out.
const OF_SELECTION: &[&[&str]] = &[
    &["rename", "add-column", "duplicate", "copy", "delete"],
    &["toggle-primary-key", "toggle-required", "toggle-unique", "add-index"],
    &["relate", "relate-many-to-many", "straighten-line"],
    &["focus", "zoom-to-selection", "arrange-selection"],
    &["new-diagram-from-selection", "show-neighbours", "show-selection", "remove-from-diagram"],
    &["unfold", "fold-keys", "fold-name"],
    &["align-left", "align-centre", "align-right", "align-top", "align-middle", "align-bottom"],
    &["distribute-horizontally", "distribute-vertically", "match-width"],
];

impl Editor {
    /// What the menu of the canvas offers now, in sections.
    pub fn menu(&self) -> Vec<Vec<&'static Command>> {
        let sections = if self.session.selection.is_empty() { OF_CANVAS } else { OF_SELECTION };
        let enabled = |id: &&str| command(id).filter(|command| command.is_enabled(self));
        let sections = sections.iter().map(|section| section.iter().filter_map(enabled).collect::<Vec<_>>());
        sections.filter(|section| !section.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{OF_CANVAS, OF_SELECTION};
    use crate::commands::command;

    #[test]
    fn the_menu_has_commands() {
        for id in OF_CANVAS.iter().chain(OF_SELECTION).copied().flatten() {
            assert!(command(id).is_some(), "there is no command {id}");
        }
    }
}
