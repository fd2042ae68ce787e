//! A line of text.

use leptos::html;
use leptos::prelude::*;

use super::field::{fresh_id, labelled, refusal_id, refused};
use crate::panels::inspector::form::Commit;

/// A line of text. It is taken on Enter and on leaving, also when the field goes away in the middle of typing; Escape
/// takes the typing back. What cannot be taken leaves the value as it was and says why.
pub struct Line {
    label: &'static str,
    name: Option<Signal<String>>,
    value: Signal<String>,
    commit: Commit,
    code: bool,
    above: bool,
    placeholder: &'static str,
    list: Option<&'static str>,
    typing: Option<Callback<String>>,
    keeps_focus: bool,
}

impl Line {
    pub fn new(label: &'static str, value: impl Into<Signal<String>>, commit: Commit) -> Self {
        Self {
            label,
            name: None,
            value: value.into(),
            commit,
            code: false,
            above: false,
            placeholder: "",
            list: None,
            typing: None,
            keeps_focus: false,
        }
    }

    /// In the mono face: types, expressions.
    pub fn code(mut self) -> Self {
        self.code = true;
        self
    }

    /// The label stands over the field.
    pub fn above(mut self) -> Self {
        self.above = true;
        self
    }

    /// No label beside it; screen readers are told this name.
    pub fn bare(mut self, name: impl Into<Signal<String>>) -> Self {
        self.name = Some(name.into());
        self
    }

    pub fn placeholder(mut self, text: &'static str) -> Self {
        self.placeholder = text;
        self
    }

    /// Words to complete from, by the id of a `<datalist>`.
    pub fn list(mut self, id: &'static str) -> Self {
        self.list = Some(id);
        self
    }

    /// Is told what stands in the field while it is typed, and when the field is entered.
    pub fn typing(mut self, typing: Callback<String>) -> Self {
        self.typing = Some(typing);
        self
    }

    /// Enter leaves the focus where it is, for what is typed again and again.
    pub fn keeps_focus(mut self) -> Self {
        self.keeps_focus = true;
        self
    }

    pub fn view(self) -> AnyView {
        let Self { label, name, value, commit, code, above, placeholder, list, typing, keeps_focus } = self;
        let node = NodeRef::<html::Input>::new();
        let refusal = RwSignal::new(None::<String>);
        let changed = StoredValue::new(false);
        // The browser also reports a change of a field that is just being taken out of the page, whose signals are gone.
        let take = move || {
            let Some(Some(input)) = node.try_get_untracked() else { return };
            if changed.try_get_value() != Some(true) {
                return;
            }
            changed.set_value(false);
            let text = input.value();
            if text != value.get_untracked() {
                refusal.set(commit.run(text.clone()).err().map(|why| refused_text(&text, why)));
            } else {
                refusal.set(None);
            }
            // What was typed can be spelled otherwise than what is kept.
            input.set_value(&value.get_untracked());
        };
        on_cleanup(move || {
            if let (Some(true), Some(Some(input))) = (changed.try_get_value(), node.try_get_untracked()) {
                changed.set_value(false);
                let _ = commit.run(input.value());
            }
        });
        let on_key = move |event: web_sys::KeyboardEvent| {
            let input: web_sys::HtmlInputElement = event_target(&event);
            match event.key().as_str() {
                "Enter" if keeps_focus => take(),
                "Enter" => {
                    let _ = input.blur();
                }
                "Escape" => {
                    changed.set_value(false);
                    refusal.set(None);
                    input.set_value(&value.get_untracked());
                    let _ = input.blur();
                }
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        };
        let tell = move |event: &web_sys::Event| {
            if let Some(typing) = typing {
                typing.run(event_target_value(event));
            }
        };
        let id = fresh_id();
        let described = refusal_id(&id);
        let input = view! {
            <input
                type="text"
                id=id.clone()
                node_ref=node
                class="input"
                class:code=code
                spellcheck="false"
                autocomplete="off"
                aria-label=move || name.map(|name| name.get())
                aria-invalid=move || refusal.read().is_some().then_some("true")
                aria-describedby=move || refusal.read().is_some().then(|| described.clone())
                placeholder=placeholder
                list=list
                prop:value=move || value.get()
                on:focus=move |event| tell(&event)
                on:input=move |event| {
                    changed.set_value(true);
                    tell(&event);
                }
                on:change=move |_| take()
                on:keydown=on_key
            />
        }
        .into_any();
        if name.is_some() {
            let refusal = refused(refusal, &id);
            view! { <div class="form-control">{input} {refusal}</div> }.into_any()
        } else {
            labelled(label, id, input, refusal, above)
        }
    }
}

fn refused_text(typed: &str, why: &str) -> String {
    let typed = typed.trim();
    if typed.is_empty() { why.to_owned() } else { ["“", typed, "” was not taken. ", why].concat() }
}
