//! The address of the page.

use wasm_bindgen::JsValue;

use super::window;

/// What stands behind the `#`, without it.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Takes the fragment out of the address without a new entry in the history.
pub fn clear_fragment() {
    let location = window().location();
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    }
}

/// The path of the page.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The address of this app without query and fragment, which links are built on.
pub fn base() -> String {
    let location = window().location();
    location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default()
}

/// The value of a query parameter: `Some("")` for `?embed`.
pub fn query(name: &str) -> Option<String> {
    let search = window().location().search().unwrap_or_default();
    let search = search.strip_prefix('?').unwrap_or(&search);
    search.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (key == name).then(|| value.to_owned())
    })
}
