//! An import: sources go to the worker, a document and a ledger come back.

use std::rc::Rc;

use leptos::prelude::*;

use crowfoot_model::json::{self, Node};
use crowfoot_model::{Document, Settings};

use super::app::App;
use super::drawing::Drawing;
use super::idle::Busy;
use super::shelf::assemble;
use crate::platform::frame::{after, pause};
use crate::platform::worker::{Imported, Importer, Message, Source, is_memory_precious};
use crate::platform::{preferences, tab};

/// Where an import is.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportState {
    Ready,
    /// Bytes read so far, and in all.
    Running {
        done: f64,
        total: f64,
    },
    /// Everything is read; the diagram is laid out and brought into hand.
    Placing,
    /// No import: the worker lays out the design in hand.
    Arranging,
    /// Everything is read, and what it would change of the design in hand is to be decided.
    Proposed,
    Failed(String),
    /// Done, and the user is shown what became of each statement.
    Done(Report),
}

/// What became of the statements of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub format: String,
    pub tables: usize,
    pub relations: usize,
    pub modelled: usize,
    pub kept: usize,
    pub skipped: usize,
    /// Those that were not modelled, or with a remark, in order.
    pub entries: Vec<ReportEntry>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportEntry {
    pub source: usize,
    pub line: u64,
    pub kind: String,
    pub verdict: String,
    pub reason: String,
    pub excerpt: String,
    /// False where something of the design may be missing.
    pub understood: bool,
}

/// How long the worker is kept for the next import, in milliseconds.
const KEPT_MS: i32 = 120_000;
/// After longer texts, in bytes, it is not kept: its memory never shrinks.
const LARGEST_KEPT: usize = 4_000_000;

/// The preference that says that there are drafts, and what the tab notes its own by.
pub(super) const DRAFT: &str = "draft";
/// What the tab notes of a draft before anything else can.
pub(super) const TYPED: &str = "typed";

/// What is told of an import that gives way to another one, or that the user has stopped.
const CANCELLED: &str = "The import was cancelled.";

/// Is told how an import ended.
pub type Told = Rc<dyn Fn(Result<(), String>)>;

/// The import of this page; one at a time.
#[derive(Clone, Copy)]
pub struct Importing {
    pub state: RwSignal<ImportState>,
    /// What is typed or pasted to be imported. It stays until it is: a dialog is closed by a stray press.
    pub draft: RwSignal<String>,
    /// Where it goes: nothing for a design of its own, else [`super::MERGE`] or [`super::REPLACE`].
    pub destination: RwSignal<String>,
    /// Whether the draft is written to the store; `Some(false)` while that is on its way: see [`super::draft`].
    pub(super) is_kept: StoredValue<Option<bool>>,
    /// The worker: at the task, or kept for the next one.
    worker: StoredValue<Option<Importer>, LocalStorage>,
    task: StoredValue<Option<Busy>, LocalStorage>,
    /// Who waits for the import under way.
    told: StoredValue<Option<Told>, LocalStorage>,
    /// Counts the imports and their ends: what comes of one that is over is not wanted.
    turn: StoredValue<u32>,
}

impl Importing {
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(ImportState::Ready),
            draft: RwSignal::new(String::new()),
            destination: RwSignal::new(String::new()),
            is_kept: StoredValue::new(None),
            worker: StoredValue::new_local(None),
            task: StoredValue::new_local(None),
            told: StoredValue::new_local(None),
            turn: StoredValue::new(0),
        }
    }

    /// Takes what stands in the field now. Until the part that keeps it has come, the tab notes it.
    pub fn type_draft(self, text: String) {
        if self.is_kept.get_value() != Some(true) {
            preferences::set(DRAFT, "on");
            tab::set(TYPED, &text);
        }
        self.draft.set(text);
    }

    pub(super) fn fail(self, turn: u32, message: String) {
        if self.turn.get_value() != turn {
            return;
        }
        self.state.set(ImportState::Failed(message.clone()));
        self.stop_with(Err(message));
    }

    fn stop_with(self, result: Result<(), String>) {
        self.turn.update_value(|turn| *turn += 1);
        if self.task.try_update_value(Option::take).flatten().is_some() {
            self.worker.set_value(None);
        }
        self.tell(result);
    }

    /// Tells who waits for the import.
    pub(super) fn tell(self, result: Result<(), String>) {
        if let Some(told) = self.told.try_update_value(Option::take).flatten() {
            told(result);
        }
    }

    /// Which import, or arrangement, is under way.
    pub(super) fn turn(self) -> u32 {
        self.turn.get_value()
    }

    /// Gives up what is under way; who waits for it is told so.
    pub(super) fn stop(self) {
        self.stop_with(Err(CANCELLED.to_owned()));
    }

    /// Starts the worker, unless it is there.
    pub(super) fn warm_up(self) -> Result<(), String> {
        if self.worker.with_value(|worker| worker.as_ref().is_none_or(Importer::is_broken)) {
            self.worker.set_value(Some(Importer::start()?));
            self.part_later();
        }
        Ok(())
    }

    /// Gives the worker something to do. The one before is over.
    pub(super) fn ask(self, busy: Busy, ask: impl FnOnce(&Importer)) -> Result<(), String> {
        self.warm_up()?;
        self.task.set_value(Some(busy));
        self.worker.with_value(|worker| worker.as_ref().map(ask));
        Ok(())
    }

    /// Who waits for the import to be told how it ended.
    pub(super) fn expect(self, told: Told) {
        self.told.set_value(Some(told));
    }

    /// The worker has answered, and waits for a decision.
    pub(super) fn await_decision(self) {
        self.task.set_value(None);
    }

    /// The worker has answered all. It is kept for a while, since starting it takes longer than most imports. Not to be
    /// called from within its message.
    pub(super) fn rest(self, bytes: usize) {
        self.turn.update_value(|turn| *turn += 1);
        self.task.set_value(None);
        match bytes > LARGEST_KEPT || is_memory_precious() {
            true => self.worker.set_value(None),
            false => self.part_later(),
        }
    }

    /// Lets the worker go after a while, unless it is at something by then.
    fn part_later(self) {
        let turn = self.turn();
        after(KEPT_MS, move || {
            let is_asking = self.state.with_untracked(|state| *state == ImportState::Proposed);
            if self.turn() == turn && self.task.with_value(Option::is_none) && !is_asking {
                self.worker.set_value(None);
            }
        });
    }

    pub(super) fn is_importing(self) -> bool {
        self.state.with_untracked(|state| matches!(state, ImportState::Running { .. } | ImportState::Placing))
    }

    /// Stops the import under way. The document in hand stays as it is.
    pub fn cancel(self) {
        self.stop();
        self.state.set(ImportState::Ready);
    }

    /// Forgets the last import, or what it proposes.
    pub fn reset(self) {
        self.destination.set(String::new());
        if self.state.get_untracked() == ImportState::Proposed {
            self.state.set(ImportState::Ready);
            self.tell(Err(CANCELLED.to_owned()));
            return self.rest(0);
        }
        if !self.is_importing() && self.state.get_untracked() != ImportState::Arranging {
            self.state.set(ImportState::Ready);
        }
    }
}

pub(super) fn import(app: App, sources: Vec<Source>, format: Option<String>, told: Told) {
    let importing = app.import;
    let name = sources.first().map(|source| stem(&source.name).to_owned()).unwrap_or_default();
    importing.stop();
    importing.expect(told);
    importing.state.set(ImportState::Running { done: 0.0, total: 1.0 });
    let turn = importing.turn();
    let bytes = sources.iter().map(|source| source.text.len()).sum();
    let is_draft = importing.draft.with_untracked(|draft| sources.iter().any(|source| source.text == *draft));
    let drawing = Rc::new(Drawing::new(turn, bytes));
    let receive = move |message: Message| {
        let drawing = Rc::clone(&drawing);
        match message {
            Message::Progress { done, total } => importing.state.set(ImportState::Running { done, total }),
            Message::Placing => importing.state.set(ImportState::Placing),
            Message::Arranged(_)
            | Message::Proposed(_)
            | Message::Taken(_)
            | Message::Linked { .. }
            | Message::Written => {}
            // The worker may not be dropped from within its own message.
            Message::Failed { message } => after(0, move || importing.fail(turn, message)),
            Message::Better(rows) => after(0, move || drawing.take_better(app, rows)),
            Message::Done(imported) => {
                let name = name.clone();
                leptos::task::spawn_local(async move {
                    pause().await;
                    match open(app, &drawing, &name, imported).await {
                        Ok(()) if is_draft => importing.draft.set(String::new()),
                        Ok(()) => {}
                        Err(message) => importing.fail(turn, message),
                    }
                });
            }
        }
    };
    let asked = importing.ask(app.busy(), |worker| worker.import(&sources, format.as_deref(), receive));
    if let Err(message) = asked {
        importing.fail(turn, message);
    }
}

/// Brings what was read into hand.
async fn open(app: App, drawing: &Rc<Drawing>, name: &str, imported: Imported) -> Result<(), String> {
    let importing = app.import;
    let (mut document, broken) = assemble(&imported.rows).await;
    if broken > 0 {
        return Err("The importer and the app have different versions. Reload the page.".to_owned());
    }
    let report = report(&document, &imported);
    if report.modelled == 0 && report.kept + report.skipped > 0 {
        return Err(nothing_found(&report));
    }
    drawing.complete(&mut document);
    let prepared = app.prepare(named(document, name), None).await;
    if importing.turn() != drawing.turn {
        return Ok(());
    }
    // The dialog stays, to say what became of the statements.
    let dialog = app.ui.dialog.get_untracked();
    app.open_prepared(prepared);
    app.ui.dialog.set(dialog);
    importing.state.set(ImportState::Done(report));
    importing.tell(Ok(()));
    Rc::clone(drawing).show(app);
    Ok(())
}

/// The document, called like its source where it has no name of its own.
fn named(mut document: Document, name: &str) -> Document {
    if document.settings().name.is_empty() {
        let settings = Settings { name: name.to_owned(), ..Settings::clone(document.settings()) };
        document.insert(&settings.into());
    }
    document
}

fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// Pictures and letters are no schemas, though the importer would keep them word for word.
pub(super) fn nothing_found(report: &Report) -> String {
    let first = report.entries.first();
    let first = first.map_or(String::new(), |entry| format!(" Line {}: {}", entry.line, entry.reason));
    format!("No tables, views or types found, so nothing was opened.{first}")
}

pub(super) fn report(document: &Document, imported: &Imported) -> Report {
    let ledger = json::parse(&imported.ledger).unwrap_or_default();
    let [modelled, kept, skipped] = imported.counts.map(|count| count as usize);
    let entry = |entry: &Node| {
        let text = |name: &str| entry.get(name).and_then(Node::as_str).unwrap_or_default().to_owned();
        let number = |name: &str| entry.get(name).and_then(Node::as_u64).unwrap_or_default();
        ReportEntry {
            source: number("source") as usize,
            line: number("line"),
            kind: text("kind"),
            verdict: text("verdict"),
            reason: text("reason"),
            excerpt: text("excerpt"),
            understood: entry.get("understood").is_none(),
        }
    };
    Report {
        format: imported.format.clone(),
        tables: document.tables().len(),
        relations: document.tables().map(|table| table.foreign_keys.len()).sum(),
        modelled,
        kept,
        skipped,
        entries: ledger.elements().iter().map(entry).collect(),
    }
}
