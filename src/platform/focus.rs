//! The element that has the focus.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::document;

/// Takes the focus from the element that has it, which ends what is being typed there.
pub fn leave() {
    if let Some(field) = document().active_element().and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.blur();
    }
}
