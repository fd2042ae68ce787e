//! Modal dialogs.

use leptos::html;
use leptos::prelude::*;

use super::{IconButton, IconName, Press};

use crate::platform::dom::{Event, HtmlElement};

/// A modal dialog on the browser's own `<dialog>`, which keeps the focus inside and closes on Escape.
#[component]
pub fn Dialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] on_close: Press,
    /// Extra class of the frame: `wide`, `tall`.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get()
            && !dialog.open()
        {
            // Fails only where the element is not in the page, and then there is nothing to show.
            let _ = dialog.show_modal();
        }
    });
    // Gives the focus back to where it was; an element that is only taken away leaves it to nobody.
    on_cleanup(move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    });
    let close = on_close.clone();
    let cancel = on_close.clone();
    let close_on_backdrop = on_close.clone();
    view! {
        <dialog
            node_ref=node
            class=["dialog ", class].concat()
            aria-label=move || title.get()
            on:cancel=move |event: Event| {
                // Closed here and now: the browser says that it has closed one only later, and a key between the two
                // would be for nobody. The event of a file input inside bubbles up to here.
                if event.target() == event.current_target() {
                    event.prevent_default();
                    cancel.press();
                }
            }
            on:close=move |event| {
                // Not for one that is gone already, whose place another may have taken.
                if event_target::<HtmlElement>(&event).is_connected() {
                    on_close.press();
                }
            }
            on:click=move |event| {
                // The backdrop is part of the dialog element itself; what is inside is not.
                let on_itself = event.target() == event.current_target();
                if on_itself {
                    close_on_backdrop.press();
                }
            }
        >
            <div class="dialog-frame">
                <header class="dialog-header">
                    <h2>{move || title.get()}</h2>
                    <IconButton icon=IconName::Close label="Close" shortcut="Esc" on_press=close />
                </header>
                {children()}
            </div>
        </dialog>
    }
}
