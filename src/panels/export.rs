//! The export panel: what the design looks like in each target, live.

use leptos::prelude::*;

mod archive;
mod files;
mod form;
mod script;

pub use archive::zip;
pub use script::export_for_script;

use crowfoot_export::{File, Language, Notice, Options, Output, exporter, exporters};

use crate::platform::{self, clipboard, preferences};
use crate::state::{App, Side};
use crate::widgets::{Button, CodeView, IconButton, IconName};

/// The key of what is no text.
const PICTURE: &str = "picture";

/// The panel.
#[component]
pub fn ExportPanel() -> impl IntoView {
    let app = App::expect();
    let remembered = preferences::get("export").filter(|key| exporter(key).is_some());
    let key = RwSignal::new(remembered.unwrap_or_else(|| first_key(app)));
    let options = RwSignal::new(Options::default());
    let output = Memo::new(move |_| {
        app.mirror.settled.track();
        let options = options.read();
        let Some(exporter) = exporter(&key.read()) else { return Output::default() };
        app.with(|editor| exporter.export(editor.document(), &options))
    });
    let shown = RwSignal::new(String::new());
    let language = move || {
        let own = || exporter(&key.read()).map_or(Language::Plain, |exporter| exporter.language());
        Language::of_path(&shown_file(&output.read(), &shown.read()).path).unwrap_or_else(own)
    };
    let text = Signal::derive(move || shown_file(&output.read(), &shown.read()).text);
    let of =
        Signal::derive(move || [&*key.read(), " ", &shown_file(&output.read(), &shown.read()).path].concat());
    let changed = changed_lines(text, of);
    let copy = move || {
        let text = text.get_untracked();
        leptos::task::spawn_local(async move {
            match clipboard::write(&text).await {
                Ok(()) => app.toasts.done("Copied"),
                Err(_) => {
                    app.toasts.error("The browser blocked copying. Download the file instead.");
                }
            }
        });
    };
    let download = move || {
        let file = shown_file(&output.read_untracked(), &shown.read_untracked());
        platform::files::download(&file.path, "text/plain", &file.text);
    };
    let download_all = move || {
        let all = output.read_untracked().files.clone();
        let name = app.with(|editor| files::archive_name(editor.document()));
        leptos::task::spawn_local(async move {
            let packed = match (app.parts.packing)().await {
                Ok(packing) => (packing.zip)(&all),
                Err(missing) => return missing.tell(app).await,
            };
            match packed {
                Ok(bytes) => platform::files::download_bytes(&name, "application/zip", &bytes),
                Err(why) => app.toasts.error(why),
            }
        });
    };
    view! {
        <header class="panel-header">
            <h2 class="visually-hidden">"Export"</h2>
            <Targets chosen=key on_choose=move |chosen| key.set(chosen) />
            <Button icon=IconName::Copy on_press=copy>"Copy"</Button>
            <IconButton icon=IconName::Download label="Download" on_press=download />
            <Show when=move || { output.read().files.len() > 1 }>
                <IconButton icon=IconName::Archive label="Download all as ZIP" on_press=download_all />
            </Show>
            <IconButton icon=IconName::Close label="Close" on_press=move || app.ui.side.set(None) />
        </header>
        <form::Options key options />
        <files::Files files=Signal::derive(move || output.read().files.clone()) shown />
        <div class="export-code">
            <CodeView label="Export" text=text language=Signal::derive(language) changed=changed />
        </div>
        <Notices notices=Signal::derive(move || output.read().notices.clone()) />
    }
}

/// The list of all that a design can be exported as. A picture has a panel of its own.
#[component]
pub fn Targets(
    #[prop(into)] chosen: Signal<String>,
    /// Takes the key of a text target, while its panel is on show.
    #[prop(optional, into)]
    on_choose: Option<Callback<String>>,
) -> impl IntoView {
    let app = App::expect();
    let choose = move |key: String| {
        if key == PICTURE {
            return app.ui.side.set(Some(Side::Picture));
        }
        preferences::set("export", &key);
        match on_choose {
            Some(choose) => choose.run(key),
            None => app.ui.side.set(Some(Side::Export)),
        }
    };
    let option = move |key: &'static str, label: &'static str| {
        view! { <option value=key selected=move || *chosen.read() == key>{label}</option> }
    };
    view! {
        <select
            class="select export-target"
            aria-label="Target"
            on:change=move |event| choose(event_target_value(&event))
        >
            {exporters().iter().map(|exporter| option(exporter.key(), exporter.label())).collect_view()}
            {option(PICTURE, "Image: SVG, PNG, PDF")}
        </select>
    }
}

/// The design's own dialect.
fn first_key(app: App) -> String {
    app.with(|editor| editor.document().settings().dialect.key().to_owned())
}

/// The file that was chosen, or the first one.
fn shown_file(output: &Output, path: &str) -> File {
    let chosen = output.files.iter().find(|file| file.path == path);
    chosen.or(output.files.first()).cloned().unwrap_or_default()
}

/// What the target cannot express.
#[component]
fn Notices(#[prop(into)] notices: Signal<Vec<Notice>>) -> impl IntoView {
    let app = App::expect();
    let count = move || notices.read().len();
    let list = move || {
        let item = |notice: &Notice| {
            let object = notice.object;
            let name = app.with(|editor| editor.document().display_name(object));
            view! {
                <li>
                    <button
                        type="button"
                        class="notice"
                        on:click=move |_| app.update(|editor| editor.go_to(object))
                    >
                        <strong>{name}</strong>
                        <span>{notice.message.clone()}</span>
                    </button>
                </li>
            }
        };
        notices.read().iter().map(item).collect_view()
    };
    view! {
        <Show when=move || { count() > 0 }>
            <details class="notices">
                <summary>
                    {move || {
                        let plural = if count() == 1 { "" } else { "s" };
                        format!("{} difference{plural} in this target", count())
                    }}
                </summary>
                <ul>{list}</ul>
            </details>
        </Show>
    }
}

/// The lines that are not in the text as it was when the target was chosen.
fn changed_lines(text: Signal<String>, key: Signal<String>) -> Signal<Vec<usize>> {
    let base = StoredValue::new((String::new(), std::collections::HashSet::<String>::new()));
    Signal::derive(move || {
        let text = text.read();
        let key = key.read();
        if base.with_value(|(of, _)| *of != *key) {
            base.set_value((key.clone(), text.lines().map(str::to_owned).collect()));
            return Vec::new();
        }
        base.with_value(|(_, old)| {
            let new =
                text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !old.contains(*line));
            new.map(|(at, _)| at).collect()
        })
    })
}
