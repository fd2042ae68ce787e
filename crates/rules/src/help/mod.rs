//! Helpers shared by several rules.

pub(crate) mod guess;
pub(crate) mod keys;
pub(crate) mod lifecycle;
pub(crate) mod naming;
pub(crate) mod typed;
pub(crate) mod ulid;

pub(crate) use crate::text;

pub(crate) use crate::facts::{charset, columns, known};
