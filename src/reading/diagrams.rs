//! The diagrams of the model, like the sheets of a workbook: where they are looked for, and one press apart.

use leptos::html;
use leptos::prelude::*;

use crowfoot_editor::{Editing, Editor};
use crowfoot_model::DiagramId;

use crate::canvas::Field;
use crate::platform::dom::{HtmlElement, KeyboardEvent};
use crate::state::App;
use crate::widgets::{Entry, IconName, Menu, MenuItem, keyed};

/// Tabs where there is room for them, and a menu of all diagrams and what can be done to them.
#[component]
pub fn Diagrams() -> impl IntoView {
    let app = App::expect();
    let all = Memo::new(move |_| {
        app.mirror.settled.track();
        app.with(|editor| {
            let all = editor.document().diagrams();
            all.map(|own| (own.id, own.name.clone())).collect::<Vec<_>>()
        })
    });
    let shown = Memo::new(move |_| {
        app.mirror.shown.track();
        app.mirror.settled.track();
        app.with(Editor::wanted_diagram)
    });
    let renamed = Memo::new(move |_| match app.mirror.editing.get() {
        Some(Editing::Diagram(id)) => Some(id),
        _ => None,
    });
    Effect::new(move |_| app.remember_diagram(shown.get()));
    let several = Memo::new(move |_| all.read().len() > 1);
    let name = move || {
        let all = all.read();
        all.iter().find(|(id, _)| *id == shown.get()).map_or(String::new(), |(_, name)| name.clone())
    };
    let tab = move |(id, name): (DiagramId, String)| {
        let said = if renamed.get() == Some(id) { "edit" } else { name.as_str() };
        let key = [id.0.to_string().as_str(), " ", said].concat();
        Entry::new(key, move || {
            if renamed.get_untracked() == Some(id) {
                return view! { <NameInput id /> }.into_any();
            }
            view! { <Tab id name=name.clone() shown /> }.into_any()
        })
    };
    let tabs = move || all.get().into_iter().map(tab).collect::<Vec<_>>();
    // Where there is one diagram, or no room for tabs, its name is on the menu.
    let single = move || renamed.get().map(|id| view! { <NameInput id /> });
    view! {
        <Show when=move || several.get() || !app.ui.embedded>
            <div class="diagram-bar" class:several=move || several.get()>
                <div class="diagram-tabs" role="tablist" aria-label="Diagrams" on:keydown=move |event| walk(app, &event)>
                    {keyed(tabs)}
                </div>
                <div class="diagram-single">{single}</div>
                <Menu icon=IconName::ChevronDown label="Diagrams" text=Signal::derive(name)>
                    {move || {
                        all.get()
                            .into_iter()
                            .map(|(id, name)| {
                                let show = move || app.update(|editor| editor.show_diagram(id));
                                let checked = Signal::derive(move || shown.get() == id);
                                view! { <MenuItem label=name checked=checked on_press=show /> }
                            })
                            .collect_view()
                    }}
                    <Show when=move || !app.ui.embedded>
                        <div class="menu-rule"></div>
                        {COMMANDS.map(|(id, label)| view! { <Item id label /> }).collect_view()}
                    </Show>
                </Menu>
            </div>
        </Show>
    }
}

/// What the menu offers.
const COMMANDS: [(&str, &str); 6] = [
    ("new-diagram", "New diagram"),
    ("new-diagram-from-selection", "New diagram from selection"),
    ("show-on-diagram", "Add tables to this diagram…"),
    ("rename-diagram", "Rename"),
    ("duplicate-diagram", "Duplicate"),
    ("delete-diagram", "Delete"),
];

#[component]
fn Item(id: &'static str, label: &'static str) -> impl IntoView {
    let app = App::expect();
    let is_enabled = |editor: &Editor| {
        crowfoot_editor::commands::command(id).is_some_and(|command| command.is_enabled(editor))
    };
    let disabled = Signal::derive(move || !app.with(is_enabled));
    view! { <MenuItem label disabled=disabled on_press=move || app.run(id) /> }
}

#[component]
fn Tab(id: DiagramId, name: String, shown: Memo<DiagramId>) -> impl IntoView {
    let app = App::expect();
    let node = NodeRef::<html::Button>::new();
    let is_shown = move || shown.get() == id;
    let title = name.clone();
    Effect::new(move |_| {
        if let Some(tab) = node.get().filter(|_| is_shown()) {
            tab.scroll_into_view_with_bool(false);
        }
    });
    let show = move |_| app.update(|editor| editor.show_diagram(id));
    view! {
        <button
            type="button"
            node_ref=node
            class="diagram-tab"
            role="tab"
            aria-selected=move || is_shown().to_string()
            tabindex=move || if is_shown() { "0" } else { "-1" }
            title=title
            on:click=show
            on:dblclick=move |_| app.run("rename-diagram")
        >
            {name}
        </button>
    }
}

/// Where the name of a diagram is typed.
#[component]
fn NameInput(id: DiagramId) -> impl IntoView {
    let field = Field::new(App::expect(), Editing::Diagram(id));
    let node = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        // The one that is not on show cannot take the focus.
        if let Some(input) = node.get() {
            field.begin(&input);
        }
    });
    view! {
        <input
            node_ref=node
            type="text"
            class="diagram-name"
            aria-label="Diagram name"
            spellcheck="false"
            autocomplete="off"
            on:input=move |event| field.on_input(&event)
            on:keydown=move |event| field.on_key(&event)
            on:blur=move |event| field.on_blur(&event)
        />
    }
}

/// Arrow keys go from tab to tab, F2 names the one on show.
fn walk(app: App, event: &KeyboardEvent) {
    let command = match event.key().as_str() {
        "ArrowRight" | "PageDown" => "next-diagram",
        "ArrowLeft" | "PageUp" => "previous-diagram",
        "F2" => "rename-diagram",
        "Delete" => "delete-diagram",
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    app.run(command);
    let tab = crate::platform::document().query_selector(".diagram-tab[aria-selected=true]").ok().flatten();
    if let Some(tab) = tab.and_then(|tab| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(tab).ok()) {
        let _ = tab.focus();
    }
}
