//! Building a tree of JSON from what says its fields one after the other.

use std::borrow::Cow;
use std::mem::take;

use super::{Node, Presence, WriteJson};

/// Collects values; where they go follows from what is open.
#[derive(Default)]
pub(crate) struct Writer<'t> {
    /// The open objects and arrays, the innermost last, each with the name of the field that it is to be.
    open: Vec<(Cow<'t, str>, Node<'t>)>,
    /// The name of the field whose value comes next.
    name: Cow<'t, str>,
    done: Node<'t>,
}

/// The tree that a value is written as.
#[inline(never)]
pub(crate) fn to_node(value: &dyn WriteJson) -> Node<'_> {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.done
}

impl<'t> Writer<'t> {
    /// Adds a value.
    #[inline(never)]
    pub(crate) fn put(&mut self, value: Node<'t>) {
        let name = take(&mut self.name);
        match self.open.last_mut() {
            Some((_, Node::Object(fields))) => fields.push((name, value)),
            Some((_, Node::Array(elements))) => elements.push(value),
            _ => self.done = value,
        }
    }

    #[inline(never)]
    pub(crate) fn text(&mut self, text: &'t str) {
        self.put(Node::String(Cow::Borrowed(text)));
    }

    #[inline(never)]
    pub(crate) fn begin_object(&mut self) {
        self.begin(Node::Object(Vec::with_capacity(8)));
    }

    /// Ends the innermost object or array.
    #[inline(never)]
    pub(crate) fn end(&mut self) {
        if let Some((name, value)) = self.open.pop() {
            self.name = name;
            self.put(value);
        }
    }

    /// Adds a field of a record, unless it is optional and says nothing.
    #[inline(never)]
    pub(crate) fn field(&mut self, name: &'static str, presence: Presence, value: &'t dyn WriteJson) {
        if presence != Presence::Optional || !value.is_silent() {
            self.name = Cow::Borrowed(name);
            value.write(self);
        }
    }

    /// Adds the value of an enum: `{"name":value}`.
    #[inline(never)]
    pub(crate) fn tagged(&mut self, name: &'static str, value: &'t dyn WriteJson) {
        self.begin_object();
        self.field(name, Presence::Needed, value);
        self.end();
    }

    /// Begins the value of an enum with fields: `{"name":{…}}`, which is two objects.
    #[inline(never)]
    pub(crate) fn begin_tagged(&mut self, name: &'static str) {
        self.begin_object();
        self.name = Cow::Borrowed(name);
        self.begin_object();
    }

    /// Adds a value, or null.
    #[inline(never)]
    pub(crate) fn option(&mut self, value: Option<&'t dyn WriteJson>) {
        match value {
            Some(value) => value.write(self),
            None => self.put(Node::Null),
        }
    }

    /// Adds an array.
    #[inline(never)]
    pub(crate) fn list(&mut self, length: usize, element: &dyn Fn(usize) -> Option<&'t dyn WriteJson>) {
        self.begin(Node::Array(Vec::new()));
        for element in (0..length).filter_map(element) {
            element.write(self);
        }
        self.end();
    }

    fn begin(&mut self, container: Node<'t>) {
        self.open.push((take(&mut self.name), container));
    }
}
