//! Menus that open from a button.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Icon, IconName, Press};

use crate::platform::dom::{HtmlDivElement, HtmlElement, KeyboardEvent};

/// A button that opens a menu of its children. Arrow keys walk, Escape and a click elsewhere close.
#[component]
pub fn Menu(
    icon: IconName,
    label: &'static str,
    /// Shown beside the icon.
    #[prop(optional, into)]
    text: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let close = move || {
        let back = holds_focus(list);
        open.set(false);
        if let Some(button) = button.get_untracked().filter(|_| back) {
            let _ = button.focus();
        }
    };
    let children = StoredValue::new(children);
    view! {
        <div class="menu">
            <button
                type="button"
                node_ref=button
                class="icon-button"
                class:with-text=move || !text.get().is_empty()
                title=label
                aria-label=move || spoken(label, &text.get())
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon name=icon />
                <span class="menu-text">{move || text.get()}</span>
            </button>
            <Show when=move || open.get()>
                <MenuList node=list on_close=close>{children.with_value(|children| children())}</MenuList>
            </Show>
        </div>
    }
}

/// The entries of a menu over everything else.
#[component]
pub fn MenuList(
    node: NodeRef<html::Div>,
    #[prop(into)] on_close: Press,
    /// Where it is.
    #[prop(optional)]
    style: String,
    children: Children,
) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(list) = node.get() {
            focus_item(&list, 0);
        }
    });
    let (close, closed, covered) = (on_close.clone(), on_close.clone(), on_close);
    let walk = move |event: KeyboardEvent| {
        let Some(list) = node.get_untracked() else { return };
        match event.key().as_str() {
            "ArrowDown" => step(&list, 1),
            "ArrowUp" => step(&list, -1),
            "Home" => focus_item(&list, 0),
            "End" => focus_item(&list, items(&list).len().saturating_sub(1)),
            "Escape" | "Tab" => close.press(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    view! {
        <div
            class="menu-cover"
            on:pointerdown=move |_| covered.press()
            on:contextmenu=move |event| event.prevent_default()
        ></div>
        <div
            class="menu-list"
            role="menu"
            prop:style=style
            node_ref=node
            on:keydown=walk
            on:click=move |_| closed.press()
            on:contextmenu=move |event| event.prevent_default()
        >
            {children()}
        </div>
    }
}

/// An entry of a [`Menu`].
#[component]
pub fn MenuItem(
    #[prop(into)] label: String,
    #[prop(into)] on_press: Press,
    #[prop(optional, into)] shortcut: String,
    /// For entries that are one choice of several.
    #[prop(optional, into)]
    checked: Option<Signal<bool>>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            role=if checked.is_some() { "menuitemradio" } else { "menuitem" }
            class="menu-item"
            aria-checked=move || checked.map(|checked| checked.get().to_string())
            disabled=move || disabled.get()
            on:click=move |_| on_press.press()
        >
            <span class="menu-check">
                {move || checked.is_some_and(|c| c.get()).then(|| view! { <Icon name=IconName::Check /> })}
            </span>
            <span class="menu-label">{label}</span>
            <kbd>{shortcut}</kbd>
        </button>
    }
}

/// Whether the focus is in a menu still: what was chosen may have taken it elsewhere.
pub fn holds_focus(list: NodeRef<html::Div>) -> bool {
    let active = crate::platform::document().active_element();
    list.get_untracked().is_some_and(|list| list.contains(active.as_deref()))
}

fn items(list: &HtmlDivElement) -> Vec<HtmlElement> {
    let Ok(found) = list.query_selector_all("button:not(:disabled)") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn focus_item(list: &HtmlDivElement, at: usize) {
    if let Some(item) = items(list).get(at) {
        let _ = item.focus();
    }
}

fn step(list: &HtmlDivElement, by: isize) {
    let items = items(list);
    let active = crate::platform::document().active_element();
    let at = items.iter().position(|item| Some(item.as_ref()) == active.as_ref()).unwrap_or(0);
    let count = items.len() as isize;
    if count > 0 {
        focus_item(list, (at as isize + by).rem_euclid(count) as usize);
    }
}

/// The name of a menu's button, with the text that stands on it.
fn spoken(label: &str, text: &str) -> String {
    if text.is_empty() { label.to_owned() } else { [label, ": ", text].concat() }
}
