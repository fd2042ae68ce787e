//! The shape of the file: format, version, settings, and a list for each kind of record.

use super::kind::{Kind, as_json};
use super::{FileError, VERSION, check};
use crate::json::{self, Presence, Writer};
use crate::{Document, Record};

const FORMAT: &str = "crowfoot";

/// Writes the whole document as one object.
pub(super) fn write(document: &Document, writer: &mut Writer) {
    writer.begin_object();
    writer.key("format");
    writer.text(FORMAT);
    writer.key("version");
    writer.unsigned(VERSION.into());
    let mut list = Kind::Settings;
    for record in document.keys().into_iter().filter_map(|key| document.record(key)) {
        let kind = Kind::of(record.key());
        if kind == Kind::Settings {
            writer.key("settings");
        } else {
            if kind != list {
                if list != Kind::Settings {
                    writer.end_array();
                }
                list = kind;
                writer.key(Kind::LISTS.iter().find(|(_, own)| *own == kind).map_or("", |(name, _)| *name));
                writer.begin_array();
            }
            writer.element();
        }
        as_json(&record).write(writer);
    }
    if list != Kind::Settings {
        writer.end_array();
    }
    writer.end_object();
}

/// Reads a document from the text of a file.
pub(super) fn read(text: &str) -> Result<Document, FileError> {
    check_header(text)?;
    let mut records: Vec<Record> = Vec::new();
    let (mut format, mut version) = (String::new(), 0u32);
    json::read(text, &mut |reader| {
        reader.record(&mut |fields| {
            fields.field("format", Presence::Needed, &mut format);
            fields.field("version", Presence::Needed, &mut version);
            if let Some(reader) = fields.begin("settings", Presence::Kept) {
                records.push(Kind::Settings.read(reader));
                fields.end("settings");
            }
            for (name, kind) in Kind::LISTS {
                if let Some(reader) = fields.begin(name, Presence::Optional) {
                    reader.array(&mut |reader| records.push(kind.read(reader)));
                    fields.end(name);
                }
            }
        });
    })?;
    check::ids(&records)?;
    let mut document = Document::default();
    for record in &records {
        document.insert(record);
    }
    Ok(document)
}

/// Checks format and version before the rest is read: a newer version may have what this one does not know.
fn check_header(text: &str) -> Result<(), FileError> {
    if json::field(text, "format")?.as_ref().and_then(json::Value::as_str) != Some(FORMAT) {
        return Err(FileError::NotCrowfoot);
    }
    match version(text)? {
        None => Err(FileError::NotCrowfoot),
        Some(VERSION) => Ok(()),
        Some(version) => Err(FileError::UnknownVersion { version }),
    }
}

/// The version that a file or a row says it has.
pub(super) fn version(text: &str) -> Result<Option<u32>, FileError> {
    let version = json::field(text, "version")?.as_ref().and_then(json::Value::as_u64);
    Ok(version.and_then(|version| u32::try_from(version).ok()))
}
