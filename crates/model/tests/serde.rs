//! Documents and records with serde, as programs that use these crates have them.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

mod everything;

use crowfoot_model::{DataType, Document, LogicalType, Settings, Table, TableId, file};

#[test]
fn a_document_is_what_its_file_is() {
    let text = file::to_json(&everything::document()).replace(",\"perSecond\":null", "");
    let document = file::from_json(&text).unwrap();
    assert_eq!(serde_json::to_string(&document).unwrap(), text.replace('\n', ""));
    assert_eq!(serde_json::from_str::<Document>(&text).unwrap(), document);
    // Neither of these lends its strings.
    assert_eq!(serde_json::from_reader::<_, Document>(text.as_bytes()).unwrap(), document);
    let value: serde_json::Value = serde_json::to_value(&document).unwrap();
    assert_eq!(serde_json::from_value::<Document>(value).unwrap(), document);
}

#[test]
fn every_table_of_a_document_stands_alone() {
    for table in everything::document().tables() {
        let text = serde_json::to_string(&**table).unwrap();
        let read: Table = serde_json::from_str(&text.replace(",\"perSecond\":null", "")).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text.replace(",\"perSecond\":null", ""));
    }
}

#[test]
fn parts_stand_alone() {
    assert_eq!(serde_json::to_string(&TableId(7)).unwrap(), "7");
    assert_eq!(serde_json::to_string(&DataType::TEXT).unwrap(), r#"{"logical":"text"}"#);
    let varchar: DataType = serde_json::from_str(r#"{"logical":{"varchar":{"length":40}}}"#).unwrap();
    assert_eq!(varchar, DataType::Logical(LogicalType::Varchar { length: Some(40) }));
    let settings: Settings = serde_json::from_str(r#"{"name":"Shop"}"#).unwrap();
    assert_eq!(settings.name, "Shop");
}

#[test]
fn errors_tell_the_way() {
    let error = serde_json::from_str::<Table>(r#"{"id":1,"name":"t","columns":[{"id":2}]}"#).unwrap_err();
    assert!(error.to_string().starts_with("columns[0]: the field `name` is missing"), "{error}");
    let error = serde_json::from_str::<Document>(r#"{"tables":[]}"#).unwrap_err();
    assert!(error.to_string().contains("not a Crowfoot file"), "{error}");
}
