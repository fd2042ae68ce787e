//! The import dialog: where the text comes from, how far it is, and what became of each statement.

mod proposal;

use leptos::html;
use leptos::prelude::*;

use crate::platform::worker::Source;
use crate::state::{App, ImportState, MERGE, Page, REPLACE, Report, ReportEntry};
use crate::widgets::{Button, Choice, Dialog, IconName, Segmented};

/// Entries of the ledger that are shown; the rest is in the count.
const MOST_ENTRIES: usize = 400;

/// The dialog; `text` is what its field begins with.
#[component]
pub fn ImportDialog(text: String) -> impl IntoView {
    let app = App::expect();
    let close = move || {
        app.import.reset();
        app.ui.dialog.set(None);
    };
    if !text.is_empty() {
        // What was typed before stays; the same text that is pasted once more does not come twice.
        app.import.draft.update(|draft| match draft.as_str() {
            "" => *draft = text,
            before if before.ends_with(&text) => {}
            _ => *draft = [draft.as_str(), "\n", &text].concat(),
        });
    }
    // Progress does not make the body anew: a button that is replaced while it is pressed never hears of the click.
    let step = Memo::new(move |_| Step::of(&app.import.state.read()));
    let body = move || match step.get() {
        Step::Form => view! { <Form /> }.into_any(),
        Step::Import => view! { <Busy cancel="Cancel import" on_cancel=|| () /> }.into_any(),
        Step::Layout => {
            view! { <Busy cancel="Cancel" on_cancel=move || app.ui.dialog.set(None) /> }.into_any()
        }
        Step::Proposal => view! { <proposal::Decide /> }.into_any(),
        Step::Ledger(report) => view! { <Ledger report on_close=close /> }.into_any(),
    };
    let title = Signal::derive(move || {
        match step.get() {
            Step::Form | Step::Import => "Import",
            Step::Layout => "Auto-layout",
            Step::Proposal => "Merge",
            Step::Ledger(_) => "Imported",
        }
        .to_owned()
    });
    view! { <Dialog title on_close=close>{body}</Dialog> }
}

/// What the dialog asks or tells.
#[derive(Clone, PartialEq)]
enum Step {
    Form,
    Import,
    Layout,
    Proposal,
    Ledger(Report),
}

impl Step {
    fn of(state: &ImportState) -> Self {
        match state {
            ImportState::Ready | ImportState::Failed(_) => Self::Form,
            ImportState::Running { .. } | ImportState::Placing => Self::Import,
            ImportState::Arranging => Self::Layout,
            ImportState::Proposed => Self::Proposal,
            ImportState::Done(report) => Self::Ledger(report.clone()),
        }
    }
}

#[component]
fn Form() -> impl IntoView {
    let app = App::expect();
    let typed = app.import.draft;
    let format = RwSignal::new(String::new());
    app.expect_import();
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        let Some(field) = node.get() else { return };
        // What was typed before the dialog was there.
        for key in app.ahead.try_update_value(std::mem::take).unwrap_or_default() {
            match key.key.as_str() {
                "Enter" => typed.update(|text| text.push('\n')),
                "Backspace" => typed.update(|text| _ = text.pop()),
                other if other.chars().count() == 1 && !key.modifiers.ctrl && !key.modifiers.meta => {
                    typed.update(|text| text.push_str(other));
                }
                _ => {}
            }
        }
        field.set_value(&typed.read_untracked());
        let _ = field.focus();
    });
    let start = move || {
        if typed.read_untracked().trim().is_empty() {
            return;
        }
        let source = Source { name: "pasted.sql".to_owned(), text: typed.get_untracked() };
        let chosen = format.get_untracked();
        app.import(vec![source], (!chosen.is_empty()).then_some(chosen));
    };
    let choices = vec![
        Choice { value: "", label: "Detect" },
        Choice { value: "postgres", label: "PostgreSQL" },
        Choice { value: "mysql", label: "MySQL" },
        Choice { value: "sqlite", label: "SQLite" },
        Choice { value: "prisma", label: "Prisma" },
        Choice { value: "drizzle", label: "Drizzle" },
        Choice { value: "dbml", label: "DBML" },
        Choice { value: "mermaid", label: "Mermaid" },
        Choice { value: "json", label: "Crowfoot" },
    ];
    view! {
        <div class="dialog-body">
            {move || match app.import.state.get() {
                ImportState::Failed(message) => {
                    Some(view! { <p class="form-error" role="alert">{message}</p> })
                }
                _ => None,
            }}
            <Segmented label="Format" choices value=format on_choose=move |value| format.set(value.to_owned()) />
            <Into />
            <textarea
                node_ref=node
                class="textarea code import-text"
                aria-label="SQL to import"
                placeholder="Paste SQL, Prisma, Drizzle, DBML or Mermaid here, or drop files or a folder: dumps, migrations, schemas"
                spellcheck="false"
                autofocus
                prop:value=move || typed.get()
                on:input=move |event| app.import.type_draft(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                        event.prevent_default();
                        start();
                    }
                }
            ></textarea>
            <p class="muted">
                {move || match app.import.destination.read().as_str() {
                    MERGE => {
                        "Tables in both keep their position, color and notes. You review all changes first."
                    }
                    REPLACE => "Replaces all tables and diagrams of this design. You can undo it.",
                    _ => "Opens as a new design. Unsupported statements are kept and re-exported.",
                }}
            </p>
        </div>
        <footer class="dialog-footer">
            <Button icon=IconName::Open on_press=move || app.open_files()>"Open file"</Button>
            <Button icon=IconName::Open on_press=move || app.choose_folder()>"Open folder"</Button>
            <Button
                primary=true
                icon=IconName::Import
                disabled=Signal::derive(move || typed.read().trim().is_empty())
                on_press=start
            >
                "Import"
            </Button>
        </footer>
    }
}

/// Where what is read goes: there is a choice where a design is open.
#[component]
fn Into() -> impl IntoView {
    let app = App::expect();
    let has_tables = app.with(|editor| editor.document().tables().len() > 0);
    if !has_tables || app.ui.page.get_untracked() != Page::Editor {
        return None;
    }
    let destination = app.import.destination;
    let choices = vec![
        Choice { value: "", label: "New design" },
        Choice { value: MERGE, label: "Merge into this design" },
        Choice { value: REPLACE, label: "Replace this design" },
    ];
    let choose = move |value: &'static str| destination.set(value.to_owned());
    Some(view! { <Segmented label="Import as" choices value=destination on_choose=choose /> })
}

/// What the worker is doing, how far it is, and a button that ends it.
#[component]
fn Busy(cancel: &'static str, on_cancel: impl Fn() + 'static) -> impl IntoView {
    let app = App::expect();
    let read = move || match *app.import.state.read() {
        ImportState::Running { done, total } => Some((done, total)),
        _ => None,
    };
    let text = move || {
        read().map_or_else(
            || "Laying out tables".to_owned(),
            |(done, total)| {
                format!("Reading schema: {:.0}%", (done / total.max(1.0) * 100.0).clamp(0.0, 100.0))
            },
        )
    };
    let label = move || if read().is_some() { "Import" } else { "Laying out tables" };
    let press = move || {
        on_cancel();
        app.import.cancel();
    };
    view! {
        <div class="dialog-body">
            <p>{text}</p>
            <progress
                class="progress"
                max=move || read().map(|(_, total)| total)
                value=move || read().map(|(done, _)| done)
                aria-label=label
            ></progress>
        </div>
        <footer class="dialog-footer">
            <Button on_press=press>{cancel}</Button>
        </footer>
    }
}

/// What became of the statements.
#[component]
fn Ledger(report: Report, on_close: impl Fn() + Copy + 'static) -> impl IntoView {
    let statements = report.modelled + report.kept + report.skipped;
    let counts = [
        &counted(report.tables, "table"),
        " and ",
        &counted(report.relations, "relation"),
        " from ",
        &counted(statements, "statement"),
        ". ",
        &report.kept.to_string(),
        " kept as raw SQL, ",
        &report.skipped.to_string(),
        " skipped.",
    ]
    .concat();
    view! {
        <div class="dialog-body">
            <p>{counts}</p>
            <Statements entries=report.entries />
        </div>
        <footer class="dialog-footer">
            <Button primary=true on_press=on_close>"Show design"</Button>
        </footer>
    }
}

/// The statements of which there is something to say.
#[component]
fn Statements(entries: Vec<ReportEntry>) -> impl IntoView {
    let groups = Matter::ALL.map(|matter| {
        let own = entries.iter().filter(|entry| Matter::of(entry) == matter);
        let own: Vec<ReportEntry> = own.cloned().collect();
        (!own.is_empty()).then(|| view! { <Group matter entries=own /> })
    });
    // Without entries it would be a line across the dialog.
    let has_any = groups.iter().any(Option::is_some);
    has_any.then(|| {
        view! { <div class="ledger" tabindex="0" role="region" aria-label="Import report">{groups}</div> }
    })
}

/// `1 table`, `2 tables`.
fn counted(count: usize, what: &str) -> String {
    [count.to_string().as_str(), " ", what, if count == 1 { "" } else { "s" }].concat()
}

/// What a reader of the ledger wants to know, first things first.
#[derive(Clone, Copy, PartialEq)]
enum Matter {
    NotUnderstood,
    Changed,
    Kept,
    Harmless,
}

impl Matter {
    const ALL: [Self; 4] = [Self::NotUnderstood, Self::Changed, Self::Kept, Self::Harmless];

    fn of(entry: &ReportEntry) -> Self {
        match entry.verdict.as_str() {
            _ if !entry.understood => Self::NotUnderstood,
            "modelled" => Self::Changed,
            "kept" => Self::Kept,
            _ => Self::Harmless,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::NotUnderstood => "Not understood",
            Self::Changed => "Drawn, with a remark",
            Self::Kept => "Kept as raw SQL",
            Self::Harmless => "Skipped, not part of a design",
        }
    }
}

/// The statements of one kind. Those that nobody misses are folded.
#[component]
fn Group(matter: Matter, entries: Vec<ReportEntry>) -> impl IntoView {
    let title = [matter.label(), " (", &entries.len().to_string(), ")"].concat();
    let hidden = entries.len().saturating_sub(MOST_ENTRIES);
    let rows = entries.into_iter().take(MOST_ENTRIES).map(|entry| view! { <Entry entry /> });
    view! {
        <details class="ledger-group" open=matter != Matter::Harmless>
            <summary>{title.clone()}</summary>
            <table aria-label=title>
                <thead>
                    <tr><th>"Line"</th><th>"Statement"</th><th>"Result"</th></tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {(hidden > 0).then(|| view! { <p class="muted">{format!("{hidden} more not shown.")}</p> })}
        </details>
    }
}

#[component]
fn Entry(entry: ReportEntry) -> impl IntoView {
    let verdict = match entry.verdict.as_str() {
        "kept" => "Kept",
        "modelled" => "Drawn",
        _ => "Skipped",
    };
    view! {
        <tr>
            <td class="ledger-line">{entry.line}</td>
            <td>
                <code title=entry.excerpt>{entry.kind}</code>
            </td>
            <td>
                {verdict} <span class="muted">{[" ", &entry.reason].concat()}</span>
            </td>
        </tr>
    }
}
