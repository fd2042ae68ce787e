//! Imports into the design in hand. The worker says what a merge would change, somebody decides, and the changes are made as one
//! step of undo.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use crowfoot_model::{Document, file};

use super::app::App;
use super::importing::{ImportState, Report, Told, nothing_found, report};
use crate::platform::frame::{Turn, after};
use crate::platform::random::random_u32;
use crate::platform::worker::{Design, Imported, Message, Proposed, Source};

/// The destination of an import that changes the design in hand.
pub const MERGE: &str = "merge";
/// That of one which takes its place.
pub const REPLACE: &str = "replace";

/// What an import would change of the design in hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    pub summary: String,
    /// How many objects go where removals are wanted.
    pub removed: usize,
    pub removals: bool,
    /// `+`, `−` or `~`, and the change in words.
    pub changes: Vec<(String, String)>,
    /// Renames in words, and whether they are accepted.
    pub renames: Vec<(String, bool)>,
    pub report: Report,
}

thread_local! {
    /// Not in [`App`], so that the page need not carry it.
    static PROPOSAL: ArcRwSignal<Proposal> = ArcRwSignal::new(Proposal::default());
    /// The design that the proposal is for.
    static BASE: RefCell<Option<Document>> = const { RefCell::new(None) };
}

/// What the import under way proposes.
pub fn proposal() -> ArcRwSignal<Proposal> {
    PROPOSAL.with(ArcRwSignal::clone)
}

/// Who decides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The user, in the dialog.
    Ask,
    /// Whoever asked has decided already.
    Made { removals: bool, renames: bool },
    /// Nobody: what would change is only to be known.
    None,
}

pub(super) fn propose(
    app: App,
    sources: Vec<Source>,
    format: Option<String>,
    replaces: bool,
    decision: Decision,
    told: Told,
) {
    let importing = app.import;
    importing.stop();
    importing.expect(told);
    importing.state.set(ImportState::Running { done: 0.0, total: 1.0 });
    let turn = importing.turn();
    let busy = app.busy();
    leptos::task::spawn_local(async move {
        let document = app.with(|editor| editor.document().clone());
        let mut share = Turn::begin();
        let mut rows = Vec::new();
        for row in file::rows(&document) {
            rows.push(row);
            share.give_way().await;
        }
        if importing.turn() != turn {
            return;
        }
        BASE.set(Some(document));
        let design = Design { rows, random: random_u32(), replaces };
        let text = sources.first().map(|source| source.text.clone()).unwrap_or_default();
        let receive = move |message: Message| match message {
            Message::Progress { done, total } => importing.state.set(ImportState::Running { done, total }),
            Message::Placing => importing.state.set(ImportState::Placing),
            // The worker may not be dropped from within its own message.
            Message::Failed { message } => after(0, move || importing.fail(turn, message)),
            Message::Proposed(proposed) => after(0, move || receive_proposal(app, turn, decision, proposed)),
            Message::Taken(taken) => {
                let text = text.clone();
                after(0, move || receive_rows(app, turn, replaces, &text, &taken));
            }
            Message::Arranged(_)
            | Message::Done(_)
            | Message::Better(_)
            | Message::Linked { .. }
            | Message::Written => {}
        };
        let asked =
            importing.ask(busy, |worker| worker.propose(&sources, format.as_deref(), design, receive));
        if let Err(message) = asked {
            importing.fail(turn, message);
        }
    });
}

/// Asks anew, with other decisions.
pub(super) fn choose(app: App, removals: bool, accepted: Vec<usize>) {
    proposal().update(|proposal| proposal.removals = removals);
    let asked = app.import.ask(app.busy(), |worker| worker.answer(Some((removals, accepted))));
    if let Err(message) = asked {
        app.import.fail(app.import.turn(), message);
    }
}

/// Makes the changes that are proposed.
pub(super) fn take(app: App) {
    app.import.state.set(ImportState::Placing);
    if let Err(message) = app.import.ask(app.busy(), |worker| worker.answer(None)) {
        app.import.fail(app.import.turn(), message);
    }
}

fn receive_proposal(app: App, turn: u32, decision: Decision, proposed: Proposed) {
    let importing = app.import;
    if importing.turn() != turn {
        return;
    }
    let is_first = importing.state.with_untracked(|state| *state != ImportState::Proposed);
    if is_first {
        let found = app.with(|editor| report(editor.document(), &proposed.imported));
        if found.modelled == 0 && found.kept + found.skipped > 0 {
            return importing.fail(turn, nothing_found(&found));
        }
        proposal().set(Proposal { removals: true, report: found, ..Proposal::default() });
    }
    let renames = proposed.renames.into_iter().map(|(state, words)| (words, state == "accepted")).collect();
    proposal().update(|proposal| {
        if proposal.removals {
            proposal.removed = proposed.removed as usize;
        }
        proposal.summary = proposed.summary;
        proposal.changes = proposed.changes;
        proposal.renames = renames;
    });
    importing.await_decision();
    if is_first {
        importing.state.set(ImportState::Proposed);
    }
    match decision {
        Decision::Ask => {}
        Decision::None => {
            importing.tell(Ok(()));
            importing.reset();
        }
        Decision::Made { removals, renames } => decide(app, removals, renames),
    }
}

/// Decides as a script has asked for: accepted tables may bring renames of their columns with them.
fn decide(app: App, removals: bool, renames: bool) {
    let proposed = proposal().get_untracked();
    let is_open = renames && proposed.renames.iter().any(|(_, accepted)| !accepted);
    if is_open || proposed.removals != removals {
        let accepted = if renames { (0..proposed.renames.len()).collect() } else { Vec::new() };
        return choose(app, removals, accepted);
    }
    take(app);
}

fn receive_rows(app: App, turn: u32, replaces: bool, text: &str, taken: &Imported) {
    let importing = app.import;
    if importing.turn() != turn {
        return;
    }
    let base = BASE.take();
    if !app.with(|editor| base.as_ref() == Some(editor.document())) {
        let message = "The design has changed in the meantime. Import again.";
        return importing.fail(turn, message.to_owned());
    }
    let found = app.with(|editor| report(editor.document(), taken));
    if replaces && found.modelled == 0 && found.kept + found.skipped > 0 {
        return importing.fail(turn, nothing_found(&found));
    }
    let label = if replaces { "Replace design" } else { "Merge schema" };
    app.update(|editor| {
        editor.transact(label, |edit, _| {
            for (name, text) in &taken.rows {
                let Some(key) = file::row_key(name) else { continue };
                match file::row_record(key, text) {
                    Ok(record) => edit.put(record),
                    Err(_) => edit.remove(key),
                }
            }
        });
        if replaces {
            editor.fit();
        }
    });
    if importing.draft.with_untracked(|draft| draft == text) {
        importing.draft.set(String::new());
    }
    importing.destination.set(String::new());
    importing.tell(Ok(()));
    importing.rest(0);
    if replaces {
        let found = app.with(|editor| report(editor.document(), taken));
        return importing.state.set(ImportState::Done(found));
    }
    importing.state.set(ImportState::Ready);
    app.ui.dialog.set(None);
    let summary = proposal().with_untracked(|proposal| proposal.summary.clone());
    app.toasts.done(["Merged. ", &summary, "."].concat());
}

/// As [`propose`], told of the end by a dialog that is open.
pub(super) fn propose_in_dialog(app: App, sources: Vec<Source>, format: Option<String>) {
    let replaces = app.import.destination.with_untracked(|destination| destination == REPLACE);
    let told = move |result| {
        if let Err(message) = result
            && app.import.state.get_untracked() != ImportState::Ready
        {
            app.import.state.set(ImportState::Failed(message));
        }
    };
    propose(app, sources, format, replaces, Decision::Ask, Rc::new(told));
}
