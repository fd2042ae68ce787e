//! The clauses after the body of a table.

use crowfoot_model::{Partitioning, TableOption};
use sqlparser::tokenizer::Token;

use super::reader::Reader;
use crate::draft::TableDraft;

/// Reads the options of a table up to the end.
pub(crate) fn options(reader: &mut Reader, draft: &mut TableDraft) {
    while !reader.is_done() {
        if reader.take_symbol(&Token::Comma) || reader.take_symbol(&Token::SemiColon) {
            continue;
        }
        if reader.take("INHERITS") {
            draft.inherits = inherits(reader);
        } else if reader.take_all(&["PARTITION", "BY"]) {
            draft.partitioning = partitioning(reader);
        } else if reader.is("AS") || reader.is("SELECT") {
            draft.from_query = true;
            let _ = reader.take_rest();
        } else if !option(reader, draft) {
            draft.omitted.push(reader.take_rest().to_owned());
        }
    }
}

/// `PARTITION BY` as MySQL and PostgreSQL write it, after those two words.
pub(crate) fn partitioning(reader: &mut Reader) -> Option<Partitioning> {
    let mut strategy = String::new();
    while let Some(word) = reader.take_word() {
        if !strategy.is_empty() {
            strategy.push(' ');
        }
        strategy.push_str(&word);
    }
    if reader.is_symbol(&Token::Eq) {
        // KEY ALGORITHM = 1 (…); 2 is the default.
        let from = reader.at();
        while !reader.is_done() && !reader.is_symbol(&Token::LParen) {
            reader.advance();
        }
        let number = reader.slice(from, reader.at()).trim_start_matches('=').trim().to_owned();
        strategy = if number == "2" {
            strategy.trim_end_matches(" ALGORITHM").to_owned()
        } else {
            strategy + " = " + &number
        };
    }
    let key = reader.take_group()?.to_owned();
    let definition = if reader.clauses().inline_partitions { reader.take_rest() } else { "" };
    Some(Partitioning { strategy, key, definition: (!definition.is_empty()).then(|| definition.to_owned()) })
}

fn inherits(reader: &mut Reader) -> Vec<crate::draft::Qualified> {
    let mut parents = Vec::new();
    let _ = reader.in_group(|reader| reader.each_whole(|reader| parents.extend(reader.qualified())));
    parents
}

/// Options of two or more words, with the name under which they are kept.
const NAMES: [(&[&str], &str); 17] = [
    (&["WITHOUT", "ROWID"], "WITHOUT ROWID"),
    (&["WITHOUT", "OIDS"], ""),
    (&["WITH", "OIDS"], ""),
    (&["STRICT"], "STRICT"),
    (&["DEFAULT", "CHARACTER", "SET"], "DEFAULT CHARSET"),
    (&["DEFAULT", "CHARSET"], "DEFAULT CHARSET"),
    (&["CHARACTER", "SET"], "DEFAULT CHARSET"),
    (&["CHARSET"], "DEFAULT CHARSET"),
    (&["DEFAULT", "COLLATE"], "COLLATE"),
    (&["ENGINE"], "ENGINE"),
    (&["TYPE"], "ENGINE"),
    (&["DATA", "DIRECTORY"], "DATA DIRECTORY"),
    (&["INDEX", "DIRECTORY"], "INDEX DIRECTORY"),
    (&["WITH", "SYSTEM", "VERSIONING"], "WITH SYSTEM VERSIONING"),
    (&["ON", "COMMIT", "DELETE", "ROWS"], ""),
    (&["ON", "COMMIT", "PRESERVE", "ROWS"], ""),
    (&["ON", "COMMIT", "DROP"], ""),
];

/// The quoted name of an engine option, as MariaDB shows it.
fn quoted_option(reader: &mut Reader) -> Option<String> {
    let is_quoted = matches!(reader.peek(0), Some(Token::Word(word)) if word.quote_style.is_some());
    let is_option = is_quoted && reader.clauses().quoted_options && matches!(reader.peek(1), Some(Token::Eq));
    if !is_option {
        return None;
    }
    let start = reader.at();
    reader.advance();
    Some(reader.slice(start, reader.at()).to_owned())
}

/// One option: a name, then `=`, a value, both or neither.
pub(crate) fn option(reader: &mut Reader, draft: &mut TableDraft) -> bool {
    let fixed = NAMES.iter().find(|(words, _)| reader.take_all(words)).map(|(_, name)| (*name).to_owned());
    let is_alone =
        fixed.as_deref().is_some_and(|name| name.starts_with("WITH") || name == "STRICT" || name.is_empty());
    // The next statement, after a missing semicolon, is not an option.
    if fixed.is_none()
        && reader.is_any(&["ALTER", "CREATE", "DROP", "INSERT", "SET", "UPDATE", "DELETE", "USE"])
    {
        return false;
    }
    let Some(name) = fixed.or_else(|| reader.take_word()).or_else(|| quoted_option(reader)) else {
        return false;
    };
    if is_alone {
        if !name.is_empty() {
            draft.options.push(TableOption { name, value: None });
        }
        return true;
    }
    let _ = reader.take_symbol(&Token::Eq);
    let start = reader.at();
    if name == "COMMENT" {
        draft.comment = reader.string().filter(|comment| !comment.is_empty());
        return true;
    }
    if reader.take_group().is_none() && !reader.is_symbol(&Token::Comma) {
        reader.advance();
    }
    let value = reader.slice(start, reader.at()).to_owned();
    draft.options.push(TableOption { name, value: (!value.is_empty()).then_some(value) });
    true
}
