//! What a merge would change, for the user to decide.

use leptos::prelude::*;

use super::Statements;
use crate::state::{App, Proposal, proposal};
use crate::widgets::{Button, IconName};

/// Changes that are shown; the rest is in the count.
const MOST_CHANGES: usize = 400;

/// The changes, what is to be decided about them, and what could not be read.
#[component]
pub(super) fn Decide() -> impl IntoView {
    let app = App::expect();
    let proposal = following();
    let summary = move || [&proposal.read().summary, "."].concat();
    let has_changes = Signal::derive(move || !proposal.read().changes.is_empty());
    let entries = proposal.with_untracked(|proposal| proposal.report.entries.clone());
    let back = move || {
        let destination = app.import.destination.get_untracked();
        app.import.reset();
        app.import.destination.set(destination);
    };
    view! {
        <div class="dialog-body">
            <p role="status">{summary}</p>
            <Removals />
            <Renames />
            <Changes />
            {(!entries.is_empty())
                .then(|| {
                    view! {
                        <details class="statements">
                            <summary>{format!("Statements with remarks ({})", entries.len())}</summary>
                            <Statements entries />
                        </details>
                    }
                })}
        </div>
        <footer class="dialog-footer">
            <Button on_press=back>"Back"</Button>
            <Button
                primary=true
                icon=IconName::Import
                disabled=Signal::derive(move || !has_changes.get())
                on_press=move || app.take_import()
            >
                "Merge changes"
            </Button>
        </footer>
    }
}

/// What is proposed, for as long as the view is there.
fn following() -> RwSignal<Proposal> {
    RwSignal::from(proposal())
}

/// Positions of the renames that are accepted.
fn accepted() -> Vec<usize> {
    let renames = proposal().with_untracked(|proposal| proposal.renames.clone());
    renames.iter().enumerate().filter(|(_, (_, accepted))| *accepted).map(|(at, _)| at).collect()
}

#[component]
fn Removals() -> impl IntoView {
    let app = App::expect();
    let proposal = following();
    let removed = Memo::new(move |_| proposal.read().removed);
    move || {
        (removed.get() > 0).then(|| {
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || proposal.read().removals
                        on:change=move |event| {
                            app.choose_import(event_target_checked(&event), accepted());
                        }
                    />
                    {move || {
                        let count = removed.get();
                        format!("Remove what the schema does not have ({count})")
                    }}
                </label>
            }
        })
    }
}

/// The renames that may be accepted: what is not would be one thing removed and another added.
#[component]
fn Renames() -> impl IntoView {
    let app = App::expect();
    let proposal = following();
    let words = Memo::new(move |_| {
        proposal.read().renames.iter().map(|(words, _)| words.clone()).collect::<Vec<String>>()
    });
    let is_accepted =
        move |words: &str| proposal.read().renames.iter().any(|(own, accepted)| own == words && *accepted);
    let toggle = move |words: &str, on: bool| {
        let renames = proposal.with_untracked(|proposal| proposal.renames.clone());
        let wanted = renames.iter().enumerate().filter(|(_, (own, accepted))| match own == words {
            true => on,
            false => *accepted,
        });
        let accepted = wanted.map(|(at, _)| at).collect();
        let removals = proposal.with_untracked(|proposal| proposal.removals);
        app.choose_import(removals, accepted);
    };
    let row = move |words: String| {
        let (own, label) = (words.clone(), words.clone());
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || is_accepted(&own)
                    on:change=move |event| toggle(&words, event_target_checked(&event))
                />
                {label}
            </label>
        }
    };
    view! {
        <Show when=move || !words.read().is_empty()>
            <fieldset class="renames">
                <legend>"Possible renames"</legend>
                <For each=move || words.get() key=String::clone children=row />
            </fieldset>
        </Show>
    }
}

#[component]
fn Changes() -> impl IntoView {
    let proposal = following();
    let rows = move || {
        let changes = proposal.read().changes.clone();
        let hidden = changes.len().saturating_sub(MOST_CHANGES);
        let rows = changes.into_iter().take(MOST_CHANGES).map(|(mark, words)| {
            let sign = mark.clone();
            view! {
                <li>
                    <span class="change-mark" data-mark=sign aria-hidden="true">
                        {mark}
                    </span>
                    {words}
                </li>
            }
        });
        let more =
            (hidden > 0).then(|| view! { <li class="muted">{format!("{hidden} more not shown.")}</li> });
        view! { <ul>{rows.collect_view()} {more}</ul> }
    };
    view! {
        <Show when=move || !proposal.read().changes.is_empty()>
            <div class="change-list" tabindex="0" role="region" aria-label="Changes">{rows}</div>
        </Show>
    }
}
