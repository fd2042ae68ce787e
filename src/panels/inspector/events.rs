//! What is done in the form. All of it bubbles up to the panel: one set of listeners for all fields.

use wasm_bindgen::JsCast;

use leptos::prelude::*;

use crowfoot_editor::inspect::{Node, Taken};
use crowfoot_model::ObjectRef;

use super::{Panel, TITLE_ID, control};
use crate::platform::dom::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};
use crate::platform::{document, frame};

pub(super) fn on_click(panel: Panel, event: &MouseEvent) {
    let Some(target) = target(event) else { return };
    if let Some((button, key)) = closest(&target, "data-press") {
        let text = button.get_attribute("data-text").unwrap_or_default();
        set(panel, panel.objects(), &key, text);
    } else if let Some((_, key)) = closest(&target, "data-fold") {
        fold(panel, key);
    } else if let Some((_, act)) = closest(&target, "data-act") {
        let key = closest(&target, "data-row").map(|(_, key)| key).unwrap_or_default();
        match act.as_str() {
            "go" | "above" => go(panel, &key),
            _ => act_on(panel, &key, &act),
        }
    }
}

fn fold(panel: Panel, key: String) {
    let at_first = panel.form.with_untracked(|form| {
        form.nodes.iter().find(|node| node.key == key).and_then(|node| node.open).unwrap_or(true)
    });
    panel.folds.update(|folds| match folds.iter_mut().find(|(other, _)| *other == key) {
        Some((_, open)) => *open = !*open,
        None => folds.push((key, !at_first)),
    });
}

/// Selects what a row stands for, or what the subject is part of.
fn go(panel: Panel, key: &str) {
    let object = panel.form.with_untracked(|form| match form.nodes.iter().find(|node| node.key == key) {
        Some(node) => node.object,
        None => form.above.as_ref().map(|(_, object)| *object),
    });
    if let Some(object) = object {
        panel.app.update(|editor| editor.select([object]));
        focus(TITLE_ID.to_owned());
    }
}

/// Moves an entry of a list or takes it out, where that can be done.
fn act_on(panel: Panel, key: &str, act: &str) {
    let bit = match act {
        "up" => Node::UP,
        "down" => Node::DOWN,
        _ => Node::REMOVE,
    };
    let can = panel
        .form
        .with_untracked(|form| form.nodes.iter().any(|node| node.key == key && node.acts & bit != 0));
    if can {
        let objects = panel.objects();
        if let Some(taken) = set(panel, objects.clone(), key, act.to_owned()) {
            panel.drafts.follow_entry(&objects, key, act, &taken);
        }
    }
}

pub(super) fn on_input(panel: Panel, event: &Event) {
    if let Some((input, key)) = field(event)
        && is_typed_in(&input)
    {
        panel.drafts.type_text(panel.app, panel.objects(), &key, input.value());
    }
}

/// Takes what stands in a field that is changed or left.
pub(super) fn on_leave(panel: Panel, event: &Event) {
    if let Some((input, key)) = field(event)
        && (is_typed_in(&input) || event.type_() == "change")
    {
        take(panel, &input, &key);
    }
}

pub(super) fn on_key(panel: Panel, event: &KeyboardEvent) {
    let Some((input, key)) = field(event) else { return on_row_key(panel, event) };
    let shortcut = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "Enter" if is_typed_in(&input) && (shortcut || input.tag_name() == "INPUT") => {
            take(panel, &input, &key);
        }
        "Escape" => {
            let is_drafted = panel.drafts.get(&panel.objects(), &key).is_some();
            panel.drafts.forget(&panel.objects(), &key);
            show(panel, &input, &key);
            if !is_drafted {
                let _ = input.blur();
            }
        }
        // What is not being edited has nothing of its own to take back.
        "z" | "Z" if shortcut && panel.drafts.get(&panel.objects(), &key).is_none() => {
            panel.app.run(if event.shift_key() { "redo" } else { "undo" });
        }
        "ArrowUp" | "ArrowDown" if event.alt_key() => {
            take(panel, &input, &key);
            return on_row_key(panel, event);
        }
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Alt with the arrows moves an entry; Delete takes out one that is not typed in.
fn on_row_key(panel: Panel, event: &KeyboardEvent) {
    let Some(target) = target(event) else { return };
    let Some((_, key)) = closest(&target, "data-row") else { return };
    let text = match event.key().as_str() {
        "ArrowUp" if event.alt_key() => "up",
        "ArrowDown" if event.alt_key() => "down",
        "Delete" | "Backspace" if closest(&target, "data-act").is_some() => "remove",
        _ => return,
    };
    act_on(panel, &key, text);
    event.prevent_default();
    event.stop_propagation();
}

/// Sets a property and shows what came of it. A text that is refused stays in its field, also where that is not shown.
pub(super) fn set(panel: Panel, objects: Vec<ObjectRef>, key: &str, text: String) -> Option<Taken> {
    let before = panel.objects();
    match panel.app.update(|editor| editor.set_property(&objects, key, &text)) {
        Ok(taken) => {
            panel.drafts.forget(&objects, key);
            if objects != before {
                return Some(taken);
            }
            let elsewhere = panel.objects() != before;
            if let Some(key) = &taken.focus {
                focus(control::id(key));
            } else if elsewhere && panel.app.mirror.selection.with_untracked(|now| !now.is_empty()) {
                focus(TITLE_ID.to_owned());
            }
            Some(taken)
        }
        Err(why) => {
            if objects != before {
                let named = panel.app.with(|editor| editor.name_of(&objects));
                panel
                    .app
                    .toasts
                    .error([&named, ": \u{201c}", &text, "\u{201d} was not applied. ", &why].concat());
            }
            panel.drafts.refuse(objects, key, text, why);
            None
        }
    }
}

fn take(panel: Panel, input: &HtmlInputElement, key: &str) {
    let is_check = input.type_() == "checkbox";
    let text = if is_check { input.checked().to_string() } else { input.value() };
    let objects = panel.objects();
    if value_of(panel, key).is_none_or(|value| value == text) {
        panel.drafts.forget(&objects, key);
        return;
    }
    // What was refused is tried again: it may be right now, and its error is that of what stands there.
    set(panel, objects, key, text);
    show(panel, input, key);
}

/// Lets a field that was left show what it says now.
pub(super) fn show_again(panel: Panel, key: &str) {
    if let Some(input) = document().get_element_by_id(&control::id(key)) {
        show(panel, input.unchecked_ref(), key);
    }
}

/// Shows what a field says: what was typed can be spelled otherwise than what is kept.
fn show(panel: Panel, input: &HtmlInputElement, key: &str) {
    let draft = panel.drafts.get(&panel.objects(), key);
    if let Some(value) = draft.map(|draft| draft.text).or_else(|| value_of(panel, key)) {
        if input.type_() == "checkbox" {
            input.set_checked(value == "true");
        } else if input.value() != value {
            input.set_value(&value);
        }
    }
}

/// What the document says for a field.
fn value_of(panel: Panel, key: &str) -> Option<String> {
    panel.form.with_untracked(|form| {
        let mut fields = form.nodes.iter().flat_map(|node| &node.fields);
        fields.find(|field| field.key == key).map(|field| field.value.clone())
    })
}

/// Puts the focus on an element, or on the first field in it, when it is on the page.
fn focus(id: String) {
    frame::after(0, move || {
        let Some(element) = document().get_element_by_id(&id) else { return };
        let inner = element.query_selector("input, select, textarea, .form-link").ok().flatten();
        let element = inner.unwrap_or(element);
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
        if let Ok(element) = element.dyn_into::<HtmlElement>() {
            let _ = element.focus();
        }
    });
}

fn is_typed_in(input: &HtmlInputElement) -> bool {
    input.tag_name() != "SELECT" && input.type_() != "checkbox"
}

/// The field that an event is about, with its key. Text areas and selects have what is used here of an input.
fn field(event: &Event) -> Option<(HtmlInputElement, String)> {
    let target = target(event)?;
    let key = target.get_attribute("data-key")?;
    Some((target.unchecked_into(), key))
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn closest(target: &Element, attribute: &str) -> Option<(Element, String)> {
    let found = target.closest(&["[", attribute, "]"].concat()).ok().flatten()?;
    let value = found.get_attribute(attribute)?;
    Some((found, value))
}
