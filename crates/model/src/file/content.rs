//! The shape of the file: format, version, settings, and a list for each kind of record.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{FileError, VERSION, check};
use crate::json::{Fields, Node, Presence, Reader, Unknown, Value, to_node};
use crate::record::SETTINGS;
use crate::{Dialect, Document, Record, RecordKey};

const FORMAT: &str = "crowfoot";

/// The whole document as one object.
pub(super) fn write(document: &Document) -> Node<'_> {
    Unknown::restore(document.unknowns().outside(), write_known(document))
}

/// A record, with what is unknown of it.
pub(super) fn write_record(document: &Document, key: RecordKey) -> Option<Node<'_>> {
    Some(Unknown::restore(document.unknowns().of(key), to_node(document.record_json(key)?)))
}

/// A document without unknown lists and records, for printing: a tree of all of it would take longer than the text.
pub(super) struct Lists<'d>(pub(super) &'d Document);

/// Records of one list.
struct List<'d>(&'d Document, &'d [RecordKey]);

impl Serialize for Lists<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = self.0;
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("format", FORMAT)?;
        fields.serialize_entry("version", &document.unknowns().version())?;
        for keys in document.keys().chunk_by(|a, b| a.list() == b.list()) {
            match keys {
                [key] if key.list() == SETTINGS => {
                    if let Some(record) = write_record(document, *key) {
                        fields.serialize_entry(SETTINGS, &record)?;
                    }
                }
                [key, ..] => fields.serialize_entry(key.list(), &List(document, keys))?,
                [] => {}
            }
        }
        fields.end()
    }
}

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.iter().filter_map(|key| write_record(self.0, *key)))
    }
}

/// All but the lists and records that are unknown.
fn write_known(document: &Document) -> Node<'_> {
    let mut fields = vec![
        (Cow::Borrowed("format"), Node::String(Cow::Borrowed(FORMAT))),
        (Cow::Borrowed("version"), Node::from(document.unknowns().version())),
    ];
    let mut list = SETTINGS;
    for key in document.keys() {
        let Some(record) = write_record(document, key) else { continue };
        match fields.last_mut() {
            Some((_, Node::Array(records))) if key.list() == list => records.push(record),
            _ if key.list() == SETTINGS => fields.push((Cow::Borrowed(SETTINGS), record)),
            _ => fields.push((Cow::Borrowed(key.list()), Node::Array(vec![record]))),
        }
        list = key.list();
    }
    Node::Object(fields)
}

/// Records, and what is unknown of some of them.
#[derive(Default)]
struct Records {
    read: Vec<Record>,
    unknown: Vec<(RecordKey, Vec<Unknown>)>,
}

/// Reads a document from what stands in a file. `text` is empty for what was not read from one.
pub(super) fn read(file: &Node, text: &str) -> Result<Document, FileError> {
    let version = check_header(file)?;
    let (mut format, mut own) = (String::new(), 0u32);
    let mut document = Document::default();
    read_lists(file, text, version, true, &mut document, &mut |fields| {
        fields.field("format", Presence::Needed, &mut format);
        fields.field("version", Presence::Needed, &mut own);
    })?;
    Ok(document)
}

/// Reads the settings and lists of an object into a document: a file, or a row of what was unknown. `header` names the
/// fields before them.
pub(super) fn read_lists(
    lists: &Node,
    text: &str,
    version: u32,
    is_file: bool,
    document: &mut Document,
    header: &mut dyn FnMut(&mut Fields),
) -> Result<(), FileError> {
    let mut records = Records::default();
    let mut reader = Reader::new(version > VERSION);
    reader.record(lists, &mut |fields| {
        header(fields);
        let left_out = fields.value(SETTINGS, Presence::Kept, &mut |reader, node| {
            read_record(reader, node, SETTINGS, &mut records);
        });
        if left_out {
            fields.instead(blank_settings());
        }
        for name in RecordKey::LISTS {
            fields.value(name, Presence::Optional, &mut |reader, list| {
                reader.list(list, true, &mut |reader, node| read_record(reader, node, name, &mut records));
            });
        }
    });
    let mut outside = reader.finish(text)?;
    check::ids(&records.read)?;
    for record in &records.read {
        // A row of its own is newer than what was once kept as unknown.
        if is_file || document.record(record.key()).is_none() {
            document.insert(record);
        }
    }
    if !is_file {
        outside.iter_mut().for_each(Unknown::put_last);
    }
    document.unknowns_mut().add(version, outside);
    for (key, unknown) in records.unknown {
        document.unknowns_mut().keep(key, unknown);
    }
    Ok(())
}

/// What is written for settings that are as they are by default.
fn blank_settings() -> Value {
    Node::object([("name", "".into()), ("dialect", Dialect::default().key().into())])
}

fn read_record(reader: &mut Reader, node: &Node, list: &str, records: &mut Records) {
    let kept = reader.unknown_so_far();
    let Some(record) = Record::of_list(list, node, reader) else { return };
    if !reader.failed() {
        let unknown = reader.take_unknown(kept);
        if !unknown.is_empty() {
            records.unknown.push((record.key(), unknown));
        }
        records.read.push(record);
    }
}

/// The version of a file, by which the rest is read.
fn check_header(file: &Node) -> Result<u32, FileError> {
    if file.get("format").and_then(Node::as_str) != Some(FORMAT) {
        return Err(FileError::NotCrowfoot);
    }
    version(file).filter(|version| *version >= VERSION).ok_or(FileError::NotCrowfoot)
}

/// The version that a file or a row says it has.
pub(super) fn version(file: &Node) -> Option<u32> {
    u32::try_from(file.get("version")?.as_u64()?).ok()
}
