//! The ledger of an import: the verdict for every statement.

use crowfoot_model::json::Value;

/// One statement of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Index of the source, in the order in which sources were given.
    pub source: usize,
    /// Line of the statement's first word, counted from 1.
    pub line: u32,
    /// In upper case: `CREATE TABLE`. `CLIENT` for a command to the client program.
    pub kind: String,
    pub verdict: Verdict,
    /// The reason, as a sentence; empty if the verdict needs none.
    pub reason: String,
    /// The start of the statement on one line, at most 80 characters.
    pub excerpt: String,
    /// False if a part of the design may be missing, because it could not be read or references something unknown.
    pub understood: bool,
}

/// The verdict for a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is part of the model.
    Modelled,
    /// It is in the document verbatim, at least in part.
    Kept,
    /// It does not affect the design.
    Skipped,
}

impl Verdict {
    /// The key for files and the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Modelled => "modelled",
            Self::Kept => "kept",
            Self::Skipped => "skipped",
        }
    }
}

/// A ledger as a JSON array with one line an entry: `source` (index), `line`, `kind`, `verdict`, `reason`,
/// `excerpt` and, where something may be missing, `"understood":false`.
pub fn ledger_to_json(ledger: &[LedgerEntry]) -> String {
    let mut out = String::from("[");
    for (at, entry) in ledger.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        let mut fields = Value::object([
            ("source", (entry.source as u64).into()),
            ("line", entry.line.into()),
            ("kind", entry.kind.as_str().into()),
            ("verdict", entry.verdict.key().into()),
            ("reason", entry.reason.as_str().into()),
            ("excerpt", entry.excerpt.as_str().into()),
        ]);
        if let (Value::Object(fields), false) = (&mut fields, entry.understood) {
            fields.push(("understood".into(), false.into()));
        }
        out.push_str(&fields.to_string());
    }
    out.push_str("\n]\n");
    out
}

/// The start of a statement, with white space collapsed.
pub(crate) fn excerpt(text: &str) -> String {
    // Far more than is shown, even with much white space.
    let text = text.get(..text.floor_char_boundary(4096)).unwrap_or("");
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let gap = if length > 0 { " " } else { "" };
        for char in gap.chars().chain(word.chars()) {
            if length == 79 {
                out.push('…');
                return out;
            }
            out.push(char);
            length += 1;
        }
    }
    out
}

/// The result for a statement, before its position is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) verdict: Verdict,
    pub(crate) reason: String,
    pub(crate) understood: bool,
}

impl Outcome {
    pub(crate) fn modelled() -> Self {
        Self::modelled_as("")
    }

    pub(crate) fn modelled_as(reason: impl Into<String>) -> Self {
        Self { verdict: Verdict::Modelled, reason: reason.into(), understood: true }
    }

    pub(crate) fn kept(reason: impl Into<String>) -> Self {
        Self { verdict: Verdict::Kept, reason: reason.into(), understood: true }
    }

    pub(crate) fn skipped(reason: impl Into<String>) -> Self {
        Self { verdict: Verdict::Skipped, reason: reason.into(), understood: true }
    }

    /// Adds a sentence to the reason.
    pub(crate) fn but(mut self, said: &str) -> Self {
        if !self.reason.is_empty() {
            self.reason.push(' ');
        }
        self.reason.push_str(said);
        self
    }

    /// Marks that a part of the design may be missing.
    pub(crate) fn not_understood(self) -> Self {
        Self { understood: false, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::{LedgerEntry, Verdict, excerpt, ledger_to_json};

    #[test]
    fn excerpts_are_short_and_on_one_line() {
        assert_eq!(excerpt("CREATE  TABLE\n a"), "CREATE TABLE a");
        assert_eq!(excerpt(&"ä".repeat(200)).chars().count(), 80);
    }

    #[test]
    fn json_strings_are_escaped() {
        let entry = LedgerEntry {
            source: 0,
            line: 3,
            kind: "SET".into(),
            verdict: Verdict::Skipped,
            reason: String::new(),
            excerpt: "a \"b\"\u{1}\\".into(),
            understood: true,
        };
        assert_eq!(
            ledger_to_json(&[entry]),
            "[\n{\"source\":0,\"line\":3,\"kind\":\"SET\",\"verdict\":\"skipped\",\"reason\":\"\",\"excerpt\":\"a \\\"b\\\"\\u0001\\\\\"}\n]\n"
        );
    }
}
