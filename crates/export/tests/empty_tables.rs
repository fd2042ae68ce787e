//! A table without columns, which PostgreSQL alone takes.

#![allow(clippy::unwrap_used, reason = "an exporter that is not there is a failed test")]

use crowfoot_export::{Options, exporter};
use crowfoot_model::{Document, file};

fn document() -> Document {
    let text = r#"{ "format": "crowfoot", "version": 1, "settings": { "dialect": "postgres" }, "tables": [
        { "id": 1, "name": "nothing" },
        { "id": 2, "name": "users", "columns": [{ "id": 3, "name": "id", "type": "text" }] }
    ] }"#;
    file::from_json(text).unwrap()
}

#[test]
fn drizzle_omits_what_the_database_refuses_and_says_so() {
    for (key, is_there) in [("drizzle-pg", true), ("drizzle-mysql", false), ("drizzle-sqlite", false)] {
        let output = exporter(key).unwrap().export(&document(), &Options::default());
        assert_eq!(output.text().contains("'nothing'"), is_there, "{key}");
        assert!(output.text().contains("'users'"), "{key}");
        let is_told = output
            .notices
            .iter()
            .any(|notice| notice.message == "The table nothing has no columns and is omitted.");
        assert_eq!(is_told, !is_there, "{key}: {:?}", output.notices);
    }
}
