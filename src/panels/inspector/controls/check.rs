//! Yes or no.

use leptos::prelude::*;

/// A check box.
pub struct Check {
    pub label: &'static str,
    pub value: Memo<bool>,
    pub commit: Callback<bool>,
    /// The label is for screen readers only: what it means stands over it.
    pub bare: bool,
}

impl Check {
    pub fn view(self) -> AnyView {
        let Self { label, value, commit, bare } = self;
        view! {
            <label class="check" title=bare.then_some(label)>
                <input
                    type="checkbox"
                    prop:checked=move || value.get()
                    on:change=move |event| {
                        let input: web_sys::HtmlInputElement = event_target(&event);
                        commit.run(input.checked());
                        input.set_checked(value.get_untracked());
                    }
                />
                <span class:visually-hidden=bare>{label}</span>
            </label>
        }
        .into_any()
    }
}
