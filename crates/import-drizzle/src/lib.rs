//! Drizzle schemas in TypeScript: read without running them.
//!
//! * `parse`: files as modules, with `oxc_parser`, after a look at how deeply they are nested.
//! * `eval`: a small evaluator, for which Drizzle's functions are known and everything else is code like any other.
//! * `schema`: what was evaluated as SQL, under the names that Drizzle Kit would give.
//!
//! The SQL is imported by `crowfoot_import`: it knows the databases, and this crate knows TypeScript.

mod eval;
mod parse;
mod read;
mod schema;

pub use read::{import, translate};

/// The start of a text, on one line.
fn excerpt(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().take(most).collect();
    let text = words.join(" ");
    if text.chars().count() <= most {
        return text;
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}
