//! Links of version 1: documents survive, damage is noticed, size stays small.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

use crowfoot_model::json::Node;
use crowfoot_model::{
    Column, ColumnId, DataType, DefaultValue, Diagram, DiagramId, Document, Edit, ForeignKey, ForeignKeyId,
    IdSource, Index, NodeId, PrimaryKey, Table, TableId, file,
};
use crowfoot_share::{LinkError, Version, decode, encode_as};

fn encode(document: &Document) -> String {
    encode_as(document, Version::First).unwrap()
}

/// A schema of the house standard: each table with a key, a relation to the one before, and audit columns.
fn schema(tables: usize) -> Document {
    let mut document = Document::default();
    let mut ids = IdSource::new();
    let mut edit = Edit::new(&document);
    let diagram: DiagramId = ids.fresh();
    edit.put(Diagram::new(diagram, "Main"));
    let mut parent: Option<(TableId, ColumnId)> = None;
    for number in 0..tables {
        let mut table =
            Table::new(ids.fresh(), format!("{}_items_{number}", ["blue", "green", "red"][number % 3]));
        let key: ColumnId = ids.fresh();
        table.columns.push(Column::new(key, "id").with_type(DataType::TEXT).required());
        table.primary_key = Some(PrimaryKey::over(vec![key]));
        for name in ["title", "amount", "owner", "weight"] {
            table.columns.push(Column::new(ids.fresh(), name).with_type(DataType::INTEGER));
        }
        if let Some((other, other_key)) = parent {
            let column: ColumnId = ids.fresh();
            table.columns.push(Column::new(column, format!("parent_{number}_id")).with_type(DataType::TEXT));
            let foreign_key: ForeignKeyId = ids.fresh();
            table.foreign_keys.push(ForeignKey::new(foreign_key, vec![column], other, vec![other_key]));
            table.indexes.push(Index::over(ids.fresh(), [column]));
        }
        for name in ["created_at", "updated_at"] {
            let column = Column::new(ids.fresh(), name).with_type(DataType::TIMESTAMP_WITH_ZONE).required();
            table.columns.push(column.with_default(DefaultValue::Expression("now()".into())));
        }
        parent = Some((table.id, key));
        let placement = edit.placement_mut(diagram, NodeId::Table(table.id));
        (placement.x, placement.y) = (number as i32 % 7 * 320, number as i32 / 7 * 280);
        edit.put(table);
    }
    let diff = edit.finish();
    document.apply(&diff);
    document
}

#[test]
fn documents_round_trip() {
    for tables in [0, 1, 50] {
        let document = schema(tables);
        let link = encode(&document);
        assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
        assert_eq!(decode(&link).unwrap(), document);
        assert_eq!(decode(&format!("https://example.org/app/?embed#{link}\n")).unwrap(), document);
    }
}

#[test]
fn the_shorter_version_is_written() {
    for tables in [0, 1, 50, 300] {
        let document = schema(tables);
        let lengths = [Version::First, Version::Second].map(|own| encode_as(&document, own).unwrap().len());
        let link = crowfoot_share::encode(&document);
        assert_eq!(Some(link.len()), lengths.into_iter().min());
        assert!(link.ends_with(|last: char| last.is_ascii_alphanumeric()));
        assert!(link.starts_with('2'), "{lengths:?}");
    }
}

/// Version 2 is bounded: what says the same too often is left to version 1.
#[test]
fn the_first_version_is_written_where_the_second_is_not() {
    let mut document = schema(1);
    let table = document.tables().next().unwrap().clone();
    let mut ids = IdSource::following(&document);
    let mut edit = Edit::new(&document);
    for _ in 0..3000 {
        let mut copy = Table::new(ids.fresh(), table.name.clone());
        copy.columns = table.columns.iter().map(|own| Column { id: ids.fresh(), ..own.clone() }).collect();
        edit.put(copy);
    }
    let diff = edit.finish();
    document.apply(&diff);
    assert_eq!(encode_as(&document, Version::Second), None);
    assert_eq!(crowfoot_share::encode(&document), encode(&document));
}

/// Some renderers of Markdown leave a last `_` out.
#[test]
fn links_end_in_a_letter_or_a_digit() {
    for seed in 0..200 {
        let link =
            crowfoot_share::encode(&crowfoot_specimens::anything(seed, crowfoot_model::Dialect::Postgres));
        assert!(link.ends_with(|last: char| last.is_ascii_alphanumeric()), "{link}");
    }
}

#[test]
fn links_stay_short() {
    let document = schema(50);
    let link = encode(&document).len();
    let json = file::to_json(&document).len();
    assert!(link < 50 * 60, "{link} characters for 50 tables with positions; the file has {json}");
}

#[test]
fn damage_is_detected() {
    let link = encode(&schema(12));
    for cut in [1, 2, 10, link.len() / 2, link.len() - 1] {
        assert!(decode(&link[..cut]).is_err(), "cut after {cut}");
    }
    assert_eq!(decode(""), Err(LinkError::NotALink));
    assert_eq!(decode("https://example.org/"), Err(LinkError::NotALink));
    assert_eq!(decode("9abc"), Err(LinkError::NewerVersion { version: '9' }));
    assert_eq!(decode("1!!!"), Err(LinkError::Damaged));
    assert_eq!(decode(&"1".repeat(9_000_000)), Err(LinkError::TooLarge));
    for position in 1..link.len() {
        let mut altered = link.clone().into_bytes();
        altered[position] = if altered[position] == b'A' { b'B' } else { b'A' };
        let altered = String::from_utf8(altered).unwrap();
        // It may still open as another document, but it must not panic or hang.
        let _ = decode(&altered);
    }
}

/// Links made once have to open for ever.
#[test]
fn links_of_the_first_version_open() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/links/v1.txt");
    let document = schema(3);
    if std::env::var_os("UPDATE_GOLDEN").is_some() && !std::path::Path::new(path).exists() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, encode(&document)).unwrap();
    }
    let link = std::fs::read_to_string(path).unwrap();
    assert_eq!(decode(&link).unwrap(), document);
    // The vocabulary has grown since: the link that is made today is another one, and says the same.
    assert_ne!(encode(&document), link);
    assert_eq!(decode(&encode(&document)).unwrap(), document);
}

/// A document with every field and every variant of the model, as its golden file has it.
#[test]
fn the_link_of_everything_keeps_its_bytes() {
    let document = everything();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/links/everything.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() && !std::path::Path::new(path).exists() {
        std::fs::write(path, encode(&document)).unwrap();
    }
    let link = std::fs::read_to_string(path).unwrap();
    assert_eq!(encode(&document), link);
    assert_eq!(decode(&link).unwrap(), document);
}

/// Links with all of the model as it was before scripts kept their spellings and before rules had settings, and the
/// files of the same versions.
#[test]
fn links_with_an_earlier_vocabulary_open() {
    let earlier = [
        ("spellings", "everything"),
        ("rule-settings", "everything-before-rule-settings"),
        ("relation-names", "everything-before-relation-names"),
        ("references-at-columns", "everything-before-references-at-columns"),
        ("design-suppressions", "everything-before-design-suppressions"),
    ];
    for (link, file) in earlier {
        let link = format!("{}/tests/links/everything-before-{link}.txt", env!("CARGO_MANIFEST_DIR"));
        let document = decode(&std::fs::read_to_string(link).unwrap()).unwrap();
        let file = format!("{}/../model/tests/golden/earlier/{file}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(file).unwrap().replace(",\"perSecond\":null", "");
        assert!(file::to_json(&document) == text);
    }
}

/// The vocabulary has every name that a document's file can hold, so that links do not spell them out.
#[test]
fn links_do_not_spell_out_field_names() {
    let words = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/vocabulary.rs")).unwrap();
    let mut missing = Vec::new();
    collect_keys(&file::to_value(&everything()), &mut |key| {
        if !words.contains(&format!("\"{key}\"")) {
            missing.push(key.to_owned());
        }
    });
    assert!(missing.is_empty(), "append to the vocabulary: {missing:?}");
}

fn everything() -> Document {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/tests/golden/everything.json");
    file::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn collect_keys(value: &Node, found: &mut dyn FnMut(&str)) {
    match value {
        Node::Array(items) => items.iter().for_each(|item| collect_keys(item, found)),
        Node::Object(fields) => fields.iter().for_each(|(key, value)| {
            found(key);
            collect_keys(value, found);
        }),
        _ => {}
    }
}
