//! Reads Drizzle schemas as a dedicated worker: a wasm of its own, since TypeScript takes a parser that no other format
//! needs. The import worker starts it when it is given such a schema.
//!
//! Once it listens it posts `{type:"ready"}`. To `{sources: [{name, text}]}` it posts `{type:"translated", translation}`:
//! the schema as SQL, as [`crowfoot_import::Translation`] writes it; or `{type:"error", message}`.

#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::listen();
}
