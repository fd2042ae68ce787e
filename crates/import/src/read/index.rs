//! `CREATE INDEX`.

use crowfoot_dialect::script::server;
use sqlparser::tokenizer::Token;

use super::reader::Reader;
use super::{constraint, key};
use crate::draft::{IndexDraft, Qualified};

/// An index, its name and its table.
#[derive(Debug)]
pub(crate) struct CreateIndex {
    pub(crate) name: Option<Qualified>,
    pub(crate) table: Qualified,
    pub(crate) draft: IndexDraft,
    pub(crate) comment: Option<String>,
}

/// Reads a whole `CREATE INDEX`.
pub(crate) fn create(reader: &mut Reader) -> Option<CreateIndex> {
    let mut draft = IndexDraft::default();
    while !reader.take("INDEX") {
        match reader.take_word()?.as_str() {
            "UNIQUE" => draft.unique = true,
            "FULLTEXT" => draft.method = Some("fulltext".into()),
            "SPATIAL" => draft.method = Some("spatial".into()),
            "VECTOR" => draft.method = Some("vector".into()),
            _ => {}
        }
    }
    let _ = reader.take("CONCURRENTLY");
    let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
    let mut start = reader.at();
    let mut name = if reader.is("ON") { None } else { Some(reader.qualified()?) };
    if name.as_ref().is_some_and(|name| name.schema.is_some()) {
        // SQLite keeps the text without the schema.
        start += 2;
    }
    using(reader, &mut draft);
    if !reader.take("ON") {
        return None;
    }
    let _ = reader.take("ONLY");
    let table = reader.qualified()?;
    using(reader, &mut draft);
    draft.keys = key::keys(reader)?;
    draft.include = constraint::include(reader);
    let mut comment = None;
    while !reader.is_done() {
        let start = reader.at();
        if reader.take_all(&["NULLS", "NOT", "DISTINCT"]) {
            draft.nulls_not_distinct = true;
        } else if reader.take_all(&["NULLS", "DISTINCT"]) || reader.take("VISIBLE") {
        } else if reader.take("WHERE") {
            draft.predicate = Some(constraint::unwrapped(reader.take_rest(), reader.dialect()));
        } else if reader.clauses().index_comments && reader.take("COMMENT") {
            comment = reader.string();
        } else if reader.is("USING") {
            using(reader, &mut draft);
        } else if reader.is("ALGORITHM") || reader.is("LOCK") {
            // These only affect how the index is built.
            reader.advance();
            let _ = reader.take_symbol(&Token::Eq);
            reader.advance();
        } else {
            reader.advance();
            while !reader.is_done()
                && !reader.is_any(&["WHERE", "COMMENT", "USING", "ALGORITHM", "TABLESPACE"])
            {
                if reader.take_group().is_none() {
                    reader.advance();
                }
            }
            draft.clauses.push(reader.slice(start, reader.at()).to_owned());
        }
    }
    if let Some(name) = &mut name
        && name.schema.is_none()
    {
        name.schema.clone_from(&table.schema);
    }
    if server(reader.dialect()).keeps_text {
        draft.text = Some(reader.slice(start, reader.end()).to_owned());
    }
    Some(CreateIndex { name, table, draft, comment })
}

fn using(reader: &mut Reader, draft: &mut IndexDraft) {
    if reader.take("USING") {
        let method = reader.identifier().map(|word| word.to_ascii_lowercase());
        if method.as_deref() == Some("btree") && reader.clauses().key_methods && draft.clauses.is_empty() {
            draft.clauses.push(constraint::BTREE.to_owned());
        }
        // A b-tree is the default of every dialect.
        draft.method = draft.method.take().or(method).filter(|method| method != "btree");
    }
}
