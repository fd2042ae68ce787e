//! What a table alone says: nothing here looks at others.

pub(crate) mod charset;
pub(crate) mod columns;
pub(crate) mod counted;
pub(crate) mod keys;
pub(crate) mod known;
pub(crate) mod naming;
