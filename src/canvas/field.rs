//! The inputs in which something is edited in place, as the editor knows them: what is typed is handed over, what
//! comes back is shown.

use std::ops::Range;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crowfoot_editor::columns::Completions;
use crowfoot_editor::{Editing, Editor, Walk};

use super::input::key_event;
use crate::platform::dom::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};
use crate::state::App;

/// What stands around an input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints {
    pub completions: Option<Completions>,
    pub chosen: Option<usize>,
    pub problems: Vec<String>,
}

/// An input for what is edited. Its handlers take the element from the event: one that is taken out of the page loses
/// the focus when what belongs to its view is gone already.
#[derive(Clone, Copy)]
pub struct Field {
    app: App,
    editing: Editing,
    pub hints: RwSignal<Hints>,
}

impl Field {
    pub fn new(app: App, editing: Editing) -> Self {
        Self { app, editing, hints: RwSignal::new(hints(app)) }
    }

    /// Shows what the editor has, what was typed before the input was there included, and takes the focus.
    pub fn begin(self, input: &HtmlInputElement) {
        if self.is_current() {
            show(self.app, input);
            let _ = input.focus();
        }
    }

    pub fn on_input(self, event: &Event) {
        let Some(input) = target(event) else { return };
        if self.is_current() {
            self.take(&input);
            self.hints.set(hints(self.app));
        }
    }

    pub fn on_key(self, event: &KeyboardEvent) {
        event.stop_propagation();
        // The keys of an input method, the Enter that ends a composition too: some browsers tell only by the code.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let Some(input) = target(event).filter(|_| self.is_current()) else { return };
        let selection = selection(&input);
        let key = key_event(event, false);
        let is_taken = self.app.update(|editor| {
            editor.select_text(selection);
            editor.field_key(&key)
        });
        if is_taken {
            event.prevent_default();
            self.follow(&input);
        }
    }

    /// Takes a completion.
    pub fn accept(self, input: &HtmlInputElement, at: usize) {
        if self.is_current() {
            self.app.update(|editor| editor.accept_completion(at));
            self.follow(input);
        }
    }

    pub fn on_blur(self, event: &Event) {
        // By the time that an input is taken out of the page, something else is edited.
        let Some(input) = target(event).filter(|_| self.is_current()) else { return };
        self.take(&input);
        self.app.update(|editor| editor.submit_field(Walk::Stop));
    }

    fn is_current(self) -> bool {
        self.app.with(|editor| editor.session().editing == Some(self.editing))
    }

    fn take(self, input: &HtmlInputElement) {
        self.app.update(|editor| editor.type_text(&input.value(), selection(input)));
    }

    /// The next new column is edited in the same input as the one before.
    fn follow(self, input: &HtmlInputElement) {
        self.hints.set(hints(self.app));
        if self.is_current() {
            show(self.app, input);
        } else if self.app.with(|editor| editor.session().editing.is_none()) {
            focus_canvas();
        }
    }
}

/// Gives the focus back to the diagram.
pub fn focus_canvas() {
    let canvas = crate::platform::document().query_selector(".surface canvas").ok().flatten();
    if let Some(canvas) = canvas.and_then(|canvas| canvas.dyn_into::<HtmlElement>().ok()) {
        let _ = canvas.focus();
    }
}

fn hints(app: App) -> Hints {
    app.with(|editor| {
        let field = &editor.session().field;
        Hints {
            completions: field.completions.clone(),
            chosen: field.chosen,
            problems: field.problems.clone(),
        }
    })
}

fn show(app: App, input: &HtmlInputElement) {
    let (text, selection) = app.with(|editor: &Editor| {
        let field = &editor.session().field;
        (field.text.clone(), field.selection.clone())
    });
    // Setting a text drops the selection, and the history of the browser's own undo.
    if input.value() != text {
        input.set_value(&text);
    }
    let units = |at: usize| text.get(..at).map_or(0, |before| before.encode_utf16().count() as u32);
    let _ = input.set_selection_range(units(selection.start), units(selection.end));
}

/// The selected bytes: the DOM counts in UTF-16 units.
fn selection(input: &HtmlInputElement) -> Range<usize> {
    let text = input.value();
    let bytes = |units: Option<u32>| {
        let mut left = units.unwrap_or(u32::MAX) as usize;
        let before = text.chars().take_while(|character| {
            let is_before = left > 0;
            left = left.saturating_sub(character.len_utf16());
            is_before
        });
        before.map(char::len_utf8).sum::<usize>()
    };
    bytes(input.selection_start().ok().flatten())..bytes(input.selection_end().ok().flatten())
}

/// Text areas have what is used here of an input.
fn target(event: &Event) -> Option<HtmlInputElement> {
    Some(event.current_target()?.unchecked_into())
}
