//! Bytes to values. The bytes come from a link and are not trusted.

use std::rc::Rc;

use crowfoot_model::json::Value;

use super::{
    ARRAY, FALSE, FLOAT, ID, INTEGER, NEAR, NEAR_ID, NEW_SHAPE, NEW_STRING, NULL, SHAPE, SHORT, SHORT_ARRAY,
    STRING, TRUE,
};
use crate::LinkError;
use crate::vocabulary::VOCABULARY;

/// The maximum nesting of values. The file format needs far less.
const MAX_DEPTH: usize = 64;
/// The maximum bytes of all text in a value, counting every reference to a string, and every object and item.
const MAX_TEXT_BYTES: usize = 64 * 1024 * 1024;

/// Reads one packed value.
///
/// # Errors
/// The bytes end early, continue after the value, or would become a value that is too large or too deep.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Value, LinkError> {
    let mut reader =
        Reader { bytes, strings: Vec::new(), shapes: Vec::new(), last_id: 0, text_left: MAX_TEXT_BYTES };
    let known = reader.length()?;
    let vocabulary = VOCABULARY.get(..known).ok_or(LinkError::Damaged)?;
    reader.strings = vocabulary.iter().map(|word| Rc::from(*word)).collect();
    let value = reader.value(MAX_DEPTH)?;
    if reader.bytes.is_empty() { Ok(value) } else { Err(LinkError::Damaged) }
}

struct Reader<'b> {
    bytes: &'b [u8],
    strings: Vec<Rc<str>>,
    shapes: Vec<Rc<[Rc<str>]>>,
    last_id: i64,
    text_left: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Value, LinkError> {
        let depth = depth.checked_sub(1).ok_or(LinkError::TooLarge)?;
        let tag = self.byte()?;
        match tag {
            NULL => Ok(Value::Null),
            FALSE => Ok(Value::Bool(false)),
            TRUE => Ok(Value::Bool(true)),
            INTEGER => Ok(Value::from(self.signed()?)),
            FLOAT => {
                let bytes = self.take(8)?.try_into().map_err(|_| LinkError::Damaged)?;
                Ok(Value::from(f64::from_le_bytes(bytes)))
            }
            ID => {
                let difference = self.signed()?;
                self.id(difference)
            }
            NEAR_ID..STRING => self.id(i64::from(tag - NEAR_ID) - NEAR),
            NEW_STRING | STRING..SHAPE => {
                let text = self.string(tag)?;
                self.text(&text).map(Value::from)
            }
            ARRAY => {
                let length = self.length()?;
                self.array(length, depth)
            }
            SHORT_ARRAY..NEAR_ID => self.array(usize::from(tag - SHORT_ARRAY), depth),
            NEW_SHAPE => {
                let length = self.length()?;
                let mut keys = Vec::new();
                for _ in 0..length {
                    let tag = self.byte()?;
                    keys.push(self.string(tag)?);
                }
                let keys: Rc<[Rc<str>]> = Rc::from(keys);
                self.shapes.push(Rc::clone(&keys));
                self.object(&keys, depth)
            }
            SHAPE.. => {
                let at = self.reference(tag - SHAPE)?;
                let keys = self.shapes.get(at).map(Rc::clone).ok_or(LinkError::Damaged)?;
                self.object(&keys, depth)
            }
            _ => Err(LinkError::Damaged),
        }
    }

    fn array(&mut self, length: usize, depth: usize) -> Result<Value, LinkError> {
        // Memory is not reserved up front: a link can claim more items than it has, at every level.
        let mut items = Vec::new();
        for _ in 0..length {
            items.push(self.value(depth)?);
        }
        Ok(Value::Array(items))
    }

    fn object(&mut self, keys: &[Rc<str>], depth: usize) -> Result<Value, LinkError> {
        let mut fields = Vec::new();
        for key in keys {
            let name = self.text(key)?;
            let value = self.value(depth)?;
            fields.push((name.into(), value));
        }
        Ok(Value::Object(fields))
    }

    fn id(&mut self, difference: i64) -> Result<Value, LinkError> {
        self.last_id = self.last_id.checked_add(difference).ok_or(LinkError::Damaged)?;
        Ok(Value::from(self.last_id))
    }

    fn string(&mut self, tag: u8) -> Result<Rc<str>, LinkError> {
        match tag {
            NEW_STRING => {
                let length = self.length()?;
                let text = std::str::from_utf8(self.take(length)?).map_err(|_| LinkError::Damaged)?;
                let text: Rc<str> = Rc::from(text);
                self.strings.push(Rc::clone(&text));
                Ok(text)
            }
            STRING..SHAPE => {
                let at = self.reference(tag - STRING)?;
                self.strings.get(at).map(Rc::clone).ok_or(LinkError::Damaged)
            }
            _ => Err(LinkError::Damaged),
        }
    }

    /// A copy of a string, counted against the limit.
    fn text(&mut self, text: &str) -> Result<String, LinkError> {
        self.text_left = self.text_left.checked_sub(text.len() + 1).ok_or(LinkError::TooLarge)?;
        Ok(text.to_owned())
    }

    fn reference(&mut self, short: u8) -> Result<usize, LinkError> {
        let short = usize::from(short);
        if short < SHORT { Ok(short) } else { self.length()?.checked_add(SHORT).ok_or(LinkError::Damaged) }
    }

    fn length(&mut self) -> Result<usize, LinkError> {
        usize::try_from(self.varint()?).map_err(|_| LinkError::Damaged)
    }

    fn signed(&mut self) -> Result<i64, LinkError> {
        let number = self.varint()?;
        Ok((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    fn varint(&mut self) -> Result<u64, LinkError> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(LinkError::Damaged)
    }

    fn byte(&mut self) -> Result<u8, LinkError> {
        let (first, rest) = self.bytes.split_first().ok_or(LinkError::Damaged)?;
        self.bytes = rest;
        Ok(*first)
    }

    fn take(&mut self, length: usize) -> Result<&[u8], LinkError> {
        let (taken, rest) = self.bytes.split_at_checked(length).ok_or(LinkError::Damaged)?;
        self.bytes = rest;
        Ok(taken)
    }
}
