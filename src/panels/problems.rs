//! The problems panel: what the review says, grouped and filtered; a click goes there, a click fixes.

mod keeping;
mod preset;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crowfoot_compact::VecMap;
use crowfoot_model::ObjectRef;
use crowfoot_rules::{Applicability, Diagnostic, Severity, can_suppress, rule};

use crate::platform::dom::HtmlElement;
use crate::state::App;
use crate::widgets::{Button, Choice, Icon, IconButton, IconName, Segmented};

use keeping::Keeping;
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
    let accepted = RwSignal::new(false);
    let groups = Memo::new(move |_| {
        app.mirror.review.track();
        let wanted = filter.read().trim().to_lowercase();
        let (severity, accepted) = (severity.get(), accepted.get());
        app.with(|editor| {
            let document = editor.document();
            let fits = |diagnostic: &&Diagnostic| {
                diagnostic.suppressed.is_some() == accepted
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
    let severities = vec![
        Choice { value: "", label: "All" },
        Choice { value: "error", label: "Errors" },
        Choice { value: "warning", label: "Warnings" },
        Choice { value: "info", label: "Info" },
    ];
    let chosen_severity = Signal::derive(move || severity_key(severity.get()).to_owned());
    let none = move || {
        let text = match (app.mirror.counts.get().open(), accepted.get()) {
            (0, false) => "No problems. The design passes every check.",
            (_, true) => "No ignored problems.",
            _ => "No problems match this filter.",
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
            <IconButton icon=IconName::Close label="Close" on_press=move || app.ui.side.set(None) />
        </header>
        <PresetChoice />
        <div class="problems-filter">
            <Segmented
                label="Severity"
                choices=severities
                value=chosen_severity
                on_choose=move |key| severity.set(severity_of(key))
            />
            <Segmented
                label="Group by"
                choices=vec![Choice { value: "rule", label: "By rule" }, Choice { value: "table", label: "By table" }]
                value=Signal::derive(move || if grouping.get() == Grouping::Rule { "rule" } else { "table" }.to_owned())
                on_choose=move |key| grouping.set(if key == "rule" { Grouping::Rule } else { Grouping::Table })
            />
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
                    prop:checked=move || accepted.get()
                    on:change=move |event| accepted.set(event_target_checked(&event))
                />
                "Ignored"
            </label>
        </div>
        <div class="panel-body problems">
            <For each=shown key=|group| (group.heading.clone(), ids(&group.findings)) let:group>
                <GroupView group first=first.get_untracked() />
            </For>
            <Show when=move || { groups.read().len() > most.get() }>
                <Button on_press=move || most.update(|most| *most += MORE)>
                    {move || format!("Show more ({} groups)", groups.read().len())}
                </Button>
            </Show>
            <Show when=move || groups.read().is_empty()>{none}</Show>
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

#[component]
fn Finding(finding: Diagnostic) -> impl IntoView {
    let app = App::expect();
    let accepting = RwSignal::new(false);
    let keeping = use_context::<Keeping>();
    let keep_focus = move || keeping.into_iter().for_each(Keeping::remember);
    let object = finding.object;
    let fixes =
        finding.fixes.iter().enumerate().filter(|(_, fix)| fix.applicability != Applicability::DisplayOnly);
    let buttons = fixes.map(|(index, fix)| {
        let finding = finding.clone();
        let label = fix.label.clone();
        let title = match fix.applicability {
            Applicability::Safe => "Safe: keeps the design's meaning",
            _ => "Changes the design's meaning. Review the result, or undo it.",
        };
        view! {
            <Button
                title=title
                on_press=move || {
                    keep_focus();
                    app.update(|editor| editor.apply_fix(&finding, index));
                }
            >
                {label}
            </Button>
        }
    });
    let buttons = buttons.collect_view();
    let summary = rule(finding.code).map(|rule| rule.summary).unwrap_or_default();
    let can_accept = finding.suppressed.is_none() && can_suppress(&finding);
    let suppressed = finding.suppressed.clone();
    let restore = finding.clone();
    let accept = finding.clone();
    view! {
        <li class="finding">
            <button
                type="button"
                class="finding-go"
                title=summary
                on:click=move |_| app.update(|editor| editor.go_to(object))
            >
                <SeverityMark severity=finding.severity />
                <span>{finding.what.clone()}</span>
            </button>
            <p class="finding-why muted">{finding.why} " " {finding.advice.clone()}</p>
            {suppressed.map(|reason| view! { <p class="finding-why">{format!("Ignored: {reason}")}</p> })}
            <div class="finding-actions">
                {buttons}
                {can_accept
                    .then(|| view! { <Button on_press=move || accepting.update(|on| *on = !*on)>"Ignore…"</Button> })}
                {finding
                    .suppressed
                    .is_some()
                    .then(move || {
                        let undo = move || {
                            keep_focus();
                            app.update(|editor| {
                                let diff = crowfoot_rules::unsuppress(editor.document(), &restore);
                                editor.apply("Stop ignoring problem", &diff);
                            });
                        };
                        view! { <Button on_press=undo>"Stop ignoring"</Button> }
                    })}
            </div>
            <Show when=move || accepting.get()>
                <ReasonField finding=accept.clone() keep_focus on_close=move || accepting.set(false) />
            </Show>
        </li>
    }
}

/// A finding is accepted with a reason, which stays in the design.
#[component]
fn ReasonField(
    finding: Diagnostic,
    keep_focus: impl Fn() + Copy + 'static,
    on_close: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let app = App::expect();
    let node = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = node.get() {
            let _ = input.focus();
        }
    });
    // The button that has opened it is the last one before it.
    let leave = move || {
        let field = node.get_untracked().and_then(|input| input.closest(".finding").ok().flatten());
        on_close();
        let button =
            field.and_then(|field| field.query_selector(".finding-actions > :last-child").ok().flatten());
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            let _ = button.focus();
        }
    };
    let reason = RwSignal::new(String::new());
    let accept = move || {
        let reason = reason.get_untracked();
        if !reason.trim().is_empty() {
            keep_focus();
            app.update(|editor| editor.suppress(&finding, reason.trim()));
        }
    };
    let accept_by_key = accept.clone();
    view! {
        <div class="finding-reason">
            <input
                class="input"
                aria-label="Reason"
                placeholder="Why is this OK?"
                node_ref=node
                on:input=move |event| reason.set(event_target_value(&event))
                on:keydown=move |event| {
                    match event.key().as_str() {
                        "Enter" => accept_by_key(),
                        "Escape" => {
                            event.stop_propagation();
                            leave();
                        }
                        _ => {}
                    }
                }
            />
            <Button disabled=Signal::derive(move || reason.read().trim().is_empty()) on_press=accept>"Ignore"</Button>
        </div>
    }
}

#[component]
fn SeverityMark(severity: Severity) -> impl IntoView {
    let (class, icon, label) = match severity {
        Severity::Error => ("severity error", IconName::Warning, "Error"),
        Severity::Warning => ("severity warning", IconName::Problems, "Warning"),
        Severity::Info => ("severity", IconName::Help, "Info"),
        Severity::Hint => ("severity", IconName::Minus, "Hint"),
    };
    view! {
        <span class=class role="img" aria-label=label>
            <Icon name=icon />
        </span>
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
