//! Short messages that come and go, read out by screen readers.

use leptos::prelude::*;

use super::{Entry, Icon, IconButton, IconName, keyed};
use crate::platform::frame;

/// How long a message stays, in milliseconds. Errors stay until they are closed.
const STAY_MS: i32 = 5_000;

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    Done,
    Error,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    id: u32,
    kind: ToastKind,
    text: String,
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
        let id = self.push(ToastKind::Done, text.into());
        frame::after(STAY_MS, move || self.close(id));
    }

    /// Says what went wrong, where, and what to do.
    pub fn error(self, text: impl Into<String>) {
        self.push(ToastKind::Error, text.into());
    }

    fn push(self, kind: ToastKind, text: String) -> u32 {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        self.list.update(|list| {
            list.retain(|toast| toast.text != text);
            list.push(Toast { id, kind, text });
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
    view! {
        <div class="toast" class:error=is_error>
            <Icon name=if is_error { IconName::Warning } else { IconName::Check } />
            <p>{toast.text.clone()}</p>
            <IconButton icon=IconName::Close label="Dismiss" on_press=move || toasts.close(id) />
        </div>
    }
    .into_any()
}
