//! The lines of Drizzle that schemas are written for.

use crate::Options;
use crate::options::LINE;

/// A line of drizzle-orm, with the drizzle-kit that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// drizzle-orm 0.45 and drizzle-kit 0.31.
    Zero,
    /// drizzle-orm and drizzle-kit 1.0.
    One,
}

impl Line {
    pub(crate) fn of(options: &Options) -> Self {
        if options.value(&LINE) == "1.0" { Self::One } else { Self::Zero }
    }

    pub(super) fn is_one(self) -> bool {
        self == Self::One
    }

    /// The function that makes relations.
    pub(super) fn relations(self) -> &'static str {
        if self.is_one() { "defineRelations" } else { "relations" }
    }
}
