//! Lists of things that have properties of their own.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::field::{actions, button};
use super::section::is_open;
use crate::platform::{document, frame};
use crate::widgets::IconName;

/// An entry that unfolds into its fields.
pub struct Item {
    /// What it is called, in one line.
    pub name: Memo<String>,
    /// What it says, in the mono face behind the name.
    pub detail: Memo<String>,
    pub open: bool,
    /// What the button says that takes it out.
    pub remove_label: &'static str,
    pub remove: Callback<()>,
}

impl Item {
    /// Shows the entry. Its fields are made when it is opened.
    pub fn view(self, content: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
        let Self { name, detail, open, remove_label, remove } = self;
        let content: Box<dyn Fn() -> AnyView + Send + Sync> = Box::new(content);
        let open = RwSignal::new(open);
        let body = move || {
            open.get().then(|| {
                let remove = actions(vec![button(Some(IconName::Delete), remove_label, remove)]);
                view! { <div class="form-item-body">{content()} {remove}</div> }.into_any()
            })
        };
        view! {
            <details
                class="form-item"
                open=open.get_untracked()
                on:toggle=move |event| {
                    event.stop_propagation();
                    open.set(is_open(&event));
                }
            >
                <summary>
                    <span class="form-item-name">{move || name.get()}</span>
                    <code class="muted">{move || detail.get()}</code>
                </summary>
                {body}
            </details>
        }
        .into_any()
    }
}

/// Shows an entry for each id. Entries keep their place in the page as long as their id is there.
pub fn list(ids: Memo<Vec<u64>>, entry: impl Fn(u64) -> AnyView + Send + Sync + 'static) -> AnyView {
    let entry: Box<dyn Fn(u64) -> AnyView + Send + Sync> = Box::new(entry);
    view! {
        <div class="form-list">
            <For each=move || ids.get() key=|id| *id children=move |id| entry(id) />
        </div>
    }
    .into_any()
}

/// Where Alt with an arrow key moves an entry: one place on or back.
pub fn step_of(event: &web_sys::KeyboardEvent) -> Option<isize> {
    if !event.alt_key() {
        return None;
    }
    match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => Some(1),
        "ArrowUp" | "ArrowLeft" => Some(-1),
        _ => None,
    }
}

/// Moves an entry by one place. Returns whether there was one to move to.
pub fn shift<T>(entries: &mut [T], at: usize, by: isize) -> bool {
    match at.checked_add_signed(by) {
        Some(to) if to < entries.len() && at < entries.len() => {
            entries.swap(at, to);
            true
        }
        _ => false,
    }
}

/// Puts the focus back on an element that was moved in the page, which takes it away.
pub fn focus_again(id: String) {
    frame::after(0, move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
