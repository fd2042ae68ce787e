//! Buttons.

use leptos::prelude::*;

use super::{Icon, IconName, Press};

/// A button that shows an icon; `label` is its name for screen readers and its tooltip.
#[component]
pub fn IconButton(
    icon: IconName,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: Press,
    /// Keyboard shortcut, shown in the tooltip.
    #[prop(optional, into)]
    shortcut: Signal<&'static str>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// For buttons that switch something on and off.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
) -> impl IntoView {
    let title = move || {
        let (label, shortcut) = (label.get(), shortcut.get());
        if shortcut.is_empty() { label } else { format!("{label} ({shortcut})") }
    };
    view! {
        <button
            type="button"
            class="icon-button"
            title=title
            aria-label=move || label.get()
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            disabled=move || disabled.get()
            on:click=move |_| on_press.press()
        >
            <Icon name=icon />
        </button>
    }
}

/// A button with words on it.
#[component]
pub fn Button(
    #[prop(into)] on_press: Press,
    /// The main action of its dialog or panel.
    #[prop(optional)]
    primary: bool,
    #[prop(optional)] icon: Option<IconName>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] title: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button"
            class:primary=primary
            title=(!title.is_empty()).then_some(title)
            disabled=move || disabled.get()
            on:click=move |_| on_press.press()
        >
            {icon.map(|name| view! { <Icon name=name /> })}
            {children()}
        </button>
    }
}
