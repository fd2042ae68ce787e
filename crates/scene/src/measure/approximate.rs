//! Widths without a browser.

use super::{Font, Measure};

/// Widths of a typical system font, for the command line: somewhat generous, so that text seldom outgrows its card.
#[derive(Clone, Copy, Debug, Default)]
pub struct ApproximateMeasure;

impl Measure for ApproximateMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        let em: f64 = match font {
            Font::Mono => text.chars().map(|c| if is_wide(c) { 1.2 } else { 0.605 * joined(c) }).sum(),
            Font::Semibold => 1.2 * proportional(text),
            Font::Regular | Font::Caption => 1.1 * proportional(text),
        };
        em * font.size()
    }
}

fn proportional(text: &str) -> f64 {
    text.chars().map(|c| if is_wide(c) { 1.0 } else { joined(c) * f64::from(advance(c)) / 100.0 }).sum()
}

/// In hundredths of the font size, of letters grouped by how wide a grotesque draws them.
fn advance(c: char) -> u8 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' => 24,
        ' ' | '!' | ',' | '.' | '/' | ':' | ';' | 'I' | '[' | ']' | '\\' | 'f' | 't' => 28,
        '(' | ')' | '-' | '`' | 'r' | '{' | '}' | '"' => 34,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' | '^' | '*' => 50,
        'F' | 'L' | 'T' | 'Z' | '+' | '<' | '=' | '>' | '~' => 60,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 67,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 72,
        'G' | 'O' | 'Q' => 78,
        'm' | 'M' | '%' => 85,
        'W' | '@' | '…' => 98,
        _ => 56,
    }
}

/// 0 for marks that join the letter before them.
fn joined(c: char) -> f64 {
    let joins = matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}');
    if joins { 0.0 } else { 1.0 }
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::{ApproximateMeasure, Font, Measure};

    #[test]
    fn widths_follow_the_letters() {
        let width = |text, font| ApproximateMeasure.width(text, font);
        assert!(width("iiii", Font::Regular) < width("mmmm", Font::Regular));
        assert!(width("users", Font::Regular) < width("users", Font::Semibold));
        assert!((width("iiii", Font::Mono) - width("mmmm", Font::Mono)).abs() < 1e-9);
        assert!((width("e\u{301}", Font::Regular) - width("e", Font::Regular)).abs() < 1e-9);
        assert!(width("表", Font::Regular) > width("t", Font::Regular));
    }
}
