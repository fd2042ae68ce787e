//! The palette: finds tables and columns, runs commands.

use leptos::html;
use leptos::prelude::*;

use crowfoot_editor::TextField;
use crowfoot_editor::find::{Found, FoundWhat, find};
use crowfoot_model::ObjectRef;

use crate::platform::dom::KeyboardEvent;
use crate::state::App;
use crate::widgets::Dialog;

/// The dialog; `text` is what the field begins with.
#[component]
pub fn FindDialog(text: &'static str) -> impl IntoView {
    let app = App::expect();
    let node = NodeRef::<html::Input>::new();
    let query = RwSignal::new(text.to_owned());
    let chosen = RwSignal::new(0usize);
    let found = Memo::new_with_compare(
        move |_| {
            app.mirror.document.track();
            let query = query.read();
            StoredValue::new_local(app.with(|editor| find(editor, &query)))
        },
        |_, _| true,
    );
    let close = move || app.ui.dialog.set(None);
    let take = move |at: usize| {
        let what = found.get_untracked().with_value(|found| found.get(at).map(|own| (own.what, own.blocked)));
        let Some((what, None)) = what else { return };
        if let FoundWhat::Absent(object) = what {
            // One seldom comes alone: the list stays.
            return app.update(|editor| {
                object.node().into_iter().for_each(|node| editor.show_on_diagram(vec![node]));
            });
        }
        let objects = found.get_untracked().with_value(|found| objects(found, at));
        close();
        match what {
            FoundWhat::Command(command) => app.run(command.id),
            FoundWhat::Object(object) | FoundWhat::Absent(object) => {
                let at = objects.iter().position(|own| *own == object).unwrap_or_default();
                app.update(|editor| editor.go_to_match(objects, at));
            }
            FoundWhat::Diagram(id) => app.update(|editor| editor.show_diagram(id)),
        }
    };
    let act = move |key: &str| {
        let count = found.get_untracked().with_value(Vec::len).max(1);
        match key {
            "ArrowDown" => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" => take(chosen.get_untracked()),
            _ => return false,
        }
        true
    };
    let on_key = move |event: KeyboardEvent| {
        if !event.is_composing() && act(&event.key()) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let look_for = move |text: &str| {
        query.set(text.to_owned());
        chosen.set(0);
    };
    Effect::new(move |_| {
        let Some(input) = node.get() else { return };
        // What was typed before the dialog was there.
        let mut field = TextField::default();
        field.insert(text);
        for key in app.ahead.try_update_value(std::mem::take).unwrap_or_default() {
            if app.ui.dialog.with_untracked(Option::is_none) {
                app.update(|editor| editor.key(&key));
            } else if !act(&key.key) && field.key(&key) {
                look_for(&field.text);
            }
        }
        input.set_value(&field.text);
        let _ = input.focus();
    });
    let rows = move || {
        found.get().with_value(|found| {
            let row = |(at, found): (usize, &Found)| {
                let key = match found.what {
                    FoundWhat::Command(command) => app.with(|editor| command.key_label_now(editor)),
                    _ => String::new(),
                };
                view! {
                    <li
                        role="option"
                        id=format!("found-{at}")
                        aria-selected=move || (chosen.get() == at).to_string()
                        aria-disabled=found.blocked.map(|_| "true")
                        on:click=move |_| take(at)
                        on:pointermove=move |_| chosen.set(at)
                    >
                        <span class="found-label">{marked(found)}</span>
                        <span class="muted">{found.blocked.map_or_else(|| found.detail.clone(), str::to_owned)}</span>
                        <kbd>{key}</kbd>
                    </li>
                }
            };
            if found.is_empty() {
                let none = if query.read_untracked().starts_with('+') {
                    "No more results. Everything else is on this diagram."
                } else {
                    "No results. Type > to search commands."
                };
                view! { <li class="found-none muted">{none}</li> }.into_any()
            } else {
                found.iter().enumerate().map(row).collect_view().into_any()
            }
        })
    };
    view! {
        <Dialog title="Find" class="find-dialog" on_close=close>
            <input
                node_ref=node
                class="input find-input"
                type="text"
                role="combobox"
                aria-label="Find a table, a column, a note, a diagram or a command"
                aria-expanded="true"
                aria-controls="found"
                aria-activedescendant=move || format!("found-{}", chosen.get())
                placeholder="Table, column, note, diagram or command"
                autocomplete="off"
                spellcheck="false"
                on:input=move |event| look_for(&event_target_value(&event))
                on:keydown=on_key
            />
            <ul id="found" role="listbox" class="found" aria-label="Results">{rows}</ul>
        </Dialog>
    }
}

/// Of what was found, what one can go to: the chosen one, and what has the query in one piece.
fn objects(found: &[Found], chosen: usize) -> Vec<ObjectRef> {
    let whole = |found: &Found| found.matched.array_windows().all(|[a, b]| b - a == 1);
    let object = |(at, found): (usize, &Found)| match found.what {
        FoundWhat::Object(object) if at == chosen || whole(found) => Some(object),
        _ => None,
    };
    found.iter().enumerate().filter_map(object).collect()
}

/// The label with its matched characters marked.
fn marked(found: &Found) -> impl IntoView + use<> {
    let pieces = found.label.chars().enumerate().map(|(at, character)| {
        if found.matched.contains(&at) {
            view! { <mark>{character.to_string()}</mark> }.into_any()
        } else {
            character.to_string().into_any()
        }
    });
    pieces.collect_view()
}
