//! One view a kind of field. What is done in them bubbles up to the panel, which finds them by their `data-key`.

use leptos::prelude::*;

use crowfoot_editor::inspect::{Field, Kind, Node};

use super::Panel;

/// Ids of the words that fields are completed from.
pub(super) const TYPES: &str = "inspector-types";
pub(super) const METHODS: &str = "inspector-methods";

/// The id on the page of the field or row with this key.
pub(super) fn id(key: &str) -> String {
    ["i-", key].concat()
}

pub(super) fn is_check(kind: Kind) -> bool {
    kind == Kind::Check
}

/// Whether its label stands over it.
pub(super) fn is_tall(kind: Kind) -> bool {
    kind == Kind::CodeArea
}

/// The field of a line at a place, with what is wrong with it. `field` is what it is at first; one that is `bare` has no
/// label beside it.
pub(super) fn control(panel: Panel, node: Memo<Node>, at: usize, field: Field, bare: bool) -> AnyView {
    let Field { key, label, kind, .. } = field;
    let own = key.clone();
    // What is being typed stands for what the document says, whenever that changes.
    let draft = move || {
        panel.drafts.track();
        panel.app.mirror.selection.with(|objects| panel.drafts.get(objects, &own))
    };
    let problem_of = draft.clone();
    let wrong = Memo::new(move |_| problem_of().and_then(|draft| draft.problem));
    let value = Memo::new(move |_| {
        let said = node.with(|node| node.fields.get(at).map(|field| field.value.clone()).unwrap_or_default());
        draft().map_or(said, |draft| draft.text)
    });
    let problem_id = ["p-", &key].concat();
    let described = problem_id.clone();
    let invalid = move || wrong.with(Option::is_some).then_some("true");
    let describedby = move || wrong.with(Option::is_some).then(|| described.clone());
    let is_code = !matches!(kind, Kind::Text | Kind::Area | Kind::Number);
    let input = match kind {
        Kind::Area | Kind::CodeArea => view! {
            <textarea
                class="textarea"
                class:code=is_code
                id=id(&key)
                data-key=key
                aria-label=label
                aria-invalid=invalid
                aria-describedby=describedby
                spellcheck=(!is_code).to_string()
                rows="1"
                prop:value=move || value.get()
            ></textarea>
        }
        .into_any(),
        Kind::Select => view! {
            <select
                class="select"
                id=id(&key)
                data-key=key
                aria-label=label
                aria-invalid=invalid
                aria-describedby=describedby
            >
                {move || options(node, at, &value.get())}
            </select>
        }
        .into_any(),
        Kind::Check => view! {
            <label class="check" title=label>
                <input
                    type="checkbox"
                    id=id(&key)
                    data-key=key
                    aria-invalid=invalid
                    aria-describedby=describedby
                    prop:checked=move || value.get() == "true"
                />
                <span>{label}</span>
            </label>
        }
        .into_any(),
        Kind::Color => {
            let swatch = move |name: &'static str| {
                view! {
                    <button
                        type="button"
                        class="swatch"
                        style:--swatch=(!name.is_empty()).then(|| ["var(--", name, ")"].concat())
                        data-press=key.clone()
                        data-text=name
                        aria-label=if name.is_empty() { "none" } else { name }
                        aria-pressed=move || (value.get() == name).to_string()
                    ></button>
                }
            };
            let names = ["", "red", "orange", "yellow", "green", "teal", "blue", "violet", "pink"];
            view! {
                <div class="swatches" role="group" aria-label=label>
                    {names.map(swatch).collect_view()}
                </div>
            }
            .into_any()
        }
        _ => view! {
            <input
                type="text"
                class="input"
                class:code=is_code
                id=id(&key)
                data-key=key
                aria-label=label
                aria-invalid=invalid
                aria-describedby=describedby
                placeholder=bare.then_some(label)
                list=list(kind)
                inputmode=(kind == Kind::Number).then_some("decimal")
                spellcheck="false"
                autocomplete="off"
                prop:value=move || value.get()
            />
        }
        .into_any(),
    };
    let problem = move || {
        wrong.get().map(|why| view! { <p class="form-problem" role="alert" id=problem_id.clone()>{why}</p> })
    };
    view! { <div class="form-control">{input} {problem}</div> }.into_any()
}

fn list(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Type => Some(TYPES),
        Kind::Method => Some(METHODS),
        _ => None,
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
