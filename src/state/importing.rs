//! An import: sources go to the worker, a document and a ledger come back.

use leptos::prelude::*;

use crowfoot_model::json::{self, Value};
use crowfoot_model::{Document, file};

use super::app::App;
use super::idle::Busy;
use super::ui::DialogKind;
use crate::platform::worker::{ImportTask, Message, Source};

/// Where an import is.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportState {
    Ready,
    /// Bytes read so far, and in all.
    Running {
        done: f64,
        total: f64,
    },
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

/// The import of this page; one at a time.
#[derive(Clone, Copy)]
pub struct Importing {
    pub state: RwSignal<ImportState>,
    task: StoredValue<Option<(ImportTask, Busy)>, LocalStorage>,
}

impl Importing {
    pub fn new() -> Self {
        Self { state: RwSignal::new(ImportState::Ready), task: StoredValue::new_local(None) }
    }

    /// Imports sources into a document of their own, and shows how far it is. `format` is a dialect's key or `json`;
    /// without one it is detected.
    pub fn start(self, app: App, sources: Vec<Source>, format: Option<String>) {
        self.start_with(app, sources, format, |_| {});
        if app.ui.dialog.with_untracked(Option::is_none) {
            app.ui.dialog.set(Some(DialogKind::Import(String::new())));
        }
    }

    /// As [`Importing::start`], without the dialog; `done` is told how it ended.
    pub fn start_with(
        self,
        app: App,
        sources: Vec<Source>,
        format: Option<String>,
        done: impl Fn(Result<(), String>) + Clone + 'static,
    ) {
        let name = sources.first().map(|source| stem(&source.name).to_owned()).unwrap_or_default();
        self.state.set(ImportState::Running { done: 0.0, total: 1.0 });
        let busy = app.busy();
        let told = done.clone();
        let receive = move |message: Message| {
            let result = match message {
                Message::Progress { done, total } => {
                    return self.state.set(ImportState::Running { done, total });
                }
                Message::Failed { message } => Err(message),
                Message::Done { document, format, ledger } => {
                    file::from_json(&document).map_err(|error| error.to_string()).and_then(|document| {
                        let report = report(&document, format, &ledger);
                        if report.modelled == 0 && report.format != "json" {
                            return Err(nothing_found(&name, &report));
                        }
                        self.state.set(ImportState::Done(report));
                        app.open_imported(document, &name);
                        Ok(())
                    })
                }
            };
            if let Err(message) = &result {
                self.state.set(ImportState::Failed(message.clone()));
            }
            told(result);
            // The worker may not be dropped from within its own message.
            crate::platform::frame::after(0, move || self.task.set_value(None));
        };
        match ImportTask::start(sources, format, receive) {
            Ok(task) => self.task.set_value(Some((task, busy))),
            Err(message) => {
                self.state.set(ImportState::Failed(message.clone()));
                done(Err(message));
            }
        }
    }

    /// Stops the import under way. The document in hand stays as it is.
    pub fn cancel(self) {
        self.task.set_value(None);
        self.state.set(ImportState::Ready);
    }

    /// Forgets the last import.
    pub fn reset(self) {
        if !matches!(self.state.get_untracked(), ImportState::Running { .. }) {
            self.state.set(ImportState::Ready);
        }
    }
}

impl App {
    fn open_imported(self, document: Document, name: &str) {
        let dialog = self.ui.dialog.get_untracked();
        self.open_new(document);
        // The dialog stays, to say what became of the statements.
        self.ui.dialog.set(dialog);
        self.place_unplaced();
        self.update(|editor| {
            if editor.document().settings().name.is_empty() {
                editor.transact("Name design", |edit, _| edit.settings_mut().name = name.to_owned());
            }
        });
        self.forget_history();
    }
}

/// Pictures and letters are no schemas, though the importer would keep them word for word.
fn nothing_found(name: &str, report: &Report) -> String {
    let first = report.entries.first();
    let first = first.map_or(String::new(), |entry| format!(" Line {}: {}", entry.line, entry.reason));
    format!("There are no tables, views or types in {name}.{first} Choose a file with CREATE statements.")
}

fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

fn report(document: &Document, format: String, ledger: &str) -> Report {
    let ledger = json::parse(ledger).unwrap_or_default();
    let mut report = Report {
        format,
        tables: document.tables().len(),
        relations: document.tables().map(|table| table.foreign_keys.len()).sum(),
        ..Report::default()
    };
    for entry in ledger.elements() {
        let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let number = |name: &str| entry.get(name).and_then(Value::as_u64).unwrap_or_default();
        match entry.get("verdict").and_then(Value::as_str) {
            Some("modelled") => report.modelled += 1,
            Some("kept") => report.kept += 1,
            _ => report.skipped += 1,
        }
        if text("verdict") != "modelled" || !text("reason").is_empty() {
            report.entries.push(ReportEntry {
                source: number("source") as usize,
                line: number("line"),
                kind: text("kind"),
                verdict: text("verdict"),
                reason: text("reason"),
                excerpt: text("excerpt"),
            });
        }
    }
    report
}
