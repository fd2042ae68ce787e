//! Texts that are ready to be drawn.

use crate::measure::Font;

/// A stable name for a text, so that a painter can keep what it made of it from frame to frame. Equal texts have
/// equal keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextKey(pub u64);

/// A text and how wide it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub text: Box<str>,
    pub key: TextKey,
    pub font: Font,
    /// World units.
    pub width: f64,
}

impl TextKey {
    /// FNV-1a: the same on every platform and short to compile.
    pub fn of(text: &str) -> Self {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Self(text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
    }
}
