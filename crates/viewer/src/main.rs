//! Shows the design of a link: the third wasm, with a page of its own (`public/viewer.html`). It reads, draws, pans and
//! zooms; rules, editor and framework stay with the app.

#[cfg(target_arch = "wasm32")]
mod input;
#[cfg(target_arch = "wasm32")]
mod link;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod viewer;

/// The standard allocator is 2.3 KB larger after brotli.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
#[expect(unsafe_code, reason = "this module has one thread and no other allocator")]
static ALLOCATOR: talc::TalckWasm = unsafe { talc::TalckWasm::new_global() };

fn main() {
    #[cfg(target_arch = "wasm32")]
    if let Some(page) = page::show() {
        input::listen(&page);
    }
}
