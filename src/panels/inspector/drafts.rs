//! What is typed and not taken yet, or was refused. It is kept apart from the document, so that a field that is being
//! edited keeps its text whatever else changes, and a text that was refused waits in its field until it is corrected or
//! cancelled: while something else is selected, and while the panel is closed.

use std::cell::RefCell;

use leptos::prelude::*;

use crowfoot_editor::inspect::{Remark, Taken};
use crowfoot_model::ObjectRef;

use super::{Panel, control, events};
use crate::platform::{document, location};
use crate::state::App;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    /// The address of the design, whose ids others have too; empty for one that has none yet.
    design: String,
    objects: Vec<ObjectRef>,
    pub(super) key: String,
    pub(super) text: String,
    /// Why it was refused; once it was, why it would be now.
    pub(super) problem: Option<String>,
    /// What is odd about it all the same.
    pub(super) remark: Option<Remark>,
}

/// The drafts of the panel: seldom more than one.
#[derive(Clone, Copy)]
pub(super) struct Drafts(RwSignal<Vec<Draft>>);

thread_local! {
    /// The refused texts while the panel is closed.
    static WAITING: RefCell<Vec<Draft>> = const { RefCell::new(Vec::new()) };
}

impl Drafts {
    /// The drafts of a panel that is opened: what was refused when it was open before.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(WAITING.take()))
    }

    /// Follows what is taken and refused, and what is said of it. Other typing wakes nobody.
    pub(super) fn track(self) {
        self.0.track();
    }

    /// The draft of a field.
    pub(super) fn get(self, objects: &[ObjectRef], key: &str) -> Option<Draft> {
        self.0.with_untracked(|drafts| drafts.iter().find(|draft| draft.is_of(objects, key)).cloned())
    }

    /// Notes what is being typed, and what there is to say of it.
    pub(super) fn type_text(self, app: App, objects: Vec<ObjectRef>, key: &str, text: String) {
        let before = self.get(&objects, key);
        let tried = app.with(|editor| editor.try_property(&objects, key, &text));
        let was_refused = before.as_ref().is_some_and(|draft| draft.problem.is_some());
        let (problem, remark) = match tried {
            // A text is not refused before it has been typed to its end.
            Err(why) => (was_refused.then_some(why), None),
            Ok(remark) => (None, remark.filter(|remark| !remark.unfinished)),
        };
        let says_the_same = before.map(|draft| (draft.problem, draft.remark)).unwrap_or_default()
            == (problem.clone(), remark.clone());
        let draft = Draft::new(objects, key, text, problem, remark);
        if says_the_same {
            self.0.update_untracked(|drafts| put(drafts, draft));
        } else {
            self.0.update(|drafts| put(drafts, draft));
        }
    }

    /// Keeps a text that was refused.
    pub(super) fn refuse(self, objects: Vec<ObjectRef>, key: &str, text: String, problem: String) {
        let before = self.get(&objects, key);
        let draft = Draft::new(objects, key, text, Some(problem), None);
        // What has been said is not said again: it would be read out twice.
        if before.as_ref() != Some(&draft) {
            self.0.update(|drafts| put(drafts, draft));
        }
    }

    pub(super) fn forget(self, objects: &[ObjectRef], key: &str) {
        if self.get(objects, key).is_some() {
            self.0.update(|drafts| drafts.retain(|draft| !draft.is_of(objects, key)));
        }
    }

    /// Lets the drafts in the entries of a list follow them when one was moved or taken out. Entries that are named by
    /// their places have other keys then; `taken` says where the entry is now, or which one is in its place.
    pub(super) fn follow_entry(self, objects: &[ObjectRef], key: &str, act: &str, taken: &Taken) {
        let (noun, at) = split_number(key);
        let now = taken.focus.as_deref().map(split_number);
        let (Some(at), Some((_, Some(to)))) = (at, now.filter(|(other, _)| *other == noun)) else { return };
        let is_removed = act == "remove";
        self.0.update(|drafts| {
            drafts.retain(|draft| !(is_removed && draft.is_within(objects, noun, at)));
            for draft in drafts {
                let (Some(number), Some(rest)) = draft.place_in(objects, noun) else { continue };
                let moved = match number {
                    _ if is_removed && number > at => number - 1,
                    _ if is_removed => number,
                    _ if number == at => to,
                    _ if number == to => at,
                    _ => number,
                };
                draft.key = [noun, &moved.to_string(), &rest].concat();
            }
        });
    }
}

impl Draft {
    fn new(
        objects: Vec<ObjectRef>,
        key: &str,
        text: String,
        problem: Option<String>,
        remark: Option<Remark>,
    ) -> Self {
        Self { design: location::fragment(), objects, key: key.to_owned(), text, problem, remark }
    }

    fn is_of(&self, objects: &[ObjectRef], key: &str) -> bool {
        self.key == key && self.objects == objects && self.is_here()
    }

    /// Whether it belongs to the design in hand. One that was new has got its address since.
    fn is_here(&self) -> bool {
        self.design.is_empty() || self.design == location::fragment()
    }

    fn is_within(&self, objects: &[ObjectRef], noun: &str, at: u64) -> bool {
        self.place_in(objects, noun).0 == Some(at)
    }

    /// The number of the entry that it is in, and what follows that in its key.
    fn place_in(&self, objects: &[ObjectRef], noun: &str) -> (Option<u64>, Option<String>) {
        let inside = self.key.strip_prefix(noun).filter(|_| self.objects == objects);
        let Some((number, rest)) = inside.and_then(|inside| inside.split_once('.')) else {
            return (None, None);
        };
        (number.parse().ok(), Some([".", rest].concat()))
    }
}

fn put(drafts: &mut Vec<Draft>, draft: Draft) {
    drafts.retain(|other| !draft.is_of(&other.objects, &other.key));
    drafts.push(draft);
}

/// `value2` is the second `value`.
fn split_number(key: &str) -> (&str, Option<u64>) {
    let noun = key.trim_end_matches(|char: char| char.is_ascii_digit());
    (noun, key.get(noun.len()..).and_then(|digits| digits.parse().ok()))
}

/// Takes what was being typed when something else is selected, and when the panel is closed. What is refused waits, and
/// a message says so.
pub(super) fn take_when_left(panel: Panel) {
    Effect::new(move |_| {
        let objects = panel.app.mirror.selection.get();
        take_left(panel, Some(&objects));
    });
    on_cleanup(move || {
        take_left(panel, None);
        WAITING.set(panel.drafts.0.get_untracked());
    });
}

/// Takes the drafts of everything that is not `shown`.
fn take_left(panel: Panel, shown: Option<&[ObjectRef]>) {
    let is_left = |draft: &Draft| draft.problem.is_none() && shown != Some(draft.objects.as_slice());
    let mut left = Vec::new();
    panel.drafts.0.update_untracked(|drafts| {
        left = drafts.iter().filter(|draft| is_left(draft)).cloned().collect();
        drafts.retain(|draft| !is_left(draft));
    });
    for draft in left.into_iter().filter(Draft::is_here) {
        events::set(panel, draft.objects, &draft.key, draft.text);
        if shown.is_some() {
            events::show_again(panel, &draft.key);
        }
    }
}

/// Marks the fields whose text was refused.
pub(super) fn mark_refused(panel: Panel) {
    Effect::new(move |marked: Option<Vec<String>>| {
        panel.drafts.track();
        // Lines of a form that is shown anew are new on the page.
        panel.form.track();
        for key in marked.into_iter().flatten() {
            mark(&key, false);
        }
        let objects = panel.app.mirror.selection.get();
        let mut refused = Vec::new();
        panel.drafts.0.with_untracked(|drafts| {
            let of_shown =
                |draft: &&Draft| draft.problem.is_some() && draft.objects == objects && draft.is_here();
            for draft in drafts.iter().filter(of_shown) {
                mark(&draft.key, true);
                refused.push(draft.key.clone());
            }
        });
        refused
    });
}

fn mark(key: &str, is_wrong: bool) {
    let Some(element) = document().get_element_by_id(&control::id(key)) else { return };
    if is_wrong {
        let _ = element.set_attribute("aria-invalid", "true");
        let _ = element.set_attribute("aria-describedby", &["p-", key].concat());
    } else {
        let _ = element.remove_attribute("aria-invalid");
        let _ = element.remove_attribute("aria-describedby");
    }
}
