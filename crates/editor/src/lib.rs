//! The editor without a browser: the one writer of a document.

pub mod clipboard;
pub mod columns;
pub mod structure;
