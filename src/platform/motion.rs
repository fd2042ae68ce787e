//! What the user wants of movement on the screen.

use super::window;

/// Whether nothing shall move that need not.
pub fn is_reduced() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
