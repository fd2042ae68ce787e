//! Reading a file as this version writes it, record by record: a tree of the whole would be several times the text,
//! and out of the processor's caches before it is read.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::VERSION;
use super::content::{FORMAT, Records, read_record};
use crate::RecordKey;
use crate::json::{Name, Node, Open, Reader, Tree};
use crate::record::SETTINGS;

/// The records of a file that has nothing but what this version writes, in its order; `None` for any other file, which
/// is to be read as a tree, and so is one with an error.
pub(super) fn read(text: &str) -> Option<Records> {
    let mut records = Records::default();
    let mut text = serde_json::Deserializer::from_str(text);
    text.deserialize_map(File(&mut records)).ok()?;
    text.end().ok()?;
    records.unknown.is_empty().then_some(records)
}

/// The object that is the file.
struct File<'r>(&'r mut Records);

impl<'de> Visitor<'de> for File<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        expect(&mut fields, "format", &FORMAT.into())?;
        expect(&mut fields, "version", &VERSION.into())?;
        let mut lists = [SETTINGS].iter().chain(RecordKey::LISTS);
        while let Some(name) = fields.next_key_seed(Name)? {
            // The lists before it have nothing in them.
            let list = lists.find(|list| **list == name).ok_or_else(another)?;
            if *list == SETTINGS {
                let settings = fields.next_value()?;
                take(self.0, list, &settings)?;
            } else {
                fields.next_value_seed(List { list, records: self.0 })?;
            }
        }
        Ok(())
    }
}

/// A list of records.
struct List<'r> {
    list: &'static str,
    records: &'r mut Records,
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, list: D) -> Result<(), D::Error> {
        list.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let mut open = Open::default();
        while let Some(record) = elements.next_element_seed(Tree(&mut open))? {
            take(self.records, self.list, &record)?;
        }
        Ok(())
    }
}

/// Reads a field that has to be the next one, with this value.
fn expect<'de, A: MapAccess<'de>>(fields: &mut A, name: &str, value: &Node) -> Result<(), A::Error> {
    let found: Option<(Cow<'de, str>, Node)> = match fields.next_key_seed(Name)? {
        Some(name) => Some((name, fields.next_value()?)),
        None => None,
    };
    found.filter(|(own, found)| own == name && found == value).map(|_| ()).ok_or_else(another)
}

/// Reads a record.
fn take<E: Error>(records: &mut Records, list: &str, record: &Node) -> Result<(), E> {
    let mut reader = Reader::new(false);
    read_record(&mut reader, record, list, records);
    match reader.finish("") {
        Ok(unknown) if unknown.is_empty() => Ok(()),
        _ => Err(another()),
    }
}

/// That it is not such a file. Nobody reads it.
fn another<E: Error>() -> E {
    E::custom("")
}
