//! How much the browser stores for this site.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::{call_async, window};

/// Bytes that this site uses, and may use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usage {
    pub used: f64,
    pub available: f64,
}

/// Asks the browser not to evict what is stored when it is short of space.
pub async fn persist() {
    if let Some(manager) = manager() {
        let _ = call_async(&manager, "persist", &JsValue::UNDEFINED).await;
    }
}

/// What is used; nothing where the browser does not tell.
pub async fn usage() -> Option<Usage> {
    let estimate = call_async(&manager()?, "estimate", &JsValue::UNDEFINED).await.ok()?;
    let number = |name: &str| Reflect::get(&estimate, &JsValue::from_str(name)).ok()?.as_f64();
    Some(Usage { used: number("usage")?, available: number("quota")? })
}

fn manager() -> Option<JsValue> {
    let navigator = window().navigator();
    let manager = Reflect::get(&navigator, &JsValue::from_str("storage")).ok()?;
    (!manager.is_undefined()).then_some(manager)
}
