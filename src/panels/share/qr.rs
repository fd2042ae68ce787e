//! The link as a QR code, for whoever holds a phone.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::platform::dom::HtmlElement;
use crate::platform::files;
use crate::widgets::{Button, IconName};

/// The version of the largest code that phones read from a screen: 117 modules a side.
const LARGEST: u8 = 25;

/// What the largest code holds, in characters of a link.
const CAPACITY: usize = 1_273;

/// The white border that readers need, in modules.
const QUIET: i32 = 4;

/// The code, behind a line that opens it, or why there is none.
#[component]
pub(super) fn LinkCode(#[prop(into)] link: Signal<String>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let fits = Memo::new(move |_| link.read().len() <= CAPACITY);
    let drawn = Memo::new(move |_| {
        let wanted = is_open.get() && fits.get();
        wanted.then(|| drawing(&link.read())).flatten().unwrap_or_default()
    });
    let address =
        move || ["data:image/svg+xml,", &String::from(js_sys::encode_uri_component(&drawn.read()))].concat();
    let save = move || files::download("qr-code.svg", "image/svg+xml", &drawn.read_untracked());
    view! {
        <Show
            when=move || fits.get()
            fallback=|| view! { <p class="muted">"Too long for a QR code, which holds 1,273 characters."</p> }
        >
            <details
                class="share-code"
                on:toggle=move |event| is_open.set(event_target::<HtmlElement>(&event).has_attribute("open"))
            >
                <summary>"QR code"</summary>
                <Show when=move || !drawn.read().is_empty()>
                    <div class="share-row">
                        <img src=address alt="QR code of the link" />
                        <Button icon=IconName::Download on_press=save>"Save QR code"</Button>
                    </div>
                </Show>
            </details>
        </Show>
    }
}

/// A link as an SVG with the size that it is meant to have. Black on white in every theme: readers look for dark on light.
fn drawing(link: &str) -> Option<String> {
    let segments = [QrSegment::make_bytes(link.as_bytes())];
    let (least, most) = (Version::MIN, Version::new(LARGEST));
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, None, true).ok()?;
    let side = code.size() + 2 * QUIET;
    // Three pixels are what a camera tells apart at the length of an arm.
    let pixels = side * (240 / side).max(3);
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += i32::try_from(run).unwrap_or_default() + 1;
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{pixels}\" height=\"{pixels}\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::{CAPACITY, drawing};

    #[test]
    fn holds_as_much_as_the_dialog_says() {
        assert!(drawing(&"a".repeat(CAPACITY)).is_some());
        assert_eq!(drawing(&"a".repeat(CAPACITY + 1)), None);
    }

    #[test]
    fn has_a_white_border_of_four_modules() {
        let svg = drawing("https://crowfoot.example/#2abc").unwrap_or_default();
        // The corner of a finder pattern is where the border ends.
        assert!(svg.contains("<path d=\"M4 4h7v1h-7z"), "{svg}");
    }
}
