//! Comparing names without regard to case. The browser has the tables of Unicode; the standard library would bring its
//! own into the app, 15 KB of them.

use js_sys::JsString;

/// A text in small letters.
pub fn lowercase(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    JsString::from(text).to_lower_case().into()
}

/// Whether a text holds another, which is in small letters.
pub fn holds(text: &str, wanted: &str) -> bool {
    let text = lowercase(text);
    wanted.is_empty() || text.as_bytes().windows(wanted.len()).any(|part| part == wanted.as_bytes())
}
