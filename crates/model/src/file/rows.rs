//! Records one by one, for stores that keep a row for each: what an edit changed is what is written.

use super::kind::{Kind, as_json};
use super::{FileError, VERSION, content};
use crate::json::{self, Presence, Value, Writer};
use crate::{
    AreaId, CompositeId, DiagramId, DomainId, EnumId, ForeignKeyId, NodeId, NoteId, Record, RecordKey,
    SchemaId, SequenceId, StatementId, TableId, ViewId,
};

/// The name of a record's row: `table:17`, `placement:5:table:17`. Rows sort by kind.
pub fn row_name(key: RecordKey) -> String {
    match key {
        RecordKey::Settings => "settings".to_owned(),
        RecordKey::Schema(id) => format!("schema:{}", id.0),
        RecordKey::Enum(id) => format!("enum:{}", id.0),
        RecordKey::Domain(id) => format!("domain:{}", id.0),
        RecordKey::Composite(id) => format!("composite:{}", id.0),
        RecordKey::Sequence(id) => format!("sequence:{}", id.0),
        RecordKey::Table(id) => format!("table:{}", id.0),
        RecordKey::View(id) => format!("view:{}", id.0),
        RecordKey::Statement(id) => format!("statement:{}", id.0),
        RecordKey::Note(id) => format!("note:{}", id.0),
        RecordKey::Area(id) => format!("area:{}", id.0),
        RecordKey::Diagram(id) => format!("diagram:{}", id.0),
        RecordKey::Placement(diagram, node) => {
            let (kind, id) = match node {
                NodeId::Table(id) => ("table", id.0),
                NodeId::View(id) => ("view", id.0),
                NodeId::Enum(id) => ("enum", id.0),
                NodeId::Note(id) => ("note", id.0),
                NodeId::Area(id) => ("area", id.0),
            };
            format!("placement:{}:{kind}:{id}", diagram.0)
        }
        RecordKey::Line(diagram, table, key) => format!("line:{}:{}:{}", diagram.0, table.0, key.0),
    }
}

/// The record that a row of this name holds; `None` for a name that is not one.
pub fn row_key(name: &str) -> Option<RecordKey> {
    let mut parts = name.split(':');
    let kind = parts.next()?;
    if kind == "settings" {
        return parts.next().is_none().then_some(RecordKey::Settings);
    }
    let id: u64 = parts.next()?.parse().ok()?;
    let key = match kind {
        "schema" => RecordKey::Schema(SchemaId(id)),
        "enum" => RecordKey::Enum(EnumId(id)),
        "domain" => RecordKey::Domain(DomainId(id)),
        "composite" => RecordKey::Composite(CompositeId(id)),
        "sequence" => RecordKey::Sequence(SequenceId(id)),
        "table" => RecordKey::Table(TableId(id)),
        "view" => RecordKey::View(ViewId(id)),
        "statement" => RecordKey::Statement(StatementId(id)),
        "note" => RecordKey::Note(NoteId(id)),
        "area" => RecordKey::Area(AreaId(id)),
        "diagram" => RecordKey::Diagram(DiagramId(id)),
        "placement" => {
            let node_kind = parts.next()?;
            let node: u64 = parts.next()?.parse().ok()?;
            let node = match node_kind {
                "table" => NodeId::Table(TableId(node)),
                "view" => NodeId::View(ViewId(node)),
                "enum" => NodeId::Enum(EnumId(node)),
                "note" => NodeId::Note(NoteId(node)),
                "area" => NodeId::Area(AreaId(node)),
                _ => return None,
            };
            RecordKey::Placement(DiagramId(id), node)
        }
        "line" => {
            let table = parts.next()?.parse().ok()?;
            RecordKey::Line(DiagramId(id), TableId(table), ForeignKeyId(parts.next()?.parse().ok()?))
        }
        _ => return None,
    };
    parts.next().is_none().then_some(key)
}

/// The content of a record's row: `{"version":1,"record":{…}}`.
pub fn row_text(record: &Record) -> String {
    let mut writer = Writer::compact();
    writer.begin_object();
    writer.key("version");
    writer.unsigned(VERSION.into());
    writer.field("record", Presence::Needed, as_json(record));
    writer.end_object();
    writer.finish()
}

/// Reads a row.
///
/// # Errors
/// The text is not a record of this kind, is of a newer version, or belongs to another row.
pub fn row_record(key: RecordKey, text: &str) -> Result<Record, FileError> {
    if let Some(version) = content::version(text)?
        && version != VERSION
    {
        return Err(FileError::UnknownVersion { version });
    }
    let (mut version, mut record) = (0u32, None);
    json::read(text, &mut |reader| {
        reader.record(&mut |fields| {
            fields.field("version", Presence::Needed, &mut version);
            if let Some(reader) = fields.begin("record", Presence::Needed) {
                record = Some(Kind::of(key).read(reader));
                fields.end("record");
            }
        });
    })?;
    record.filter(|record| record.key() == key).ok_or(FileError::NotCrowfoot)
}

/// The record alone as a value, for what works on its fields.
pub(crate) fn record_value(record: &Record) -> Value {
    let mut writer = Writer::compact();
    as_json(record).write(&mut writer);
    // What the writer makes can be read, if types are not nested more than a hundred deep.
    json::parse(&writer.finish()).unwrap_or_default()
}

/// The record of a value; `None` for one that is not of this kind and key.
pub(crate) fn value_record(key: RecordKey, value: &Value) -> Option<Record> {
    let mut record = None;
    json::read(&value.to_string(), &mut |reader| record = Some(Kind::of(key).read(reader))).ok()?;
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
            assert_eq!(row_record(key, &row_text(&record)).unwrap(), record);
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
        let other = row_text(&Table::new(TableId(2), "t").into());
        assert_eq!(row_record(key, &other), Err(FileError::NotCrowfoot));
        let newer = other.replace("\"version\":1", "\"version\":7");
        assert_eq!(row_record(key, &newer), Err(FileError::UnknownVersion { version: 7 }));
        assert!(matches!(row_record(key, "{}"), Err(FileError::Syntax { .. })));
    }
}
