//! Words of reports: the ledger of an import, the notices of an export, counts.

use crowfoot_export::Notice;
use crowfoot_model::Document;
use crowfoot_model::json::Value;
use crowfoot_rules::place;

use crate::open::Opened;
use crate::output;

/// The ledger as a JSON array with one line per statement.
pub(crate) fn ledger(opened: &Opened) -> String {
    let lines = opened.ledger.iter().map(|entry| {
        Value::object([
            ("source", opened.source_of(entry).into()),
            ("line", entry.line.into()),
            ("kind", entry.kind.as_str().into()),
            ("verdict", entry.verdict.key().into()),
            ("reason", entry.reason.as_str().into()),
            ("excerpt", entry.excerpt.as_str().into()),
        ])
        .to_string()
    });
    array(lines)
}

/// A JSON array with one line per element.
pub(crate) fn array(elements: impl Iterator<Item = String>) -> String {
    let elements: Vec<String> = elements.collect();
    if elements.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", elements.join(",\n")) }
}

/// Reports the notices of an export on standard error.
pub(crate) fn notices(document: &Document, notices: &[Notice]) {
    for notice in notices {
        output::complain(&format!("note: {}: {}", place(document, notice.object), notice.message));
    }
}

/// `1 table`, `3 tables`
pub(crate) fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
