//! The shape of the file: format, version, settings, and a list for each kind of record.

use super::{FileError, VERSION, check, in_order};
use crate::json::{self, Fields, Node, Presence, Reader, Unknown, Value, Writer};
use crate::record::SETTINGS;
use crate::{Dialect, Document, Record, RecordKey};

pub(super) const FORMAT: &str = "crowfoot";

/// The whole document as one object.
pub(super) fn write(document: &Document) -> Node<'_> {
    let known = json::tree(&mut |writer| write_known(document, writer));
    Unknown::restore(document.unknowns().outside(), known)
}

/// The text of the document, with a line for each record and part.
pub(super) fn print(document: &Document) -> String {
    match document.unknowns().outside() {
        [] => json::text(true, &mut |writer| write_known(document, writer)),
        _ => json::text(true, &mut |writer| writer.put(write(document))),
    }
}

/// Writes a record, with what is unknown of it.
pub(super) fn write_record<'d>(document: &'d Document, key: RecordKey, writer: &mut Writer<'d>) {
    match (document.record_json(key), document.unknowns().of(key)) {
        (Some(record), []) => record.write(writer),
        (Some(record), unknown) => writer.put(Unknown::restore(unknown, json::to_node(record))),
        (None, _) => {}
    }
}

/// All but the lists and records that are unknown.
fn write_known<'d>(document: &'d Document, writer: &mut Writer<'d>) {
    writer.begin_object();
    writer.name("format");
    writer.text(FORMAT);
    writer.name("version");
    writer.put(document.version().into());
    for keys in document.keys().chunk_by(|a, b| a.list() == b.list()) {
        let Some(first) = keys.first() else { continue };
        writer.name(first.list());
        if first.list() == SETTINGS {
            write_record(document, *first, writer);
        } else {
            writer.list(keys.len(), &mut |writer, at| {
                if let Some(key) = keys.get(at) {
                    write_record(document, *key, writer);
                }
            });
        }
    }
    writer.end_object();
}

/// Records, and what is unknown of some of them.
#[derive(Default)]
pub(super) struct Records {
    read: Vec<Record>,
    pub(super) unknown: Vec<(RecordKey, Vec<Unknown>)>,
}

/// Reads a document from the text of a file.
pub(super) fn read_text(text: &str) -> Result<Document, FileError> {
    let Some(records) = in_order::read(text) else { return read(&json::parse(text)?, text) };
    check::ids(&records.read)?;
    let mut document = Document::default();
    records.read.iter().for_each(|record| document.insert(record));
    Ok(document)
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

pub(super) fn read_record(reader: &mut Reader, node: &Node, list: &str, records: &mut Records) {
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
