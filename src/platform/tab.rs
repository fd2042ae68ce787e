//! This tab among those of the same site.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;

const PREFIX: &str = "crowfoot.";

/// Reads what [`set`] has noted; a duplicated tab begins with the notes of the first.
pub fn get(name: &str) -> Option<String> {
    let storage = window().session_storage().ok()??;
    storage.get_item(&[PREFIX, name].concat()).ok()?
}

/// Notes something that survives a reload of this tab.
pub fn set(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(&[PREFIX, name].concat(), value);
    }
}

/// Takes a lock for as long as this page lives; false while another page holds it. Without a secure context there are
/// no locks, and each page gets what it asks for.
pub async fn hold(lock: &str) -> bool {
    let answered = Promise::new(&mut |resolve, _| {
        let granted = resolve.clone();
        if request(lock, granted).is_err() {
            let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::TRUE);
        }
    });
    JsFuture::from(answered).await.is_ok_and(|held| held.is_truthy())
}

/// `granted` is called with whether the lock was free.
fn request(lock: &str, granted: Function) -> Result<(), JsValue> {
    let locks = Reflect::get(&window().navigator(), &JsValue::from_str("locks"))?;
    let request: Function = Reflect::get(&locks, &JsValue::from_str("request"))?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("ifAvailable"), &JsValue::TRUE)?;
    let refused = granted.clone();
    let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let is_free = !lock.is_null();
        let _ = granted.call1(&JsValue::UNDEFINED, &is_free.into());
        // The lock is held until the promise is settled, which this one never is.
        if is_free { Promise::new(&mut |_, _| {}).into() } else { JsValue::UNDEFINED }
    });
    let asked: Promise = request.call3(&locks, &JsValue::from_str(lock), &options, &callback)?.dyn_into()?;
    leptos::task::spawn_local(async move {
        if JsFuture::from(asked).await.is_err() {
            let _ = refused.call1(&JsValue::UNDEFINED, &JsValue::TRUE);
        }
    });
    Ok(())
}
