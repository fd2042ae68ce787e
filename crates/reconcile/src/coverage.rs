//! What a format can express.

use crowfoot_dialect::{EnumSupport, spec};
use crowfoot_model::Dialect;

/// The parts of a design that a format can express, as a set. What it cannot express stays as it is in the design in
/// hand, and is never taken for removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage(u32);

impl Coverage {
    pub const COMMENTS: Self = Self(1);
    pub const SCHEMAS: Self = Self(1 << 1);
    /// Types to the letter. Formats without it have types, but may write them in a shorter form.
    pub const TYPES: Self = Self(1 << 2);
    pub const NULLABILITY: Self = Self(1 << 3);
    /// Defaults, identity, generated columns.
    pub const DEFAULTS: Self = Self(1 << 4);
    /// Unique constraints.
    pub const UNIQUES: Self = Self(1 << 5);
    /// The names of constraints.
    pub const CONSTRAINT_NAMES: Self = Self(1 << 6);
    pub const CHECKS: Self = Self(1 << 7);
    /// ON DELETE and ON UPDATE.
    pub const ACTIONS: Self = Self(1 << 8);
    pub const INDEXES: Self = Self(1 << 9);
    pub const ENUMS: Self = Self(1 << 10);
    /// Domains, composite types, sequences.
    pub const OTHER_TYPES: Self = Self(1 << 11);
    pub const VIEWS: Self = Self(1 << 12);
    /// Partial and other special indexes, exclusions, deferrability, storage, collations, partitions, raw SQL.
    pub const DETAILS: Self = Self(1 << 13);
    /// Annotations, suppressions, rationale.
    pub const ANNOTATIONS: Self = Self(1 << 14);
    /// Diagrams, with places, colours, notes and lines.
    pub const DIAGRAMS: Self = Self(1 << 15);

    /// The canonical file.
    pub const ALL: Self = Self((1 << 16) - 1);
    /// Nothing but names of tables and columns, keys and relations.
    pub const LEAST: Self = Self(0);

    /// A script of a dialect.
    pub fn sql(dialect: Dialect) -> Self {
        let able = spec(dialect).capabilities();
        let mut script = Self::ALL.without(Self::ANNOTATIONS).without(Self::DIAGRAMS);
        if able.enums != EnumSupport::Named {
            script = script.without(Self::ENUMS);
        }
        if !(able.domains && able.composites) {
            script = script.without(Self::OTHER_TYPES);
        }
        if able.comments { script } else { script.without(Self::COMMENTS) }
    }

    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}
