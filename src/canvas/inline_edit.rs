//! The input that lies over the canvas while a name, a column or a note is edited.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crowfoot_editor::columns::{Completion, Completions, complete};
use crowfoot_editor::{Editing, Editor, Walk};
use crowfoot_model::ObjectRef;

use crate::state::App;
use crate::widgets::{Entry, keyed, pixels};

/// Narrowest input, in CSS pixels: far out, cards are too small to type into.
const LEAST_WIDTH: f64 = 240.0;
const LEAST_HEIGHT: f64 = 24.0;

/// The input for whatever the editor says is being edited.
#[component]
pub fn InlineEdit() -> impl IntoView {
    let app = App::expect();
    // Keyed, so that going from one row to the next makes a new input instead of changing the old one's mind.
    let entry = |editing: Editing| {
        Entry::new(format!("{editing:?}"), move || match editing.clone() {
            editing @ Editing::Note(_) => view! { <NoteEdit editing /> }.into_any(),
            editing @ (Editing::Name(_) | Editing::Column { .. }) => {
                view! { <LineEdit editing /> }.into_any()
            }
            // It has its input where the diagrams are listed.
            Editing::Diagram(_) => ().into_any(),
        })
    };
    keyed(move || app.mirror.editing.get().into_iter().map(entry).collect())
}

/// Where the input goes; follows the camera.
fn place(app: App) -> impl Fn() -> String + Copy {
    move || {
        app.mirror.camera.track();
        app.mirror.document.track();
        let Some(rect) = app.with(Editor::editing_rect) else { return String::new() };
        let scale = (rect.height / 24.0).clamp(1.0, 2.5);
        [
            "left:",
            &pixels(rect.x),
            ";top:",
            &pixels(rect.y),
            ";width:",
            &pixels(rect.width.max(LEAST_WIDTH)),
            ";min-height:",
            &pixels(rect.height.max(LEAST_HEIGHT)),
            ";font-size:",
            &pixels(13.0 * scale),
        ]
        .concat()
    }
}

/// One line: the name of something, or a column with its type and marks.
#[component]
fn LineEdit(editing: Editing) -> impl IntoView {
    let app = App::expect();
    let column = matches!(editing, Editing::Column { .. });
    let editing = StoredValue::new(editing);
    let is_current =
        move || editing.with_value(|own| app.with(|e| e.session().editing.as_ref() == Some(own)));
    let node = NodeRef::<html::Input>::new();
    let initial = app.with(editing_text);
    let selects_all = !column;
    let completions = RwSignal::new(None::<Completions>);
    let chosen = RwSignal::new(None::<usize>);
    let problems = RwSignal::new(Vec::<String>::new());

    focus_when_mounted(node, initial, selects_all);
    let refresh = move || {
        chosen.set(None);
        let Some(input) = node.get_untracked().filter(|_| column) else { return };
        let (line, caret) = (input.value(), caret_in_bytes(&input));
        let found = app.with(|editor| complete(editor.document(), &line, caret));
        completions.set((!found.items.is_empty()).then_some(found));
    };
    let accept = move |item: &Completion| {
        let Some(input) = node.get_untracked() else { return };
        let Some(range) = completions.get_untracked().map(|found| found.replace) else { return };
        let line = input.value();
        let (Some(before), Some(after)) = (line.get(..range.start), line.get(range.end..)) else { return };
        let joined = [before, &item.text, " "].concat();
        input.set_value(&[joined.as_str(), after.trim_start()].concat());
        let caret = joined.encode_utf16().count() as u32;
        let _ = input.set_selection_range(caret, caret);
        refresh();
    };
    let submit = move |walk: Walk| {
        let Some(input) = node.get_untracked() else { return };
        // An input that is taken out of the page loses the focus, and by then something else is edited.
        if !is_current() {
            return;
        }
        let text = input.value();
        let left = app.update(|editor| {
            if column {
                editor.submit_column(&text, walk)
            } else {
                editor.submit_name(&text, walk);
                Vec::new()
            }
        });
        problems.set(left);
        if is_current() {
            // The next new column looks the same to the editor as the one before.
            input.set_value(&app.with(editing_text));
            refresh();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let count = completions.with_untracked(|found| found.as_ref().map_or(0, |found| found.items.len()));
        let item = || {
            let at = chosen.get_untracked()?;
            completions.with_untracked(|found| found.as_ref()?.items.get(at).cloned())
        };
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.update(|at| *at = Some(at.map_or(0, |at| (at + 1) % count))),
            "ArrowUp" if count > 0 => {
                chosen.update(|at| *at = Some(at.map_or(count - 1, |at| (at + count - 1) % count)));
            }
            "ArrowDown" if column => submit(Walk::Next),
            "ArrowUp" if column => submit(Walk::Previous),
            "Tab" if column && !event.shift_key() => {
                let first = || completions.with_untracked(|found| found.as_ref()?.items.first().cloned());
                match item() {
                    Some(item) => accept(&item),
                    None if at_type(node) => match first() {
                        Some(first) => accept(&first),
                        None => step_to_next_part(node, refresh),
                    },
                    None => step_to_next_part(node, refresh),
                }
            }
            "Tab" => submit(if event.shift_key() { Walk::Previous } else { Walk::Next }),
            "Enter" => match item() {
                Some(item) => accept(&item),
                None => submit(if event.shift_key() { Walk::Previous } else { Walk::Next }),
            },
            "Escape" if chosen.get_untracked().is_some() || count > 0 => {
                chosen.set(None);
                completions.set(None);
            }
            "Escape" => {
                app.update(Editor::end_editing);
                focus_canvas();
            }
            _ => return,
        }
        event.prevent_default();
    };
    let items = move || {
        completions.get().map(|found| {
            let items = found.items.into_iter().enumerate().map(|(at, item)| {
                let text = item.text.clone();
                let detail = item.detail.clone();
                view! {
                    <li
                        role="option"
                        id=format!("completion-{at}")
                        aria-selected=move || (chosen.get() == Some(at)).to_string()
                        // Before the input loses the focus, which would end the editing.
                        on:pointerdown=move |event| {
                            event.prevent_default();
                            accept(&item);
                        }
                    >
                        <code>{text}</code>
                        <span class="muted">{detail}</span>
                    </li>
                }
            });
            view! { <ul role="listbox" id="completions" class="completions">{items.collect_view()}</ul> }
        })
    };
    view! {
        <div class="inline-edit" style=place(app)>
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
                aria-activedescendant=move || chosen.get().map(|at| format!("completion-{at}"))
                on:input=move |_| refresh()
                on:keydown=on_key
                on:blur=move |_| submit(Walk::Stop)
            />
            {items}
            <Show when=move || !problems.read().is_empty()>
                <p class="inline-problem" role="alert">{move || problems.get().join(" ")}</p>
            </Show>
        </div>
    }
}

/// The text of a note.
#[component]
fn NoteEdit(editing: Editing) -> impl IntoView {
    let app = App::expect();
    let editing = StoredValue::new(editing);
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(area) = node.get() {
            let _ = area.focus();
        }
    });
    let initial = app.with(editing_text);
    let submit = move || {
        let current = editing.with_value(|own| app.with(|e| e.session().editing.as_ref() == Some(own)));
        if let Some(area) = node.get_untracked().filter(|_| current) {
            app.update(|editor| editor.submit_name(&area.value(), Walk::Stop));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let primary = event.ctrl_key() || event.meta_key();
        if event.key() == "Escape" || (event.key() == "Enter" && primary) {
            event.prevent_default();
            submit();
            focus_canvas();
        }
    };
    view! {
        <div class="inline-edit" style=place(app)>
            <textarea
                node_ref=node
                class="inline-input note"
                aria-label="Note text"
                prop:value=initial
                on:keydown=on_key
                on:blur=move |_| submit()
            ></textarea>
        </div>
    }
}

/// What the input begins with.
fn editing_text(editor: &Editor) -> String {
    let document = editor.document();
    match &editor.session().editing {
        Some(Editing::Column { text, .. }) => text.clone(),
        Some(Editing::Note(id)) => document.note(*id).map_or(String::new(), |note| note.text.clone()),
        Some(Editing::Name(object)) => match *object {
            // Without the schema in front, which is not part of the name.
            ObjectRef::Table(id) => document.table(id).map_or(String::new(), |table| table.name.clone()),
            ObjectRef::View(id) => document.view(id).map_or(String::new(), |view| view.name.clone()),
            ObjectRef::Enum(id) => document.enum_type(id).map_or(String::new(), |own| own.name.clone()),
            object => document.display_name(object),
        },
        None | Some(Editing::Diagram(_)) => String::new(),
    }
}

fn focus_when_mounted(node: NodeRef<html::Input>, initial: String, select_all: bool) {
    Effect::new(move |_| {
        let Some(input) = node.get() else { return };
        // Here and not as a property: setting the value drops the selection.
        input.set_value(&initial);
        let _ = input.focus();
        if select_all {
            input.select();
        } else {
            let end = input.value().encode_utf16().count() as u32;
            let _ = input.set_selection_range(end, end);
        }
    });
}

/// Gives the focus back to the diagram.
pub fn focus_canvas() {
    use wasm_bindgen::JsCast;
    let canvas = crate::platform::document().query_selector(".surface canvas").ok().flatten();
    if let Some(canvas) = canvas.and_then(|canvas| canvas.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = canvas.focus();
    }
}

/// Whether the caret stands behind the name, where a type is expected.
fn at_type(node: NodeRef<html::Input>) -> bool {
    node.get_untracked().is_some_and(|input| input.value().trim_start().contains(' '))
}

/// Puts a space at the end of the line, which is where the next part begins.
fn step_to_next_part(node: NodeRef<html::Input>, refresh: impl Fn()) {
    let Some(input) = node.get_untracked() else { return };
    let line = input.value();
    if !line.is_empty() && !line.ends_with(' ') {
        input.set_value(&[line.as_str(), " "].concat());
    }
    let end = input.value().encode_utf16().count() as u32;
    let _ = input.set_selection_range(end, end);
    refresh();
}

/// The DOM counts in UTF-16 units, the editor in bytes.
fn caret_in_bytes(input: &web_sys::HtmlInputElement) -> usize {
    let caret = input.selection_end().ok().flatten().unwrap_or_default() as usize;
    let line = input.value();
    let mut units = 0;
    for (at, character) in line.char_indices() {
        if units >= caret {
            return at;
        }
        units += character.len_utf16();
    }
    line.len()
}
