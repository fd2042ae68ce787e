//! What a link may ask for: its length alone bounds nothing.

use super::predictor::Predictor;

/// The most decisions of a link: some seconds of work.
const MAX_DECISIONS: u32 = 24_000_000;
/// The most bytes in all strings.
const MAX_TEXT: usize = 16 * 1024 * 1024;
/// The most values.
const MAX_VALUES: usize = 2_000_000;
pub(super) const MAX_DEPTH: usize = 60;

/// Why a text is not that of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Damaged,
    TooLarge,
}

/// What is left of what a link may ask for.
#[derive(Clone)]
pub(crate) struct Limits {
    text: usize,
    values: usize,
}

impl Limits {
    pub(super) fn new() -> Self {
        Self { text: MAX_TEXT, values: MAX_VALUES }
    }

    pub(super) fn text(&mut self, bytes: usize) -> Result<(), Fault> {
        self.text = self.text.checked_sub(bytes).ok_or(Fault::TooLarge)?;
        Ok(())
    }

    pub(super) fn value(&mut self) -> Result<(), Fault> {
        self.values = self.values.checked_sub(1).ok_or(Fault::TooLarge)?;
        Ok(())
    }

    pub(super) fn check(&self, predictor: &Predictor<'_>) -> Result<(), Fault> {
        if predictor.decisions > MAX_DECISIONS {
            return Err(Fault::TooLarge);
        }
        if predictor.coder().is_beyond() { Err(Fault::Damaged) } else { Ok(()) }
    }
}
