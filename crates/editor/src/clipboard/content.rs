//! What a pasted text is.

use crowfoot_model::{Document, file};

/// What a text on the clipboard holds.
#[derive(Debug)]
pub enum Content {
    /// Something that was copied from a document.
    Fragment(Box<Document>),
    /// Statements of SQL, for the importer.
    Sql,
    /// Anything else.
    Text,
}

/// The words that statements which define or fill something begin with.
const STATEMENTS: [&str; 9] =
    ["create", "alter", "insert", "drop", "comment", "pragma", "begin", "set", "use"];

/// Tells what a text is by how it begins.
pub fn recognize(text: &str) -> Content {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if start.starts_with('{')
        && let Ok(document) = file::from_json(text)
    {
        return Content::Fragment(Box::new(document));
    }
    let first = start.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("--"));
    let word = first.and_then(|line| line.split_whitespace().next()).unwrap_or_default();
    let is_statement = STATEMENTS.iter().any(|statement| word.eq_ignore_ascii_case(statement));
    let is_dump = start.starts_with("/*") || start.starts_with("-- ");
    if (is_statement && (text.contains(';') || text.contains('('))) || (is_dump && text.contains(';')) {
        Content::Sql
    } else {
        Content::Text
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, recognize};

    #[test]
    fn texts_are_told_apart() {
        assert!(matches!(recognize("CREATE TABLE a (id int)"), Content::Sql));
        assert!(matches!(recognize("-- a dump\n\nSET x = 1;\n"), Content::Sql));
        assert!(matches!(recognize("set of values text"), Content::Text));
        assert!(matches!(recognize("email text !unique"), Content::Text));
        assert!(matches!(recognize("{\"format\":\"crowfoot\",\"version\":1}"), Content::Fragment(_)));
        assert!(matches!(recognize("{\"format\":\"other\"}"), Content::Text));
        assert!(matches!(recognize(""), Content::Text));
    }
}
