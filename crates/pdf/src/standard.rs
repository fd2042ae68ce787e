//! The standard fonts of PDF, and their characters: those of the Windows code page 1252.

use crowfoot_scene::Font;

/// Names of the fonts: resource name and font name.
pub(crate) const FONTS: [(&[u8], &[u8]); 3] =
    [(REGULAR_KEY, b"Helvetica"), (BOLD_KEY, b"Helvetica-Bold"), (MONO_KEY, b"Courier")];

const REGULAR_KEY: &[u8] = b"F1";
const BOLD_KEY: &[u8] = b"F2";
const MONO_KEY: &[u8] = b"F3";

/// The characters from 128 to 159; unassigned ones are noncharacters.
const SPECIAL: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The width of every character of Courier, in thousandths of the size.
const MONO_WIDTH: u16 = 600;

/// A text as bytes of a font, unless the font lacks one of its characters.
pub(crate) fn encoded(text: &str) -> Option<Vec<u8>> {
    text.chars().map(byte).collect()
}

fn byte(letter: char) -> Option<u8> {
    match letter {
        '\t' | '\n' | '\r' => Some(b' '),
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{ff}' => u8::try_from(u32::from(letter)).ok(),
        '\0' => None,
        _ => {
            let at = SPECIAL.iter().position(|special| *special == letter)?;
            u8::try_from(at + 128).ok()
        }
    }
}

pub(crate) fn key(font: Font) -> &'static [u8] {
    match font {
        Font::Regular | Font::Caption => REGULAR_KEY,
        Font::Semibold => BOLD_KEY,
        Font::Mono => MONO_KEY,
    }
}

/// The width of an encoded text, in ems.
pub(crate) fn width(text: &[u8], font: Font) -> f64 {
    let of = |byte: &u8| {
        let at = usize::from(byte.saturating_sub(b' '));
        let widths = match font {
            Font::Regular | Font::Caption => &REGULAR,
            Font::Semibold => &BOLD,
            Font::Mono => return MONO_WIDTH,
        };
        widths.get(at).copied().unwrap_or_default()
    };
    text.iter().map(|byte| f64::from(of(byte))).sum::<f64>() / 1000.0
}

// From the Adobe font metrics, from the space on, in thousandths of the font size.
#[rustfmt::skip]
const REGULAR: [u16; 224] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778,
    722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278,
    278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 350, 556, 350, 222, 556,
    333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350, 350, 222, 222, 333, 333, 350, 556,
    1000, 333, 1000, 500, 333, 944, 350, 500, 667, 278, 333, 556, 556, 556, 556, 260, 556, 333, 737,
    370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834,
    834, 611, 667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722,
    778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556,
    889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556, 556, 584, 611, 556,
    556, 556, 556, 500, 556, 500,
];
#[rustfmt::skip]
const BOLD: [u16; 224] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778,
    722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333,
    278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, 350, 556, 350, 278, 556,
    500, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350, 350, 278, 278, 500, 500, 350, 556,
    1000, 333, 1000, 556, 333, 944, 350, 500, 667, 278, 333, 556, 556, 556, 556, 280, 556, 333, 737,
    370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834,
    834, 611, 722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722,
    778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556,
    889, 556, 556, 556, 556, 556, 278, 278, 278, 278, 611, 611, 611, 611, 611, 611, 611, 584, 611, 611,
    611, 611, 611, 556, 611, 556,
];

#[cfg(test)]
mod tests {
    use super::{encoded, width};
    use crowfoot_scene::Font;

    #[test]
    fn only_western_text_has_bytes() {
        assert_eq!(encoded("Größe – 5 €…"), Some(b"Gr\xf6\xdfe \x96 5 \x80\x85".to_vec()));
        for text in ["заказы", "注文", "e\u{301}", "naïve →", "a\0"] {
            assert_eq!(encoded(text), None, "{text}");
        }
    }

    #[test]
    fn widths_are_those_of_the_fonts() {
        assert!(
            (width(b"Wide il", Font::Regular) - (0.944 + 0.222 + 0.556 + 0.556 + 0.278 + 0.222 + 0.222))
                .abs()
                < 1e-9
        );
        assert!((width(b"ij\xff", Font::Semibold) - (0.278 + 0.278 + 0.556)).abs() < 1e-9);
        assert!((width(b"four", Font::Mono) - 2.4).abs() < 1e-9);
    }
}
