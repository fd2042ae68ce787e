//! Finds the end of a type name. Any word may be a type here; the dialect knows which exist.

use sqlparser::tokenizer::Token;

use super::reader::Reader;

/// The first words of column clauses, which end a type.
const CLAUSES: [&str; 36] = [
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
    "COMPRESSED",
    "REF_SYSTEM_ID",
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

/// Whether a column clause starts at the cursor.
pub(crate) fn at_clause(reader: &Reader) -> bool {
    // SQLite accepts any words as a type, including these.
    let names =
        ["KEY", "VISIBLE", "INVISIBLE", "VIRTUAL", "STORED", "FIRST", "AFTER", "ENFORCED", "NO", "OPTIONS"];
    if reader.clauses().free_types && reader.is_any(&names) {
        return false;
    }
    reader.is_any(&CLAUSES) || reader.is_all(&["CHARACTER", "SET"])
}

/// Whether a clause follows instead of a type. PostgreSQL allows any word that is not reserved as the name of a type,
/// such as `comment`.
fn at_no_type(reader: &Reader) -> bool {
    match reader.clauses().types_of_any_word {
        true => {
            reader.is_any(&[
                "NOT",
                "NULL",
                "DEFAULT",
                "PRIMARY",
                "UNIQUE",
                "CHECK",
                "REFERENCES",
                "CONSTRAINT",
                "COLLATE",
                "USING",
            ]) || reader.is_all(&["GENERATED", "ALWAYS"])
                || reader.is_all(&["GENERATED", "BY"])
        }
        false => at_clause(reader) && !reader.is_all(&["CHARACTER", "VARYING"]),
    }
}

/// The text of a type, with its arguments and array brackets. `None` if there is no type.
pub(crate) fn take_type(reader: &mut Reader) -> Option<String> {
    let start = reader.at();
    if at_no_type(reader) {
        return None;
    }
    let quoted_name = reader.clauses().free_types;
    if quoted_name && matches!(reader.peek(0), Some(Token::SingleQuotedString(_))) {
        reader.advance();
    }
    let mut in_schema = false;
    while !reader.is_done() {
        let after_point = std::mem::take(&mut in_schema);
        match reader.peek(0) {
            Some(Token::Word(_)) if reader.at() > start && !after_point && at_clause(reader) => break,
            Some(Token::Word(_)) => reader.advance(),
            Some(Token::Period) => {
                in_schema = true;
                reader.advance();
            }
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
    (!text.is_empty()).then(|| spaced(text))
}

/// Clauses that end a type in SQLite. Fewer than [`CLAUSES`], because words of other databases are part of the type.
const ENDS: [&str; 16] = [
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
    "ON",
    "DEFERRABLE",
    "INITIALLY",
    "FOREIGN",
    "AUTOINCREMENT",
];

/// The whole text of a type in SQLite if it continues with words that no other database has in a type: meaningless
/// ones, such as `AUTO_INCREMENT`, and texts.
pub(crate) fn take_rest_of_type(reader: &mut Reader, from: usize) -> Option<String> {
    let start = reader.at();
    while matches!(reader.peek(0), Some(Token::Word(_) | Token::SingleQuotedString(_)))
        && !reader.is_any(&ENDS)
    {
        reader.advance();
    }
    if reader.at() > start && matches!(reader.peek(0), Some(Token::LParen)) {
        let _ = reader.take_group();
    }
    (reader.at() > start).then(|| spaced(reader.slice(from, reader.at())))
}

/// A text with one space for each run of white space that is not between quotes.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quote = None;
    let mut escaped = false;
    for character in text.chars() {
        let is_space = quote.is_none() && character.is_whitespace();
        if is_space && out.ends_with(char::is_whitespace) {
            continue;
        }
        match quote {
            Some(_) if escaped => escaped = false,
            Some('\'') if character == '\\' => escaped = true,
            Some(mark) if character == mark => quote = None,
            None if matches!(character, '\'' | '"' | '`') => quote = Some(character),
            _ => {}
        }
        out.push(if is_space { ' ' } else { character });
    }
    out
}
