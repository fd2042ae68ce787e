//! Keeps the focus in the list: a problem that is fixed or ignored takes the button that did so along.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::platform::dom::{Element, HtmlElement, NodeList};
use crate::platform::{document, frame};
use crate::state::App;

/// Where the focus is to be once the list has changed.
#[derive(Clone, Copy)]
pub struct Keeping {
    place: StoredValue<Option<u32>>,
}

impl Keeping {
    pub fn new(app: App) -> Self {
        let keeping = Self { place: StoredValue::new(None) };
        Effect::new(move |_| {
            app.mirror.review.track();
            // The list follows the review first.
            frame::after(0, move || keeping.restore());
        });
        keeping
    }

    /// Notes which problem has the focus; the first where it is on a button for many.
    pub fn remember(self) {
        let own = document().active_element().and_then(|active| active.closest(".finding").ok().flatten());
        let at = own.and_then(|own| {
            let all = findings()?;
            (0..all.length()).find(|at| all.get(*at).is_some_and(|node| node.is_same_node(Some(&own))))
        });
        self.place.set_value(at.or(Some(0)));
    }

    /// Gives the focus that nobody has to what stands where it was, or else to the filter.
    fn restore(self) {
        let Some(place) = self.place.try_get_value().flatten() else { return };
        if document().active_element().is_some_and(|active| active.tag_name() != "BODY") {
            return;
        }
        let next = findings().and_then(|all| all.get(place.min(all.length().checked_sub(1)?)));
        let next = next.and_then(|node| node.dyn_into::<Element>().ok());
        let button = next.and_then(|next| next.query_selector("button").ok().flatten());
        let other = || document().query_selector(".problems-filter .input").ok().flatten();
        if let Some(target) = button.or_else(other).and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            let _ = target.focus();
        }
    }
}

fn findings() -> Option<NodeList> {
    document().query_selector_all(".problems .finding").ok()
}
