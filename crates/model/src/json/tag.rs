//! The values of enumerations: a word alone, or an object with one field.

use super::{Node, Reader};

/// An enumeration's value: `"text"`, or `{"varchar":…}`.
pub(crate) struct Tag<'n> {
    pub(crate) name: &'n str,
    value: Option<&'n Node<'n>>,
    /// How much was unknown before it.
    kept: usize,
}

impl Reader {
    /// Reads the name of an enumeration's value.
    #[inline(never)]
    pub(crate) fn tag<'n>(&mut self, node: &'n Node<'n>) -> Option<Tag<'n>> {
        let kept = self.unknown.len();
        match node {
            Node::String(name) => return Some(Tag { name, value: None, kept }),
            Node::Object(fields) => match &fields[..] {
                [(name, value)] => return Some(Tag { name, value: Some(value), kept }),
                _ => self.expected("one field"),
            },
            _ => self.expected("a string"),
        }
        None
    }

    /// The value that follows the tag: there must be one.
    #[inline(never)]
    pub(crate) fn tag_value<'n>(&mut self, tag: &Tag<'n>) -> Option<&'n Node<'n>> {
        if tag.value.is_none() {
            self.fail(&["`", tag.name, "` needs a value: {\"", tag.name, "\":…}"]);
        }
        tag.value
    }

    /// Checks that no value follows the tag.
    #[inline(never)]
    pub(crate) fn tag_alone(&mut self, tag: &Tag) {
        if tag.value.is_some_and(|value| !matches!(value, Node::Null)) {
            self.fail(&["`", tag.name, "` takes no value: write \"", tag.name, "\""]);
        }
    }

    /// Ends the reading of an enumeration's value.
    #[inline(never)]
    pub(crate) fn end_tag(&mut self, tag: &Tag) {
        // With another variant it goes.
        self.inside(tag.kept);
        self.in_field(tag.kept, tag.name);
        if tag.value.is_some() {
            self.trail(&[".", tag.name], Some(tag.name));
        }
    }

    /// Reads a text that is one of `words`; its place among them.
    #[inline(never)]
    pub(crate) fn word_of(&mut self, node: &Node, words: &[&str]) -> Option<usize> {
        let tag = self.tag(node)?;
        let found = words.iter().position(|word| *word == tag.name);
        if found.is_some() {
            self.tag_alone(&tag);
            self.end_tag(&tag);
        } else {
            self.unknown(tag.name, words);
        }
        found
    }
}
