//! Lines of the form.

use leptos::prelude::*;

use crowfoot_editor::inspect::{Node, Part};

use super::Panel;
use super::control::{self, control};
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
    let (is_check, is_tall) = (control::is_check(field.kind), control::is_tall(field.kind));
    view! {
        <div class="form-field" class:check-field=is_check class:tall=is_tall class:deep={level > 1}>
            <label for=control::id(&key)>{field.label}</label>
            {control(panel, node, 0, field, false)}
        </div>
    }
    .into_any()
}

fn row(panel: Panel, node: Memo<Node>, key: String, level: u8) -> AnyView {
    let first = node.get_untracked();
    let is_link = first.fields.is_empty();
    let fields: Vec<AnyView> = first
        .fields
        .into_iter()
        .enumerate()
        .map(|(at, field)| control(panel, node, at, field, true))
        .collect();
    let go = first.object.is_some().then(|| go_button(node, key.clone(), is_link));
    let plain = (is_link && first.object.is_none())
        .then(|| view! { <span class="form-row-text">{move || node.with(|node| node.text.clone())}</span> });
    let fold = first.open.is_some().then(|| fold_button(panel, node, key.clone(), false));
    let buttons = [
        (Node::UP, "up", "Move up", IconName::ChevronDown),
        (Node::DOWN, "down", "Move down", IconName::ChevronDown),
        (Node::REMOVE, "remove", "Remove", IconName::Close),
    ];
    let has_acts = first.acts != 0;
    let button = move |(act, text, label, icon): (u8, &'static str, &'static str, IconName)| {
        view! {
            <button
                type="button"
                class="form-act"
                class:up={act == Node::UP}
                data-press=key.clone()
                data-text=text
                aria-label=label
                title=label
                disabled=move || node.with(|node| node.acts & act == 0)
            >
                <Icon name=icon />
            </button>
        }
    };
    let acts = has_acts.then({
        let button = button.clone();
        move || view! { <span class="form-acts">{buttons.map(button).collect_view()}</span> }
    });
    let is_group = first.part == Part::Group;
    view! {
        <div
            class="form-row"
            class:group=is_group
            class:deep={level > 1}
            role="group"
            aria-label=move || node.with(|node| node.text.clone())
            id=control::id(&first.key)
            data-row=first.key
        >
            {fold}
            {fields}
            {plain}
            {go}
            {acts}
        </div>
    }
    .into_any()
}

/// Selects what a row stands for.
fn go_button(node: Memo<Node>, key: String, is_link: bool) -> AnyView {
    if !is_link {
        return view! {
            <button type="button" class="form-act form-go" data-go=key aria-label="All properties" title="All properties">
                <Icon name=IconName::ChevronRight />
            </button>
        }
        .into_any();
    }
    view! {
        <button type="button" class="form-link" data-go=key>
            <span>{move || node.with(|node| node.text.clone())}</span>
            <span class="form-detail">{move || node.with(|node| node.detail.clone())}</span>
        </button>
    }
    .into_any()
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
