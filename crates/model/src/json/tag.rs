//! The values of enumerations: a word alone, or an object with one field.

use std::borrow::Cow;

use super::Reader;

/// The beginning of an enumeration's value: `"text"`, or `{"varchar":` with more to come.
pub(crate) struct Tag<'t> {
    pub(crate) name: Cow<'t, str>,
    start: usize,
    has_value: bool,
    /// How much was unknown before it.
    kept: usize,
}

impl<'t> Reader<'t> {
    /// Reads the beginning of an enumeration's value.
    #[inline(never)]
    pub(crate) fn tag(&mut self) -> Tag<'t> {
        let has_value = self.peek() == b'{';
        let mut start = self.at;
        if has_value && self.open(b'{', "") {
            start = self.place();
        }
        let name = if has_value { self.key() } else { self.text() };
        Tag { name, start, has_value, kept: self.unknown.len() }
    }

    /// Notes that a tag is none of those that there are.
    #[inline(never)]
    pub(crate) fn unknown_tag(&mut self, tag: &Tag, known: &[&str]) {
        self.unknown(tag.start, &tag.name, known);
    }

    /// Checks that a value follows the tag.
    #[inline(never)]
    pub(crate) fn tag_value(&mut self, tag: &Tag) {
        if !tag.has_value {
            self.fail(tag.start, &["`", &tag.name, "` needs a value: {\"", &tag.name, "\":…}"]);
        }
    }

    /// Checks that no value follows the tag.
    #[inline(never)]
    pub(crate) fn tag_alone(&mut self, tag: &Tag) {
        if tag.has_value && !self.word("null") {
            self.fail(tag.start, &["`", &tag.name, "` takes no value: write \"", &tag.name, "\""]);
        }
    }

    /// Reads the end of an enumeration's value.
    #[inline(never)]
    pub(crate) fn end_tag(&mut self, tag: &Tag) {
        // With another variant it goes.
        self.inside(tag.kept);
        self.in_field(tag.kept, &tag.name);
        if self.failed() {
            if tag.has_value {
                self.trail(&[".", &tag.name]);
            }
        } else if tag.has_value && self.more(b'}') {
            self.expected("only one field");
        }
    }

    /// Reads a text that is one of `words`; its place among them.
    #[inline(never)]
    pub(crate) fn word_of(&mut self, words: &[&str]) -> Option<usize> {
        let tag = self.tag();
        let found = words.iter().position(|word| *word == tag.name);
        if found.is_some() {
            self.tag_alone(&tag);
            self.end_tag(&tag);
        } else {
            self.unknown_tag(&tag, words);
        }
        found
    }
}
