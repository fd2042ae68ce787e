//! How wide text is in a terminal.

/// Columns that a character takes in a fixed-width font: 0, 1 or 2.
pub(crate) fn of_char(c: char) -> usize {
    match c as u32 {
        0x300..=0x36F | 0x200B..=0x200F | 0x20D0..=0x20FF | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F
        | 0x2E80..=0x303E
        | 0x3041..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F64F
        | 0x1F680..=0x1F6FF
        | 0x1F900..=0x1F9FF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

/// Columns that a text without line breaks takes.
pub(crate) fn of(text: &str) -> usize {
    text.chars().map(of_char).sum()
}

#[cfg(test)]
mod tests {
    #[test]
    fn wide_and_combining_characters_count_as_terminals_draw_them() {
        assert_eq!(super::of("abc"), 3);
        assert_eq!(super::of("名前"), 4);
        assert_eq!(super::of("e\u{301}"), 1);
        assert_eq!(super::of("🦀"), 2);
    }
}
