//! The system clipboard.

use wasm_bindgen_futures::JsFuture;

use super::{message_of, window};

/// Puts text on the clipboard.
///
/// # Errors
/// The browser refuses, as it does in frames and without a secure context.
pub async fn write(text: &str) -> Result<(), String> {
    let clipboard = window().navigator().clipboard();
    JsFuture::from(clipboard.write_text(text)).await.map(|_| ()).map_err(|error| message_of(&error))
}
