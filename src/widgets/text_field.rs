//! A labelled line of text.

use leptos::prelude::*;

/// A text field that reports its content when the user is done with it: on Enter and on leaving. Escape takes the
/// typing back.
#[component]
pub fn TextField(
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    on_change: impl Fn(String) + Copy + 'static,
    #[prop(optional, into)] placeholder: String,
    /// Words to complete from, by the id of a `<datalist>`.
    #[prop(optional, into)]
    list: Option<String>,
    /// In the mono face: types, expressions.
    #[prop(optional)]
    code: bool,
    /// The label is for screen readers only.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let commit = move |event: web_sys::Event| {
        let typed = event_target_value(&event);
        if typed != value.get_untracked() {
            on_change(typed);
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        match event.key().as_str() {
            "Enter" => {
                let _ = input.blur();
            }
            "Escape" => {
                input.set_value(&value.get_untracked());
                let _ = input.blur();
            }
            _ => return,
        }
        event.stop_propagation();
    };
    view! {
        <label class="field">
            <span class="field-label" class:visually-hidden=bare>{label}</span>
            <input
                type="text"
                class="input"
                class:code=code
                spellcheck="false"
                autocomplete="off"
                placeholder=placeholder
                list=list
                prop:value=move || value.get()
                on:change=commit
                on:keydown=on_key
            />
        </label>
    }
}
