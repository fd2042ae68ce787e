//! The editor: document, history, review, scene and session, kept in step.
//!
//! This file makes changes and keeps everything in step with them. The other methods of [`Editor`] are with their
//! subject, as is the state that only one subject has:
//!
//! | Subject | Files |
//! | --- | --- |
//! | events of pointer and keys | `tools/mod.rs`, `tools/pinching.rs`, `tools/edge_panning.rs`, `tools/view_marks.rs`, `keyboard.rs` |
//! | the view | `viewing.rs`, `focus.rs` |
//! | the selection | `selecting.rs`, `spatial.rs`, `matches.rs`, `commands/menu.rs` |
//! | editing in place | `editing.rs`, `typing.rs` |
//! | properties | `inspect/mod.rs`, `inspecting.rs`, `settings.rs`, `commands/notation.rs` |
//! | placing and lining up | `tools/place.rs`, `aligning.rs`, `arranging.rs`, `improving.rs`, `lines/mod.rs` |
//! | diagrams | `diagrams.rs`, `diagrams/changing.rs`, `diagrams/completing.rs` |
//! | clipboard | `clipping.rs` |
//! | what follows the document | `reviewing.rs`, `settling.rs`, `toolkit.rs`, `toolkit/arranger.rs` |

use crowfoot_model::{Diff, Document, Edit, IdSource, Record, RecordKey};
use crowfoot_rules::Review;
use crowfoot_scene::{Measure, Scene, unplaced, with_diagram};

use crate::arranging::Arranging;
use crate::changes::{Changes, Request};
use crate::diagrams::{Others, show_change};
use crate::edited_document::EditedDocument;
use crate::gliding::Gliding;
use crate::improving::FirstDrawing;
use crate::matches::Matches;
use crate::preparing::Prepared;
use crate::reviewing::Reviewing;
use crate::selection::Selection;
use crate::session::Session;
use crate::settling::PATIENCE;
use crate::structure::exists;
use crate::toolkit::Toolbox;
use crate::tools::Pointers;

/// The only writer of a document. Everything that changes goes through [`Editor::transact`] or [`Editor::apply`];
/// what the shell has to do about it is collected for [`Editor::take_changes`].
///
/// A field whose parts belong together is a type that one module owns: its fields are private there.
pub struct Editor {
    pub(crate) document: EditedDocument,
    pub(crate) ids: IdSource,
    /// What the blocks of ids are drawn from; another for each document that is opened.
    random: u64,
    /// The diagram on show, which follows the document.
    pub(crate) scene: Scene,
    pub(crate) others: Others,
    pub(crate) reviewing: Reviewing,
    pub(crate) toolbox: Toolbox,
    pub(crate) pointers: Pointers,
    pub(crate) gliding: Gliding,
    pub(crate) arranging: Arranging,
    pub(crate) first_drawing: FirstDrawing,
    pub(crate) measure: Box<dyn Measure>,
    pub(crate) session: Session,
    pub(crate) changes: Changes,
}

impl Editor {
    /// An editor for a document. `random` keeps the ids of two tabs or branches apart; `measure` knows the
    /// widths of texts. It reviews nothing before [`Editor::set_reviewer`], lines are plain before
    /// [`Editor::set_router`], keys, commands and lines that are typed wait for [`Editor::set_toolkit`], and tables without
    /// a place for [`Editor::set_arranger`].
    pub fn new(document: Document, random: u32, measure: Box<dyn Measure>) -> Self {
        let (document, diagram) = with_diagram(document, None);
        let ids = IdSource::in_blocks(&document, random.into());
        let mut editor = Self {
            ids,
            random: random.into(),
            scene: Scene::with_patience(&document, diagram, &*measure, PATIENCE),
            document: EditedDocument::new(document),
            others: Others::default(),
            reviewing: Reviewing::default(),
            toolbox: Toolbox::default(),
            pointers: Pointers::default(),
            gliding: Gliding::default(),
            arranging: Arranging::default(),
            first_drawing: FirstDrawing::default(),
            measure,
            session: Session::default(),
            changes: Changes { replaced: true, repaint: true, ..Changes::default() },
        };
        editor.place_tables();
        editor
    }

    /// Opens another document; tables without a place get one. Its history begins empty; tool, viewport and preferences stay.
    pub fn load(&mut self, document: Document) {
        let mut prepared = Prepared::new(document, None);
        while prepared.go_on(&*self.measure) {}
        self.open(prepared);
    }

    /// As [`Editor::load`], with a document whose pictures are made already.
    pub fn open(&mut self, prepared: Prepared) {
        let (document, mut scene) = prepared.into_parts();
        scene.set_patience(PATIENCE);
        scene.adopt_router(&self.scene);
        self.forget_waiting();
        self.renew_ids(&document);
        self.others = Others::default();
        self.scene = scene;
        self.pointers.forget_gesture();
        self.gliding = Gliding::default();
        self.arranging = Arranging::default();
        self.first_drawing.end();
        self.document = EditedDocument::new(document);
        self.session.selection = Selection::default();
        self.session.hover = None;
        self.session.focus = None;
        self.session.dwelt = None;
        self.session.matches = Matches::default();
        self.session.editing = None;
        let requests = std::mem::take(&mut self.changes.requests);
        self.changes = Changes {
            replaced: true,
            selection_changed: true,
            editing_changed: true,
            history_changed: true,
            review_changed: true,
            shown_changed: true,
            repaint: true,
            requests,
            ..Changes::default()
        };
        self.place_tables();
        self.begin_review();
        self.fit();
    }

    /// Gives the tables of a document that has come into hand a place. No step of undo takes it away again.
    fn place_tables(&mut self) {
        if unplaced(&self.document).is_none() {
            return;
        }
        self.with_arranger(Box::new(|editor, arranger| (arranger.place_tables)(editor)));
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    pub fn review(&self) -> &Review {
        self.reviewing.review()
    }

    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The widths of texts.
    pub fn measure(&self) -> &dyn Measure {
        &*self.measure
    }

    /// What changed since the last call.
    pub fn take_changes(&mut self) -> Changes {
        std::mem::take(&mut self.changes)
    }

    /// Changes the document in one step of undo. `label` says what it does, as the undo button shows it. Nothing
    /// happens to a document that is shown read-only.
    pub fn transact<R>(&mut self, label: &str, change: impl FnOnce(&mut Edit, &mut IdSource) -> R) -> R {
        let mut edit = Edit::new(&self.document);
        let result = change(&mut edit, &mut self.ids);
        let diff = edit.finish();
        self.apply(label, &diff);
        result
    }

    /// Makes a diff's changes in one step of undo.
    pub fn apply(&mut self, label: &str, diff: &Diff) {
        if self.session.read_only || diff.is_empty() {
            return;
        }
        self.cancel_gesture();
        self.begin_step(label);
        self.record(diff);
        if let Some(toolkit) = self.toolbox.toolkit() {
            (toolkit.make_room)(self);
        }
        self.end_step();
    }

    /// As [`Editor::transact`]; done again and again under the same label, it stays one step of undo.
    pub(crate) fn transact_repeating(
        &mut self,
        label: &'static str,
        change: impl FnOnce(&mut Edit, &mut IdSource),
    ) {
        if self.session.read_only {
            return;
        }
        if self.document.repeating() != Some(label) {
            self.cancel_gesture();
            self.begin_step(label);
        }
        self.change(change);
        self.document.repeat(label);
    }

    /// Begins a step that is filled by [`Editor::change`] until [`Editor::end_step`].
    pub(crate) fn begin_step(&mut self, label: &str) {
        self.document.begin_step(label);
    }

    /// Changes the document in the open step.
    pub(crate) fn change<R>(&mut self, change: impl FnOnce(&mut Edit, &mut IdSource) -> R) -> R {
        let mut edit = Edit::new(&self.document);
        let result = change(&mut edit, &mut self.ids);
        let diff = edit.finish();
        if !self.session.read_only {
            self.record(&diff);
        }
        result
    }

    pub(crate) fn end_step_if_repeating(&mut self) {
        if self.document.repeating().is_some() {
            self.end_step();
        }
    }

    pub(crate) fn end_step(&mut self) {
        self.document.end_step();
    }

    /// Takes back what was done in the open step.
    pub(crate) fn bail(&mut self) {
        if let Some(diff) = self.document.bail() {
            self.follow(&diff);
        }
    }

    /// Takes the last step back, or what is under way.
    pub fn undo(&mut self) -> bool {
        self.step(true)
    }

    /// Makes the step again that was taken back last.
    pub fn redo(&mut self) -> bool {
        self.step(false)
    }

    /// Makes the document as it is now the beginning of its history: after an import has been laid out.
    pub fn forget_history(&mut self) {
        self.cancel_gesture();
        self.document.forget_history();
        self.changes.history_changed = true;
    }

    /// What undo would take back: "Move table".
    pub fn undo_label(&self) -> Option<&str> {
        self.document.undo_label()
    }

    /// What redo would make again.
    pub fn redo_label(&self) -> Option<&str> {
        self.document.redo_label()
    }

    /// Takes ids that `document` does not have from now on. One file that is opened twice has two branches.
    pub(crate) fn renew_ids(&mut self, document: &Document) {
        self.random = self.random.wrapping_add(1 << 32);
        self.ids = IdSource::in_blocks(document, self.random);
    }

    pub(crate) fn request(&mut self, request: Request) {
        self.changes.requests.push(request);
    }

    pub(crate) fn announce(&mut self, text: impl Into<String>) {
        self.request(Request::Announce(text.into()));
    }

    fn step(&mut self, back: bool) -> bool {
        if self.session.read_only {
            return false;
        }
        self.cancel_gesture();
        self.end_step();
        let label = if back { self.document.undo_label() } else { self.document.redo_label() };
        let said = label.map(|label| [if back { "Undone: " } else { "Redone: " }, label].concat());
        let diff = if back { self.document.undo() } else { self.document.redo() };
        let Some(diff) = diff else { return false };
        self.follow(&diff);
        show_change(self, &diff);
        if let Some(said) = said {
            self.announce(said);
        }
        true
    }

    pub(crate) fn record(&mut self, diff: &Diff) {
        if diff.is_empty() {
            return;
        }
        let completed = self.toolbox.toolkit().and_then(|toolkit| (toolkit.complete)(self, diff));
        let diff = completed.as_ref().unwrap_or(diff);
        self.document.record(diff);
        self.follow(diff);
    }

    /// Makes a change to a document that was just opened, in no step of undo.
    pub(crate) fn apply_outside_undo(&mut self, diff: &Diff) {
        self.document.apply_outside_undo(diff);
        self.follow(diff);
    }

    /// Takes over what was done to the document elsewhere, such as in another tab. It is no step of undo here, and a drag
    /// goes on as long as there is something to drag.
    pub fn receive(&mut self, diff: &Diff) {
        if diff.is_empty() {
            return;
        }
        for (key, change) in diff.changes() {
            let parts = match &change.after {
                Some(Record::Table(table)) => table.part_ids().collect(),
                _ => Vec::new(),
            };
            key.id().into_iter().chain(parts).for_each(|id| self.ids.note(id));
        }
        self.document.receive(diff);
        self.keep_in_step(diff);
        if self.pointers.holds(|object| !exists(&self.document, object)) {
            self.cancel_gesture();
        }
    }

    /// Brings everything else in step with an edit that the document has taken.
    pub(crate) fn follow(&mut self, diff: &Diff) {
        if !diff.is_empty() {
            self.changes.edits.push(diff.clone());
        }
        self.keep_in_step(diff);
    }

    fn keep_in_step(&mut self, diff: &Diff) {
        if diff.is_empty() {
            return;
        }
        self.end_animation();
        self.first_drawing.end();
        self.scene.update(&self.document, diff, &*self.measure);
        if let Some(toolkit) = self.toolbox.toolkit() {
            (toolkit.follow)(self, diff);
        }
        if diff.changes().any(|(key, _)| !matches!(key, RecordKey::Placement(..) | RecordKey::Line(..))) {
            self.reviewing.note(diff);
        }
        self.changes.records.extend(diff.changes().map(|(key, _)| key));
        self.changes.history_changed = true;
        self.changes.repaint = true;
        self.prune();
    }

    /// Forgets what is gone from the document.
    fn prune(&mut self) {
        let document = &self.document;
        let before = self.session.selection.len();
        self.session.selection.retain(|object| exists(document, *object));
        self.changes.selection_changed |= self.session.selection.len() != before;
        self.session.hover = self.session.hover.filter(|object| exists(document, *object));
        let gone = self.session.editing.as_ref().is_some_and(|editing| !exists(document, editing.object()));
        if gone {
            self.end_editing();
        }
    }
}
