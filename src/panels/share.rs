//! The share dialog: the whole design as a link, and as a frame for another page.

mod limits;
mod qr;

use crowfoot_scene::title;
use crowfoot_share::Without;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use self::qr::LinkCode;
use crate::platform::dom::{FocusEvent, HtmlInputElement};
use crate::platform::frame;
use crate::platform::{clipboard, files};
use crate::state::App;
use crate::widgets::{Button, Dialog, IconName};

/// For a longer link, in characters, it takes too long to say what each detail costs.
const MAX_WEIGHED: usize = 24_000;

/// A detail: what it is called, and whether it is left out.
type Detail = (&'static str, fn(&mut Without) -> &mut bool);

const DETAILS: [Detail; 4] = [
    ("Raw SQL", |without| &mut without.statements),
    ("Comments", |without| &mut without.comments),
    ("Notes", |without| &mut without.notes),
    ("Positions", |without| &mut without.positions),
];

/// The dialog; `link` opens the design as it is now, here at the diagram that is shown.
#[component]
pub fn ShareDialog(link: String) -> impl IntoView {
    let app = App::expect();
    let diagram = app.with(|editor| {
        let shown = editor.document().diagram(editor.diagram()).filter(|_| !editor.shows_everything());
        shown.map(|own| String::from(js_sys::encode_uri_component(&own.name)))
    });
    let query = StoredValue::new(diagram.map(|name| ["diagram=", &name].concat()).unwrap_or_default());
    let whole = link.len();
    let made = RwSignal::new(link);
    let without = RwSignal::new(Without::default());
    let costs = RwSignal::new([None; DETAILS.len()]);
    weigh(app, whole, costs);
    Effect::new(move |before: Option<()>| {
        app.mirror.document.track();
        let without = without.get();
        // The first one is there.
        if before.is_some() {
            leptos::task::spawn_local(async move {
                if let Ok(link) = app.link_without(without).await {
                    made.set(link);
                }
            });
        }
    });
    let link = move || {
        let (link, query) = (made.get(), query.get_value());
        if query.is_empty() { link } else { link.replacen('#', &["?", &query, "#"].concat(), 1) }
    };
    let embed = move || embed_code(&made.read(), &query.get_value());
    let length = move || made.read().chars().count();
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
                    <span class="muted">{move || format!("{} characters", grouped(length()))}</span>
                    <Button primary=true icon=IconName::Link on_press=move || copy(link(), "Link")>
                        "Copy link"
                    </Button>
                </div>
                {move || {
                    limits::exceeded(length())
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
                <LinkCode link=Signal::derive(link) />
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
                    <Button icon=IconName::Copy on_press=move || copy(embed(), "Embed code")>
                        "Copy embed code"
                    </Button>
                </div>
            </div>
        </Dialog>
    }
}

/// Finds out what each detail costs in a link of this length, one after the other, so that the page goes on meanwhile.
fn weigh(app: App, whole: usize, costs: RwSignal<[Option<usize>; DETAILS.len()]>) {
    if whole > MAX_WEIGHED {
        return;
    }
    leptos::task::spawn_local(async move {
        for (at, (_, flag)) in DETAILS.into_iter().enumerate() {
            frame::pause().await;
            let mut without = Without::default();
            *flag(&mut without) = true;
            let Ok(cost) = app.link_cost(without, whole).await else { return };
            // The dialog may be closed by now.
            if costs.try_update(|costs| costs[at] = Some(cost)).is_none() {
                return;
            }
        }
    });
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
