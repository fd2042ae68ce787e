//! Several lines of text.

use leptos::html;
use leptos::prelude::*;

use super::field::{fresh_id, labelled, refusal_id};
use crate::panels::inspector::form::Commit;

/// Several lines of text, taken on leaving and on Ctrl+Enter; Escape takes the typing back.
pub struct TextArea {
    label: &'static str,
    value: Memo<String>,
    commit: Commit,
    code: bool,
    rows: u32,
    placeholder: &'static str,
}

impl TextArea {
    pub fn new(label: &'static str, value: Memo<String>, commit: Commit) -> Self {
        Self { label, value, commit, code: false, rows: 2, placeholder: "" }
    }

    /// In the mono face.
    pub fn code(mut self) -> Self {
        self.code = true;
        self
    }

    /// Lines that are shown before it is pulled larger.
    pub fn rows(mut self, rows: u32) -> Self {
        self.rows = rows;
        self
    }

    pub fn placeholder(mut self, text: &'static str) -> Self {
        self.placeholder = text;
        self
    }

    pub fn view(self) -> AnyView {
        let Self { label, value, commit, code, rows, placeholder } = self;
        let node = NodeRef::<html::Textarea>::new();
        let refusal = RwSignal::new(None::<String>);
        let changed = StoredValue::new(false);
        let take = move || {
            let Some(Some(area)) = node.try_get_untracked() else { return };
            if changed.try_get_value() != Some(true) {
                return;
            }
            changed.set_value(false);
            let text = area.value();
            if text != value.get_untracked() {
                refusal.set(commit.run(text).err().map(str::to_owned));
            } else {
                refusal.set(None);
            }
            area.set_value(&value.get_untracked());
        };
        on_cleanup(move || {
            if let (Some(true), Some(Some(area))) = (changed.try_get_value(), node.try_get_untracked()) {
                changed.set_value(false);
                let _ = commit.run(area.value());
            }
        });
        let on_key = move |event: web_sys::KeyboardEvent| {
            let area: web_sys::HtmlTextAreaElement = event_target(&event);
            match event.key().as_str() {
                "Enter" if event.ctrl_key() || event.meta_key() => {
                    let _ = area.blur();
                }
                "Escape" => {
                    changed.set_value(false);
                    refusal.set(None);
                    area.set_value(&value.get_untracked());
                    let _ = area.blur();
                }
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        };
        let id = fresh_id();
        let described = refusal_id(&id);
        let area = view! {
            <textarea
                id=id.clone()
                node_ref=node
                class="textarea"
                class:code=code
                rows=rows
                spellcheck=if code { "false" } else { "true" }
                aria-invalid=move || refusal.read().is_some().then_some("true")
                aria-describedby=move || refusal.read().is_some().then(|| described.clone())
                placeholder=placeholder
                prop:value=move || value.get()
                on:input=move |_| changed.set_value(true)
                on:change=move |_| take()
                on:keydown=on_key
            ></textarea>
        }
        .into_any();
        labelled(label, id, area, refusal, true)
    }
}
