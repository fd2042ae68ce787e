//! One view a kind of field. What is done in them bubbles up to the panel, which finds them by their `data-key`.

use leptos::prelude::*;

use crowfoot_editor::inspect::{Field, Kind, Node};

use super::Panel;

/// Ids of the words that fields are completed from.
pub(super) const TYPES: &str = "inspector-types";
pub(super) const METHODS: &str = "inspector-methods";

const COLORS: [&str; 9] = ["", "red", "orange", "yellow", "green", "teal", "blue", "violet", "pink"];

/// The id on the page of the field or row with this key.
pub(super) fn id(key: &str) -> String {
    ["i-", key].concat()
}

/// The field of a line at a place. `field` is what it is at first; one that is `bare` has no label beside it.
pub(super) fn control(panel: Panel, node: Memo<Node>, at: usize, field: Field, bare: bool) -> AnyView {
    let Field { key, label, kind, .. } = field;
    let own = key.clone();
    // What is being typed stands for what the document says, whenever that changes.
    let value = move || {
        panel.drafts.track();
        let draft = panel.app.mirror.selection.with(|objects| panel.drafts.get(objects, &own));
        let said = || node.with(|node| node.fields.get(at).map(|field| field.value.clone()));
        draft.map(|draft| draft.text).or_else(said).unwrap_or_default()
    };
    let value: Box<dyn Fn() -> String + Send> = Box::new(value);
    let is_code = !matches!(kind, Kind::Text | Kind::Area | Kind::Number);
    match kind {
        Kind::Area | Kind::CodeArea => view! {
            <textarea
                class=if is_code { "textarea code" } else { "textarea" }
                id=id(&key)
                data-key=key
                aria-label=label
                spellcheck="false"
                rows="1"
                prop:value=value
            ></textarea>
        }
        .into_any(),
        Kind::Select => view! {
            <select class="select" id=id(&key) data-key=key aria-label=label>
                {move || options(node, at, &value())}
            </select>
        }
        .into_any(),
        Kind::Check => view! {
            <label class="check" title=label>
                <input type="checkbox" id=id(&key) data-key=key prop:checked=move || value() == "true" />
                <span>{label}</span>
            </label>
        }
        .into_any(),
        Kind::Color => view! {
            <div class="swatches" role="group" aria-label=label>
                {move || swatches(&key, &value())}
            </div>
        }
        .into_any(),
        _ => view! {
            <input
                type="text"
                class=if is_code { "input code" } else { "input" }
                id=id(&key)
                data-key=key
                aria-label=label
                placeholder=if bare { label } else { "" }
                list=list(kind)
                spellcheck="false"
                autocomplete="off"
                prop:value=value
            />
        }
        .into_any(),
    }
}

fn list(kind: Kind) -> &'static str {
    match kind {
        Kind::Type => TYPES,
        Kind::Method => METHODS,
        _ => "",
    }
}

fn options(node: Memo<Node>, at: usize, chosen: &str) -> Vec<AnyView> {
    let options =
        node.with(|node| node.fields.get(at).map(|field| field.options.clone()).unwrap_or_default());
    let mut views = Vec::with_capacity(options.len());
    for (key, text) in options {
        let is_chosen = key == chosen;
        views.push(view! { <option value=key prop:selected=is_chosen>{text}</option> }.into_any());
    }
    views
}

fn swatches(key: &str, chosen: &str) -> Vec<AnyView> {
    let mut views = Vec::with_capacity(COLORS.len());
    for name in COLORS {
        let style = if name.is_empty() { String::new() } else { ["--swatch:var(--", name, ")"].concat() };
        let swatch = view! {
            <button
                type="button"
                class="swatch"
                prop:style=style
                data-press=key.to_owned()
                data-text=name
                title=if name.is_empty() { "none" } else { name }
                aria-pressed=if name == chosen { "true" } else { "false" }
            ></button>
        };
        views.push(swatch.into_any());
    }
    views
}
