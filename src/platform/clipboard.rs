//! The system clipboard.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use super::{call_async, message_of, window};

/// Puts text on the clipboard.
///
/// # Errors
/// The browser refuses, as it does in frames and without a secure context.
pub async fn write(text: &str) -> Result<(), String> {
    let clipboard = window().navigator().clipboard();
    JsFuture::from(clipboard.write_text(text)).await.map(|_| ()).map_err(|error| message_of(&error))
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Object)]
    type ClipboardItem;

    #[wasm_bindgen(constructor, catch)]
    fn new(items: &Object) -> Result<ClipboardItem, JsValue>;
}

/// Puts a picture on the clipboard.
///
/// # Errors
/// The browser refuses, or knows text alone.
pub async fn write_image(blob: &web_sys::Blob) -> Result<(), String> {
    let items = Object::new();
    let _ = Reflect::set(&items, &JsValue::from_str(&blob.type_()), blob);
    let item = ClipboardItem::new(&items).map_err(|error| message_of(&error))?;
    let list: JsValue = Array::of1(&item).into();
    call_async(&window().navigator().clipboard(), "write", &list)
        .await
        .map(|_| ())
        .map_err(|error| message_of(&error))
}
