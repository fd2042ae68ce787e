//! Texts that are longer than their room.

use crowfoot_layout::Point;

use super::{Frame, Painter, TextStyle};
use crate::text::{Label, TextKey};

/// Where a text gives way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Prose, which is read from its beginning.
    End,
    /// Names: many begin alike and differ in their ends.
    Middle,
}

impl Frame<'_> {
    /// A text, cut with an ellipsis where its room is too small.
    pub(super) fn clipped(
        &self,
        label: &Label,
        cut: Cut,
        room: f64,
        at: Point,
        style: TextStyle,
        painter: &mut dyn Painter,
    ) {
        let width = label.width * style.size / label.font.size();
        if width <= room + 0.5 {
            painter.text(&label.text, label.key, at, style);
            return;
        }
        let letters = label.text.chars().count() as f64;
        let keep = (letters * room / width).floor();
        if keep >= 2.0 {
            let kept = shortened(&label.text, keep as usize, cut);
            painter.text(&kept, TextKey::of(&kept), at, style);
        }
    }
}

/// So many letters of a longer text, the ellipsis among them.
pub(super) fn shortened(text: &str, keep: usize, cut: Cut) -> String {
    let keep = keep.saturating_sub(1);
    let tail = if cut == Cut::Middle { keep / 2 } else { 0 };
    let text = text.trim_end_matches('…');
    let skipped = text.chars().count().saturating_sub(tail);
    text.chars().take(keep - tail).chain(['…']).chain(text.chars().skip(skipped)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Cut, shortened};

    #[test]
    fn names_keep_both_ends_and_prose_its_beginning() {
        assert_eq!(shortened("payment_p2022_01", 9, Cut::Middle), "paym…2_01");
        assert_eq!(shortened("payment_p2022_01", 9, Cut::End), "payment_…");
        assert_eq!(shortened("ab", 1, Cut::Middle), "…");
        assert_eq!(shortened("", 3, Cut::Middle), "…");
        assert_eq!(shortened("Größenordnung…", 6, Cut::Middle), "Grö…ng");
    }
}
