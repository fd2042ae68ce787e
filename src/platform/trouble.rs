//! What is told when the app stops or cannot be loaded whole. The page of `public/shell` says it: after a panic no Rust
//! runs any more.

use std::cell::{Cell, RefCell};
use std::panic::PanicHookInfo;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static STOPPED: Cell<bool> = const { Cell::new(false) };
    /// Edits that the store has not been given.
    static UNSAVED: Cell<u32> = const { Cell::new(0) };
    /// Why the last save failed.
    static FAILED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Has panics told to the page.
pub fn watch() {
    std::panic::set_hook(Box::new(stopped));
}

/// Whether the app has panicked: what it holds may be half done, and is not to be written.
pub fn has_stopped() -> bool {
    STOPPED.get()
}

/// Notes an edit that is not in the store yet.
pub fn edited() {
    UNSAVED.set(UNSAVED.get() + 1);
}

/// Notes that the store is given all edits; returns how many these are.
pub fn sent() -> u32 {
    UNSAVED.take()
}

/// Notes what became of a save of so many edits.
pub fn saved<T>(edits: u32, result: &Result<T, String>) {
    if let Err(reason) = result {
        UNSAVED.set(UNSAVED.get() + edits);
        failed(reason);
    } else {
        failed("");
    }
}

/// Notes why nothing can be saved; `""` when it can.
pub fn failed(reason: &str) {
    FAILED.with_borrow_mut(|failed| reason.clone_into(failed));
}

/// Why a part of the app could not be loaded; nothing where the page tells the user itself.
pub async fn why_missing() -> Result<String, JsValue> {
    let promise: Promise = function("crowfootMissing")?.call0(&JsValue::UNDEFINED)?.dyn_into()?;
    Ok(JsFuture::from(promise).await?.as_string().unwrap_or_default())
}

fn stopped(panic: &PanicHookInfo<'_>) {
    // Whatever else fails from here on is a consequence.
    if STOPPED.replace(true) {
        return;
    }
    let failed = FAILED.try_with(|failed| failed.try_borrow().map_or(String::new(), |failed| failed.clone()));
    let arguments = js_sys::Array::of4(
        &"panic".into(),
        &panic.to_string().into(),
        &UNSAVED.get().into(),
        &failed.unwrap_or_default().into(),
    );
    if let Ok(tell) = function("crowfootStopped") {
        let _ = tell.apply(&JsValue::UNDEFINED, &arguments);
    }
}

fn function(name: &str) -> Result<Function, JsValue> {
    Reflect::get(&js_sys::global(), &name.into())?.dyn_into()
}
