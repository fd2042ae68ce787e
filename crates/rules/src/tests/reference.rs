//! The rule reference in `docs/` is what the rules say. `UPDATE_GOLDEN=1` writes it.

use std::path::Path;

use crowfoot_model::json::Value;

use super::document;
use crate::{Review, format_text, reference_markdown, to_json};

#[test]
fn the_rule_reference_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules.md");
    let text = reference_markdown();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "docs/rules.md is not what the rules say; run the tests with UPDATE_GOLDEN=1");
}

#[test]
fn findings_are_one_line_each() {
    let document = document(
        "CREATE TABLE users (id text PRIMARY KEY, \"a\nb\" boolean);
         CREATE TABLE orders (id text PRIMARY KEY, user_id text REFERENCES users (id))",
    );
    let review = Review::new(&document);
    let text = format_text(&document, review.diagnostics());
    assert_eq!(text.lines().count(), review.diagnostics().count());
    assert!(text.contains(
        "orders: warning IDX001 fk-not-indexed: The foreign key orders (user_id) to users has no index."
    ));
    for found in review.diagnostics() {
        let json = to_json(&document, found);
        assert_eq!(json.get("code").and_then(Value::as_str), Some(found.code));
        assert_eq!(json.get("id").and_then(Value::as_str).map(str::len), Some(16));
    }
}
