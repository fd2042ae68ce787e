//! Draws a design on a canvas, without the editor: the third wasm. It reads, draws, pans and zooms; everything around
//! the canvas, from the listeners to the list of tables, is the script of `packages/element`, where it takes a fraction
//! of the bytes. Rules, editor and framework stay with the app.

#[cfg(target_arch = "wasm32")]
mod outline;
#[cfg(target_arch = "wasm32")]
mod viewer;

/// The standard allocator is 2.3 KB larger after brotli.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
#[expect(unsafe_code, reason = "this module has one thread and no other allocator")]
static ALLOCATOR: talc::TalckWasm = unsafe { talc::TalckWasm::new_global() };

/// The page makes a `Viewer` for each canvas.
fn main() {}
