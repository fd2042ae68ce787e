//! A document with the steps of undo that led to it.

use std::ops::Deref;

use crowfoot_model::{Diff, Document, History};

/// Reads like a [`Document`], and changes only by diffs that its history knows of.
#[derive(Debug)]
pub(crate) struct EditedDocument {
    document: Document,
    history: History,
    /// The label of an open step that goes on while the same thing is done again, such as nudging.
    repeating: Option<&'static str>,
}

impl EditedDocument {
    pub(crate) fn new(document: Document) -> Self {
        Self { document, history: History::default(), repeating: None }
    }

    /// Begins a step of undo, which goes on until [`EditedDocument::end_step`].
    pub(crate) fn begin_step(&mut self, label: &str) {
        self.end_step();
        self.history.mark(label);
    }

    /// Ends the open step.
    pub(crate) fn end_step(&mut self) {
        self.repeating = None;
        self.history.close();
    }

    /// Keeps the open step open for more of the same.
    pub(crate) fn repeat(&mut self, label: &'static str) {
        self.repeating = Some(label);
    }

    pub(crate) fn repeating(&self) -> Option<&'static str> {
        self.repeating
    }

    /// Makes a change in the open step.
    pub(crate) fn record(&mut self, diff: &Diff) {
        self.document.apply(diff);
        self.history.record(diff);
    }

    /// Makes a change that is no step of undo: right after the document was opened.
    pub(crate) fn apply_outside_undo(&mut self, diff: &Diff) {
        self.document.apply(diff);
    }

    /// Makes a change that was made in another tab. The steps made here stay, as far as they still can.
    pub(crate) fn receive(&mut self, diff: &Diff) {
        self.document.apply(diff);
        self.history.rebase(diff);
    }

    /// Takes back what was done in the open step.
    pub(crate) fn bail(&mut self) -> Option<Diff> {
        self.repeating = None;
        self.history.bail(&mut self.document)
    }

    pub(crate) fn undo(&mut self) -> Option<Diff> {
        self.history.undo(&mut self.document)
    }

    pub(crate) fn redo(&mut self) -> Option<Diff> {
        self.history.redo(&mut self.document)
    }

    pub(crate) fn undo_label(&self) -> Option<&str> {
        self.history.undo_label()
    }

    pub(crate) fn redo_label(&self) -> Option<&str> {
        self.history.redo_label()
    }

    /// Makes the document as it is now the beginning of its history.
    pub(crate) fn forget_history(&mut self) {
        self.repeating = None;
        self.history = History::default();
    }
}

impl Deref for EditedDocument {
    type Target = Document;

    fn deref(&self) -> &Document {
        &self.document
    }
}
