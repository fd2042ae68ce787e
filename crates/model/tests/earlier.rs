//! Files and rows as an earlier version of the app wrote them: they open, and are written again as they were.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

use std::path::PathBuf;

use crowfoot_model::{Document, file};

#[test]
fn files_keep_their_bytes() {
    for name in [
        "everything.json",
        "everything-before-rule-settings.json",
        "everything-before-relation-names.json",
        "everything-before-design-suppressions.json",
        "library.json",
        "shop.json",
        "ticketing.json",
    ] {
        // A rate that is no number is null in the file, and nothing once it has been read.
        let text = earlier(name).replace(",\"perSecond\":null", "");
        let document = file::from_json(&text).unwrap();
        assert!(file::to_json(&document) == text, "{name} is written differently");
        assert_eq!(document.unknown_count(), 0, "{name}");
        assert_eq!(file::from_value(&file::to_value(&document)).unwrap(), document, "{name}");
    }
}

#[test]
fn rows_keep_their_bytes() {
    for line in earlier("everything.rows.txt").replace(",\"perSecond\":null", "").lines() {
        let (name, text) = line.split_once(' ').unwrap();
        let mut document = Document::default();
        file::read_row(&mut document, name, text).unwrap();
        assert_eq!(file::row_text(&document, file::row_key(name).unwrap()).unwrap(), text);
    }
}

fn earlier(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/earlier");
    std::fs::read_to_string(folder.join(name)).unwrap()
}
