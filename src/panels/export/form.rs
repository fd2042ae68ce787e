//! The form of a target's options, as its exporter declares them.

use leptos::prelude::*;

use crowfoot_export::{ExportOption, OptionChoice, OptionKind, Options as Values, exporter};

/// A field for each option; nothing for a target that has none.
#[component]
pub(super) fn Options(key: RwSignal<String>, options: RwSignal<Values>) -> impl IntoView {
    move || {
        let declared = exporter(&key.read()).map_or(&[][..], |exporter| exporter.options());
        (!declared.is_empty()).then(|| {
            let fields = declared.iter().map(|option| field(option, options));
            view! {
                <div class="export-options" role="group" aria-label="Options">
                    {fields.collect_view()}
                </div>
            }
        })
    }
}

fn field(option: &'static ExportOption, options: RwSignal<Values>) -> AnyView {
    let value = move || options.read().value(option).to_owned();
    let set = move |value: &str| options.update(|options| options.set(option, value));
    match option.kind {
        OptionKind::Flag { .. } => view! {
            <label class="check" title=option.help>
                <input
                    type="checkbox"
                    prop:checked=move || options.read().is_on(option)
                    on:change=move |event| set(if event_target_checked(&event) { "true" } else { "false" })
                />
                {option.label}
            </label>
        }
        .into_any(),
        OptionKind::Choice { choices } => {
            let item = move |choice: &OptionChoice| {
                let key = choice.key;
                view! { <option value=key selected=move || value() == key>{choice.label}</option> }
            };
            view! {
                <label class="check" title=option.help>
                    {option.label}
                    <select class="select" on:change=move |event| set(&event_target_value(&event))>
                        {choices.iter().map(item).collect_view()}
                    </select>
                </label>
            }
            .into_any()
        }
        OptionKind::Text { .. } => view! {
            <label class="check" title=option.help>
                {option.label}
                <input
                    type="text"
                    class="input"
                    prop:value=value
                    on:change=move |event| set(&event_target_value(&event))
                />
            </label>
        }
        .into_any(),
    }
}
