//! The editor: document, history, review, scene and session, kept in step.
//!
//! This file keeps the document: only it writes [`Editor::document`](Editor). The other methods of [`Editor`] are with
//! their subject:
//!
//! | Subject | Files |
//! | --- | --- |
//! | events of pointer and keys | `tools/mod.rs`, `tools/pinching.rs`, `tools/edge_panning.rs`, `tools/view_marks.rs`, `keyboard.rs` |
//! | the view | `viewing.rs`, `focus.rs` |
//! | the selection | `selecting.rs`, `spatial.rs`, `find/matches.rs`, `commands/menu.rs` |
//! | editing in place | `editing.rs`, `typing.rs` |
//! | properties | `inspect/mod.rs`, `inspecting.rs`, `settings.rs`, `commands/notation.rs` |
//! | placing and lining up | `tools/place.rs`, `aligning.rs`, `arranging.rs`, `improving.rs`, `lines/mod.rs` |
//! | diagrams | `diagrams.rs`, `diagrams/changing.rs`, `diagrams/completing.rs` |
//! | clipboard and whole documents | `clipping.rs`, `importing.rs` |
//! | what follows the document | `reviewing.rs`, `settling.rs`, `toolkit.rs` |

use crowfoot_model::{DiagramId, Diff, Document, Edit, History, IdSource, Record, RecordKey};
use crowfoot_rules::{Review, Reviewer};
use crowfoot_scene::{Camera, Measure, Scene, unplaced, with_diagram};

use crate::arranging::Waiting;
use crate::changes::{Changes, Request};
use crate::diagrams::{Others, show_change};
use crate::find::Matches;
use crate::gliding::Animation;
use crate::input::PointerEvent;
use crate::preparing::Prepared;
use crate::selection::Selection;
use crate::session::Session;
use crate::settling::PATIENCE;
use crate::structure::exists;
use crate::toolkit::{Toolkit, Work};
use crate::tools::{Gesture, Touch};

/// The only writer of a document. Everything that changes goes through [`Editor::transact`] or [`Editor::apply`];
/// what the shell has to do about it is collected for [`Editor::take_changes`].
pub struct Editor {
    /// Changed by this file alone.
    pub(crate) document: Document,
    /// The diagram on show.
    pub(crate) diagram: DiagramId,
    pub(crate) others: Others,
    history: History,
    pub(crate) ids: IdSource,
    /// What the blocks of ids are drawn from; another for each document that is opened.
    random: u64,
    /// What changes a design, once it is there.
    pub(crate) toolkit: Option<Toolkit>,
    /// What waits for the toolkit.
    pub(crate) waiting: Vec<Work>,
    /// The rules, once they are there.
    pub(crate) reviewer: Option<Reviewer>,
    pub(crate) review: Review,
    /// What the review has not seen yet.
    pub(crate) unreviewed: Diff,
    pub(crate) scene: Scene,
    pub(crate) measure: Box<dyn Measure>,
    pub(crate) session: Session,
    pub(crate) gesture: Gesture,
    /// The fingers on the canvas, in the order in which they came.
    pub(crate) touches: Vec<Touch>,
    /// The last event of a drag.
    pub(crate) last_drag: Option<PointerEvent>,
    /// What the picture does by itself.
    pub(crate) animation: Option<Animation>,
    /// What waits for places that are found elsewhere.
    pub(crate) arranging: Option<Waiting>,
    /// Whether a better drawing is expected of a design that is still as it was opened.
    pub(crate) is_first_drawing: bool,
    /// The view as it was last fitted: another one has been moved.
    pub(crate) fitted: Option<Camera>,
    pub(crate) changes: Changes,
    /// The label of an open step that goes on while the same thing is done again, such as nudging.
    repeating: Option<&'static str>,
}

impl Editor {
    /// An editor for a document. `random` keeps the ids of two tabs or branches apart; `measure` knows the
    /// widths of texts. It reviews nothing before [`Editor::set_reviewer`], lines are plain before
    /// [`Editor::set_router`], and keys, commands, lines that are typed and tables without a place wait for
    /// [`Editor::set_toolkit`].
    pub fn new(document: Document, random: u32, measure: Box<dyn Measure>) -> Self {
        let (document, diagram) = with_diagram(document, None);
        let ids = IdSource::in_blocks(&document, random.into());
        let mut editor = Self {
            diagram,
            others: Others::default(),
            history: History::default(),
            ids,
            random: random.into(),
            toolkit: None,
            waiting: Vec::new(),
            reviewer: None,
            review: Review::default(),
            unreviewed: Diff::default(),
            scene: Scene::with_patience(&document, diagram, &*measure, PATIENCE),
            measure,
            session: Session::default(),
            gesture: Gesture::Idle,
            touches: Vec::new(),
            last_drag: None,
            animation: None,
            arranging: None,
            is_first_drawing: false,
            fitted: None,
            changes: Changes { replaced: true, repaint: true, ..Changes::default() },
            repeating: None,
            document,
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
        let Prepared { document, diagram, mut scene, .. } = prepared;
        scene.set_patience(PATIENCE);
        scene.adopt_router(&self.scene);
        self.forget_waiting();
        self.renew_ids(&document);
        self.diagram = diagram;
        self.others = Others::default();
        self.history = History::default();
        self.scene = scene;
        self.gesture = Gesture::Idle;
        self.animation = None;
        self.arranging = None;
        self.is_first_drawing = false;
        self.repeating = None;
        self.document = document;
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
        self.with_toolkit(Box::new(|editor, toolkit| (toolkit.place_tables)(editor)));
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    pub fn review(&self) -> &Review {
        &self.review
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
        self.end_step();
        self.history.mark(label);
        self.record(diff);
        if let Some(toolkit) = self.toolkit {
            (toolkit.make_room)(self);
        }
        self.history.close();
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
        if self.repeating != Some(label) {
            self.cancel_gesture();
            self.begin_step(label);
        }
        self.change(change);
        self.repeating = Some(label);
    }

    /// Begins a step that is filled by [`Editor::change`] until [`Editor::end_step`].
    pub(crate) fn begin_step(&mut self, label: &str) {
        self.end_step();
        self.history.mark(label);
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
        if self.repeating.is_some() {
            self.end_step();
        }
    }

    pub(crate) fn end_step(&mut self) {
        self.repeating = None;
        self.history.close();
    }

    /// Takes back what was done in the open step.
    pub(crate) fn bail(&mut self) {
        self.repeating = None;
        if let Some(diff) = self.history.bail(&mut self.document) {
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
        self.repeating = None;
        self.history = History::default();
        self.changes.history_changed = true;
    }

    /// What undo would take back: "Move table".
    pub fn undo_label(&self) -> Option<&str> {
        self.history.undo_label()
    }

    /// What redo would make again.
    pub fn redo_label(&self) -> Option<&str> {
        self.history.redo_label()
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
        let label = if back { self.history.undo_label() } else { self.history.redo_label() };
        let said = label.map(|label| [if back { "Undone: " } else { "Redone: " }, label].concat());
        let diff =
            if back { self.history.undo(&mut self.document) } else { self.history.redo(&mut self.document) };
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
        let completed = self.toolkit.and_then(|toolkit| (toolkit.complete)(self, diff));
        let diff = completed.as_ref().unwrap_or(diff);
        self.document.apply(diff);
        self.history.record(diff);
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
        self.document.apply(diff);
        self.history.rebase(diff);
        self.keep_in_step(diff);
        let document = &self.document;
        let is_gone = match &self.gesture {
            Gesture::Dragging(drag) => drag.objects().iter().any(|object| !exists(document, *object)),
            Gesture::Pressing(press) => press.object().is_some_and(|object| !exists(document, object)),
            _ => false,
        };
        if is_gone {
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
        self.is_first_drawing = false;
        self.scene.update(&self.document, diff, &*self.measure);
        if let Some(toolkit) = self.toolkit {
            (toolkit.follow)(self, diff);
        }
        if diff.changes().any(|(key, _)| !matches!(key, RecordKey::Placement(..) | RecordKey::Line(..))) {
            self.unreviewed = std::mem::take(&mut self.unreviewed).then(diff);
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
