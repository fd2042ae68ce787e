//! What is open in this window. None of it is in the document; what is remembered is in the preferences.

use leptos::prelude::*;

use crowfoot_model::json;

use crate::platform::{preferences, window};

/// What fills the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Nothing yet: what the address asks for is on its way.
    Opening,
    Start,
    Editor,
}

/// What the panel on the right shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Inspector,
    Problems,
    Export,
    Picture,
}

/// What lies over everything.
#[derive(Clone, Debug, PartialEq)]
pub enum DialogKind {
    /// With the text that the field begins with.
    Import(String),
    Share,
    /// With the text that the field begins with.
    Find(&'static str),
    Keys,
    /// A link was opened before: with the link, and the design that it was opened as.
    Reopen {
        link: String,
        copy: String,
        updated: f64,
    },
}

/// The state of the window.
#[derive(Clone, Copy)]
pub struct Ui {
    pub page: RwSignal<Page>,
    pub outline: RwSignal<bool>,
    pub side: RwSignal<Option<Side>>,
    pub dialog: RwSignal<Option<DialogKind>>,
    /// Width of the panel on the left, in CSS pixels.
    pub outline_width: RwSignal<f64>,
    /// Width of the panel on the right, in CSS pixels.
    pub side_width: RwSignal<f64>,
    /// Read-only and without panels, for a frame in somebody else's page.
    pub embedded: bool,
    /// Where the menu of the canvas is open, in CSS pixels of the canvas.
    pub menu: RwSignal<Option<(i32, i32)>>,
    /// What screen readers are told.
    pub announcement: RwSignal<String>,
}

impl Ui {
    pub fn new(embedded: bool, wide: bool) -> Self {
        let number = |name: &str, otherwise| {
            preferences::get(name).and_then(|text| json::parse(&text).ok()?.as_f64()).unwrap_or(otherwise)
        };
        let outline = preferences::get("outline").map_or(wide, |text| text == "open");
        Self {
            page: RwSignal::new(if embedded { Page::Editor } else { Page::Opening }),
            outline: RwSignal::new(outline && wide && !embedded),
            side: RwSignal::new(None),
            dialog: RwSignal::new(None),
            outline_width: RwSignal::new(number("outline-width", 240.0)),
            side_width: RwSignal::new(number("side-width", 360.0)),
            embedded,
            menu: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
        }
    }

    pub fn toggle_outline(self) {
        // Where there is room for one panel, this one may be open and out of sight.
        let other = is_narrow() && self.side.get_untracked().is_some();
        if other {
            self.side.set(None);
        }
        self.outline.update(|open| *open = other || !*open);
        let state = if self.outline.get_untracked() { "open" } else { "closed" };
        preferences::set("outline", state);
    }

    /// Shows a panel on the right.
    pub fn open_side(self, side: Side) {
        if self.side.get_untracked() != Some(side) {
            self.side.set(Some(side));
        }
        if is_narrow() {
            self.outline.set(false);
        }
    }

    /// Shows a panel on the right, or closes it where it is on show.
    pub fn toggle_side(self, side: Side) {
        if self.side.get_untracked() == Some(side) {
            return self.side.set(None);
        }
        self.open_side(side);
    }
}

/// Whether the window has no room for a panel on either side of the diagram.
fn is_narrow() -> bool {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    width.is_some_and(|width| width < 880.0)
}
