//! A row of buttons of which one is chosen.

use leptos::prelude::*;

/// One choice: its value and its label.
#[derive(Clone, PartialEq)]
pub struct Choice {
    pub value: &'static str,
    pub label: &'static str,
}

/// A row of choices, as radio buttons: one stop of the Tab key, arrow keys move.
#[component]
pub fn Segmented(
    /// Name for screen readers.
    label: &'static str,
    choices: Vec<Choice>,
    #[prop(into)] value: Signal<String>,
    on_choose: impl Fn(&'static str) + Copy + 'static,
) -> impl IntoView {
    let group = format!("segmented-{}", label.replace(' ', "-"));
    let choices = choices.into_iter().map(|choice| {
        let group = group.clone();
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name=group
                    prop:checked=move || value.read().as_str() == choice.value
                    on:change=move |_| on_choose(choice.value)
                />
                <span>{choice.label}</span>
            </label>
        }
    });
    view! {
        <div class="segmented" role="radiogroup" aria-label=label>
            {choices.collect_view()}
        </div>
    }
}
