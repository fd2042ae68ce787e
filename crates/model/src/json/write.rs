//! Writing JSON, as text or as a tree, from what says its fields one after the other.

use std::borrow::Cow;
use std::mem::take;

use super::print::Text;
use super::{Node, Presence, WriteJson};

/// Takes values one after the other; where they go follows from what is open.
pub(crate) struct Writer<'t>(To<'t>);

enum To<'t> {
    /// Most is printed as it comes: a tree of a whole document would take longer than its text.
    Text(Text),
    Tree(Tree<'t>),
}

/// A tree that is being built.
#[derive(Default)]
struct Tree<'t> {
    /// The open objects and arrays, the innermost last, each with the name of the field that it is to be.
    open: Vec<(Cow<'t, str>, Node<'t>)>,
    /// The name of the field whose value comes next.
    name: Cow<'t, str>,
    done: Node<'t>,
}

/// The tree that a value is written as.
#[inline(never)]
pub(crate) fn to_node(value: &dyn WriteJson) -> Node<'_> {
    tree(&mut |writer| value.write(writer))
}

/// The tree of what `write` writes.
pub(crate) fn tree<'t>(write: &mut dyn FnMut(&mut Writer<'t>)) -> Node<'t> {
    let mut writer = Writer(To::Tree(Tree::default()));
    write(&mut writer);
    match writer.0 {
        To::Tree(tree) => tree.done,
        To::Text(_) => Node::Null,
    }
}

/// The text of what `write` writes: on one line, or with a line for each record and part.
pub(crate) fn text<'t>(in_lines: bool, write: &mut dyn FnMut(&mut Writer<'t>)) -> String {
    let mut writer = Writer(To::Text(Text::new(in_lines, if in_lines { 4096 } else { 256 })));
    write(&mut writer);
    match writer.0 {
        To::Text(text) => text.finish(),
        To::Tree(_) => String::new(),
    }
}

impl<'t> Writer<'t> {
    /// Adds a value.
    #[inline(never)]
    pub(crate) fn put(&mut self, value: Node<'t>) {
        match &mut self.0 {
            To::Text(text) => text.node(&value),
            To::Tree(tree) => tree.put(value),
        }
    }

    #[inline(never)]
    pub(crate) fn text(&mut self, text: &'t str) {
        self.put(Node::String(Cow::Borrowed(text)));
    }

    #[inline(never)]
    pub(crate) fn begin_object(&mut self) {
        match &mut self.0 {
            To::Text(text) => text.begin_object(),
            To::Tree(tree) => tree.begin(Node::Object(Vec::with_capacity(8))),
        }
    }

    #[inline(never)]
    pub(crate) fn end_object(&mut self) {
        match &mut self.0 {
            To::Text(text) => text.end_object(),
            To::Tree(tree) => tree.end(),
        }
    }

    /// Names the field of an object whose value comes next.
    #[inline(never)]
    pub(crate) fn name(&mut self, name: &'static str) {
        match &mut self.0 {
            To::Text(text) => text.name(name),
            To::Tree(tree) => tree.name = Cow::Borrowed(name),
        }
    }

    /// Adds a field of a record, unless it is optional and says nothing.
    #[inline(never)]
    pub(crate) fn field(&mut self, name: &'static str, presence: Presence, value: &'t dyn WriteJson) {
        if presence != Presence::Optional || !value.is_silent() {
            self.name(name);
            value.write(self);
        }
    }

    /// Adds the value of an enum: `{"name":value}`.
    #[inline(never)]
    pub(crate) fn tagged(&mut self, name: &'static str, value: &'t dyn WriteJson) {
        self.begin_object();
        self.field(name, Presence::Needed, value);
        self.end_object();
    }

    /// Begins the value of an enum with fields: `{"name":{…}}`, which is two objects.
    #[inline(never)]
    pub(crate) fn begin_tagged(&mut self, name: &'static str) {
        self.begin_object();
        self.name(name);
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
    pub(crate) fn list(&mut self, length: usize, element: &mut dyn FnMut(&mut Self, usize)) {
        match &mut self.0 {
            To::Text(text) => text.begin_array(),
            To::Tree(tree) => tree.begin(Node::Array(Vec::new())),
        }
        for at in 0..length {
            if let To::Text(text) = &mut self.0 {
                text.element();
            }
            element(self, at);
        }
        match &mut self.0 {
            To::Text(text) => text.end_array(),
            To::Tree(tree) => tree.end(),
        }
    }
}

impl<'t> Tree<'t> {
    fn put(&mut self, value: Node<'t>) {
        let name = take(&mut self.name);
        match self.open.last_mut() {
            Some((_, Node::Object(fields))) => fields.push((name, value)),
            Some((_, Node::Array(elements))) => elements.push(value),
            _ => self.done = value,
        }
    }

    fn begin(&mut self, container: Node<'t>) {
        self.open.push((take(&mut self.name), container));
    }

    /// Ends the innermost object or array.
    fn end(&mut self) {
        if let Some((name, value)) = self.open.pop() {
            self.name = name;
            self.put(value);
        }
    }
}
