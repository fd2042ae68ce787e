//! The inspector: the properties of what is selected. What there is to edit is a form that the editor makes; here it is
//! shown, one view a kind of field, and what is typed is handed back.

mod arrangement;
mod control;
mod drafts;
mod events;
mod line;

use leptos::prelude::*;

use crowfoot_editor::inspect::Form;
use crowfoot_model::ObjectRef;

use crate::state::App;
use crate::widgets::{IconButton, IconName};
use drafts::Drafts;

/// Where the focus goes when another thing is shown.
const TITLE_ID: &str = "inspector-title";

/// What the parts of the panel share.
#[derive(Clone, Copy)]
struct Panel {
    app: App,
    form: Memo<Form>,
    drafts: Drafts,
    /// The headings and rows that the user has opened or closed, by their keys.
    folds: RwSignal<Vec<(String, bool)>>,
}

impl Panel {
    fn objects(self) -> Vec<ObjectRef> {
        self.app.mirror.selection.get_untracked()
    }

    /// The keys of the lines that are not folded away, with what makes a line another one on the page.
    fn lines(self) -> Vec<(String, String)> {
        let folds = self.folds.read();
        let mut lines = Vec::new();
        let mut hidden_below = u8::MAX;
        self.form.with(|form| {
            for node in &form.nodes {
                if node.level > hidden_below {
                    continue;
                }
                let folded = folds.iter().find(|(key, _)| *key == node.key).map(|(_, open)| *open);
                let is_closed = node.open.is_some_and(|open| !folded.unwrap_or(open));
                hidden_below = if is_closed { node.level } else { u8::MAX };
                let mut shape = String::from(char::from(b'a' + node.part as u8));
                for field in &node.fields {
                    shape.push(char::from(b'a' + field.kind as u8));
                    shape.push_str(field.label);
                }
                lines.push((node.key.clone(), shape));
            }
        });
        lines
    }
}

/// The panel.
#[component]
pub fn Inspector() -> impl IntoView {
    let app = App::expect();
    let form = Memo::new(move |_| {
        app.mirror.document.track();
        // The rules that can be named come with the first review.
        app.mirror.review.track();
        let objects = app.mirror.selection.get();
        app.with(|editor| editor.inspect(&objects))
    });
    let panel = Panel { app, form, drafts: Drafts::new(), folds: RwSignal::new(Vec::new()) };
    drafts::take_when_left(panel);
    drafts::mark_refused(panel);
    let lines = Memo::new(move |_| panel.lines());
    let above = move || {
        let above = form.with(|form| form.above.clone());
        above.map(|(name, _)| {
            view! {
                <button type="button" class="form-above" data-act="above">
                    {name}
                </button>
                <span class="muted">" \u{203a} "</span>
            }
        })
    };
    view! {
        <header class="panel-header">
            <h2>"Inspector"</h2>
            <IconButton icon=IconName::Close label="Close" on_press=move || app.ui.side.set(None) />
        </header>
        <div
            class="panel-body inspector"
            on:click=move |event| events::on_click(panel, &event)
            on:input=move |event| events::on_input(panel, &event)
            on:change=move |event| events::on_leave(panel, &event)
            on:focusout=move |event| events::on_leave(panel, &event)
            on:keydown=move |event| events::on_key(panel, &event)
        >
            <div class="form-title" id=TITLE_ID tabindex="-1">
                <span class="form-kind">{move || form.with(|form| form.kind.clone())}</span>
                {above}
                <strong>{move || form.with(|form| form.title.clone())}</strong>
            </div>
            <For each=move || lines.get() key=|line| line.clone() children=move |(key, _)| line::view(panel, key) />
            {words_for(panel, control::TYPES, |editor| editor.type_names())}
            {words_for(panel, control::METHODS, |editor| editor.method_names())}
        </div>
    }
}

/// Words that fields are completed from.
fn words_for(panel: Panel, id: &'static str, words: fn(&crowfoot_editor::Editor) -> Vec<String>) -> AnyView {
    let words = Memo::new(move |_| {
        panel.form.track();
        panel.app.with(words)
    });
    let option = |word: String| view! { <option value=word></option> };
    view! { <datalist id=id>{move || words.get().into_iter().map(option).collect_view()}</datalist> }
        .into_any()
}
