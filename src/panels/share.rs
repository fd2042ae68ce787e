//! The share dialog: the whole design as a link, and as a frame for another page.

use leptos::prelude::*;

use crate::platform::clipboard;
use crate::platform::dom::{FocusEvent, HtmlInputElement};
use crate::state::{App, LONG_LINK};
use crate::widgets::{Button, Dialog, IconName};

/// The dialog; `link` opens the design as it is now, here at the diagram that is shown.
#[component]
pub fn ShareDialog(link: String) -> impl IntoView {
    let app = App::expect();
    let diagram = app.with(|editor| {
        let shown = editor.document().diagram(editor.diagram()).filter(|_| !editor.shows_everything());
        shown.map(|own| String::from(js_sys::encode_uri_component(&own.name)))
    });
    let query = diagram.map(|name| ["diagram=", &name].concat()).unwrap_or_default();
    let length = link.chars().count();
    let embed = embed_code(&link, &query);
    let link = if query.is_empty() { link } else { link.replacen('#', &["?", &query, "#"].concat(), 1) };
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
    let copied_link = link.clone();
    let copied_embed = embed.clone();
    let long = (length > LONG_LINK).then(|| {
        view! {
            <p class="form-warning">
                "Some chat and mail apps truncate links this long. Share the design as a file instead."
            </p>
        }
    });
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
                    <span class="muted">{format!("{} characters", grouped(length))}</span>
                    <Button
                        primary=true
                        icon=IconName::Link
                        on_press=move || copy(copied_link.clone(), "Link")
                    >
                        "Copy link"
                    </Button>
                </div>
                {long}
                <label class="field">
                    <span class="field-label">"Embed code, read-only"</span>
                    <textarea class="textarea code" readonly rows="3" aria-label="Embed code" prop:value=embed></textarea>
                </label>
                <div class="share-row">
                    <span class="muted">"Matches the viewer's theme."</span>
                    <Button icon=IconName::Copy on_press=move || copy(copied_embed.clone(), "Embed code")>
                        "Copy embed code"
                    </Button>
                </div>
            </div>
        </Dialog>
    }
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

/// A number with spaces between thousands.
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
