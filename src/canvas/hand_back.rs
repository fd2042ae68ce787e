//! The focus after a press in a bar.

use leptos::ev;
use leptos::prelude::*;

use super::field::focus_canvas;
use crate::platform::{document, frame};

/// What stands around the diagram to be pressed now and then. A menu that is open has the focus for itself.
const BARS: &str = ".tool-bar button, .view-controls button, .top-bar button:not([aria-expanded=true]), \
                    .diagram-bar button:not([aria-expanded=true])";

/// After a press of the pointer on a button of a bar keys mean the diagram again. One who presses it by a key stays on it.
pub fn hand_focus_back() {
    // For as long as there is a page.
    let _ = window_event_listener(ev::click, |event| {
        if event.detail() > 0 {
            frame::after(0, || {
                let active = document().active_element();
                if active.is_some_and(|active| active.matches(BARS).unwrap_or(false)) {
                    focus_canvas();
                }
            });
        }
    });
}
