//! Finds missing commas between the elements of a table. Without this, an element would swallow the one after it.

use crowfoot_dialect::spec;
use sqlparser::tokenizer::Token;

use super::reader::Reader;
use super::{constraint, type_text};

/// The end of an element without a comma.
pub(crate) struct Gap {
    /// The first token of the next element.
    pub(crate) at: usize,
    /// Whether there is no other way to read the text. If there is, the place is only reported.
    pub(crate) is_plain: bool,
}

/// How many of the elements are named in the note.
const SHOWN: usize = 12;

/// Whether a word is a type that the script has created.
pub(crate) type IsType<'a> = &'a dyn Fn(&str) -> bool;

/// The first words of types of any dialect.
const TYPES: &str = "\
    bigint bigserial binary bit blob bool boolean bytea char character cidr citext clob date daterange datetime dec \
    decimal double enum float float4 float8 geography geometry hstore inet int int2 int4 int8 integer interval json \
    jsonb longblob longtext macaddr mediumblob mediumint mediumtext money nchar numeric nvarchar point real serial \
    serial4 serial8 set smallint smallserial text time timestamp timestamptz timetz tinyblob tinyint tinytext \
    tsrange tstzrange tsvector uuid varbinary varchar vector xml year";

/// Words that continue the clause before them, and so are not taken for the name of a column after a missing comma.
const GOES_ON: &str = "\
    all and any array as at between big by case character charset check collate constraint default else escape \
    foreign from glob ilike in including is isnull like not notnull null on or overlaps precision primary references \
    regexp rlike set signed similar sounds then to uescape unique unsigned using varying when where with without \
    zerofill";

/// Words that must be followed by something.
const NEEDS_MORE: &str = "\
    after always and as at between by case charset check collate column_format comment compression constraint \
    default else exclude foreign generated in index initially is key_block_size like match no not on or parser \
    primary references set srid storage then update using values when with without";

/// The first missing comma in the element at the cursor.
pub(crate) fn find(reader: &mut Reader, is_type: IsType) -> Option<Gap> {
    let start = reader.at();
    let of_table = constraint::at_table_constraint(reader);
    let mut depth = 0_usize;
    let mut cases = 0_usize;
    let mut likely = None;
    let mut has_clause = false;
    for at in start..reader.end() {
        reader.seek(at);
        has_clause |= depth == 0 && at > start && type_text::at_clause(reader);
        match reader.peek(0) {
            Some(Token::LParen | Token::LBracket) => depth += 1,
            Some(Token::RParen | Token::RBracket) => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if reader.is("CASE") => cases += 1,
            _ if cases > 0 && reader.is("END") => cases -= 1,
            // A column has a name and at least one more word.
            Some(Token::Word(_)) if cases == 0 && at > start + 1 => match begins(reader, of_table, is_type) {
                Some(true) => {
                    reader.seek(start);
                    return Some(Gap { at, is_plain: true });
                }
                Some(false) if !has_clause && reader.clauses().free_types => {}
                Some(false) if likely.is_none() => likely = Some(Gap { at, is_plain: false }),
                _ => {}
            },
            _ => {}
        }
    }
    reader.seek(start);
    likely
}

/// Reads each action of `ALTER TABLE`, even without commas between them. `added` gets the text after each added comma.
pub(crate) fn each_action<'a>(
    reader: &mut Reader<'a>,
    added: &mut Vec<&'a str>,
    mut read: impl FnMut(&mut Reader<'a>),
) {
    reader.each(|reader| {
        while !reader.is_done() {
            let start = reader.at();
            let is_action = |at: &usize| {
                let ahead = at - start;
                is_one_of(reader, ahead, "add drop alter modify change rename")
                    && is_one_of(reader, ahead + 1, "column constraint")
                    || is_one_of(reader, ahead, "add drop")
                        && is_one_of(
                            reader,
                            ahead + 1,
                            "check foreign fulltext index key primary spatial unique",
                        )
            };
            let next = (start + 1..reader.end()).find(is_action);
            added.extend(next.map(|at| reader.slice(at, at + 3)));
            reader.within(next.unwrap_or(reader.end()), &mut read);
        }
    });
}

/// A note about added commas.
pub(crate) fn added(before: &[&str]) -> Option<String> {
    let shown = before.get(..before.len().min(SHOWN)).unwrap_or(before).join(", ");
    match before.len() {
        0 => None,
        1 => Some(format!("Added a missing comma before {shown}.")),
        count if count > SHOWN => {
            Some(format!("Added missing commas before {shown} and {} more.", count - SHOWN))
        }
        _ => Some(format!("Added missing commas before {shown}.")),
    }
}

/// Whether another element seems to start at the cursor, and whether that is certain.
fn begins(reader: &mut Reader, of_table: bool, is_type: IsType) -> Option<bool> {
    let at = reader.at();
    if !is_whole_before(reader, at) {
        return None;
    }
    // SQLite allows table constraints without commas between them.
    if !of_table && starts_constraint(reader) {
        return Some(true);
    }
    let is_new_line = reader.is_on_new_line();
    if !can_be_name(reader) {
        return None;
    }
    let end = known_type(reader, 1).or_else(|| reader.word_at(1).filter(|word| is_type(word)).map(|_| 2));
    let known = end.is_some_and(|end| ends_or_continues(reader, end));
    let is_quoted = matches!(reader.peek(0), Some(Token::Word(word)) if word.quote_style.is_some());
    // A user-defined type can be any word.
    let own = is_new_line
        && !is_clause(reader, 0)
        && reader.word_at(1).is_some()
        && !is_clause(reader, 1)
        && ends_or_continues(reader, 2);
    match known {
        true => Some(is_new_line),
        false => (own || is_new_line && (is_quoted || end.is_some())).then_some(false),
    }
}

/// Whether an element can end before a token.
fn is_whole_before(reader: &mut Reader, at: usize) -> bool {
    reader.seek(at.saturating_sub(1));
    let is_whole = match reader.word_at(0) {
        Some(word) => !contains(NEEDS_MORE, word),
        // An operator, a dot or an opening parenthesis needs more.
        None => reader.slice(at.saturating_sub(1), at).ends_with(|end: char| {
            end.is_alphanumeric() || matches!(end, '\'' | '"' | '`' | '$' | '_' | ')' | ']')
        }),
    };
    // Nor can it end after the name of a constraint.
    let is_named = at >= 2 && {
        reader.seek(at - 2);
        reader.is("CONSTRAINT")
    };
    reader.seek(at);
    is_whole && !is_named
}

fn is_one_of(reader: &Reader, ahead: usize, words: &str) -> bool {
    reader.word_at(ahead).is_some_and(|word| contains(words, word))
}

fn contains(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|other| other.eq_ignore_ascii_case(word))
}

fn is_clause(reader: &mut Reader, ahead: usize) -> bool {
    let at = reader.at();
    reader.seek(at + ahead);
    let found = type_text::at_clause(reader);
    reader.seek(at);
    found
}

fn can_be_name(reader: &Reader) -> bool {
    match reader.word_at(0) {
        Some(word) => !spec(reader.dialect()).is_reserved(word) && !is_one_of(reader, 0, GOES_ON),
        None => matches!(reader.peek(0), Some(Token::Word(_))),
    }
}

/// The end of a well-known type that starts `ahead` tokens after the cursor, counted likewise.
fn known_type(reader: &Reader, ahead: usize) -> Option<usize> {
    if !is_one_of(reader, ahead, TYPES) {
        return None;
    }
    let mut end = ahead + 1;
    while is_one_of(reader, end, "precision varying unsigned signed zerofill") {
        end += 1;
    }
    end = behind(reader, end, &Token::LParen, &Token::RParen)?;
    let is_zoned = |at: usize| is_one_of(reader, at, "with without") && reader.is_at(at + 1, "TIME");
    if is_zoned(end) && reader.is_at(end + 2, "ZONE") {
        end += 3;
    }
    while is_one_of(reader, end, "unsigned signed zerofill array binary ascii unicode byte compressed") {
        end += 1;
    }
    while matches!(reader.peek(end), Some(Token::LBracket)) {
        end = behind(reader, end, &Token::LBracket, &Token::RBracket)?;
    }
    Some(end)
}

/// The position after a short group in parentheses, if one starts there. `None` if it does not end.
fn behind(reader: &Reader, at: usize, open: &Token, close: &Token) -> Option<usize> {
    if reader.peek(at) != Some(open) {
        return Some(at);
    }
    // Only enums have many arguments.
    (at..at + 400).find(|at| reader.peek(*at) == Some(close)).map(|at| at + 1)
}

/// Whether an element can end or continue with a clause so many tokens after the cursor.
fn ends_or_continues(reader: &mut Reader, ahead: usize) -> bool {
    if reader.peek(ahead).is_none() || is_clause(reader, ahead) {
        return true;
    }
    let at = reader.at();
    reader.seek(at + ahead);
    let next = reader.is_on_new_line() && can_be_name(reader);
    reader.seek(at);
    next
}

/// Whether a table constraint starts that cannot be inline, because it names columns.
fn starts_constraint(reader: &Reader) -> bool {
    let mut at = if reader.is("CONSTRAINT") { 2 } else { 0 };
    let is_index = |at: usize| reader.clauses().inline_indexes && is_one_of(reader, at, "key index");
    let is_name = |at: usize| matches!(reader.peek(at), Some(Token::Word(_)));
    if is_one_of(reader, at, "primary foreign") && reader.is_at(at + 1, "KEY") {
        let has_name = reader.is_at(at, "FOREIGN") && is_name(at + 2);
        at += if has_name { 3 } else { 2 };
    } else if reader.is_at(at, "UNIQUE") {
        at += 1;
        if is_index(at) {
            at += if is_name(at + 1) { 2 } else { 1 };
        }
    } else if is_index(at) && reader.is_on_new_line() && is_name(at + 1) {
        at += 2;
    } else {
        return false;
    }
    matches!(reader.peek(at), Some(Token::LParen))
}
