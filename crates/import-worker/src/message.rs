//! The messages between the page and the worker: plain objects.

use std::cell::Cell;

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::DedicatedWorkerGlobalScope;

/// Milliseconds between two reports of progress.
const REPORT_EVERY: f64 = 50.0;

pub(crate) fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sizes are far below the limit of JavaScript numbers.
pub(crate) fn number(count: usize) -> JsValue {
    JsValue::from_f64(count as f64)
}

pub(crate) fn post(scope: &DedicatedWorkerGlobalScope, fields: &[(&str, JsValue)]) {
    let message = Object::new();
    for (key, value) in fields {
        // Setting a property of a plain object cannot fail, nor can posting one of text and numbers.
        let _ = Reflect::set(&message, &(*key).into(), value);
    }
    let _ = scope.post_message(&message);
}

/// Posts how far something is, as steps done and in all, from time to time.
pub(crate) fn reports(scope: &DedicatedWorkerGlobalScope) -> impl Fn(usize, usize) + use<'_> {
    let reported = Cell::new(Date::now());
    move |done, total| {
        let now = Date::now();
        if now - reported.get() >= REPORT_EVERY {
            reported.set(now);
            post(scope, &[("type", "progress".into()), ("done", number(done)), ("total", number(total))]);
        }
    }
}
