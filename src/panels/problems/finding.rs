//! One problem: what, why, what to do, and the buttons that do it.

use leptos::prelude::*;

use crowfoot_rules::{Applicability, Diagnostic, Severity, can_suppress, rule};

use super::ignore::IgnoreForm;
use super::keeping::Keeping;
use crate::state::App;
use crate::widgets::{Button, Icon, IconName};

/// What a rule says, with its fixes.
#[component]
pub(super) fn Finding(finding: Diagnostic) -> impl IntoView {
    let app = App::expect();
    let ignoring = RwSignal::new(false);
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
    let can_ignore = can_suppress(&finding);
    let ignore = finding.clone();
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
            <div class="finding-actions">
                {buttons}
                {can_ignore
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                aria-expanded=move || ignoring.get().to_string()
                                on:click=move |_| ignoring.update(|on| *on = !*on)
                            >
                                "Ignore…"
                            </button>
                        }
                    })}
            </div>
            <Show when=move || ignoring.get()>
                <IgnoreForm finding=ignore.clone() keep_focus on_close=move || ignoring.set(false) />
            </Show>
        </li>
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
