//! Records one by one, for stores that keep a row for each: what an edit changed is what is written.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{FileError, VERSION};
use crate::{
    AreaId, CompositeId, DiagramId, DomainId, EnumId, NodeId, NoteId, Record, RecordKey, SchemaId,
    SequenceId, StatementId, TableId, ViewId,
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
        _ => return None,
    };
    parts.next().is_none().then_some(key)
}

/// The content of a record's row: `{"version":1,"record":{…}}`.
pub fn row_text(record: &Record) -> String {
    let json = match record {
        Record::Settings(record) => serde_json::to_string(record),
        Record::Schema(record) => serde_json::to_string(record),
        Record::Enum(record) => serde_json::to_string(record),
        Record::Domain(record) => serde_json::to_string(record),
        Record::Composite(record) => serde_json::to_string(record),
        Record::Sequence(record) => serde_json::to_string(record),
        Record::Table(record) => serde_json::to_string(record),
        Record::View(record) => serde_json::to_string(record),
        Record::Statement(record) => serde_json::to_string(record),
        Record::Note(record) => serde_json::to_string(record),
        Record::Area(record) => serde_json::to_string(record),
        Record::Diagram(record) => serde_json::to_string(record),
        Record::Placement(record) => serde_json::to_string(record),
    };
    format!("{{\"version\":{VERSION},\"record\":{}}}", json.unwrap_or_default())
}

/// Reads a row.
///
/// # Errors
/// The text is not a record of this kind, is of a newer version, or belongs to another row.
pub fn row_record(key: RecordKey, text: &str) -> Result<Record, FileError> {
    let record = match key {
        RecordKey::Settings => Record::Settings(read(text)?),
        RecordKey::Schema(_) => Record::Schema(read(text)?),
        RecordKey::Enum(_) => Record::Enum(read(text)?),
        RecordKey::Domain(_) => Record::Domain(read(text)?),
        RecordKey::Composite(_) => Record::Composite(read(text)?),
        RecordKey::Sequence(_) => Record::Sequence(read(text)?),
        RecordKey::Table(_) => Record::Table(read(text)?),
        RecordKey::View(_) => Record::View(read(text)?),
        RecordKey::Statement(_) => Record::Statement(read(text)?),
        RecordKey::Note(_) => Record::Note(read(text)?),
        RecordKey::Area(_) => Record::Area(read(text)?),
        RecordKey::Diagram(_) => Record::Diagram(read(text)?),
        RecordKey::Placement(..) => Record::Placement(read(text)?),
    };
    if record.key() == key { Ok(record) } else { Err(FileError::NotCrowfoot) }
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

#[derive(Deserialize)]
struct Row<T> {
    record: T,
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, FileError> {
    let Version { version } = serde_json::from_str(text).map_err(FileError::syntax)?;
    if version != VERSION {
        return Err(FileError::UnknownVersion { version });
    }
    let row: Row<T> = serde_json::from_str(text).map_err(FileError::syntax)?;
    Ok(row.record)
}

#[cfg(test)]
mod tests {
    use super::{row_key, row_name, row_record, row_text};
    use crate::file::FileError;
    use crate::{
        Area, AreaId, Diagram, DiagramId, Document, Edit, EnumId, EnumType, NodeId, Note, NoteId, RecordKey,
        Table, TableId,
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
        edit.put(Diagram { id: DiagramId(5), name: "Main".into() });
        for node in [NodeId::Table(TableId(1)), NodeId::Enum(EnumId(2)), NodeId::Area(AreaId(4))] {
            edit.placement_mut(DiagramId(5), node).x = 7;
        }
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
        for name in ["", "table", "table:x", "table:1:2", "settings:1", "placement:1:table", "wheel:1"] {
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
