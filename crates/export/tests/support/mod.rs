//! Documents that between them have every feature of the model, built by hand.

#![allow(dead_code, reason = "each test uses some of them")]
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be built is a failed test")]

pub(crate) mod blog;
mod build;
mod features;
mod hostile;
mod limits;
mod shop;
pub(crate) mod studio;
mod types;

use crowfoot_model::Document;

/// All documents by name.
pub(crate) fn documents() -> Vec<(&'static str, Document)> {
    vec![
        ("shop", shop::shop()),
        ("hostile", hostile::hostile()),
        ("types", types::types()),
        ("cycles", features::cycles()),
        ("schemas", features::schemas()),
        ("mysql", features::mysql()),
        ("sqlite", features::sqlite()),
        ("limits", limits::limits()),
        ("empty", Document::default()),
    ]
}
