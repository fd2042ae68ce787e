//! An import: sources go to the worker, a document and a ledger come back.

use std::rc::Rc;

use leptos::prelude::*;

use crowfoot_model::json::{self, Value};
use crowfoot_model::{Document, Settings};

use super::app::App;
use super::idle::Busy;
use super::shelf::assemble;
use crate::platform::frame::pause;
use crate::platform::worker::{ImportTask, Imported, Message, Source};

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
    /// Those that were not modelled, in order.
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
}

/// What is told of an import that gives way to another one, or that the user has stopped.
const CANCELLED: &str = "The import was cancelled.";

/// Is told how an import ended.
pub type Told = Rc<dyn Fn(Result<(), String>)>;

/// The import of this page; one at a time.
#[derive(Clone, Copy)]
pub struct Importing {
    pub state: RwSignal<ImportState>,
    task: StoredValue<Option<(ImportTask, Busy)>, LocalStorage>,
    /// Who waits for the import under way.
    told: StoredValue<Option<Told>, LocalStorage>,
    /// Counts the imports and their ends: what comes of one that is over is not wanted.
    turn: StoredValue<u32>,
}

impl Importing {
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(ImportState::Ready),
            task: StoredValue::new_local(None),
            told: StoredValue::new_local(None),
            turn: StoredValue::new(0),
        }
    }

    fn end(self, turn: u32, result: Result<(), String>) {
        if self.turn.get_value() != turn {
            return;
        }
        if let Err(message) = &result {
            self.state.set(ImportState::Failed(message.clone()));
        }
        self.stop_with(result);
    }

    fn stop_with(self, result: Result<(), String>) {
        self.turn.update_value(|turn| *turn += 1);
        self.task.set_value(None);
        let mut told = None;
        self.told.update_value(|waiting| told = waiting.take());
        if let Some(told) = told {
            told(result);
        }
    }

    /// Which import, or arrangement, is under way.
    pub(super) fn turn(self) -> u32 {
        self.turn.get_value()
    }

    /// Keeps what the worker is at.
    pub(super) fn hold(self, task: ImportTask, busy: Busy) {
        self.task.set_value(Some((task, busy)));
    }

    /// Gives up what is under way; who waits for it is told so.
    pub(super) fn stop(self) {
        self.stop_with(Err(CANCELLED.to_owned()));
    }

    pub(super) fn is_importing(self) -> bool {
        self.state.with_untracked(|state| matches!(state, ImportState::Running { .. } | ImportState::Placing))
    }

    /// Stops the import under way. The document in hand stays as it is.
    pub fn cancel(self) {
        self.stop();
        self.state.set(ImportState::Ready);
    }

    /// Forgets the last import.
    pub fn reset(self) {
        if !self.is_importing() && self.state.get_untracked() != ImportState::Arranging {
            self.state.set(ImportState::Ready);
        }
    }
}

pub(super) fn import(app: App, sources: Vec<Source>, format: Option<String>, told: Told) {
    let importing = app.import;
    let name = sources.first().map(|source| stem(&source.name).to_owned()).unwrap_or_default();
    importing.stop();
    importing.told.set_value(Some(told));
    importing.state.set(ImportState::Running { done: 0.0, total: 1.0 });
    let turn = importing.turn.get_value();
    let busy = app.busy();
    let receive = move |message: Message| match message {
        Message::Progress { done, total } => importing.state.set(ImportState::Running { done, total }),
        Message::Placing => importing.state.set(ImportState::Placing),
        Message::Arranged(_) => {}
        Message::Failed { message } => {
            // The worker may not be dropped from within its own message.
            crate::platform::frame::after(0, move || importing.end(turn, Err(message)));
        }
        Message::Done(imported) => {
            let name = name.clone();
            leptos::task::spawn_local(async move {
                pause().await;
                let (document, broken) = assemble(&imported.rows).await;
                if broken > 0 {
                    let message = "The importer and the app have different versions. Reload the page.";
                    importing.end(turn, Err(message.to_owned()));
                } else if importing.turn.get_value() == turn {
                    let report = report(&document, &imported);
                    if report.modelled == 0 && report.kept + report.skipped > 0 {
                        return importing.end(turn, Err(nothing_found(&report)));
                    }
                    let prepared = app.prepare(named(document, &name), None).await;
                    if importing.turn.get_value() != turn {
                        return;
                    }
                    // The dialog stays, to say what became of the statements.
                    let dialog = app.ui.dialog.get_untracked();
                    app.open_prepared(prepared);
                    app.ui.dialog.set(dialog);
                    importing.state.set(ImportState::Done(report));
                    importing.end(turn, Ok(()));
                }
            });
        }
    };
    match ImportTask::start(sources, format, receive) {
        Ok(task) => importing.task.set_value(Some((task, busy))),
        Err(message) => importing.end(turn, Err(message)),
    }
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
fn nothing_found(report: &Report) -> String {
    let first = report.entries.first();
    let first = first.map_or(String::new(), |entry| format!(" Line {}: {}", entry.line, entry.reason));
    format!("No tables, views or types found, so nothing was opened.{first}")
}

fn report(document: &Document, imported: &Imported) -> Report {
    let ledger = json::parse(&imported.ledger).unwrap_or_default();
    let [modelled, kept, skipped] = imported.counts.map(|count| count as usize);
    let entry = |entry: &Value| {
        let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let number = |name: &str| entry.get(name).and_then(Value::as_u64).unwrap_or_default();
        ReportEntry {
            source: number("source") as usize,
            line: number("line"),
            kind: text("kind"),
            verdict: text("verdict"),
            reason: text("reason"),
            excerpt: text("excerpt"),
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
