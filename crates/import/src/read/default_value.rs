//! Tells literals from expressions.

use crowfoot_dialect::script::lexis;
use crowfoot_model::DefaultValue;
use sqlparser::tokenizer::Token;

use super::reader::{Reader, string_of};
use super::type_text;

/// Reads `DEFAULT …` at the cursor.
pub(crate) fn take_default(reader: &mut Reader) -> DefaultValue {
    let start = reader.at() + 1;
    if !reader.take_default() {
        // If sqlparser cannot read it, it extends to the next clause.
        reader.seek(start + 1);
        while !reader.is_done() && !type_text::at_clause(reader) {
            if reader.take_group().is_none() {
                reader.advance();
            }
        }
    }
    let end = before_collation(reader, start, reader.at());
    reader.seek(end);
    value(reader, start, end)
}

/// The value between two tokens.
pub(crate) fn value(reader: &mut Reader, start: usize, end: usize) -> DefaultValue {
    let outer = reader.at();
    reader.seek(start);
    let literal = reader.within(end, literal);
    reader.seek(outer);
    literal.unwrap_or_else(|| DefaultValue::Expression(reader.slice(start, end).to_owned()))
}

fn literal(reader: &mut Reader) -> Option<DefaultValue> {
    let (mut start, mut end) = (reader.at(), reader.end());
    // Nobody wraps a literal in more parentheses.
    for _ in 0..4 {
        reader.seek(start);
        if end > start + 1 && reader.within(end, |reader| reader.group_end()) == Some(end - 1) {
            start += 1;
            end -= 1;
        }
    }
    reader.seek(start);
    let first = reader.peek(0)?;
    if end == start + 1 {
        return match first {
            Token::Word(word) if word.quote_style.is_none() => match word.value.to_ascii_uppercase().as_str()
            {
                "NULL" => Some(DefaultValue::Null),
                "TRUE" => Some(DefaultValue::Boolean(true)),
                "FALSE" => Some(DefaultValue::Boolean(false)),
                _ => None,
            },
            Token::Word(word)
                if lexis(reader.dialect()).unknown_names_are_text && word.quote_style == Some('"') =>
            {
                Some(DefaultValue::Text(word.value.clone()))
            }
            Token::Number(digits, false) => Some(DefaultValue::Number(digits.clone())),
            token => string_of(token).map(|text| DefaultValue::Text(text.to_owned())),
        };
    }
    match (first, reader.peek(1)) {
        (Token::Minus, Some(Token::Number(digits, false))) if end == start + 2 => {
            Some(DefaultValue::Number(format!("-{digits}")))
        }
        (Token::Plus, Some(Token::Number(digits, false))) if end == start + 2 => {
            Some(DefaultValue::Number(digits.clone()))
        }
        _ => None,
    }
}

/// `DEFAULT 'x' COLLATE y`: the collation is the column's.
fn before_collation(reader: &mut Reader, start: usize, end: usize) -> usize {
    reader.seek(start);
    while reader.at() < end {
        if reader.at() > start && reader.is("COLLATE") {
            return reader.at();
        }
        if reader.take_group().is_none() {
            reader.advance();
        }
    }
    end
}
