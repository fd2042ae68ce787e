//! The importer as a dedicated worker: the second wasm of the app, loaded on the first import.
//!
//! Once it listens it posts `{type:"ready"}`; what is posted to it before that is lost. It takes one message
//! `{sources: [{name, text}], format: "postgres" | "mysql" | "sqlite" | "json" | null}`, posts
//! `{type:"progress", done, total}` (bytes) about every 50 ms, and in the end `{type:"done", document, format, ledger}`,
//! where document and ledger are JSON text, or `{type:"error", message}`. To cancel, terminate the worker.

#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::listen();
}
