//! The arguments of a routine, as far as they tell overloads apart.

use crowfoot_dialect::spec;
use crowfoot_model::{DataType, Dialect};
use sqlparser::tokenizer::Token;

use super::reader::Reader;

/// An input argument.
#[derive(Debug)]
pub(crate) struct Argument {
    /// Its possible types: the whole text, and the text without the first word, which may be a name.
    types: Vec<DataType>,
}

/// The input arguments up to the end of a group.
pub(crate) fn arguments(reader: &mut Reader) -> Vec<Argument> {
    let mut found = Vec::new();
    reader.each(|reader| found.extend(argument(reader)));
    found
}

fn argument(reader: &mut Reader) -> Option<Argument> {
    let goes_out = reader.is("OUT") && reader.peek(1).is_some();
    if goes_out {
        let _ = reader.take_rest();
        return None;
    }
    let _ = ["IN", "INOUT", "VARIADIC"].iter().any(|mode| reader.peek(1).is_some() && reader.take(mode));
    let start = reader.at();
    while !reader.is_done() && !reader.is("DEFAULT") && !reader.is_symbol(&Token::Eq) {
        if reader.take_group().is_none() {
            reader.advance();
        }
    }
    let end = reader.at();
    let _ = reader.take_rest();
    let types = [start, start + 1].into_iter().filter(|from| *from < end);
    Some(Argument { types: types.map(|from| type_of(reader, from, end)).collect() })
}

/// A type without its schema and its length, which do not matter for overloads.
fn type_of(reader: &Reader, from: usize, end: usize) -> DataType {
    let text = reader.slice(from, end);
    let bare: String = text
        .chars()
        .scan(0_u32, |depth, char| {
            *depth += u32::from(char == '(');
            let shown = if *depth == 0 { Some(char) } else { None };
            *depth = depth.saturating_sub(u32::from(char == ')'));
            Some(shown)
        })
        .flatten()
        .collect();
    let last = bare.rsplit('.').next().unwrap_or(&bare);
    spec(Dialect::Postgres).parse_type(&last.trim().trim_matches('"').to_lowercase())
}

/// Whether two lists of arguments belong to the same overload.
pub(crate) fn are_same(one: &[Argument], other: &[Argument]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| one.types.iter().any(|own| other.types.contains(own)))
}
