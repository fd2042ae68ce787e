//! Levels of detail: what is worth drawing at a zoom.

/// How much of a card is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Filled rectangles; areas carry the names, and the most related tables.
    Blocks,
    /// Cards without anything on them; names as on blocks.
    Shapes,
    /// The name alone, as large as the card allows.
    Names,
    /// The header, and rows as grey bars.
    Bars,
    /// Everything.
    Full,
}

/// Text is never drawn smaller than this, in viewport pixels.
pub const LEAST_TEXT: f64 = 9.0;

impl Detail {
    pub fn at(zoom: f64) -> Self {
        match zoom {
            z if z >= 0.55 => Self::Full,
            z if z >= 0.34 => Self::Bars,
            z if z >= 0.16 => Self::Names,
            z if z >= 0.11 => Self::Shapes,
            _ => Self::Blocks,
        }
    }
}
