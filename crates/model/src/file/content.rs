//! The shape of the file: format, version, settings, and a list for each kind of record.

use super::kind::{Kind, as_json};
use super::{FileError, VERSION, check};
use crate::json::{self, Fields, Json, Presence, Reader, Unknown, Writer};
use crate::{Document, Record, RecordKey, Settings};

const FORMAT: &str = "crowfoot";

/// Writes the whole document as one object.
pub(super) fn write(document: &Document, writer: &mut Writer) {
    let outside = document.unknowns().outside();
    match outside.is_empty() {
        true => write_known(document, writer),
        false => Unknown::restore(outside, &|writer| write_known(document, writer)).write(writer),
    }
}

/// Writes a record, with what is unknown of it.
pub(super) fn write_record(document: &Document, record: &Record, writer: &mut Writer) {
    let unknown = document.unknowns().of(record.key());
    match unknown.is_empty() {
        true => as_json(record).write(writer),
        false => Unknown::restore(unknown, &|writer| as_json(record).write(writer)).write(writer),
    }
}

/// Writes all but the lists and records that are unknown.
fn write_known(document: &Document, writer: &mut Writer) {
    writer.begin_object();
    writer.key("format");
    writer.text(FORMAT);
    writer.key("version");
    writer.unsigned(document.unknowns().version().into());
    let mut list = Kind::Settings;
    for record in document.keys().into_iter().filter_map(|key| document.record(key)) {
        let kind = Kind::of(record.key());
        if kind == Kind::Settings {
            writer.key(kind.list());
        } else {
            if kind != list {
                if list != Kind::Settings {
                    writer.end_array();
                }
                list = kind;
                writer.key(kind.list());
                writer.begin_array();
            }
            writer.element();
        }
        write_record(document, &record, writer);
    }
    if list != Kind::Settings {
        writer.end_array();
    }
    writer.end_object();
}

/// Records, and what is unknown of some of them.
#[derive(Default)]
struct Records {
    read: Vec<Record>,
    unknown: Vec<(RecordKey, Vec<Unknown>)>,
}

/// Reads a document from the text of a file.
pub(super) fn read(text: &str) -> Result<Document, FileError> {
    let version = check_header(text)?;
    let (mut format, mut own) = (String::new(), 0u32);
    let mut document = Document::default();
    read_lists(text, version, true, &mut document, &mut |fields| {
        fields.field("format", Presence::Needed, &mut format);
        fields.field("version", Presence::Needed, &mut own);
    })?;
    Ok(document)
}

/// Reads the settings and lists of a text into a document: a file, or a row of what was unknown. `header` names the
/// fields before them.
pub(super) fn read_lists(
    text: &str,
    version: u32,
    is_file: bool,
    document: &mut Document,
    header: &mut dyn FnMut(&mut Fields),
) -> Result<(), FileError> {
    let mut records = Records::default();
    let mut outside = json::read_version(text, version > VERSION, &mut |reader| {
        reader.record(&mut |fields| {
            header(fields);
            let left_out = fields.value("settings", Presence::Kept, &mut |reader| {
                read_record(reader, Kind::Settings, &mut records);
            });
            if left_out {
                fields.instead(&Settings::default());
            }
            for (name, kind) in Kind::LISTS {
                fields.value(name, Presence::Optional, &mut |reader| {
                    reader.list(true, &mut |reader| read_record(reader, kind, &mut records));
                });
            }
        });
    })?;
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

fn read_record(reader: &mut Reader, kind: Kind, records: &mut Records) {
    let kept = reader.unknown_so_far();
    let record = kind.read(reader);
    if !reader.failed() {
        let unknown = reader.take_unknown(kept);
        if !unknown.is_empty() {
            records.unknown.push((record.key(), unknown));
        }
        records.read.push(record);
    }
}

/// The version of a file, by which the rest is read.
fn check_header(text: &str) -> Result<u32, FileError> {
    if json::field(text, "format")?.as_ref().and_then(json::Value::as_str) != Some(FORMAT) {
        return Err(FileError::NotCrowfoot);
    }
    version(text)?.filter(|version| *version >= VERSION).ok_or(FileError::NotCrowfoot)
}

/// The version that a file or a row says it has.
pub(super) fn version(text: &str) -> Result<Option<u32>, FileError> {
    let version = json::field(text, "version")?.as_ref().and_then(json::Value::as_u64);
    Ok(version.and_then(|version| u32::try_from(version).ok()))
}
