//! `window.crowfoot`: how host pages, scripts and tests drive the app. Documented in `docs/scripting.md`.

mod api;
mod bounds;

pub use api::install;
