//! How much of the selected cards is shown.

use crowfoot_model::Fold;

use super::{Command, Group, Key, When, some_nodes};
use crate::Editor;

pub(super) const COMMANDS: &[Command] = &[
    fold("unfold", "Show all columns", UNFOLD, |editor| editor.fold_selection(Fold::All)),
    fold("fold-keys", "Show keys only", FOLD, |editor| editor.fold_selection(Fold::Keys)),
    fold("fold-name", "Show name only", &[], |editor| editor.fold_selection(Fold::Name)),
    fold("fold-automatic", "Fold long tables only", &[], |editor| editor.fold_selection(Fold::Automatic)),
];

const UNFOLD: &[Key] = &[Key::plain("]").when(When::Nodes)];
const FOLD: &[Key] = &[Key::plain("[").when(When::Nodes)];

const fn fold(id: &'static str, label: &'static str, keys: &'static [Key], run: fn(&mut Editor)) -> Command {
    Command { id, label, group: Group::Look, keys, writes: true, enabled: some_nodes, run }
}
