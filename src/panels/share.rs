//! The share dialog: the whole design as a link, and as a frame for another page.

mod limits;
mod links;
mod qr;

use crowfoot_scene::title;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use self::links::{DETAILS, Links};
use self::qr::LinkCode;
use crate::platform::dom::{FocusEvent, HtmlInputElement};
use crate::platform::{clipboard, files};
use crate::state::App;
use crate::state::parts::{Build, Missing};
use crate::widgets::{Button, Dialog, IconName};

/// Makes the dialog, with the link in it unless that takes long.
pub async fn share_dialog(app: App) -> Result<Build, Missing> {
    let first = app.quick_link().await?;
    Ok(Box::new(move || view! { <ShareDialog first /> }.into_any()))
}

/// The dialog; a link opens the design as it is now, here at the diagram that is shown. `first` is the one with everything.
#[component]
fn ShareDialog(first: Option<String>) -> impl IntoView {
    let app = App::expect();
    let diagram = app.with(|editor| {
        let shown = editor.document().diagram(editor.diagram()).filter(|_| !editor.shows_everything());
        shown.map(|own| String::from(js_sys::encode_uri_component(&own.name)))
    });
    let query = StoredValue::new(diagram.map(|name| ["diagram=", &name].concat()).unwrap_or_default());
    let links = Links::new(app, first);
    let (without, costs) = (links.without, links.costs);
    let made = Memo::new(move |_| links.shown());
    let is_writing = Signal::derive(move || made.read().is_none());
    let link = move || {
        let (link, query) = (made.get().unwrap_or_default(), query.get_value());
        if query.is_empty() { link } else { link.replacen('#', &["?", &query, "#"].concat(), 1) }
    };
    // The code of the last link stays until there is another, and so does whether it is open.
    let coded = Memo::new(move |before: Option<&String>| match made.read().is_some() {
        true => link(),
        false => before.cloned().unwrap_or_default(),
    });
    let embed =
        move || made.read().as_ref().map(|made| embed_code(made, &query.get_value())).unwrap_or_default();
    let length = move || made.read().as_ref().map(|made| made.chars().count());
    let close = move || app.ui.dialog.set(None);
    let copy = move |text: String, what: &'static str| {
        leptos::task::spawn_local(async move {
            match clipboard::write(&text).await {
                Ok(()) => app.toasts.done(format!("{what} copied")),
                Err(_) => {
                    app.toasts.error("The browser blocked copying. Select the text and copy it.");
                }
            }
        });
    };
    view! {
        <Dialog title="Share" on_close=close>
            <div class="dialog-body">
                <p>
                    "The link contains the whole design. Anyone who opens it gets a copy; nothing is stored on a \
                     server."
                </p>
                <label class="field">
                    <span class="field-label">"Link"</span>
                    <input
                        class="input code"
                        readonly
                        aria-label="Link"
                        prop:value=link
                        on:focus=select_all
                    />
                </label>
                <div class="share-row">
                    <span class="muted" role="status" aria-live="polite">
                        {move || match length() {
                            Some(length) => format!("{} characters", grouped(length)),
                            None => "Writing link".to_owned(),
                        }}
                    </span>
                    <Show when=move || is_writing.get()>
                        <progress
                            class="progress"
                            max="1"
                            value=move || links.progress.get()
                            aria-label="Writing link"
                        ></progress>
                    </Show>
                    <Button
                        primary=true
                        icon=IconName::Link
                        disabled=is_writing
                        on_press=move || copy(link(), "Link")
                    >
                        "Copy link"
                    </Button>
                </div>
                {move || {
                    length().and_then(limits::exceeded)
                        .map(|text| {
                            view! {
                                <p class="form-warning">{text}" Leave out details, or share a file or an image."</p>
                            }
                        })
                }}
                <fieldset class="share-details">
                    <legend class="field-label">"Include"</legend>
                    {DETAILS
                        .into_iter()
                        .enumerate()
                        .map(|(at, (label, flag))| {
                            let cost = move || {
                                costs.read()[at].map(|cost| view! { <span class="muted">{grouped(cost)}</span> })
                            };
                            view! {
                                <label class="check" hidden=move || costs.read()[at] == Some(0)>
                                    <input
                                        type="checkbox"
                                        prop:checked=move || !*flag(&mut without.get())
                                        on:change=move |event| {
                                            let is_kept = event_target_checked(&event);
                                            without.update(|own| *flag(own) = !is_kept);
                                        }
                                    />
                                    {label}
                                    {cost}
                                </label>
                            }
                        })
                        .collect_view()}
                </fieldset>
                <Show when=move || !coded.read().is_empty()>
                    <LinkCode link=coded />
                </Show>
                <div class="share-row">
                    <span class="muted">"Files and images have no limit."</span>
                    <div class="share-files">
                        <Button on_press=move || app.save_file()>"Save as file"</Button>
                        <Button on_press=move || save_svg(app)>"Save as SVG"</Button>
                    </div>
                </div>
                <label class="field">
                    <span class="field-label">"Embed code, read-only"</span>
                    <textarea class="textarea code" readonly rows="3" aria-label="Embed code" prop:value=embed></textarea>
                </label>
                <div class="share-row">
                    <span class="muted">"Matches the viewer's theme."</span>
                    <Button
                        icon=IconName::Copy
                        disabled=is_writing
                        on_press=move || copy(embed(), "Embed code")
                    >
                        "Copy embed code"
                    </Button>
                </div>
            </div>
        </Dialog>
    }
}

/// Gives the user the diagram that is shown as an image, which the exporters draw.
fn save_svg(app: App) {
    let busy = app.busy();
    leptos::task::spawn_local(async move {
        match (app.parts.exporting)().await {
            Ok(exporting) => {
                let (svg, name) = app.with(|editor| {
                    let svg = (exporting.export)(editor, "svg", &JsValue::UNDEFINED, false);
                    (svg, title(editor.document(), editor.diagram()))
                });
                if let Some(svg) = svg.ok().and_then(|svg| svg.as_string()) {
                    files::download(&files::safe_name(&name, ".svg"), "image/svg+xml", &svg);
                }
            }
            Err(missing) => missing.tell(app).await,
        }
        drop(busy);
    });
}

fn select_all(event: FocusEvent) {
    let input: HtmlInputElement = event_target(&event);
    input.select();
}

fn embed_code(link: &str, query: &str) -> String {
    let and = if query.is_empty() { "" } else { "&amp;" };
    let (base, fragment) = link.split_once('#').unwrap_or((link, ""));
    format!(
        "<iframe src=\"{base}?embed{and}{query}#{fragment}\" title=\"Database diagram\" width=\"100%\" height=\"480\" loading=\"lazy\" style=\"border:0\"></iframe>"
    )
}

/// A number with commas between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
