//! What fields share: the label beside or above, the place for a refusal, rows of buttons.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use crate::widgets::{Icon, IconName};

/// An id that no other element of the page has.
pub fn fresh_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    ["field-", &NEXT.fetch_add(1, Ordering::Relaxed).to_string()].concat()
}

/// A label with its control. `above` puts the label over it, for what needs the width.
pub(super) fn labelled(
    label: &'static str,
    id: String,
    control: AnyView,
    refusal: RwSignal<Option<String>>,
    above: bool,
) -> AnyView {
    let refusal = refused(refusal, &id);
    view! {
        <div class="form-row" class:above=above>
            <label class="form-label" for=id>
                {label}
            </label>
            <div class="form-control">{control} {refusal}</div>
        </div>
    }
    .into_any()
}

/// Why the last input was not taken.
pub(super) fn refused(refusal: RwSignal<Option<String>>, id: &str) -> AnyView {
    let id = refusal_id(id);
    (move || {
        refusal.get().map(|why| {
            view! {
                <p class="refusal" role="alert" id=id.clone()>
                    {why}
                </p>
            }
        })
    })
    .into_any()
}

pub(super) fn refusal_id(id: &str) -> String {
    [id, "-refusal"].concat()
}

/// Fields under each other.
pub fn fields(fields: Vec<AnyView>) -> AnyView {
    view! { <div class="fields">{fields}</div> }.into_any()
}

/// Small controls beside each other, such as checks, under a name for screen readers.
pub fn group(label: &'static str, controls: Vec<AnyView>) -> AnyView {
    view! {
        <div class="form-group" role="group" aria-label=label>
            {controls}
        </div>
    }
    .into_any()
}

/// A row of buttons.
pub fn actions(buttons: Vec<AnyView>) -> AnyView {
    view! { <div class="form-actions">{buttons}</div> }.into_any()
}

/// A small button with words on it.
pub fn button(icon: Option<IconName>, label: impl Into<String>, press: Callback<()>) -> AnyView {
    view! {
        <button type="button" class="button small" on:click=move |_| press.run(())>
            {icon.map(|name| view! { <Icon name=name /> })}
            {label.into()}
        </button>
    }
    .into_any()
}

/// A sentence that is no field.
pub fn hint(text: impl Into<String>) -> AnyView {
    view! { <p class="form-hint muted">{text.into()}</p> }.into_any()
}
