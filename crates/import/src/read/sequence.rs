//! The options of sequences and identity columns.

use crowfoot_model::SequenceOptions;

use super::reader::Reader;
use super::type_text;
use crate::draft::Qualified;

/// The options of `CREATE SEQUENCE`, `ALTER SEQUENCE` and identity columns.
#[derive(Debug, Default)]
pub(crate) struct SequenceDraft {
    pub(crate) options: SequenceOptions,
    /// `table.column`, or `NONE`.
    pub(crate) owned_by: Option<Option<(Qualified, String)>>,
    /// Whether there is a clause that is not of a sequence.
    pub(crate) unknown: bool,
}

/// Reads options up to the end.
pub(crate) fn options(reader: &mut Reader, mut options: SequenceOptions) -> SequenceDraft {
    let mut draft = SequenceDraft::default();
    while !reader.is_done() {
        if reader.take("AS") {
            options.data_type = type_text_of_one_word(reader);
        } else if reader.take("START") {
            reader.take("WITH");
            options.start = reader.integer();
        } else if reader.take("INCREMENT") {
            reader.take("BY");
            options.increment = reader.integer();
        } else if reader.take("MINVALUE") {
            options.minimum = reader.integer();
        } else if reader.take("MAXVALUE") {
            options.maximum = reader.integer();
        } else if reader.take_all(&["NO", "MINVALUE"]) {
            options.minimum = None;
        } else if reader.take_all(&["NO", "MAXVALUE"]) {
            options.maximum = None;
        } else if reader.take("CACHE") {
            options.cache = reader.integer();
        } else if reader.take_all(&["NO", "CYCLE"]) {
            options.cycle = false;
        } else if reader.take("CYCLE") {
            options.cycle = true;
        } else if reader.take_all(&["SEQUENCE", "NAME"]) {
            // A sequence is always in the schema of its table.
            options.name = reader.qualified().map(|name| name.name);
        } else if reader.take_all(&["OWNED", "BY"]) {
            draft.owned_by = Some(owner(reader));
        } else if reader.take_all(&["SET", "LOGGED"]) {
            options.unlogged = false;
        } else if reader.take_all(&["SET", "UNLOGGED"]) {
            options.unlogged = true;
        } else if reader.take("LOGGED") || reader.take("UNLOGGED") {
            continue;
        } else {
            draft.unknown = true;
            break;
        }
    }
    // Defaults are left out. A descending sequence has other limits.
    options.increment = options.increment.filter(|increment| *increment != 1);
    options.cache = options.cache.filter(|cache| *cache != 1);
    if options.increment.is_none_or(|increment| increment > 0) {
        options.minimum = options.minimum.filter(|minimum| *minimum != 1);
        options.maximum = options.maximum.filter(|maximum| *maximum != i64::MAX);
        options.start = options.start.filter(|start| *start != 1 || options.minimum.is_some());
    } else {
        options.minimum = options.minimum.filter(|minimum| *minimum != i64::MIN);
        options.maximum = options.maximum.filter(|maximum| *maximum != -1);
        options.start = options.start.filter(|start| *start != -1 || options.maximum.is_some());
    }
    draft.options = options;
    draft
}

fn type_text_of_one_word(reader: &mut Reader) -> Option<String> {
    if reader.peek(1).is_some() && !reader.is_at(1, "varying") {
        reader.take_word().map(|word| word.to_ascii_lowercase())
    } else {
        type_text::take_type(reader)
    }
}

fn owner(reader: &mut Reader) -> Option<(Qualified, String)> {
    if reader.take("NONE") {
        return None;
    }
    let mut names = vec![reader.identifier()?];
    while reader.take_symbol(&sqlparser::tokenizer::Token::Period) {
        names.push(reader.identifier()?);
    }
    let column = names.pop()?;
    let name = names.pop()?;
    Some((Qualified { schema: names.pop(), name }, column))
}
