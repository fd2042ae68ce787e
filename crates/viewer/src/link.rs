//! The design of a link.

use crowfoot_model::Document;
use crowfoot_share::{LinkError, MAX_PACKED_BYTES, payload, unpack};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// What the browser has inflated of the link: bytes, null where there are too many, undefined where it is damaged.
    /// `public/shell/viewer.js` does that while this module is on its way.
    #[wasm_bindgen(js_name = crowfootPacked)]
    fn packed() -> JsValue;
}

/// The design of the link in the address of the page.
pub(crate) fn read(link: &str) -> Result<Document, LinkError> {
    payload(link)?;
    let packed = packed();
    if packed.is_undefined() {
        return Err(LinkError::Damaged);
    }
    if packed.is_null() {
        return Err(LinkError::TooLarge);
    }
    let bytes = Uint8Array::new(&packed).to_vec();
    if bytes.len() > MAX_PACKED_BYTES { Err(LinkError::TooLarge) } else { unpack(&bytes) }
}
