//! What the review begins with: an imported design is told what is wrong with it, a new one how to be better.

use leptos::prelude::*;

use crowfoot_model::Edit;
use crowfoot_rules::{DEFAULT_PRESET, Preset, preset, presets};

use crate::state::App;
use crate::widgets::{Choice, Segmented};

/// The choice of a preset, and who the chosen one is for.
#[component]
pub fn PresetChoice() -> impl IntoView {
    let app = App::expect();
    let chosen = Memo::new(move |_| {
        app.mirror.document.track();
        let own = app.with(|editor| editor.document().settings().rule_preset.clone());
        // Files of the first versions call the default by another key.
        own.and_then(|key| preset(&key)).map_or(DEFAULT_PRESET, |preset| preset.key)
    });
    let choose = move |key: &'static str| {
        app.update(|editor| {
            let mut edit = Edit::new(editor.document());
            edit.settings_mut().rule_preset = (key != DEFAULT_PRESET).then(|| key.to_owned());
            let diff = edit.finish();
            editor.apply("Change rule preset", &diff);
        });
    };
    let choice = |preset: &Preset| Choice { value: preset.key, label: preset.label };
    let choices: Vec<Choice> = presets().iter().map(choice).collect();
    view! {
        <div class="problems-preset">
            <Segmented
                label="Rules for"
                choices
                value=Signal::derive(move || chosen.get().to_owned())
                on_choose=choose
            />
            <p class="muted">{move || preset(chosen.get()).map_or("", |preset| preset.help)} "."</p>
        </div>
    }
}
