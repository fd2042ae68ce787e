//! Fonts and the widths of texts.

mod approximate;

pub use approximate::ApproximateMeasure;

/// Families for style sheets, the canvas and SVG: what the system has, so that nothing is downloaded.
pub const SANS: &str =
    "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, sans-serif";
pub const MONO: &str = "ui-monospace, SFMono-Regular, Menlo, Consolas, \"Liberation Mono\", monospace";

/// The few fonts that a diagram uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Font {
    Regular,
    Semibold,
    Mono,
    /// Smaller, for what is said on the side.
    Caption,
}

/// The widths of texts, which only whoever draws them knows.
pub trait Measure {
    /// World units, which are CSS pixels at 100 %.
    fn width(&self, text: &str, font: Font) -> f64;
}

impl Font {
    pub const ALL: [Self; 4] = [Self::Regular, Self::Semibold, Self::Mono, Self::Caption];

    /// World units.
    pub fn size(self) -> f64 {
        match self {
            Self::Regular | Self::Semibold => 13.0,
            Self::Mono => 12.0,
            Self::Caption => 11.0,
        }
    }

    /// As style sheets write it.
    pub fn weight(self) -> u16 {
        if self == Self::Semibold { 600 } else { 400 }
    }

    /// [`SANS`] or [`MONO`].
    pub fn family(self) -> &'static str {
        if self == Self::Mono { MONO } else { SANS }
    }
}
