//! Headings that fold what is under them.

use leptos::prelude::*;

use crate::platform::preferences;

/// A part of the panel that can be folded away; whether it is, is remembered.
pub struct Section {
    /// The name under which it is remembered.
    pub key: &'static str,
    pub title: &'static str,
    /// How many things there are in it; 0 is not shown.
    pub count: Memo<usize>,
    /// Whether it is open as long as nobody has said otherwise.
    pub open: bool,
}

/// Shows a section. Its content is made when it is opened.
pub fn section(section: Section, content: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let Section { key, title, count, open } = section;
    let content: Box<dyn Fn() -> AnyView + Send + Sync> = Box::new(content);
    let preference = ["inspector-", key].concat();
    let open = preferences::get(&preference).map_or(open, |state| state == "open");
    let open = RwSignal::new(open);
    let on_toggle = move |event: web_sys::Event| {
        let now = is_open(&event);
        if open.get_untracked() != now {
            open.set(now);
            preferences::set(&preference, if now { "open" } else { "closed" });
        }
    };
    view! {
        <details class="form-section" open=open.get_untracked() on:toggle=on_toggle>
            <summary>
                <h3>{title}</h3>
                <span class="muted">{move || Some(count.get()).filter(|count| *count > 0)}</span>
            </summary>
            {move || open.get().then(|| content())}
        </details>
    }
    .into_any()
}

pub(super) fn is_open(event: &web_sys::Event) -> bool {
    event_target::<web_sys::Element>(event).has_attribute("open")
}
