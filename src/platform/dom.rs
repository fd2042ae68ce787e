//! The page's elements and the events that Leptos hands over, under one name for the rest of the app.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

pub use web_sys::{
    Blob, DataTransfer, DragEvent, Element, Event, File, FocusEvent, HtmlCanvasElement, HtmlDivElement,
    HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent, NodeList, PointerEvent, TouchEvent, WheelEvent,
};

/// Calls a function whenever an element changes its size.
pub struct SizeObserver {
    observer: web_sys::ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl SizeObserver {
    /// An observer, where the browser has it.
    pub fn new(element: &Element, callback: impl FnMut() + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut()>::new(callback);
        let observer = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
