//! What is typed and not taken yet, or was refused. It is kept apart from the document, so that a field that is being
//! edited keeps its text whatever else changes.

use leptos::prelude::*;

use crowfoot_model::ObjectRef;

use super::{Panel, control, events};
use crate::platform::document;

#[derive(Clone, PartialEq)]
pub(super) struct Draft {
    objects: Vec<ObjectRef>,
    pub(super) key: String,
    pub(super) text: String,
    /// Why it was refused.
    pub(super) problem: Option<String>,
}

/// The drafts of the panel: seldom more than one.
#[derive(Clone, Copy)]
pub(super) struct Drafts(RwSignal<Vec<Draft>>);

impl Drafts {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Follows what is taken and refused, which what is typed does not wake.
    pub(super) fn track(self) {
        self.0.track();
    }

    /// The draft of a field.
    pub(super) fn get(self, objects: &[ObjectRef], key: &str) -> Option<Draft> {
        let is_own = |draft: &&Draft| draft.key == key && draft.objects == objects;
        self.0.with_untracked(|drafts| drafts.iter().find(is_own).cloned())
    }

    /// Notes what is being typed. Nothing on the page follows from that.
    pub(super) fn type_text(self, objects: Vec<ObjectRef>, key: &str, text: String) {
        let problem = self.get(&objects, key).and_then(|draft| draft.problem);
        self.0.update_untracked(|drafts| {
            drafts.retain(|draft| draft.key != key);
            drafts.push(Draft { objects, key: key.to_owned(), text, problem });
        });
    }

    /// Keeps a text that was refused.
    pub(super) fn refuse(self, objects: Vec<ObjectRef>, key: &str, text: String, problem: String) {
        self.0.update(|drafts| {
            drafts.retain(|draft| draft.key != key);
            drafts.push(Draft { objects, key: key.to_owned(), text, problem: Some(problem) });
        });
    }

    pub(super) fn forget(self, key: &str) {
        if self.0.with_untracked(|drafts| drafts.iter().any(|draft| draft.key == key)) {
            self.0.update(|drafts| drafts.retain(|draft| draft.key != key));
        }
    }
}

/// Takes what was being typed when something else is selected.
pub(super) fn take_when_left(panel: Panel) {
    Effect::new(move |_| {
        let objects = panel.app.mirror.selection.get();
        let mut left = Vec::new();
        panel.drafts.0.update_untracked(|drafts| {
            if drafts.iter().any(|draft| draft.objects != objects) {
                left = std::mem::take(drafts);
            }
        });
        for draft in left {
            if draft.problem.is_none() {
                events::set(panel, draft.objects, &draft.key, draft.text);
            }
            events::show_again(panel, &draft.key);
        }
    });
}

/// Marks the fields whose text was refused.
pub(super) fn mark_refused(panel: Panel) {
    Effect::new(move |marked: Option<Vec<String>>| {
        panel.drafts.track();
        for key in marked.into_iter().flatten() {
            mark(&key, false);
        }
        let objects = panel.objects();
        let mut refused = Vec::new();
        panel.drafts.0.with_untracked(|drafts| {
            for draft in drafts.iter().filter(|draft| draft.problem.is_some() && draft.objects == objects) {
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
