//! Records one by one, for stores that keep a row for each: what an edit changed is what is written.

use super::{FileError, VERSION, content};
use crate::json::{self, Node, Presence, Reader, Unknown, Value, on_one_line, to_node};
use crate::record::SETTINGS;
use crate::{Document, Record, RecordKey};

/// The name of a record's row: `table:17`, `placement:5:table:17`. Rows sort by kind.
pub fn row_name(key: RecordKey) -> String {
    let mut name = word_of(key.list()).to_owned();
    key.parts(&mut |part| {
        name.push(':');
        part.write(&mut name);
    });
    name
}

/// The record that a row of this name holds; `None` for a name that is not one.
pub fn row_key(name: &str) -> Option<RecordKey> {
    let mut words = name.split(':');
    let word = words.next()?;
    let list = [word, if word == SETTINGS { "" } else { "s" }].concat();
    let key = RecordKey::of_list(&list, &mut words)?;
    (word == word_of(&list) && words.next().is_none()).then_some(key)
}

/// Rows are called like the lists of the file, in the singular.
fn word_of(list: &str) -> &str {
    if list == SETTINGS { list } else { list.strip_suffix('s').unwrap_or(list) }
}

/// The name of the row that holds lists and records which are unknown here.
pub const UNKNOWN_ROW: &str = "unknown";

/// The rows of a document: name and content.
pub fn rows(document: &Document) -> impl Iterator<Item = (String, String)> + '_ {
    let keys = document.keys().into_iter();
    let records = keys.filter_map(|key| Some((row_name(key), row_text(document, key)?)));
    records.chain(unknown_row(document).map(|text| (UNKNOWN_ROW.to_owned(), text)))
}

/// The content of a record's row: `{"version":1,"record":{…}}`.
pub fn row_text(document: &Document, key: RecordKey) -> Option<String> {
    document.record_json(key)?;
    Some(json::text(false, &mut |writer| {
        writer.begin_object();
        writer.name("version");
        writer.put(document.version().into());
        writer.name("record");
        content::write_record(document, key, writer);
        writer.end_object();
    }))
}

/// The content of that row, if there is such: `{"version":2,"wheels":[…]}`.
pub fn unknown_row(document: &Document) -> Option<String> {
    let outside = document.unknowns().outside();
    let version = || Node::object([("version", document.version().into())]);
    (!outside.is_empty()).then(|| on_one_line(&Unknown::restore(outside, version())))
}

/// Reads a row into a document.
///
/// # Errors
/// The text is not a row, or belongs to another one.
pub fn read_row(document: &mut Document, name: &str, text: &str) -> Result<(), FileError> {
    let row = json::parse(text)?;
    let version = content::version(&row).ok_or(FileError::NotCrowfoot)?;
    if name == UNKNOWN_ROW {
        let mut own = 0u32;
        return content::read_lists(&row, text, version, false, document, &mut |fields| {
            fields.field("version", Presence::Needed, &mut own);
        });
    }
    let key = row_key(name);
    let list = key.map(|key| key.list().to_owned());
    // The lists of the file are called like the rows.
    let list = list.unwrap_or_else(|| [name.split(':').next().unwrap_or_default(), "s"].concat());
    match (key, read(key, &row, text, version)?) {
        (Some(key), Ok((record, unknown))) if record.key() == key => {
            document.insert(&record);
            document.unknowns_mut().add(version, Vec::new());
            document.unknowns_mut().keep(key, unknown);
        }
        (_, Ok(_)) => return Err(FileError::NotCrowfoot),
        (_, Err(value)) => document.unknowns_mut().add(version, vec![Unknown::record(&list, value)]),
    }
    Ok(())
}

/// Reads the record of a row; what is unknown of it is left out.
///
/// # Errors
/// The text is not a record of this kind, or belongs to another row.
pub fn row_record(key: RecordKey, text: &str) -> Result<Record, FileError> {
    let row = json::parse(text)?;
    let version = content::version(&row).ok_or(FileError::NotCrowfoot)?;
    let read = read(Some(key), &row, text, version)?.ok().map(|(record, _)| record);
    read.filter(|record| record.key() == key).ok_or(FileError::NotCrowfoot)
}

/// The record of a row and what is unknown of it, or the whole of it where that is unknown.
fn read(
    key: Option<RecordKey>,
    row: &Node,
    text: &str,
    version: u32,
) -> Result<Result<(Record, Vec<Unknown>), Value>, FileError> {
    let (mut own, mut record, mut left_out) = (0u32, None, None);
    let mut unknown = Vec::new();
    let mut reader = Reader::new(version > VERSION);
    reader.record(row, &mut |fields| {
        fields.field("version", Presence::Needed, &mut own);
        fields.value("record", Presence::Needed, &mut |reader, node| {
            let kept = reader.unknown_so_far();
            let is_left_out = match key {
                Some(key) => reader.attempt(|reader| record = Record::of_list(key.list(), node, reader)),
                None => true,
            };
            left_out = is_left_out.then(|| node.clone().into_owned());
            unknown = reader.take_unknown(kept);
        });
    });
    reader.finish(text)?;
    match (left_out, record) {
        (Some(value), _) => Ok(Err(value)),
        (None, Some(record)) => Ok(Ok((record, unknown))),
        (None, None) => Err(FileError::NotCrowfoot),
    }
}

/// The record alone as a value, for what works on its fields.
pub(crate) fn record_value(record: &Record) -> Value {
    to_node(record.json()).into_owned()
}

/// The record of a value; `None` for one that is not of this kind and key.
pub(crate) fn value_record(key: RecordKey, value: &Value) -> Option<Record> {
    let mut reader = Reader::new(false);
    let record = Record::of_list(key.list(), value, &mut reader);
    reader.finish("").ok()?;
    record.filter(|record| record.key() == key)
}

#[cfg(test)]
mod tests {
    use super::{row_key, row_name, row_record, row_text};
    use crate::file::FileError;
    use crate::{
        Area, AreaId, Diagram, DiagramId, Document, Edit, EnumId, EnumType, ForeignKeyId, Line, NodeId, Note,
        NoteId, RecordKey, Table, TableId,
    };

    #[test]
    fn every_record_has_a_row_that_reads_back() {
        let mut document = Document::default();
        let mut edit = Edit::new(&document);
        edit.settings_mut().name = "Shop".into();
        edit.put(Table::new(TableId(1), "users"));
        edit.put(EnumType {
            id: EnumId(2),
            schema: None,
            name: "mood".into(),
            values: vec!["ok".into()],
            comment: None,
        });
        edit.put(Note { id: NoteId(3), text: "one\ntwo".into() });
        edit.put(Area { id: AreaId(4), name: "Sales".into() });
        edit.put(Diagram::new(DiagramId(5), "Main"));
        for node in [NodeId::Table(TableId(1)), NodeId::Enum(EnumId(2)), NodeId::Area(AreaId(4))] {
            edit.placement_mut(DiagramId(5), node).x = 7;
        }
        let (table, foreign_key) = (TableId(1), ForeignKeyId(6));
        edit.put(Line { diagram: DiagramId(5), table, foreign_key, bends: vec![-8, 0, 96] });
        let diff = edit.finish();
        document.apply(&diff);
        for key in document.keys() {
            let record = document.record(key).unwrap();
            assert_eq!(row_key(&row_name(key)), Some(key));
            assert_eq!(row_record(key, &row_text(&document, key).unwrap()).unwrap(), record);
        }
    }

    #[test]
    fn rows_of_another_kind_or_time_are_refused() {
        for name in
            ["", "table", "table:x", "table:1:2", "settings:1", "placement:1:table", "line:1:2", "wheel:1"]
        {
            assert_eq!(row_key(name), None, "{name}");
        }
        let key = RecordKey::Table(TableId(1));
        let other = r#"{"version":1,"record":{"id":2,"name":"t"}}"#;
        assert_eq!(row_record(key, other), Err(FileError::NotCrowfoot));
        assert_eq!(row_record(key, "{}"), Err(FileError::NotCrowfoot));
    }
}
