//! What was said last in a context.

use crowfoot_model::json::{Node, Number, Value};

use super::predictor::{hash_text, join, spread};
use super::slots::Slots;

const BITS: u32 = 15;
/// Values with more parts than this are not kept.
const PARTS: usize = 24;
/// The most values that are kept.
const VALUES: usize = 200_000;

#[derive(Clone)]
pub(super) struct Memo {
    /// A check, and the numbers of the last values, the newest first.
    slots: Vec<[u32; 4]>,
    values: Vec<(Value, u32)>,
    numbers: Slots,
}

impl Memo {
    pub(super) fn new() -> Self {
        Self { slots: vec![[0; 4]; 1 << BITS], values: vec![(Value::Null, 0)], numbers: Slots::new(16) }
    }

    /// The numbers of the last values in a context; 0 for none.
    pub(super) fn recall(&self, context: u32) -> [u32; 3] {
        let hash = spread(context);
        let [check, found @ ..] = self.slots[(hash >> (32 - BITS)) as usize];
        if check == hash { found } else { [0; 3] }
    }

    pub(super) fn value(&self, number: u32) -> &(Value, u32) {
        self.values.get(number as usize).unwrap_or(&self.values[0])
    }

    /// The number of a value, if it can be kept.
    pub(super) fn number(&mut self, value: &Value, hash: u32) -> Option<u32> {
        if let Some(known) = self.numbers.get(hash).map(|known| known as u32)
            && self.value(known).0 == *value
        {
            return Some(known);
        }
        if parts(value) > PARTS || self.values.len() > VALUES {
            return None;
        }
        let number = self.values.len() as u32;
        self.values.push((value.clone(), hash));
        self.numbers.insert(hash, number as usize);
        Some(number)
    }

    pub(super) fn note(&mut self, context: u32, number: u32) {
        let hash = spread(context);
        let slot = &mut self.slots[(hash >> (32 - BITS)) as usize];
        if slot[0] != hash {
            *slot = [hash, 0, 0, 0];
        }
        let [_, first, second, third] = *slot;
        if first != number {
            *slot = [hash, number, first, if second == number { third } else { second }];
        }
    }
}

fn parts(value: &Value) -> usize {
    match value {
        Node::Array(elements) => 1 + elements.iter().map(parts).sum::<usize>(),
        Node::Object(fields) => 1 + fields.iter().map(|(_, own)| parts(own)).sum::<usize>(),
        Node::String(text) => 1 + text.len() / 64,
        _ => 1,
    }
}

pub(super) fn hash(value: &Value) -> u32 {
    match value {
        Node::Null => 1,
        Node::Bool(own) => 2 + u32::from(*own),
        Node::Number(Number::Unsigned(own)) => join((*own >> 32) as u32 ^ 4, *own as u32),
        Node::Number(Number::Negative(own)) => join((*own >> 32) as u32 ^ 5, *own as u32),
        Node::Number(Number::Float(own)) => join((own.to_bits() >> 32) as u32 ^ 6, own.to_bits() as u32),
        Node::String(own) => hash_text(own),
        Node::Array(elements) => elements.iter().fold(7, |all, own| join(all, hash(own))),
        Node::Object(fields) => {
            fields.iter().fold(8, |all, (name, own)| join(join(all, hash_text(name)), hash(own)))
        }
    }
}
