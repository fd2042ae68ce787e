//! The worker side of the protocol.

use crowfoot_import::Source;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Installs the listener and reports that it is ready.
pub(crate) fn listen() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let outer = scope.clone();
    // A request is answered before the worker dies.
    std::panic::set_hook(Box::new(move |panic| {
        let message =
            format!("The reader of Drizzle ran into a bug and stopped: {panic}. Nothing was changed.");
        post(&outer, "error", Some(("message", &message)));
    }));
    let listener = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| {
            let texts = sources(&event.data());
            let sources: Vec<Source> = texts.iter().map(|(name, text)| Source { name, text }).collect();
            let translation = crowfoot_import_drizzle::translate(&sources).to_json();
            post(&scope, "translated", Some(("translation", &translation)));
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The listener lives as long as the worker.
    listener.forget();
    post(&scope, "ready", None);
}

fn sources(request: &JsValue) -> Vec<(String, String)> {
    let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED);
    let list = get(request, "sources");
    let Some(list) = list.dyn_ref::<Array>() else { return Vec::new() };
    let text = |source: &JsValue, key| get(source, key).as_string().unwrap_or_default();
    list.iter().map(|source| (text(&source, "name"), text(&source, "text"))).collect()
}

/// Setting a property of a plain object cannot fail, nor can posting one of texts.
fn post(scope: &DedicatedWorkerGlobalScope, kind: &str, field: Option<(&str, &str)>) {
    let message = Object::new();
    let _ = Reflect::set(&message, &"type".into(), &kind.into());
    if let Some((key, text)) = field {
        let _ = Reflect::set(&message, &key.into(), &text.into());
    }
    let _ = scope.post_message(&message);
}
