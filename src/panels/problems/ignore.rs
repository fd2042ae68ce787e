//! The form that ignores a problem, or more than that, with a reason.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crowfoot_rules::{Diagnostic, Reach, object_in_reach, place};

use crate::platform::dom::{HtmlElement, KeyboardEvent};
use crate::state::App;
use crate::widgets::Button;

/// Asks for the reason, which may be left out, and how much of the rule is meant.
#[component]
pub(super) fn IgnoreForm(
    finding: Diagnostic,
    keep_focus: impl Fn() + Copy + 'static,
    on_close: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let app = App::expect();
    let node = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = node.get() {
            let _ = input.focus();
        }
    });
    // The button that has opened it is the last one before it.
    let leave = move || {
        let field = node.get_untracked().and_then(|input| input.closest(".finding").ok().flatten());
        on_close();
        let button =
            field.and_then(|field| field.query_selector(".finding-actions > :last-child").ok().flatten());
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            let _ = button.focus();
        }
    };
    let reason = RwSignal::new(String::new());
    let reach = RwSignal::new(Reach::Finding);
    let choices = choices(app, &finding);
    let group = ["ignore-", &finding.id().to_string()].concat();
    let finding = StoredValue::new(finding);
    let ignore = move || {
        keep_focus();
        let (finding, reach, reason) = (finding.get_value(), reach.get_untracked(), reason.get_untracked());
        app.update(|editor| editor.suppress(&finding, reach, &reason));
    };
    let choices = choices.into_iter().map(|(own, label)| {
        view! {
            <div>
                <label class="check">
                    <input
                        type="radio"
                        name=group.clone()
                        prop:checked=move || reach.get() == own
                        on:change=move |_| reach.set(own)
                    />
                    <span>{label}</span>
                </label>
            </div>
        }
    });
    view! {
        <div
            class="finding-reason"
            on:keydown=move |event: KeyboardEvent| {
                let is_field = event
                    .target()
                    .and_then(|target| target.dyn_into::<HtmlElement>().ok())
                    .is_some_and(|target| target.tag_name() == "INPUT");
                match event.key().as_str() {
                    "Enter" if is_field => {
                        event.prevent_default();
                        ignore();
                    }
                    "Escape" => {
                        event.stop_propagation();
                        leave();
                    }
                    _ => {}
                }
            }
        >
            <input
                class="input"
                aria-label="Reason"
                placeholder="Why is this OK?"
                node_ref=node
                on:input=move |event| reason.set(event_target_value(&event))
            />
            <div role="radiogroup" aria-label="What to ignore">{choices.collect_view()}</div>
            <div>
                <Button primary=true on_press=ignore>
                    "Ignore"
                </Button>
                " "
                <Button on_press=leave>"Cancel"</Button>
            </div>
        </div>
    }
}

/// How much can be ignored at once, the least first.
fn choices(app: App, finding: &Diagnostic) -> Vec<(Reach, String)> {
    let first = match finding.parts.len().max(1) {
        1 => "This problem".to_owned(),
        count => ["These ", &count.to_string(), " problems"].concat(),
    };
    let mut choices = vec![(Reach::Finding, first)];
    if let Some(object) = object_in_reach(finding) {
        let place = app.with(|editor| place(editor.document(), object));
        choices.push((Reach::Object, [finding.code, " in ", &place].concat()));
    }
    choices.push((Reach::Design, [finding.code, " in the whole design"].concat()));
    choices
}
