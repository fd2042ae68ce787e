//! Notices of a Drizzle schema that say the same of several objects.

#![allow(clippy::unwrap_used, reason = "an exporter that is not there is a failed test")]

use crowfoot_export::{Options, exporter};
use crowfoot_model::file;

#[test]
fn names_that_are_too_long_are_told_in_one_notice() {
    let [one, other] = ["a", "b"].map(|letter| letter.repeat(64));
    let text = format!(
        r#"{{ "format": "crowfoot", "version": 1, "settings": {{ "dialect": "postgres" }}, "tables": [
        {{ "id": 1, "name": "{one}", "columns": [{{ "id": 3, "name": "id", "type": "text" }}] }},
        {{ "id": 2, "name": "{other}", "columns": [{{ "id": 4, "name": "id", "type": "text" }}] }}
    ] }}"#
    );
    let document = file::from_json(&text).unwrap();
    let output = exporter("drizzle-pg").unwrap().export(&document, &Options::default());
    let expected = format!("\"{one}\" and \"{other}\" are longer than 63 bytes; PostgreSQL truncates them.");
    assert!(output.notices.iter().any(|notice| notice.message == expected), "{:?}", output.notices);
}
