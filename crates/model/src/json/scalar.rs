//! JSON forms of what records are made of.

use std::borrow::Cow;

use super::{Node, Number, ReadJson, Reader, Value, WriteJson, Writer};

impl WriteJson for bool {
    fn is_silent(&self) -> bool {
        !self
    }

    fn write<'t>(&'t self, writer: &mut Writer<'t>) {
        writer.put(Node::Bool(*self));
    }
}

impl ReadJson for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, node: &Node, reader: &mut Reader) {
        match node {
            Node::Bool(value) => *self = *value,
            _ => reader.expected("true or false"),
        }
    }
}

impl WriteJson for String {
    fn write<'t>(&'t self, writer: &mut Writer<'t>) {
        writer.text(self);
    }
}

impl ReadJson for String {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, node: &Node, reader: &mut Reader) {
        match node {
            Node::String(text) => text.as_ref().clone_into(self),
            _ => reader.expected("a string"),
        }
    }

    fn blank_json(&self) -> Value {
        Node::String(Cow::Borrowed(""))
    }
}

impl WriteJson for f64 {
    fn write<'t>(&'t self, writer: &mut Writer<'t>) {
        writer.put(Node::from(*self));
    }
}

impl ReadJson for f64 {
    fn blank() -> Self {
        0.0
    }

    fn read(&mut self, node: &Node, reader: &mut Reader) {
        match node {
            Node::Number(number) => *self = number.as_f64(),
            _ => reader.expected("a number"),
        }
    }
}

macro_rules! whole_numbers {
    ($($type:ty: $read:ident $bound:expr, $wide:ty;)+) => {$(
        impl WriteJson for $type {
            fn write<'t>(&'t self, writer: &mut Writer<'t>) {
                writer.put(Node::from(<$wide>::from(*self)));
            }
        }

        impl ReadJson for $type {
            fn blank() -> Self {
                0
            }

            fn read(&mut self, node: &Node, reader: &mut Reader) {
                *self = reader.$read(node, $bound.into()) as $type;
            }
        }
    )+};
}

whole_numbers! {
    u8: unsigned u8::MAX, u64;
    u32: unsigned u32::MAX, u64;
    u64: unsigned u64::MAX, u64;
    i32: signed i32::MIN, i64;
    i64: signed i64::MIN, i64;
}

impl Reader {
    /// Reads a whole number from 0 to `most`.
    #[inline(never)]
    fn unsigned(&mut self, node: &Node, most: u64) -> u64 {
        match node {
            Node::Number(Number::Unsigned(number)) if *number <= most => *number,
            _ => {
                self.fail(&["expected an integer from 0 to ", &most.to_string()]);
                0
            }
        }
    }

    /// Reads a whole number of the type whose least is `least`.
    #[inline(never)]
    fn signed(&mut self, node: &Node, least: i64) -> i64 {
        let number = match node {
            Node::Number(number) => number.as_i64(),
            _ => None,
        };
        number.filter(|number| (least..=!least).contains(number)).unwrap_or_else(|| {
            self.fail(&["expected an integer from ", &least.to_string(), " to ", &(!least).to_string()]);
            0
        })
    }
}

impl<T: WriteJson> WriteJson for Option<T> {
    fn is_silent(&self) -> bool {
        self.is_none()
    }

    fn write<'t>(&'t self, writer: &mut Writer<'t>) {
        writer.option(self.as_ref().map(|value| value as &dyn WriteJson));
    }
}

impl<T: ReadJson> ReadJson for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, node: &Node, reader: &mut Reader) {
        *self = None;
        if !matches!(node, Node::Null) {
            let kept = reader.unknown.len();
            self.insert(T::blank()).read(node, reader);
            reader.inside(kept);
            if reader.failed() {
                *self = None;
            }
        }
    }
}

impl<T: WriteJson> WriteJson for Vec<T> {
    fn is_silent(&self) -> bool {
        self.is_empty()
    }

    fn write<'t>(&'t self, writer: &mut Writer<'t>) {
        writer.list(self.len(), &mut |writer, at| {
            if let Some(element) = self.get(at) {
                element.write(writer);
            }
        });
    }
}

impl<T: ReadJson> ReadJson for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, node: &Node, reader: &mut Reader) {
        reader.list(node, false, &mut |reader, node| {
            let mut element = T::blank();
            element.read(node, reader);
            if !reader.failed() {
                self.push(element);
            }
        });
        if reader.failed() {
            self.clear();
        }
    }
}

impl<T: WriteJson> WriteJson for Box<T> {
    fn write<'t>(&'t self, writer: &mut Writer<'t>) {
        (**self).write(writer);
    }
}

impl<T: ReadJson> ReadJson for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn read(&mut self, node: &Node, reader: &mut Reader) {
        (**self).read(node, reader);
    }
}
