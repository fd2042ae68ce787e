//! How much of the selected cards is shown, or of all of them.

use crowfoot_model::Fold;

use super::{Command, Group, Key, When, no_nodes, unless};
use crate::Editor;

pub(super) const COMMANDS: &[Command] = &[
    fold("unfold", "Show all columns", UNFOLD, |editor| editor.fold_selection(Fold::All)),
    fold("fold-keys", "Show keys only", FOLD, |editor| editor.fold_selection(Fold::Keys)),
    fold("fold-name", "Show name only", &[], |editor| editor.fold_selection(Fold::Name)),
    fold("fold-automatic", "Collapse if long", &[], |editor| editor.fold_selection(Fold::Automatic)),
    fold_all("unfold-all", "Expand all tables", UNFOLD_ALL, |editor| editor.fold_all(Fold::All)),
    fold_all("fold-all-keys", "Collapse all to keys", FOLD_ALL, |editor| editor.fold_all(Fold::Keys)),
    fold_all("fold-all-name", "Collapse all to names", &[], |editor| editor.fold_all(Fold::Name)),
    fold_all("fold-all-automatic", "Collapse all long tables", &[], |editor| {
        editor.fold_all(Fold::Automatic);
    }),
];

const UNFOLD: &[Key] = &[Key::plain("]").when(When::Nodes)];
const FOLD: &[Key] = &[Key::plain("[").when(When::Nodes)];

const UNFOLD_ALL: &[Key] = &[Key::plain("]").when(When::Nothing)];
const FOLD_ALL: &[Key] = &[Key::plain("[").when(When::Nothing)];

const fn fold_all(
    id: &'static str,
    label: &'static str,
    keys: &'static [Key],
    run: fn(&mut Editor),
) -> Command {
    let blocked = |editor: &Editor| unless(editor.scene().nodes().next().is_some(), "The diagram is empty");
    Command { id, label, group: Group::Look, keys, writes: true, blocked, run }
}

const fn fold(id: &'static str, label: &'static str, keys: &'static [Key], run: fn(&mut Editor)) -> Command {
    Command { id, label, group: Group::Look, keys, writes: true, blocked: no_nodes, run }
}
