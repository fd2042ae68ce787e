//! Lines of the form.

use leptos::prelude::*;

use crowfoot_editor::inspect::{Kind, Node, Part, Remark};

use super::control::{self, control};
use super::{Panel, arrangement};
use crate::widgets::{Icon, IconName};

/// The line with this key, for as long as its kind stays.
pub(super) fn view(panel: Panel, key: String) -> AnyView {
    let wanted = key.clone();
    let place = StoredValue::new(0);
    let node = Memo::new(move |_| {
        panel.form.with(|form| {
            // It mostly is where it was.
            let is_there = form.nodes.get(place.get_value()).is_some_and(|node| node.key == wanted);
            if !is_there {
                place.set_value(form.nodes.iter().position(|node| node.key == wanted).unwrap_or_default());
            }
            form.nodes.get(place.get_value()).filter(|node| node.key == wanted).cloned().unwrap_or_default()
        })
    });
    let (part, level) = node.with_untracked(|node| (node.part, node.level));
    let text = move || node.with(|node| node.text.clone());
    match part {
        Part::Heading => {
            view! { <h3 class="form-heading">{fold_button(panel, node, key, true)}</h3> }.into_any()
        }
        Part::Field => field(panel, node, key, level),
        Part::Row | Part::Group => row(panel, node, key, level),
        Part::Action => {
            if let Some(strokes) = arrangement::strokes(&key) {
                return view! {
                    <button type="button" class="icon-button form-arrange" title=text aria-label=text data-press=key>
                        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=strokes /></svg>
                    </button>
                }
                .into_any();
            }
            let button = view! {
                <button type="button" class="button form-action" class:inner={level > 1} data-press=key>
                    {text}
                </button>
            };
            // What takes the whole away stands by itself.
            if level == 0 {
                view! { <div class="form-end">{button}</div> }.into_any()
            } else {
                button.into_any()
            }
        }
        Part::Words => view! { <p class="form-words">{text}</p> }.into_any(),
    }
}

fn field(panel: Panel, node: Memo<Node>, key: String, level: u8) -> AnyView {
    let field = node.with_untracked(|node| node.fields.first().cloned());
    let Some(field) = field else { return ().into_any() };
    let class = class_of("form-field", level);
    let class = match field.kind {
        Kind::Check => [class, " check-field"].concat(),
        Kind::CodeArea => [class, " tall"].concat(),
        _ => class.to_owned(),
    };
    view! {
        <div class=class>
            <label for=control::id(&key)>{field.label}</label>
            {control(panel, node, 0, field, false)}
            {problem(panel, node)}
        </div>
    }
    .into_any()
}

fn row(panel: Panel, node: Memo<Node>, key: String, level: u8) -> AnyView {
    let first = node.get_untracked();
    let mut inside: Vec<AnyView> = Vec::new();
    if first.open.is_some() {
        inside.push(fold_button(panel, node, key.clone(), false));
    }
    let is_plain = first.fields.is_empty();
    for (at, field) in first.fields.into_iter().enumerate() {
        inside.push(control(panel, node, at, field, true));
    }
    if is_plain {
        inside.push(words(node, first.object.is_some()));
    }
    let tail = match (first.part, is_plain || first.object.is_none()) {
        (Part::Group, _) => "",
        (_, true) => ACTS,
        (_, false) => ACTS_AND_GO,
    };
    let class = class_of(if first.part == Part::Group { "form-row group" } else { "form-row" }, level);
    view! {
        <div
            class=class
            role="group"
            aria-label=move || node.with(|node| node.text.clone())
            id=control::id(&key)
            data-row=key
            data-acts=move || node.with(|node| node.acts.to_string())
        >
            {inside}
            <span class="form-tail" inner_html=tail></span>
            {problem(panel, node)}
        </div>
    }
    .into_any()
}

/// The same for all rows: which of them a row has is for the style sheet, and what they do for the listeners.
const ACTS: &str = "<span class=form-acts>\
    <button type=button data-act=up aria-label='Move up' title='Move up'>\u{2191}</button>\
    <button type=button data-act=down aria-label='Move down' title='Move down'>\u{2193}</button>\
    <button type=button data-act=remove aria-label=Remove title=Remove>\u{d7}</button></span>";
const ACTS_AND_GO: &str = "<span class=form-acts>\
    <button type=button data-act=up aria-label='Move up' title='Move up'>\u{2191}</button>\
    <button type=button data-act=down aria-label='Move down' title='Move down'>\u{2193}</button>\
    <button type=button data-act=remove aria-label=Remove title=Remove>\u{d7}</button></span>\
    <button type=button class=form-go data-act=go aria-label='All properties' title='All properties'>\u{203a}</button>";

/// What a row without fields says; pressing it selects what it stands for.
fn words(node: Memo<Node>, is_link: bool) -> AnyView {
    let text = move || node.with(|node| node.text.clone());
    let detail = move || node.with(|node| node.detail.clone());
    if !is_link {
        return view! { <span class="form-row-text">{text}</span> }.into_any();
    }
    view! {
        <button type="button" class="form-link" data-act="go">
            <span>{text}</span>
            <span class="form-detail">{detail}</span>
        </button>
    }
    .into_any()
}

/// Why what stands in a field of the line was not taken, or what is odd about it.
fn problem(panel: Panel, node: Memo<Node>) -> AnyView {
    let said = Memo::new(move |_| {
        panel.drafts.track();
        let objects = panel.app.mirror.selection.get();
        node.with(|node| {
            let drafts = || node.fields.iter().filter_map(|field| panel.drafts.get(&objects, &field.key));
            // What a button is refused for is said there too.
            let pressed = panel.drafts.get(&objects, &node.key);
            let refused = drafts().chain(pressed).find_map(|draft| Some((draft.key, draft.problem?)));
            if let Some((key, text)) = refused {
                return Some((key, Some(text), Remark::default()));
            }
            let mut remarks = node.fields.iter().filter_map(|field| {
                let draft = panel.drafts.get(&objects, &field.key);
                let remark = draft.map_or_else(|| field.remark.clone(), |draft| draft.remark)?;
                Some((field.key.clone(), None, remark))
            });
            remarks.next()
        })
    });
    let shown = move || {
        let (key, refused, remark) = said.get()?;
        let id = ["p-", &key].concat();
        Some(match refused {
            Some(why) => view! { <p class="form-problem" role="alert" id=id>{why}</p> }.into_any(),
            None => view! {
                <p class="form-problem remark" role="status" id=id>
                    {remark.text}
                    {remark.better.map(|(label, text)| {
                        view! {
                            <button type="button" class="form-better" data-press=key data-text=text>
                                {label}
                            </button>
                        }
                    })}
                </p>
            }
            .into_any(),
        })
    };
    shown.into_any()
}

/// What is under a row stands in a little.
fn class_of(class: &'static str, level: u8) -> &'static str {
    match (class, level > 1) {
        ("form-field", true) => "form-field deep",
        ("form-row", true) => "form-row deep",
        _ => class,
    }
}

fn fold_button(panel: Panel, node: Memo<Node>, key: String, is_heading: bool) -> AnyView {
    let own = key.clone();
    let is_open = move || {
        let folded =
            panel.folds.with(|folds| folds.iter().find(|(key, _)| *key == own).map(|(_, open)| *open));
        folded.or(node.with(|node| node.open)).unwrap_or(true)
    };
    let words = is_heading.then(|| {
        view! {
            <span>{move || node.with(|node| node.text.clone())}</span>
            <span class="form-detail">{move || node.with(|node| node.detail.clone())}</span>
        }
    });
    view! {
        <button
            type="button"
            class="form-fold"
            data-fold=key
            aria-expanded=move || is_open().to_string()
            aria-label=(!is_heading).then_some("More")
        >
            <Icon name=IconName::ChevronRight />
            {words}
        </button>
    }
    .into_any()
}
