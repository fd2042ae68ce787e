//! The edge to the browser: everything that talks to web-sys except the canvas and event handlers.

pub mod broadcast;
pub mod clipboard;
pub mod files;
pub mod focus;
pub mod frame;
pub mod letters;
pub mod location;
pub mod motion;
pub mod preferences;
pub mod quota;
pub mod random;
pub mod storage;
pub mod tab;
pub mod time;
pub mod trouble;
pub mod worker;

use wasm_bindgen::{JsCast, JsValue};

pub use gloo_utils::{document, window};

/// The message of a JavaScript error, for people.
pub fn message_of(error: &JsValue) -> String {
    if let Some(error) = error.dyn_ref::<js_sys::Error>() {
        return String::from(error.message());
    }
    error.as_string().unwrap_or_else(|| "unknown error".to_owned())
}

/// Calls `object.name(argument)`, for interfaces that web-sys does not have yet.
fn call(object: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method = js_sys::Reflect::get(object, &JsValue::from_str(name))?;
    method.dyn_into::<js_sys::Function>()?.call1(object, argument)
}

/// As [`call`], and awaits the promise that comes back.
async fn call_async(object: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let promise: js_sys::Promise = call(object, name, argument)?.dyn_into()?;
    wasm_bindgen_futures::JsFuture::from(promise).await
}
