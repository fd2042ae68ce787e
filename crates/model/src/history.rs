//! Undo and redo.

use crate::{Diff, Document};

/// The diffs that led to a document, and those that were taken back.
///
/// A *mark* opens a step: everything recorded until the next mark is undone as one. A drag sets a mark when it
/// begins and records a diff a frame; Escape bails out to the mark.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    open: bool,
}

/// One step of undo.
#[derive(Clone, Debug)]
struct Step {
    label: String,
    diff: Diff,
}

/// How many steps are kept; older ones are forgotten.
const MAX_STEPS: usize = 500;

impl History {
    /// Begins a step. `label` says what it does, for the undo button: "Move table".
    pub fn mark(&mut self, label: impl Into<String>) {
        self.drop_empty_step();
        self.done.push(Step { label: label.into(), diff: Diff::default() });
        if self.done.len() > MAX_STEPS {
            self.done.remove(0);
        }
        self.open = true;
    }

    /// Adds a diff that has been applied to the open step, or to a step of its own when none is open.
    pub fn record(&mut self, diff: &Diff) {
        if diff.is_empty() {
            return;
        }
        if !self.open || self.done.is_empty() {
            self.mark("Edit");
        }
        if let Some(step) = self.done.last_mut() {
            step.diff = std::mem::take(&mut step.diff).then(diff);
        }
        self.undone.clear();
    }

    /// Ends the open step. What is recorded without a new mark becomes a step of its own.
    pub fn close(&mut self) {
        self.drop_empty_step();
        self.open = false;
    }

    /// Takes back what has been recorded since the last mark and forgets it: there is nothing to redo.
    pub fn bail(&mut self, document: &mut Document) -> Option<Diff> {
        if !self.open {
            return None;
        }
        self.open = false;
        let inverse = self.done.pop()?.diff.inverse();
        document.apply(&inverse);
        Some(inverse)
    }

    /// Takes the last step back; returns the diff that did so.
    pub fn undo(&mut self, document: &mut Document) -> Option<Diff> {
        self.close();
        let step = self.done.pop()?;
        let inverse = step.diff.inverse();
        document.apply(&inverse);
        self.undone.push(step);
        Some(inverse)
    }

    /// Makes the step again that was taken back last; returns its diff.
    pub fn redo(&mut self, document: &mut Document) -> Option<Diff> {
        self.close();
        let step = self.undone.pop()?;
        document.apply(&step.diff);
        let diff = step.diff.clone();
        self.done.push(step);
        Some(diff)
    }

    /// Brings the steps in line with a change that is none of them, such as one of another tab: each takes back and makes
    /// again what it did, and leaves alone what was changed elsewhere.
    pub fn rebase(&mut self, elsewhere: &Diff) {
        for step in self.done.iter_mut().chain(&mut self.undone) {
            step.diff = std::mem::take(&mut step.diff).rebased(elsewhere);
        }
        let open = if self.open { self.done.pop() } else { None };
        self.done.retain(|step| !step.diff.is_empty());
        self.undone.retain(|step| !step.diff.is_empty());
        self.done.extend(open);
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.iter().rev().find(|step| !step.diff.is_empty()).map(|step| step.label.as_str())
    }

    /// What redo would make again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.label.as_str())
    }

    fn drop_empty_step(&mut self) {
        if self.done.last().is_some_and(|step| step.diff.is_empty()) {
            self.done.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, Edit, History, Table, TableId};

    fn rename(document: &mut Document, history: &mut History, name: &str) {
        let mut edit = Edit::new(document);
        edit.put(Table::new(TableId(1), name));
        let diff = edit.finish();
        document.apply(&diff);
        history.record(&diff);
    }

    fn name(document: &Document) -> Option<&str> {
        document.table(TableId(1)).map(|table| table.name.as_str())
    }

    #[test]
    fn a_step_is_undone_as_one() {
        let (mut document, mut history) = (Document::default(), History::default());
        history.mark("Add table");
        rename(&mut document, &mut history, "a");
        history.mark("Rename table");
        rename(&mut document, &mut history, "b");
        rename(&mut document, &mut history, "c");
        assert_eq!(history.undo_label(), Some("Rename table"));
        assert!(history.undo(&mut document).is_some());
        assert_eq!(name(&document), Some("a"));
        assert!(history.undo(&mut document).is_some());
        assert_eq!(name(&document), None);
        assert!(history.undo(&mut document).is_none());
        assert!(history.redo(&mut document).is_some());
        assert_eq!(history.redo_label(), Some("Rename table"));
        assert!(history.redo(&mut document).is_some());
        assert_eq!(name(&document), Some("c"));
        assert!(history.redo(&mut document).is_none());
    }

    #[test]
    fn bailing_out_forgets_the_open_step_only() {
        let (mut document, mut history) = (Document::default(), History::default());
        history.mark("Add table");
        rename(&mut document, &mut history, "a");
        history.mark("Move");
        rename(&mut document, &mut history, "b");
        assert!(history.bail(&mut document).is_some());
        assert_eq!(name(&document), Some("a"));
        assert!(history.redo(&mut document).is_none());
        assert!(history.bail(&mut document).is_none(), "the first step is no longer open");
    }

    #[test]
    fn a_new_change_forgets_what_was_undone() {
        let (mut document, mut history) = (Document::default(), History::default());
        rename(&mut document, &mut history, "a");
        history.undo(&mut document);
        history.mark("Add table");
        rename(&mut document, &mut history, "b");
        assert!(history.redo(&mut document).is_none());
    }
}
