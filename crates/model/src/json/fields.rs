//! The fields of an object, in whatever order they come.

use std::borrow::Cow;

use super::{Json, Presence, Reader, Value};

/// The fields of the object that is being read.
///
/// A record names its fields one after the other, over and over until all that are in the text have found their
/// place. Files have them in the same order, so that once is nearly always enough.
pub(crate) struct Fields<'r, 't> {
    reader: &'r mut Reader<'t>,
    /// Where the object begins.
    start: usize,
    /// The field that comes next; `None` after the last.
    key: Option<Cow<'t, str>>,
    key_at: usize,
    /// The field before it.
    before: Option<Cow<'t, str>>,
    /// One bit for each field that was there.
    seen: u64,
    /// Number of the next field that the record names.
    next: u32,
    /// Whether the fields that are missing are looked for.
    is_over: bool,
}

impl<'t> Reader<'t> {
    /// Reads an object. `name_fields` calls [`Fields::field`] for each field that there can be, always in the same
    /// order.
    #[inline(never)]
    pub(crate) fn record(&mut self, name_fields: &mut dyn FnMut(&mut Fields)) {
        let start = self.place();
        if !self.open(b'{', "an object: `{`") {
            return;
        }
        let more = self.first(b'}');
        let mut fields = Fields {
            reader: self,
            start,
            key: None,
            key_at: 0,
            before: None,
            seen: 0,
            next: 0,
            is_over: false,
        };
        fields.step(more);
        while let Some(key) = fields.key.clone() {
            let before = fields.seen;
            fields.next = 0;
            name_fields(&mut fields);
            if fields.seen == before && fields.key.is_some() {
                fields.keep(&key);
            }
        }
        fields.is_over = true;
        fields.next = 0;
        name_fields(&mut fields);
    }
}

impl<'t> Fields<'_, 't> {
    /// Names a field, and reads it if it is the next one.
    #[inline(never)]
    pub(crate) fn field(&mut self, name: &str, presence: Presence, target: &mut dyn Json) {
        if self.value(name, presence, &mut |reader| target.read(reader)) && presence == Presence::Kept {
            self.instead(target);
        }
    }

    /// Names a field, and reads its value if it is the next one. Whether it was left out, since it is unknown.
    #[inline(never)]
    pub(crate) fn value(
        &mut self,
        name: &str,
        presence: Presence,
        read: &mut dyn FnMut(&mut Reader<'t>),
    ) -> bool {
        if self.begin(name, presence).is_none() {
            return false;
        }
        let reader = &mut *self.reader;
        let kept = reader.unknown.len();
        let left_out = if presence == Presence::Needed {
            read(reader);
            None
        } else {
            reader.attempt(false, read)
        };
        let is_left_out = left_out.is_some();
        match left_out {
            Some(value) => reader.keep(name, value, self.before.as_deref()),
            None => reader.in_field(kept, name),
        }
        self.end(name);
        is_left_out
    }

    /// The field that was left out last is written in the place of this, until that is changed.
    pub(crate) fn instead(&mut self, of: &dyn Json) {
        self.reader.keep_instead(of);
    }

    /// Names a field. If it is the next one, its value has to be read, and then [`Fields::end`] called.
    #[inline(never)]
    pub(crate) fn begin(&mut self, name: &str, presence: Presence) -> Option<&mut Reader<'t>> {
        let bit = 1 << (self.next & 63);
        self.next += 1;
        if self.key.as_deref() == Some(name) {
            if self.seen & bit != 0 {
                self.reader.stop(self.key_at, &["the field `", name, "` is repeated"], false);
                self.key = None;
                return None;
            }
            self.seen |= bit;
            return Some(self.reader);
        }
        if self.is_over && presence == Presence::Needed && self.seen & bit == 0 {
            self.reader.fail(self.start, &["the field `", name, "` is missing"]);
        }
        None
    }

    /// Steps to the next field.
    #[inline(never)]
    pub(crate) fn end(&mut self, name: &str) {
        if self.reader.failed() {
            self.reader.trail(&[".", name]);
            self.key = None;
        } else {
            let more = self.reader.more(b'}');
            self.step(more);
        }
    }

    /// Keeps the next field, which is unknown.
    fn keep(&mut self, name: &str) {
        let mut value = Value::Null;
        value.read(self.reader);
        self.reader.keep(name, value, self.before.as_deref());
        self.end(name);
    }

    fn step(&mut self, more: bool) {
        self.before = self.key.take();
        if more {
            self.key_at = self.reader.place();
            let key = self.reader.key();
            if !self.reader.failed() {
                self.key = Some(key);
            }
        }
    }
}
