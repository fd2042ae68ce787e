//! The words of a name.

use std::ops::Range;

/// The words of a name, in lower case. Only ASCII is told apart: what else is a letter changes with Unicode, and links
/// have to stay the same.
#[derive(Default)]
pub(super) struct Words {
    /// All of them, with nothing in between.
    text: String,
    /// Where each begins.
    starts: Vec<usize>,
}

/// The most characters of a name that are looked at.
const MAX_LENGTH: usize = 128;

impl Words {
    pub(super) fn of(name: &str) -> Self {
        let mut words = Self::default();
        let mut before = ' ';
        for own in name.chars().take(MAX_LENGTH) {
            if is_letter(own) {
                if !is_letter(before) || own.is_ascii_uppercase() && !before.is_ascii_uppercase() {
                    words.starts.push(words.text.len());
                }
                words.text.push(own.to_ascii_lowercase());
            }
            before = own;
        }
        words
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Some of them in one.
    pub(super) fn joined(&self, some: Range<usize>) -> &str {
        let at = |word: usize| self.starts.get(word).copied().unwrap_or(self.text.len());
        self.text.get(at(some.start)..at(some.end)).unwrap_or_default()
    }

    /// The first one; empty if there is none.
    pub(super) fn first(mut self) -> String {
        let length = self.joined(0..1).len();
        self.text.truncate(length);
        self.text
    }
}

fn is_letter(own: char) -> bool {
    own.is_ascii_alphanumeric() || !own.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn words_are_told_apart_by_what_is_no_letter_and_by_capitals() {
        let all = |name: &str| {
            let words = Words::of(name);
            (0..words.len()).map(|at| words.joined(at..at + 1).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(all("user_accountID"), ["user", "account", "id"]);
        assert_eq!(all("__größe 2"), ["größe", "2"]);
        assert_eq!(all("-"), [""; 0]);
        assert_eq!(Words::of("user_accountID").joined(1..3), "accountid");
        assert_eq!(Words::of("user_accountID").first(), "user");
    }
}
