//! `window.crowfoot`: how host pages, scripts and tests drive the app. Documented in `docs/scripting.md`.

mod api;
mod bounds;
mod listeners;

pub use api::install;
pub use listeners::Listeners;
