//! The importer as a dedicated worker: the second wasm of the app, loaded on the first import.
//!
//! Once it listens it posts `{type:"ready"}`; what is posted to it before that is lost. It then reads some scripts of its own, to be
//! quick when it is asked (`warming`). To
//! `{sources: [{name, text}], format: "postgres" | "mysql" | "sqlite" | "json" | "link" | null}` it posts
//! `{type:"progress", done, total}` (bytes) about every 50 ms, `{type:"placing"}` when it begins to lay the diagram out,
//! and then `{type:"error", message}` or `{type:"done", rows, format, ledger, modelled, kept, skipped}` and
//! `{type:"better", rows}`. `rows` is the document as names and texts of rows by turns, so that the page can read it in
//! portions; the second ones are those that a longer search for a drawing has changed, if any. `ledger` is the JSON text
//! of the statements of which there is something to say. To `{graph}`, numbers as `crowfoot_layout::to_numbers` writes
//! them, it posts `{type:"arranged", places}`, numbers again. To cancel, terminate the worker.
//!
//! With `packed` it posts `{type:"packed", packed, link, format, ledger, modelled, kept, skipped}` instead, once the
//! design is laid out to the end: bytes for the viewer, and what a link to the design carries behind its `#`.
//!
//! To `{links, design}`, choices of details as `crowfoot_share::Without::to_bits` writes them and the rows of a design, it
//! posts `{type:"progress", done, total}` of each link, `{type:"linked", at, link}` as each is there (what the link carries
//! behind its `#`), and `{type:"written"}` after the last.
//!
//! Sources in TypeScript go to a worker of their own first (`drizzle`), which answers with their schema as SQL.
//!
//! With `design`, the rows of the design in hand, and `random`, the sources are for that. It posts
//! `{type:"proposed", summary, removed, changes, renames}` beside what it says of the statements: marks and sentences by
//! turns. Each `{removals, accepted}`, positions in `renames`, gets such an answer anew; `{take: true}` gets
//! `{type:"taken", rows}`, the records to change, empty for those that go. With `replaces` that comes at once.

#[cfg(target_arch = "wasm32")]
mod drizzle;
#[cfg(target_arch = "wasm32")]
mod imported;
#[cfg(target_arch = "wasm32")]
mod linking;
#[cfg(target_arch = "wasm32")]
mod message;
#[cfg(target_arch = "wasm32")]
mod packed;
#[cfg(target_arch = "wasm32")]
mod proposing;
#[cfg(target_arch = "wasm32")]
mod warming;
#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::listen();
}
