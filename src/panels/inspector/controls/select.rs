//! One of several.

use leptos::html;
use leptos::prelude::*;

use super::field::{fresh_id, labelled, refused};
use crate::panels::inspector::form::Commit;

/// A list of which one is chosen.
pub struct Select {
    label: &'static str,
    /// The key of each choice and what is shown for it.
    choices: Signal<Vec<(String, String)>>,
    value: Signal<String>,
    commit: Commit,
    bare: bool,
}

impl Select {
    pub fn new(
        label: &'static str,
        choices: impl Into<Signal<Vec<(String, String)>>>,
        value: impl Into<Signal<String>>,
        commit: Commit,
    ) -> Self {
        Self { label, choices: choices.into(), value: value.into(), commit, bare: false }
    }

    /// The label is for screen readers only.
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    pub fn view(self) -> AnyView {
        let Self { label, choices, value, commit, bare } = self;
        let node = NodeRef::<html::Select>::new();
        let refusal = RwSignal::new(None::<String>);
        // The value is set when its choice is in the page; one that is no choice becomes one.
        let options = move || {
            let (mut all, value) = (choices.get(), value.get());
            if all.iter().all(|(key, _)| *key != value) {
                all.push((value.clone(), value.clone()));
            }
            let option = |(key, text): (String, String)| {
                let selected = key == value;
                view! {
                    <option value=key prop:selected=selected>
                        {text}
                    </option>
                }
            };
            all.into_iter().map(option).collect_view()
        };
        let id = fresh_id();
        let select = view! {
            <select
                id=id.clone()
                node_ref=node
                class="select"
                aria-label=bare.then_some(label)
                on:change=move |event| {
                    let result = commit.run(event_target_value(&event));
                    refusal.set(result.err().map(str::to_owned));
                    if let Some(Some(select)) = node.try_get_untracked() {
                        select.set_value(&value.try_get_untracked().unwrap_or_default());
                    }
                }
            >
                {options}
            </select>
        }
        .into_any();
        if bare {
            let refusal = refused(refusal, &id);
            view! { <div class="form-control">{select} {refusal}</div> }.into_any()
        } else {
            labelled(label, id, select, refusal, false)
        }
    }
}
