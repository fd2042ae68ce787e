//! Canvas elements that are not in the page: made, and read as files or pixels.

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use super::document;

/// An empty canvas of the usual size.
pub fn new() -> Option<HtmlCanvasElement> {
    document().create_element("canvas").ok()?.dyn_into().ok()
}

/// The picture as a PNG file; `None` if the browser has no room for it.
pub async fn to_png(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let promise = Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::UNDEFINED, &blob);
        });
        let _ = canvas.to_blob(done.unchecked_ref());
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// How much a text covers each pixel of a canvas of this size, row by row. The text begins on its baseline at a point.
pub fn coverage(text: &str, css_font: &str, size: (u32, u32), (x, y): (f64, f64)) -> Option<Vec<u8>> {
    let canvas = new()?;
    canvas.set_width(size.0);
    canvas.set_height(size.1);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_font(css_font);
    context.fill_text(text, x, y).ok()?;
    let Clamped(pixels) = context.get_image_data(0.0, 0.0, size.0.into(), size.1.into()).ok()?.data();
    Some(pixels.chunks_exact(4).filter_map(|pixel| pixel.last().copied()).collect())
}
