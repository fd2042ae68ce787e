//! JSON forms of what records are made of.

use super::{Json, Number, Reader, Writer};

impl Json for bool {
    fn blank() -> Self {
        false
    }

    fn is_silent(&self) -> bool {
        !self
    }

    fn write(&self, writer: &mut Writer) {
        writer.boolean(*self);
    }

    fn read(&mut self, reader: &mut Reader) {
        *self = reader.word("true");
        if !*self && !reader.word("false") {
            reader.expected("true or false");
        }
    }
}

impl Json for String {
    fn blank() -> Self {
        Self::new()
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }

    fn read(&mut self, reader: &mut Reader) {
        *self = reader.text().into_owned();
    }
}

impl Json for f64 {
    fn blank() -> Self {
        0.0
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(Number::Float(*self));
    }

    fn read(&mut self, reader: &mut Reader) {
        *self = reader.number().as_f64();
    }
}

macro_rules! whole_numbers {
    ($($type:ty: $read:ident $bound:expr, $number:ident;)+) => {$(
        impl Json for $type {
            fn blank() -> Self {
                0
            }

            fn write(&self, writer: &mut Writer) {
                writer.$number((*self).into());
            }

            fn read(&mut self, reader: &mut Reader) {
                *self = reader.$read($bound.into()) as $type;
            }
        }
    )+};
}

whole_numbers! {
    u8: unsigned u8::MAX, unsigned;
    u32: unsigned u32::MAX, unsigned;
    u64: unsigned u64::MAX, unsigned;
    i32: signed i32::MIN, signed;
    i64: signed i64::MIN, signed;
}

impl<T: Json> Json for Option<T> {
    fn blank() -> Self {
        None
    }

    fn is_silent(&self) -> bool {
        self.is_none()
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write(writer),
            None => writer.null(),
        }
    }

    fn read(&mut self, reader: &mut Reader) {
        if reader.word("null") {
            *self = None;
        } else {
            let kept = reader.unknown.len();
            self.insert(T::blank()).read(reader);
            reader.inside(kept);
            if reader.failed() {
                *self = None;
            }
        }
    }
}

impl<T: Json> Json for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn is_silent(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, writer: &mut Writer) {
        writer.begin_array();
        for element in self {
            writer.element();
            element.write(writer);
        }
        writer.end_array();
    }

    fn read(&mut self, reader: &mut Reader) {
        reader.list(false, &mut |reader| {
            let mut element = T::blank();
            element.read(reader);
            if !reader.failed() {
                self.push(element);
            }
        });
        if reader.failed() {
            self.clear();
        }
    }
}

impl<T: Json> Json for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }

    fn read(&mut self, reader: &mut Reader) {
        (**self).read(reader);
    }
}
