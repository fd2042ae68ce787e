//! How the lines of the diagram look: their ends, and what is written on them.

use crowfoot_model::{LineLabels, Notation};

use super::{Command, Group, never};
use crate::Editor;

pub(super) const COMMANDS: &[Command] = &[
    look("notation-crows-foot", "Notation: crow's foot", |editor| editor.set_notation(Notation::CrowsFoot)),
    look("notation-idef1x", "Notation: IDEF1X", |editor| editor.set_notation(Notation::Idef1x)),
    look("notation-uml", "Notation: UML", |editor| editor.set_notation(Notation::Uml)),
    look("notation-min-max", "Notation: (min, max)", |editor| editor.set_notation(Notation::MinMax)),
    look("labels-none", "Line labels: none", |editor| editor.set_labels(LineLabels::None)),
    look("labels-names", "Line labels: constraint names", |editor| editor.set_labels(LineLabels::Names)),
    look("labels-columns", "Line labels: columns", |editor| editor.set_labels(LineLabels::Columns)),
    look("labels-comments", "Line labels: comments", |editor| editor.set_labels(LineLabels::Comments)),
];

const fn look(id: &'static str, label: &'static str, run: fn(&mut Editor)) -> Command {
    Command { id, label, group: Group::Look, keys: &[], writes: true, blocked: never, run }
}

impl Editor {
    fn set_notation(&mut self, notation: Notation) {
        let id = self.diagram();
        self.transact("Change notation", |edit, _| {
            if let Some(diagram) = edit.diagram_mut(id) {
                diagram.notation = notation;
            }
        });
    }

    fn set_labels(&mut self, labels: LineLabels) {
        let id = self.diagram();
        self.transact("Change line labels", |edit, _| {
            if let Some(diagram) = edit.diagram_mut(id) {
                diagram.labels = labels;
            }
        });
    }
}
