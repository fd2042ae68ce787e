//! Finds where the name of a type ends. Any word is a type: which ones exist is the business of the dialect.

use crowfoot_model::Dialect;
use sqlparser::tokenizer::Token;

use super::reader::Reader;

/// Words with which a clause of a column begins, so that a type ends before them.
const CLAUSES: [&str; 34] = [
    "NOT",
    "NULL",
    "DEFAULT",
    "PRIMARY",
    "UNIQUE",
    "CHECK",
    "REFERENCES",
    "CONSTRAINT",
    "COLLATE",
    "GENERATED",
    "AS",
    "AUTO_INCREMENT",
    "AUTOINCREMENT",
    "COMMENT",
    "ON",
    "KEY",
    "STORAGE",
    "COMPRESSION",
    "DEFERRABLE",
    "INITIALLY",
    "VISIBLE",
    "INVISIBLE",
    "VIRTUAL",
    "STORED",
    "SRID",
    "FIRST",
    "AFTER",
    "USING",
    "CHARSET",
    "FOREIGN",
    "COLUMN_FORMAT",
    "ENFORCED",
    "NO",
    "OPTIONS",
];

/// Whether a clause of a column begins at the cursor.
pub(crate) fn at_clause(reader: &Reader) -> bool {
    reader.is_any(&CLAUSES) || reader.is_all(&["CHARACTER", "SET"])
}

/// The text of a type, with its arguments and array brackets. `None` where there is no type.
pub(crate) fn take_type(reader: &mut Reader) -> Option<String> {
    let start = reader.at();
    if at_clause(reader) && !reader.is_all(&["CHARACTER", "VARYING"]) {
        return None;
    }
    let quoted_name = reader.dialect() == Dialect::Sqlite;
    if quoted_name && matches!(reader.peek(0), Some(Token::SingleQuotedString(_))) {
        reader.advance();
    }
    while !reader.is_done() {
        match reader.peek(0) {
            Some(Token::Word(_)) if reader.at() > start && at_clause(reader) => break,
            Some(Token::Word(_) | Token::Period) => reader.advance(),
            Some(Token::Mod) if reader.is_at(1, "TYPE") => reader.advance(),
            Some(Token::LParen) if reader.at() > start => {
                if reader.take_group().is_none() {
                    break;
                }
            }
            Some(Token::LBracket) if reader.at() > start => {
                while !reader.is_done() && !reader.take_symbol(&Token::RBracket) {
                    reader.advance();
                }
            }
            _ => break,
        }
    }
    let text = reader.slice(start, reader.at());
    let text = match text.get(..11) {
        Some(prefix) if prefix.eq_ignore_ascii_case("pg_catalog.") => text.get(11..).unwrap_or(text),
        _ => text,
    };
    (!text.is_empty()).then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}
