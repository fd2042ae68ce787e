//! Values to bytes.

use std::collections::HashMap;

use crowfoot_compact::Arrange;
use crowfoot_dense::holds_ids;
use crowfoot_model::json::{Node, Number};

use super::{
    ARRAY, FALSE, FLOAT, ID, INTEGER, NEAR, NEAR_ID, NEW_SHAPE, NEW_STRING, NULL, SHAPE, SHORT, SHORT_ARRAY,
    SHORT_ARRAYS, STRING, TRUE,
};
use crate::vocabulary::VOCABULARY;

/// Packs a value; the same value always gives the same bytes.
pub(crate) fn pack(value: &Node) -> Vec<u8> {
    let mut writer = Writer {
        out: Vec::new(),
        strings: VOCABULARY.iter().enumerate().map(|(at, word)| (*word, at)).collect(),
        shapes: HashMap::new(),
        last_id: 0,
    };
    writer.varint(VOCABULARY.len() as u64);
    writer.value(value, false);
    writer.out
}

struct Writer<'v> {
    out: Vec<u8>,
    strings: HashMap<&'v str, usize>,
    shapes: HashMap<Vec<&'v str>, usize>,
    last_id: i64,
}

impl<'v> Writer<'v> {
    fn value(&mut self, value: &'v Node<'v>, as_id: bool) {
        match value {
            Node::Null => self.out.push(NULL),
            Node::Bool(false) => self.out.push(FALSE),
            Node::Bool(true) => self.out.push(TRUE),
            Node::Number(number) => self.number(*number, as_id),
            Node::String(text) => self.string(text),
            Node::Array(items) => {
                if items.len() < SHORT_ARRAYS {
                    self.out.push(SHORT_ARRAY + items.len() as u8);
                } else {
                    self.out.push(ARRAY);
                    self.varint(items.len() as u64);
                }
                for item in items {
                    self.value(item, as_id);
                }
            }
            Node::Object(fields) => {
                // Sorted by name, so that the shape does not depend on the order in the text.
                let mut fields: Vec<(&str, &Node)> = fields.iter().map(|(key, own)| (&**key, own)).collect();
                fields.arrange_by(|a, b| a.0.cmp(b.0));
                let keys: Vec<&str> = fields.iter().map(|(key, _)| *key).collect();
                match self.shapes.get(&keys) {
                    Some(shape) => self.reference(SHAPE, *shape),
                    None => {
                        self.out.push(NEW_SHAPE);
                        self.varint(keys.len() as u64);
                        for key in &keys {
                            self.string(key);
                        }
                        self.shapes.insert(keys, self.shapes.len());
                    }
                }
                for (key, value) in fields {
                    self.value(value, holds_ids(key));
                }
            }
        }
    }

    fn number(&mut self, number: Number, as_id: bool) {
        match number.as_i64() {
            Some(id) if as_id && id >= 0 => self.id(id),
            Some(integer) => {
                self.out.push(INTEGER);
                self.varint(zigzag(integer));
            }
            None => {
                self.out.push(FLOAT);
                self.out.extend(number.as_f64().to_le_bytes());
            }
        }
    }

    fn id(&mut self, id: i64) {
        let difference = id - self.last_id;
        self.last_id = id;
        if (-NEAR..NEAR).contains(&difference) {
            self.out.push(NEAR_ID + (difference + NEAR) as u8);
        } else {
            self.out.push(ID);
            self.varint(zigzag(difference));
        }
    }

    fn string(&mut self, text: &'v str) {
        match self.strings.get(text) {
            Some(at) => self.reference(STRING, *at),
            None => {
                self.out.push(NEW_STRING);
                self.varint(text.len() as u64);
                self.out.extend(text.as_bytes());
                self.strings.insert(text, self.strings.len());
            }
        }
    }

    fn reference(&mut self, base: u8, at: usize) {
        if at < SHORT {
            self.out.push(base + at as u8);
        } else {
            self.out.push(base + SHORT as u8);
            self.varint((at - SHORT) as u64);
        }
    }

    fn varint(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.out.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.out.push(number as u8);
    }
}

fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}
