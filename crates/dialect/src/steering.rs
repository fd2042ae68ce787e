//! Characters that act on the text around them.

/// Whether a character does something to the text around it instead of being seen: it ends a line, controls a terminal, or
/// turns the direction of what follows, so that the end of a comment seems to be code, or code a comment.
pub fn is_steering(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::is_steering;

    #[test]
    fn letters_of_any_script_and_their_joiners_are_text() {
        assert!(
            ['\u{0}', '\u{1b}', '\u{85}', '\u{202e}', '\u{2067}', '\u{2029}'].into_iter().all(is_steering)
        );
        // Persian and emoji need joiners, and a mark of direction has no reach.
        assert!(!"a\u{5d0}\u{200c}\u{200d}\u{200f}\u{feff} ".chars().any(is_steering));
    }
}
