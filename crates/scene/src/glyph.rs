//! The marks of a diagram, as tiny vector pictures that all painters share.

/// A mark. Its picture lies in a square of 12 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Glyph {
    /// Part of the primary key.
    Key,
    /// Part of a foreign key.
    Link,
    /// Has a unique constraint or a unique index.
    Unique,
    /// Is unique only together with other columns.
    UniqueTogether,
    /// Has an index.
    Index,
    /// Has a default.
    Default,
    /// Numbers its rows by itself.
    Identity,
    /// Is computed from others.
    Generated,
    /// Has a comment.
    Comment,
    Enum,
    View,
    /// Has errors.
    Error,
    /// Has warnings, but no errors.
    Warning,
    /// Has remarks, but nothing worse.
    Info,
}

impl Glyph {
    pub const ALL: [Self; 14] = [
        Self::Key,
        Self::Link,
        Self::Unique,
        Self::UniqueTogether,
        Self::Index,
        Self::Default,
        Self::Identity,
        Self::Generated,
        Self::Comment,
        Self::Enum,
        Self::View,
        Self::Error,
        Self::Warning,
        Self::Info,
    ];

    /// Edge length of the square that paths are drawn in.
    pub const SIZE: f64 = 12.0;
    /// Width of the lines, in units of the square.
    pub const STROKE: f64 = 1.2;

    /// Strokes with round caps, in SVG path syntax (which `Path2D` reads too). May be empty.
    pub fn lines(self) -> &'static str {
        match self {
            Self::Key => {
                "M6.1 3.9a2.4 2.4 0 1 1-4.8 0a2.4 2.4 0 1 1 4.8 0ZM5.5 5.5L10.6 10.6M8.1 8.1L9.6 6.6"
            }
            Self::Link => "M5 8.3H3.4a2.3 2.3 0 0 1 0-4.6H5M7 3.7h1.6a2.3 2.3 0 0 1 0 4.6H7M4.2 6h3.6",
            Self::Unique => "M6 2L10 6L6 10L2 6Z",
            Self::UniqueTogether => "M4.5 3L7.5 6L4.5 9L1.5 6ZM7.5 3L10.5 6L7.5 9",
            Self::Index => "M2 3.2h8M2 6h5.4M2 8.8h2.8",
            Self::Default => "M2.6 4.6h6.8M2.6 7.4h6.8",
            Self::Identity => "M4.8 2.2L3.8 9.8M8.2 2.2L7.2 9.8M2.2 4.6H10M2 7.4h7.8",
            Self::Generated => {
                "M7.6 2.4c-1.5-.5-2.2.3-2.4 1.7L4.6 8.3c-.2 1.4-1 2-2.2 1.6M3.4 5.2h4M7.2 7l2.6 3M9.8 7L7.2 10"
            }
            Self::Comment => "M2.2 2.4h7.6v5.4H6L4 9.8V7.8H2.2Z",
            Self::Enum => "M4.6 3h6M4.6 6h6M4.6 9h6M1.6 3h.4M1.6 6h.4M1.6 9h.4",
            Self::View => "M1 6c1.2-2.1 2.9-3.2 5-3.2S9.8 3.9 11 6C9.8 8.1 8.1 9.2 6 9.2S2.2 8.1 1 6Z",
            Self::Info => "M9 6a3 3 0 1 1-6 0a3 3 0 1 1 6 0Z",
            Self::Error | Self::Warning => "",
        }
    }

    /// Filled paths. May be empty.
    pub fn filled(self) -> &'static str {
        match self {
            Self::View => "M7.5 6a1.5 1.5 0 1 1-3 0a1.5 1.5 0 1 1 3 0Z",
            Self::Error => "M10 6a4 4 0 1 1-8 0a4 4 0 1 1 8 0Z",
            Self::Warning => "M6 1.8L10.6 9.9H1.4Z",
            _ => "",
        }
    }

    /// A name for style sheets and SVG ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Link => "link",
            Self::Unique => "unique",
            Self::UniqueTogether => "unique-together",
            Self::Index => "index",
            Self::Default => "default",
            Self::Identity => "identity",
            Self::Generated => "generated",
            Self::Comment => "comment",
            Self::Enum => "enum",
            Self::View => "view",
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}
