//! The text that is being typed, with its caret. The input of the shell shows it; keys that come before that input has
//! the focus are typed into it here, so that none is lost and none overtakes another.

use std::ops::Range;

use crate::columns::Completions;
use crate::input::{KeyEvent, character};

/// A text field without a browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextField {
    pub text: String,
    /// The selected bytes of the text; empty at the caret.
    pub selection: Range<usize>,
    /// What the word at the caret can become.
    pub completions: Option<Completions>,
    /// Which of them is chosen.
    pub chosen: Option<usize>,
    /// What is wrong with the line, or was not understood of the one before.
    pub problems: Vec<String>,
    /// The line that was not entered for that. Once more, it is.
    pub(crate) refused: Option<String>,
    /// Whether Escape was the last key, and closed the completions.
    pub(crate) backing_out: bool,
}

impl TextField {
    /// A field that begins with a text: all of it selected, or the caret at its end.
    pub(crate) fn new(text: String, is_selected: bool) -> Self {
        let end = text.len();
        Self { text, selection: if is_selected { 0..end } else { end..end }, ..Self::default() }
    }

    /// Takes over what an input says. Ends that are inside a character move to its beginning.
    pub(crate) fn set(&mut self, text: &str, selection: Range<usize>) {
        text.clone_into(&mut self.text);
        let start = self.boundary(selection.start);
        self.selection = start..self.boundary(selection.end).max(start);
    }

    /// Types a text over what is selected.
    pub fn insert(&mut self, typed: &str) {
        self.text.replace_range(self.selection.clone(), typed);
        self.put_caret(self.selection.start + typed.len());
    }

    pub(crate) fn put_caret(&mut self, at: usize) {
        self.selection = at..at;
    }

    /// Takes a key as a field of one line does. Returns whether it changed the text or moved the caret.
    pub fn key(&mut self, event: &KeyEvent) -> bool {
        let by_word = event.modifiers.ctrl || event.modifiers.alt;
        match event.key.as_str() {
            "Backspace" => self.erase(false, by_word),
            "Delete" => self.erase(true, by_word),
            "ArrowLeft" => self.go(false, by_word),
            "ArrowRight" => self.go(true, by_word),
            "Home" => self.put_caret(0),
            "End" => self.put_caret(self.text.len()),
            "a" | "A" if event.modifiers.ctrl || event.modifiers.meta => self.selection = 0..self.text.len(),
            _ => match character(event) {
                Some(typed) => self.insert(typed),
                None => return false,
            },
        }
        true
    }

    /// Takes out what is selected, or else the character or word before or after the caret.
    pub(crate) fn erase(&mut self, forward: bool, by_word: bool) {
        if self.selection.is_empty() {
            let end = self.step(forward, by_word);
            let caret = self.selection.start;
            self.selection = end.min(caret)..end.max(caret);
        }
        self.insert("");
    }

    /// Moves the caret by a character or word, or from a selection to its edge.
    pub(crate) fn go(&mut self, forward: bool, by_word: bool) {
        let at = match (self.selection.is_empty(), forward) {
            (true, _) => self.step(forward, by_word),
            (false, true) => self.selection.end,
            (false, false) => self.selection.start,
        };
        self.put_caret(at);
    }

    /// Where one comes from the caret with a step.
    fn step(&self, forward: bool, by_word: bool) -> usize {
        let (before, after) = self.text.split_at(self.selection.start);
        let skipped = |text: &mut dyn Iterator<Item = char>| -> usize {
            let mut length = 0;
            let mut in_word = false;
            for character in text {
                // A word goes with the spaces before it, seen in the direction of the step.
                if length > 0 && (!by_word || (in_word && !character.is_alphanumeric())) {
                    break;
                }
                in_word |= character.is_alphanumeric();
                length += character.len_utf8();
            }
            length
        };
        if forward {
            before.len() + skipped(&mut after.chars())
        } else {
            before.len() - skipped(&mut before.chars().rev())
        }
    }

    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::TextField;

    #[test]
    fn typing_replaces_what_is_selected_and_erasing_takes_characters_or_words() {
        let mut field = TextField::new("table_1".into(), true);
        field.insert("é");
        field.insert("té");
        assert_eq!((field.text.as_str(), field.selection.clone()), ("été", 5..5));
        field.erase(false, false);
        assert_eq!(field.text, "ét");
        field.insert(" varchar ");
        field.erase(false, true);
        assert_eq!(field.text, "ét ");
        field.go(false, true);
        assert_eq!(field.selection, 0..0);
        field.erase(true, false);
        assert_eq!(field.text, "t ");
        field.go(true, true);
        field.go(true, false);
        field.go(true, false);
        assert_eq!(field.selection, 2..2);
        field.erase(true, true);
        assert_eq!(field.text, "t ");
    }

    #[test]
    fn a_selection_never_cuts_a_character() {
        let mut field = TextField::default();
        field.set("aé", 2..9);
        assert_eq!(field.selection, 1..3);
        field.set("é", 1..1);
        assert_eq!(field.selection, 0..0);
    }
}
