//! Texts are measured once: most names and types of a schema come up many times.

use crate::measure::{Font, Measure};
use crate::mixing::MixedMap;
use crate::text::{Label, TextKey};

/// Widths that are known already.
#[derive(Clone, Debug, Default)]
pub(crate) struct Widths {
    known: MixedMap<(Font, TextKey), f64>,
}

/// Measures, and remembers.
pub(crate) struct Ruler<'a> {
    measure: &'a dyn Measure,
    widths: &'a mut Widths,
}

/// Beyond this the memory begins anew.
const MOST: usize = 60_000;

impl<'a> Ruler<'a> {
    pub(crate) fn new(measure: &'a dyn Measure, widths: &'a mut Widths) -> Self {
        if widths.known.len() > MOST {
            widths.known.clear();
        }
        Self { measure, widths }
    }

    /// World units; never negative and always finite.
    pub(crate) fn width(&mut self, text: &str, font: Font) -> f64 {
        let measure = self.measure;
        *self.widths.known.entry((font, TextKey::of(text))).or_insert_with(|| {
            let width = measure.width(text, font);
            if width.is_finite() { width.max(0.0) } else { 0.0 }
        })
    }

    pub(crate) fn label(&mut self, text: &str, font: Font) -> Label {
        Label { text: text.into(), key: TextKey::of(text), font, width: self.width(text, font) }
    }

    /// The text if it fits `room`, or as much of it as fits with an ellipsis.
    pub(crate) fn fitted(&mut self, text: &str, font: Font, room: f64) -> Label {
        let whole = self.width(text, font);
        if whole <= room {
            return self.label(text, font);
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let cut = |end: usize| [text.get(..end).unwrap_or_default().trim_end(), "…"].concat();
        // The widest prefix that fits; measured without the cache, which trial texts would only fill.
        let (mut low, mut high) = (0, ends.len().saturating_sub(1));
        while low < high {
            let middle = (low + high).div_ceil(2);
            let end = ends.get(middle).copied().unwrap_or(0);
            if self.measure.width(&cut(end), font) <= room { low = middle } else { high = middle - 1 }
        }
        self.label(&cut(ends.get(low).copied().unwrap_or(0)), font)
    }

    /// Lines no wider than `room`, broken at spaces where there are any.
    pub(crate) fn wrapped(&mut self, text: &str, font: Font, room: f64) -> Vec<Label> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for word in paragraph.split_whitespace() {
                let longer =
                    if line.is_empty() { word.to_owned() } else { [line.as_str(), " ", word].concat() };
                if line.is_empty() || self.measure.width(&longer, font) <= room {
                    line = longer;
                } else {
                    lines.push(self.fitted(&line, font, room));
                    line = word.to_owned();
                }
            }
            lines.push(self.fitted(&line, font, room));
        }
        lines
    }
}
