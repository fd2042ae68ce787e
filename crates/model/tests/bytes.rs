//! The bytes of files and rows: what a document with everything in it is written as, for ever.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

mod everything;

use std::path::PathBuf;

use crowfoot_model::{Document, file};

#[test]
fn the_file_keeps_its_bytes() {
    golden("everything.json", &file::to_json(&everything::document()));
}

#[test]
fn the_rows_keep_their_bytes() {
    let document = everything::document();
    let mut rows = String::new();
    for key in document.keys() {
        rows.push_str(&file::row_name(key));
        rows.push(' ');
        rows.push_str(&file::row_text(&document, key).unwrap());
        rows.push('\n');
    }
    golden("everything.rows.txt", &rows);
}

#[test]
fn everything_is_read_again() {
    let document = everything::document();
    let text = file::to_json(&document);
    // A number that JSON cannot write is null in the file and nothing after it: the texts are compared.
    assert_eq!(file::to_json(&file::from_json(&text).unwrap()), text.replace(NAN, ""));
    assert_eq!(file::to_json(&file::from_value(&file::to_value(&document)).unwrap()), text.replace(NAN, ""));
    for key in document.keys() {
        let row = file::row_text(&document, key).unwrap();
        let mut read = Document::default();
        file::read_row(&mut read, &file::row_name(key), &row).unwrap();
        assert_eq!(file::row_text(&read, key).unwrap(), row.replace(NAN, ""));
    }
}

/// Compares with a file under `tests/golden`; writes it where `UPDATE_GOLDEN` is set.
fn golden(name: &str, actual: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    assert!(actual == expected, "{name} differs:\n{actual}");
}

/// How a rate that is not a number stands in a file.
const NAN: &str = ",\"perSecond\":null";
