//! `CREATE TABLE`.

use crowfoot_model::TableOption;
use sqlparser::tokenizer::Token;

use super::missing_comma::IsType;
use super::reader::Reader;
use super::{column, constraint, missing_comma, table_option};
use crate::draft::{Element, TableDraft};

/// Reads a whole `CREATE TABLE`. `None` if not even a name is found.
pub(crate) fn create(reader: &mut Reader, is_type: IsType) -> Option<TableDraft> {
    let mut draft = TableDraft::default();
    while !reader.take("TABLE") {
        if reader.take("UNLOGGED") {
            draft.options.push(TableOption { name: "UNLOGGED".into(), value: None });
        } else {
            reader.word_at(0)?;
            reader.advance();
        }
    }
    let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
    draft.name = reader.qualified()?;
    if reader.take_all(&["PARTITION", "OF"]) {
        let parent = reader.qualified()?;
        body(reader, &mut draft, is_type);
        let bounds = bounds(reader);
        draft.partition_of = Some((parent, bounds));
    } else if reader.take("LIKE") {
        draft.elements.push(Element::Like(reader.qualified()?, String::new()));
    } else if reader.take("OF") {
        draft.omitted.push(format!("OF {}", reader.take_rest()));
    } else if reader.is("AS") || reader.is("SELECT") {
        draft.from_query = true;
    } else {
        body(reader, &mut draft, is_type);
    }
    table_option::options(reader, &mut draft);
    let is_binary = |option: &TableOption| {
        option.name == "COLLATE" && option.value.as_deref().is_some_and(|value| value == column::BINARY)
    };
    if draft.options.iter().any(is_binary) {
        for element in &mut draft.elements {
            if let Element::Column(column) = element
                && column.column.collation.is_none()
            {
                column::mariadb_json(column, true);
            }
        }
    }
    Some(draft)
}

/// `FOR VALUES …` or `DEFAULT`, up to the next clause.
pub(crate) fn bounds(reader: &mut Reader) -> String {
    let start = reader.at();
    while !reader.is_done() && !reader.is("PARTITION") && !reader.is("TABLESPACE") && !reader.is("USING") {
        // `WITH (modulus 4, remainder 0)` belongs to the bounds, `WITH (fillfactor=70)` does not.
        if reader.is("WITH") && !reader.is_at(2, "MODULUS") {
            break;
        }
        if reader.take_group().is_none() {
            reader.advance();
        }
    }
    reader.slice(start, reader.at()).to_owned()
}

/// The elements in parentheses, if any. Tolerates a missing closing parenthesis and double commas.
fn body(reader: &mut Reader, draft: &mut TableDraft, is_type: IsType) {
    if !reader.is_symbol(&Token::LParen) {
        return;
    }
    let close = reader.group_end().unwrap_or_else(|| {
        draft.mended.push("The closing parenthesis is missing.".to_owned());
        reader.end()
    });
    reader.advance();
    let mut empty = false;
    let mut added = Vec::new();
    reader.within(close, |reader| {
        empty = reader.each_of_some(|reader| elements(reader, draft, is_type, &mut added));
    });
    draft.mended.extend(missing_comma::added(&added));
    if empty {
        draft.mended.push("Two commas in a row.".to_owned());
    }
    reader.advance();
}

/// Reads the text between two commas, which has more than one element if a comma is missing. `added` gets the text
/// after each added comma.
fn elements<'a>(reader: &mut Reader<'a>, draft: &mut TableDraft, is_type: IsType, added: &mut Vec<&'a str>) {
    while !reader.is_done() {
        let mut end = reader.end();
        if let Some(gap) = missing_comma::find(reader, is_type) {
            let next = reader.slice(gap.at, gap.at + 1);
            if gap.is_plain {
                end = gap.at;
                added.push(next);
            } else {
                let first = reader.slice(reader.at(), reader.at() + 1);
                draft
                    .mended
                    .push(format!("A comma may be missing before {next}; it was read as part of {first}."));
            }
        }
        reader.within(end, |reader| element(reader, draft));
    }
}

/// One element. SQLite allows constraints to follow each other without a comma.
fn element(reader: &mut Reader, draft: &mut TableDraft) {
    while !reader.is_done() {
        if reader.is("LIKE") && matches!(reader.peek(1), Some(Token::Word(_))) {
            reader.advance();
            let other = reader.qualified();
            let options = reader.take_rest().to_ascii_uppercase();
            draft.elements.extend(other.map(|other| Element::Like(other, options)));
        } else if constraint::at_table_constraint(reader) {
            match constraint::of_table(reader) {
                Some(mut constraint) => {
                    draft.omitted.append(&mut constraint.omitted);
                    draft.elements.push(Element::Constraint(constraint));
                }
                None => draft.omitted.push(reader.take_rest().to_owned()),
            }
        } else if reader.is("PERIOD") && reader.is_at(1, "FOR") {
            draft.omitted.push(reader.take_rest().to_owned());
        } else if let Some(column) = column::definition(reader) {
            draft.elements.push(Element::Column(Box::new(column)));
        } else {
            draft.omitted.push(reader.take_rest().to_owned());
        }
    }
}
