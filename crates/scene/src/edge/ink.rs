//! The ink of lines: strokes, ends and labels.

use crowfoot_layout::Point;

use crate::painter::Align;
use crate::path::Path;

/// Lines and marks of many edges, in viewport pixels.
#[derive(Debug, Default)]
pub(crate) struct Ink {
    pub(crate) solid: Path,
    pub(crate) dashed: Path,
    pub(crate) words: Vec<Word>,
}

/// The text beside the end of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) text: &'static str,
    pub(crate) at: Point,
    pub(crate) align: Align,
}
