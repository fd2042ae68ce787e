//! The input that lies over the canvas while a name, a column or a note is edited.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crowfoot_editor::{Editing, Editor, Rect};
use crowfoot_scene::between;

use super::field::Field;
use crate::platform::dom::HtmlInputElement;
use crate::state::App;
use crate::widgets::{Entry, keyed, pixels};

/// The input for whatever the editor says is being edited.
#[component]
pub fn InlineEdit() -> impl IntoView {
    let app = App::expect();
    // Keyed, so that going from one row to the next makes a new input instead of changing the old one's mind.
    let entry = |editing: Editing| {
        Entry::new(format!("{editing:?}"), move || match editing {
            Editing::Note(_) => view! { <NoteEdit editing /> }.into_any(),
            Editing::Name(_) | Editing::Column { .. } => view! { <LineEdit editing /> }.into_any(),
            // It has its input where the diagrams are listed.
            Editing::Diagram(_) => ().into_any(),
        })
    };
    keyed(move || app.mirror.editing.get().into_iter().map(entry).collect())
}

/// Least size of an input, in CSS pixels: far out, cards are too small to type into.
const LEAST_LINE: (f64, f64) = (240.0, 24.0);
const LEAST_NOTE: (f64, f64) = (160.0, 64.0);
/// What is left free between an input and the edge of the canvas, in CSS pixels.
const MARGIN: f64 = 8.0;

/// Where the input goes; follows the camera. `size` says how large it is, by the row or card that it lies over and the
/// room to the right of its left edge.
fn place(app: App, size: fn(Rect, f64) -> String) -> impl Fn() -> String + Copy {
    move || {
        app.mirror.camera.track();
        app.mirror.document.track();
        let session =
            |editor: &Editor| (editor.editing_rect(), editor.session().viewport, editor.session().camera);
        let (Some(rect), viewport, camera) = app.with(session) else { return String::new() };
        let font = pixels(13.0 * between(camera.zoom, 1.0, 2.5));
        let room = viewport.width - rect.x - MARGIN;
        ["left:", &pixels(rect.x), ";top:", &pixels(rect.y), ";font-size:", &font, &size(rect, room)].concat()
    }
}

/// A line is as wide as its row, or as what is in it, as far as there is room.
fn size_of_line(rect: Rect, room: f64) -> String {
    let width = rect.width.max(LEAST_LINE.0);
    let height = rect.height.max(LEAST_LINE.1);
    let widths = [";min-width:", &pixels(width), ";max-width:", &pixels(room.max(width))].concat();
    [&widths, ";min-height:", &pixels(height)].concat()
}

/// A note is edited in its own size; what is longer scrolls.
fn size_of_note(rect: Rect, _: f64) -> String {
    let (width, height) = (rect.width.max(LEAST_NOTE.0), rect.height.max(LEAST_NOTE.1));
    [";width:", &pixels(width), ";height:", &pixels(height)].concat()
}

/// One line: the name of something, or a column with its type and marks.
#[component]
fn LineEdit(editing: Editing) -> impl IntoView {
    let app = App::expect();
    let column = matches!(editing, Editing::Column { .. });
    let field = Field::new(app, editing);
    let hints = field.hints;
    let node = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = node.get() {
            field.begin(&input);
        }
    });
    let completions = Memo::new(move |_| hints.with(|hints| hints.completions.clone()));
    let chosen = move || hints.with(|hints| hints.chosen);
    let items = move || {
        completions.get().map(|found| {
            let items = found.items.into_iter().enumerate().map(|(at, item)| {
                view! {
                    <li
                        role="option"
                        id=format!("completion-{at}")
                        aria-selected=move || (chosen() == Some(at)).to_string()
                        // Before the input loses the focus, which would end the editing.
                        on:pointerdown=move |event| {
                            event.prevent_default();
                            if let Some(input) = node.try_get_untracked().flatten() {
                                field.accept(&input, at);
                            }
                        }
                    >
                        <code>{item.text}</code>
                        <span class="muted">{item.detail}</span>
                    </li>
                }
            });
            view! { <ul role="listbox" id="completions" class="completions">{items.collect_view()}</ul> }
        })
    };
    let is_wrong = move || hints.with(|hints| !hints.problems.is_empty());
    let problems = move || {
        let problems = hints.with(|hints| hints.problems.join(" "));
        (!problems.is_empty())
            .then(|| view! { <p class="inline-problem" role="alert" id="inline-problem">{problems}</p> })
    };
    view! {
        <div class="inline-edit" prop:style=place(app, size_of_line)>
            <input
                node_ref=node
                type="text"
                class="inline-input"
                class:code=column
                spellcheck="false"
                autocomplete="off"
                aria-label=if column { "Column: name, type, marks" } else { "Name" }
                placeholder=if column { "name type !unique, or user_id -> users" } else { "name" }
                role=column.then_some("combobox")
                aria-expanded=move || column.then(|| completions.read().is_some().to_string())
                aria-controls=column.then_some("completions")
                aria-invalid=move || is_wrong().then_some("true")
                aria-describedby=move || is_wrong().then_some("inline-problem")
                aria-activedescendant=move || chosen().map(|at| format!("completion-{at}"))
                on:input=move |event| field.on_input(&event)
                on:keydown=move |event| field.on_key(&event)
                on:blur=move |event| field.on_blur(&event)
            />
            {items}
            {problems}
        </div>
    }
}

/// The text of a note.
#[component]
fn NoteEdit(editing: Editing) -> impl IntoView {
    let app = App::expect();
    let field = Field::new(app, editing);
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(area) = node.get() {
            field.begin(area.unchecked_ref::<HtmlInputElement>());
        }
    });
    view! {
        <div class="inline-edit" prop:style=place(app, size_of_note)>
            <textarea
                node_ref=node
                class="inline-input note"
                aria-label="Note text"
                on:input=move |event| field.on_input(&event)
                on:keydown=move |event| field.on_key(&event)
                on:blur=move |event| field.on_blur(&event)
            ></textarea>
        </div>
    }
}
