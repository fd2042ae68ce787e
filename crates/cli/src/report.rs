//! What is said about a conversion: the ledger of the import and the notices of the export.

use crowfoot_export::Notice;
use crowfoot_model::Document;
use crowfoot_rules::place;
use serde::Serialize;

use crate::open::Opened;
use crate::output;

/// A statement as the ledger file tells of it.
#[derive(Serialize)]
struct Entry<'a> {
    source: &'a str,
    line: u32,
    kind: &'a str,
    verdict: &'a str,
    reason: &'a str,
    excerpt: &'a str,
}

/// The ledger as a JSON array with one line a statement.
pub(crate) fn ledger(opened: &Opened) -> String {
    let lines = opened.ledger.iter().map(|entry| {
        let entry = Entry {
            source: opened.source_of(entry),
            line: entry.line,
            kind: &entry.kind,
            verdict: entry.verdict.key(),
            reason: &entry.reason,
            excerpt: &entry.excerpt,
        };
        serde_json::to_string(&entry).unwrap_or_default()
    });
    array(lines)
}

/// A JSON array with one line an element.
pub(crate) fn array(elements: impl Iterator<Item = String>) -> String {
    let elements: Vec<String> = elements.collect();
    if elements.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", elements.join(",\n")) }
}

/// Says on standard error what an export leaves out or changes.
pub(crate) fn notices(document: &Document, notices: &[Notice]) {
    for notice in notices {
        output::complain(&format!("note: {}: {}", place(document, notice.object), notice.message));
    }
}
