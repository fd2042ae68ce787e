//! Short messages that come and go, read out by screen readers.

use leptos::prelude::*;

use super::{Entry, Icon, IconButton, IconName, Press, keyed};
use crate::platform::frame;

/// How long a message stays, in milliseconds. Errors stay until they are closed.
const STAY_MS: i32 = 5_000;
/// How long a message stays that offers something to be done.
const OFFER_MS: i32 = 10_000;

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    Done,
    Error,
}

/// A message, and what it offers to do.
#[derive(Clone)]
pub struct Toast {
    id: u32,
    kind: ToastKind,
    text: String,
    offer: Option<(&'static str, StoredValue<Press, LocalStorage>)>,
}

/// The messages on show.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
}

impl Toasts {
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0) }
    }

    /// Says that something has been done.
    pub fn done(self, text: impl Into<String>) {
        let id = self.push(ToastKind::Done, text.into(), None);
        frame::after(STAY_MS, move || self.close(id));
    }

    /// Says what went wrong, where, and what to do.
    pub fn error(self, text: impl Into<String>) {
        self.push(ToastKind::Error, text.into(), None);
    }

    /// Says what has happened, with a button for what may be done about it.
    pub fn offer(self, text: impl Into<String>, label: &'static str, press: Press, stays: bool) {
        let kind = if stays { ToastKind::Error } else { ToastKind::Done };
        let id = self.push(kind, text.into(), Some((label, StoredValue::new_local(press))));
        if !stays {
            frame::after(OFFER_MS, move || self.close(id));
        }
    }

    fn push(
        self,
        kind: ToastKind,
        text: String,
        offer: Option<(&'static str, StoredValue<Press, LocalStorage>)>,
    ) -> u32 {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        self.list.update(|list| {
            list.retain(|toast| toast.text != text);
            list.push(Toast { id, kind, text, offer });
        });
        id
    }

    fn close(self, id: u32) {
        // The list may be gone together with the page's root.
        let _ = self.list.try_update(|list| list.retain(|toast| toast.id != id));
    }
}

/// Shows the messages.
#[component]
pub fn ToastList(toasts: Toasts) -> impl IntoView {
    let entry = move |toast: Toast| Entry::new(toast.id.to_string(), move || shown(toasts, &toast));
    let entries = move || toasts.list.get().into_iter().map(entry).collect();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {keyed(entries)}
        </div>
    }
}

fn shown(toasts: Toasts, toast: &Toast) -> AnyView {
    let (id, is_error) = (toast.id, toast.kind == ToastKind::Error);
    let offer = toast.offer.map(|(label, press)| {
        let take = move |_| {
            toasts.close(id);
            press.get_value().press();
        };
        view! { <button type="button" class="button" on:click=take>{label}</button> }
    });
    view! {
        <div class="toast" class:error=is_error>
            <Icon name=if is_error { IconName::Warning } else { IconName::Check } />
            <p>{toast.text.clone()}</p>
            {offer}
            <IconButton icon=IconName::Close label="Dismiss" on_press=move || toasts.close(id) />
        </div>
    }
    .into_any()
}
