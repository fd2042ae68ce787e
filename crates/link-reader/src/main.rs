//! Reads links of version 2 for the viewer: a wasm of its own, which `public/shell/viewer.js` fetches only for those.

#[cfg(target_arch = "wasm32")]
#[expect(unreachable_pub, reason = "what the browser calls has to be")]
mod reader {
    use crowfoot_share::{LinkError, MAX_PACKED_BYTES, repack};
    use js_sys::Uint8Array;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// As in the viewer.
    #[global_allocator]
    #[expect(unsafe_code, reason = "this module has one thread and no other allocator")]
    static ALLOCATOR: talc::TalckWasm = unsafe { talc::TalckWasm::new_global() };

    /// The packing in a link: bytes, null where they are too many, undefined where the link is damaged.
    #[wasm_bindgen]
    pub fn packed(link: &str) -> JsValue {
        match repack(link) {
            Ok(bytes) if bytes.len() <= MAX_PACKED_BYTES => Uint8Array::from(&*bytes).into(),
            Ok(_) | Err(LinkError::TooLarge) => JsValue::NULL,
            Err(_) => JsValue::UNDEFINED,
        }
    }
}

fn main() {}
