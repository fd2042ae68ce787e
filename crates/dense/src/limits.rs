//! What a link may ask for: its length alone bounds nothing.

use super::predictor::Predictor;

/// The most decisions of a link: some seconds of work.
const MAX_DECISIONS: usize = 24_000_000;
/// The most decisions for each byte of a link beyond the first ones. Most designs take 50 to 100; those that take more are so
/// regular that version 1 is short as well.
const DECISIONS_A_BYTE: usize = 600;
const FIRST_DECISIONS: usize = 200_000;
/// The most bytes in all strings.
const MAX_TEXT: usize = 16 * 1024 * 1024;
/// The most values.
const MAX_VALUES: usize = 2_000_000;
pub(super) const MAX_DEPTH: usize = 60;

/// Why a text is not that of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Damaged,
    TooLarge,
}

/// What is left of what a link may ask for.
#[derive(Clone)]
pub(super) struct Limits {
    text: usize,
    values: usize,
    decisions: usize,
}

impl Limits {
    pub(super) fn new() -> Self {
        Self { text: MAX_TEXT, values: MAX_VALUES, decisions: MAX_DECISIONS }
    }

    /// Of a link of so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        Self { decisions: decisions_of(bytes), ..Self::new() }
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
        if predictor.decisions as usize > self.decisions {
            return Err(Fault::TooLarge);
        }
        if predictor.coder().is_beyond() { Err(Fault::Damaged) } else { Ok(()) }
    }
}

/// How many decisions a link of so many bytes may ask for.
pub(super) fn decisions_of(bytes: usize) -> usize {
    bytes.saturating_mul(DECISIONS_A_BYTE).saturating_add(FIRST_DECISIONS).min(MAX_DECISIONS)
}
