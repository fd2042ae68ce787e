//! The edge to the browser: the only module that names web-sys, which `cargo xtask lint` checks. The elements and events of
//! components are in [`dom`].

pub mod broadcast;
pub mod canvas;
pub mod clipboard;
pub mod dom;
pub mod files;
pub mod focus;
pub mod folders;
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

/// The browser's window. There is one wherever this app runs.
///
/// That of `gloo-utils` throws where there is none, which no panic hook sees: the rescue page would not come.
#[expect(clippy::expect_used, reason = "the app is mounted in a page, never in a worker")]
pub fn window() -> web_sys::Window {
    web_sys::window().expect("a page has a window")
}

/// The page.
#[expect(clippy::expect_used, reason = "the app is mounted in a page, never in a worker")]
pub fn document() -> web_sys::Document {
    window().document().expect("a page has a document")
}

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
