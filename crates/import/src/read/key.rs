//! The keys of an index: columns or expressions with their order, collation and operator class.

use crowfoot_dialect::spec;
use crowfoot_model::{NullsOrder, SortOrder};
use sqlparser::tokenizer::Token;

use super::column;
use super::reader::Reader;
use crate::draft::{KeyDraft, KeyOn};

/// A list of keys in parentheses.
pub(crate) fn keys(reader: &mut Reader) -> Option<Vec<KeyDraft>> {
    let mut keys = Vec::new();
    reader.in_group(|reader| reader.each(|reader| keys.push(key(reader))))?;
    Some(keys)
}

/// The columns of a constraint in parentheses, without operator classes, and whether the last is a range that must not
/// overlap.
pub(crate) fn columns(reader: &mut Reader) -> Option<(Vec<KeyDraft>, bool)> {
    let mut keys = Vec::new();
    let mut is_temporal = false;
    reader.in_group(|reader| {
        reader.each(|reader| {
            let start = reader.at();
            let end = reader.end();
            reader.seek(end.saturating_sub(2));
            let says_so = reader.clauses().periods && reader.is_all(&["WITHOUT", "OVERLAPS"]);
            reader.seek(start);
            let mut own = reader.within(if says_so { end.saturating_sub(2) } else { end }, key);
            if says_so {
                is_temporal = true;
                reader.seek(end);
            }
            if own.operator_class.take().is_some() {
                reader.note_unread(start + 1);
            }
            keys.push(own);
        });
    })?;
    Some((keys, is_temporal))
}

/// One key, up to the end of the reader or a `WITH` before an exclusion operator.
pub(crate) fn key(reader: &mut Reader) -> KeyDraft {
    let capabilities = spec(reader.dialect()).capabilities();
    let start = reader.at();
    let mut key = KeyDraft { on: target(reader), ..KeyDraft::default() };
    if capabilities.prefix_keys && reader.is_symbol(&Token::LParen) {
        key.prefix_length =
            reader.in_group(|reader| reader.integer()).flatten().and_then(|n| u32::try_from(n).ok());
    }
    while !reader.is_done() && !reader.is("WITH") {
        if reader.take("ASC") {
            key.order = Some(SortOrder::Ascending);
        } else if reader.take("DESC") {
            key.order = Some(SortOrder::Descending);
        } else if reader.take_all(&["NULLS", "FIRST"]) {
            key.nulls = Some(NullsOrder::First);
        } else if reader.take_all(&["NULLS", "LAST"]) {
            key.nulls = Some(NullsOrder::Last);
        } else if reader.take("COLLATE") {
            key.collation = column::collation(reader);
        } else if capabilities.operator_classes
            && key.operator_class.is_none()
            && matches!(reader.peek(0), Some(Token::Word(_)))
        {
            let from = reader.at();
            let _ = reader.qualified();
            let _ = reader.take_group();
            key.operator_class = Some(reader.slice(from, reader.at()).to_owned());
        } else {
            // Not a plain key, so the whole is an expression, if it can be read as one.
            let at = reader.at();
            reader.seek(start);
            if !(reader.take_expression() && reader.is_done()) {
                reader.note_unread(at);
            }
            reader.seek(reader.end());
            return KeyDraft {
                on: KeyOn::Expression(reader.slice(start, reader.end()).to_owned()),
                ..KeyDraft::default()
            };
        }
    }
    key
}

fn target(reader: &mut Reader) -> KeyOn {
    if let Some(inner) = reader.take_group() {
        return KeyOn::Expression(inner.to_owned());
    }
    let start = reader.at();
    let is_column = match reader.peek(1) {
        Some(Token::LParen) => {
            spec(reader.dialect()).capabilities().prefix_keys
                && matches!(reader.peek(2), Some(Token::Number(..)))
        }
        Some(Token::Word(_)) | None => true,
        _ => false,
    };
    if is_column && let Some(name) = reader.identifier() {
        return KeyOn::Column(name);
    }
    if matches!(reader.peek(1), Some(Token::LParen | Token::Period)) && reader.qualified().is_some() {
        let call = reader.take_group().is_some();
        let goes_on = !matches!(reader.peek(0), None | Some(Token::Word(_)));
        if call && !goes_on {
            return KeyOn::Expression(reader.slice(start, reader.at()).to_owned());
        }
        reader.seek(start);
    }
    if !reader.take_expression() {
        reader.seek(reader.end());
    }
    KeyOn::Expression(reader.slice(start, reader.at()).to_owned())
}
