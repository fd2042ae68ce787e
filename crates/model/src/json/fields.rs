//! The fields of an object, in whatever order they come.

use std::borrow::Cow;

use super::{Node, Presence, ReadJson, Reader, Value};

/// The fields of the object that is being read.
///
/// A record names its fields one after the other, over and over until all that are in the object have found their
/// place. Files have them in the same order, so that once is nearly always enough.
pub(crate) struct Fields<'r, 'n> {
    reader: &'r mut Reader,
    fields: &'n [(Cow<'n, str>, Node<'n>)],
    /// The field that comes next.
    at: usize,
    /// One bit for each field that was there.
    seen: u64,
    /// One bit for each needed field that was looked for where another stood.
    sought: u64,
    /// Number of the next field that the record names.
    next: u32,
    /// Whether the fields that are missing are looked for.
    is_over: bool,
}

impl Reader {
    /// Reads an object. `name_fields` calls [`Fields::field`] for each field that there can be, always in the same
    /// order.
    #[inline(never)]
    pub(crate) fn record<'n>(
        &mut self,
        node: &'n Node<'n>,
        name_fields: &mut dyn FnMut(&mut Fields<'_, 'n>),
    ) {
        let Node::Object(fields) = node else { return self.expected("an object: `{`") };
        let mut fields = Fields { reader: self, fields, at: 0, seen: 0, sought: 0, next: 0, is_over: false };
        while fields.at < fields.fields.len() && !fields.reader.failed() {
            let before = fields.at;
            fields.next = 0;
            name_fields(&mut fields);
            if fields.at == before {
                fields.keep();
            }
        }
        if fields.fields.is_empty() || fields.sought & !fields.seen != 0 {
            fields.is_over = true;
            fields.next = 0;
            name_fields(&mut fields);
        }
    }
}

impl<'n> Fields<'_, 'n> {
    /// Names a field, and reads it if it is the next one.
    #[inline(never)]
    pub(crate) fn field(&mut self, name: &str, presence: Presence, target: &mut dyn ReadJson) {
        let Some(node) = self.named(name, presence) else { return };
        if self.take(name, node, presence, &mut |reader, node| target.read(node, reader))
            && presence == Presence::Kept
        {
            self.instead(target.blank_json());
        }
    }

    /// Names a field, and reads its value if it is the next one. Whether it was left out, since it is unknown.
    #[inline(never)]
    pub(crate) fn value(
        &mut self,
        name: &str,
        presence: Presence,
        read: &mut dyn FnMut(&mut Reader, &'n Node<'n>),
    ) -> bool {
        self.named(name, presence).is_some_and(|node| self.take(name, node, presence, read))
    }

    /// Reads the value of the next field. Whether it was left out, since it is unknown.
    fn take(
        &mut self,
        name: &str,
        node: &'n Node<'n>,
        presence: Presence,
        read: &mut dyn FnMut(&mut Reader, &'n Node<'n>),
    ) -> bool {
        let kept = self.reader.unknown.len();
        let is_left_out = if presence == Presence::Needed {
            read(self.reader, node);
            false
        } else {
            self.reader.attempt(|reader| read(reader, node))
        };
        if is_left_out {
            self.reader.keep(name, node.clone().into_owned(), self.before());
        } else {
            self.reader.in_field(kept, name);
        }
        if self.reader.failed() {
            let own = self.fields.get(self.at).map(|(name, _)| &**name);
            self.reader.trail(&[".", name], own);
        }
        self.at += 1;
        is_left_out
    }

    /// The field that was left out last is written in the place of this, until that is changed.
    pub(crate) fn instead(&mut self, of: Value) {
        self.reader.keep_instead(of);
    }

    /// Names a field; its value if it is the next one.
    fn named(&mut self, name: &str, presence: Presence) -> Option<&'n Node<'n>> {
        let bit = 1 << (self.next & 63);
        self.next += 1;
        if self.reader.failed() {
            return None;
        }
        match self.fields.get(self.at) {
            Some((own, _)) if own == name && self.seen & bit != 0 => {
                self.reader.stop(Some(own), &["the field `", name, "` is repeated"], false);
                None
            }
            Some((own, node)) if own == name => {
                self.seen |= bit;
                Some(node)
            }
            _ => {
                if presence == Presence::Needed {
                    self.sought |= bit;
                }
                if self.is_over && presence == Presence::Needed && self.seen & bit == 0 {
                    self.reader.fail(&["the field `", name, "` is missing"]);
                    self.reader.trail(&[], self.fields.first().map(|(name, _)| &**name));
                }
                None
            }
        }
    }

    /// Keeps the next field, which is unknown.
    fn keep(&mut self) {
        if let Some((name, value)) = self.fields.get(self.at) {
            self.reader.keep(name, value.clone().into_owned(), self.before());
            self.at += 1;
        }
    }

    /// The name of the field before the next one.
    fn before(&self) -> Option<&'n str> {
        let before = self.at.checked_sub(1)?;
        self.fields.get(before).map(|(name, _)| &**name)
    }
}
