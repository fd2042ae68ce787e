//! The problems panel: what the review says, grouped and filtered; a click goes there, a click fixes.

mod finding;
mod ignore;
mod ignored;
mod keeping;
mod menu;
mod preset;
mod team;

use leptos::prelude::*;

use crowfoot_compact::VecMap;
use crowfoot_model::ObjectRef;
use crowfoot_rules::{Applicability, Diagnostic, Severity};

use crate::state::App;
use crate::widgets::{Button, Choice, IconButton, IconName, Segmented};

use finding::Finding;
use ignored::IgnoredList;
use keeping::Keeping;
use menu::ReviewMenu;
use preset::PresetChoice;

/// Findings that are shown at first, in all groups together; each shows some.
const FIRST: usize = 200;
/// Findings of one group that are shown at first, at least and at most.
const FIRST_OF_GROUP: (usize, usize) = (5, 50);
/// Groups, or findings of a group, that come with each "show more".
const MORE: usize = 50;

/// How findings are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grouping {
    Rule,
    Table,
}

/// Findings under one heading.
#[derive(Clone, PartialEq)]
struct Group {
    heading: String,
    findings: Vec<Diagnostic>,
}

/// The panel.
#[component]
pub fn Problems() -> impl IntoView {
    let app = App::expect();
    provide_context(Keeping::new(app));
    let grouping = RwSignal::new(Grouping::Rule);
    let severity = RwSignal::new(None::<Severity>);
    let filter = RwSignal::new(String::new());
    let shows_ignored = RwSignal::new(false);
    let groups = Memo::new(move |_| {
        app.mirror.review.track();
        let wanted = filter.read().trim().to_lowercase();
        let severity = severity.get();
        app.with(|editor| {
            let document = editor.document();
            let fits = |diagnostic: &&Diagnostic| {
                diagnostic.suppressed.is_none()
                    && severity.is_none_or(|severity| diagnostic.severity == severity)
                    && (wanted.is_empty()
                        || diagnostic.what.to_lowercase().contains(&wanted)
                        || diagnostic.name.contains(&wanted)
                        || diagnostic.code.to_lowercase().contains(&wanted))
            };
            let found: Vec<Diagnostic> = editor.review().diagnostics().filter(fits).cloned().collect();
            let heading = |diagnostic: &Diagnostic| match grouping.get() {
                Grouping::Rule => [diagnostic.code, " ", diagnostic.name].concat(),
                Grouping::Table => match diagnostic.object.table() {
                    Some(table) => document.display_name(ObjectRef::Table(table)),
                    None => document.display_name(diagnostic.object),
                },
            };
            group(found, heading)
        })
    });
    let most = RwSignal::new(MORE);
    let shown = move || groups.read().iter().take(most.get()).cloned().collect::<Vec<_>>();
    let first =
        Memo::new(move |_| (FIRST / groups.read().len().max(1)).clamp(FIRST_OF_GROUP.0, FIRST_OF_GROUP.1));
    let safe_count = move || {
        app.mirror.review.track();
        app.with(|editor| editor.review().diagnostics().filter(|diagnostic| is_safe(diagnostic)).count())
    };
    let severities = StoredValue::new(vec![
        Choice { value: "", label: "All" },
        Choice { value: "error", label: "Errors" },
        Choice { value: "warning", label: "Warnings" },
        Choice { value: "info", label: "Info" },
    ]);
    let chosen_severity = Signal::derive(move || severity_key(severity.get()).to_owned());
    let none = move || {
        let text = match app.mirror.counts.get() {
            counts if counts.open() > 0 => "No problems match this filter.",
            counts if counts.suppressed > 0 => "No problems, apart from those that are ignored.",
            _ => "No problems. The design passes every check.",
        };
        view! { <p class="problems-none muted">{text}</p> }
    };
    view! {
        <header class="panel-header">
            <h2>"Problems"</h2>
            <Button
                icon=IconName::Check
                disabled=Signal::derive(move || safe_count() == 0)
                title="Apply every fix that keeps the design's meaning"
                on_press=move || {
                    app.update(crowfoot_editor::Editor::fix_all_safe);
                }
            >
                {move || format!("Apply safe fixes ({})", safe_count())}
            </Button>
            <ReviewMenu shows_ignored />
            <IconButton icon=IconName::Close label="Close" on_press=move || app.ui.side.set(None) />
        </header>
        <PresetChoice />
        <div class="problems-filter">
            <Show when=move || !shows_ignored.get()>
                <Segmented
                    label="Severity"
                    choices=severities.get_value()
                    value=chosen_severity
                    on_choose=move |key| severity.set(severity_of(key))
                />
                <Segmented
                    label="Group by"
                    choices=vec![
                        Choice { value: "rule", label: "By rule" },
                        Choice { value: "table", label: "By table" },
                    ]
                    value=Signal::derive(move || {
                        if grouping.get() == Grouping::Rule { "rule" } else { "table" }.to_owned()
                    })
                    on_choose=move |key| grouping.set(if key == "rule" { Grouping::Rule } else { Grouping::Table })
                />
            </Show>
            <input
                type="search"
                class="input"
                aria-label="Filter problems"
                placeholder="Filter"
                on:input=move |event| filter.set(event_target_value(&event))
            />
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || shows_ignored.get()
                    on:change=move |event| shows_ignored.set(event_target_checked(&event))
                />
                "Ignored"
            </label>
        </div>
        <div class="panel-body problems" on:drop=move |event| team::take_drop(app, &event)>
            <Show
                when=move || !shows_ignored.get()
                fallback=move || view! { <IgnoredList filter=filter.read_only() /> }
            >
                <For each=shown key=|group| (group.heading.clone(), ids(&group.findings)) let:group>
                    <GroupView group first=first.get_untracked() />
                </For>
                <Show when=move || { groups.read().len() > most.get() }>
                    <Button on_press=move || most.update(|most| *most += MORE)>
                        {move || format!("Show more ({} groups)", groups.read().len())}
                    </Button>
                </Show>
                <Show when=move || groups.read().is_empty()>{none}</Show>
            </Show>
        </div>
    }
}

#[component]
fn GroupView(group: Group, first: usize) -> impl IntoView {
    let most = RwSignal::new(first);
    let count = group.findings.len();
    let findings = StoredValue::new(group.findings);
    let shown =
        move || findings.with_value(|findings| findings.iter().take(most.get()).cloned().collect::<Vec<_>>());
    view! {
        <details class="problem-group" open>
            <summary>
                <span>{group.heading}</span>
                <span class="muted">{count}</span>
            </summary>
            <ul>
                <For each=shown key=|finding| (finding.id(), finding.what.clone()) let:finding>
                    <Finding finding />
                </For>
            </ul>
            <Show when=move || { count > most.get() }>
                <Button on_press=move || most.update(|most| *most += MORE)>
                    {move || format!("Show more ({count})")}
                </Button>
            </Show>
        </details>
    }
}

fn is_safe(diagnostic: &Diagnostic) -> bool {
    diagnostic.suppressed.is_none()
        && diagnostic.fixes.iter().any(|fix| fix.applicability == Applicability::Safe)
}

/// Groups findings under their headings: the worst group first, then by name.
fn group(found: Vec<Diagnostic>, heading: impl Fn(&Diagnostic) -> String) -> Vec<Group> {
    let mut groups = VecMap::<(Severity, String), Vec<Diagnostic>>::new();
    let mut worst = VecMap::<String, Severity>::new();
    for diagnostic in &found {
        let worst = worst.or_insert_with(heading(diagnostic), || diagnostic.severity);
        *worst = (*worst).min(diagnostic.severity);
    }
    for diagnostic in found {
        let heading = heading(&diagnostic);
        let severity = worst.get(&heading).copied().unwrap_or(diagnostic.severity);
        groups.or_default((severity, heading)).push(diagnostic);
    }
    groups.into_iter().map(|((_, heading), findings)| Group { heading, findings }).collect()
}

/// Findings keep their place in the page as long as they are the same.
fn ids(findings: &[Diagnostic]) -> String {
    let mut ids = String::new();
    for finding in findings {
        ids.push_str(&finding.id().to_string());
        ids.push_str(&finding.what);
    }
    ids
}

fn severity_key(severity: Option<Severity>) -> &'static str {
    match severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(_) => "info",
        None => "",
    }
}

fn severity_of(key: &str) -> Option<Severity> {
    match key {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "info" => Some(Severity::Info),
        _ => None,
    }
}
