//! What a pasted text is.

use crowfoot_model::{Document, file};

/// What a text on the clipboard holds.
#[derive(Debug)]
pub enum Content {
    /// Something that was copied from a document.
    Fragment(Box<Document>),
    /// Statements of SQL, or a schema of another language, for the importer.
    Schema,
    /// Anything else.
    Text,
}

/// The words that statements which define or fill something begin with.
const STATEMENTS: [&str; 9] =
    ["create", "alter", "insert", "drop", "comment", "pragma", "begin", "set", "use"];

/// Tells what a text is by how it begins.
pub(crate) fn recognize(text: &str) -> Content {
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
    let is_sql = is_statement && text.contains([';', '(']) || is_dump && text.contains(';');
    if is_sql || declares(start) { Content::Schema } else { Content::Text }
}

/// Whether a text begins like a schema of Prisma, DBML or Mermaid: with a block that has a name, or the word for a diagram.
fn declares(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let Some(first) =
        lines.find(|line| !line.is_empty() && !["//", "%%", "```"].iter().any(|own| line.starts_with(own)))
    else {
        return false;
    };
    let word = first.split_whitespace().next().unwrap_or_default();
    word == "erDiagram" || first.ends_with('{') && BLOCKS.contains(&word)
}

/// The words with which blocks of Prisma and DBML begin.
const BLOCKS: [&str; 12] = [
    "model",
    "enum",
    "generator",
    "datasource",
    "type",
    "view",
    "Project",
    "Table",
    "Enum",
    "TableGroup",
    "TablePartial",
    "Ref",
];

#[cfg(test)]
mod tests {
    use super::{Content, recognize};

    #[test]
    fn texts_are_told_apart() {
        assert!(matches!(recognize("CREATE TABLE a (id int)"), Content::Schema));
        assert!(matches!(recognize("-- a dump\n\nSET x = 1;\n"), Content::Schema));
        assert!(matches!(recognize("set of values text"), Content::Text));
        assert!(matches!(recognize("email text !unique"), Content::Text));
        assert!(matches!(recognize("{\"format\":\"crowfoot\",\"version\":1}"), Content::Fragment(_)));
        assert!(matches!(recognize("{\"format\":\"other\"}"), Content::Text));
        assert!(matches!(recognize(""), Content::Text));
        for schema in [
            "model User {\n  id Int @id\n}",
            "// a schema\ndatasource db {\n  provider = \"mysql\"\n}",
            "Table users {\n  id int\n}",
            "```mermaid\nerDiagram\n  A ||--o{ B : x\n```",
        ] {
            assert!(matches!(recognize(schema), Content::Schema), "{schema}");
        }
        assert!(matches!(recognize("model text\nenum text"), Content::Text));
    }
}
