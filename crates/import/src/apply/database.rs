//! `CREATE DATABASE` and `ALTER DATABASE` of MySQL: the default character set of tables.

use sqlparser::tokenizer::Token;

use crate::catalog::Catalog;
use crate::kind::OTHER_DATABASE;
use crate::ledger::Outcome;
use crate::read::reader::Reader;

pub(super) fn settings(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    while !reader.is_done() && !reader.is_any(&["DATABASE", "SCHEMA"]) {
        reader.advance();
    }
    reader.advance();
    let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
    let is_named = !reader.is_any(&["DEFAULT", "CHARACTER", "CHARSET", "COLLATE"]);
    let name = if is_named { reader.identifier() } else { None };
    let (mut charset, mut collation) = (None, None);
    while !reader.is_done() {
        let _ = reader.take("DEFAULT");
        let is_charset = reader.take_all(&["CHARACTER", "SET"]) || reader.take("CHARSET");
        if is_charset || reader.take("COLLATE") {
            let _ = reader.take_symbol(&Token::Eq);
            let value = reader.string().or_else(|| reader.identifier());
            *(if is_charset { &mut charset } else { &mut collation }) = value;
        } else {
            reader.advance();
        }
    }
    if charset.is_none() && collation.is_none() {
        return Some(Outcome::skipped(OTHER_DATABASE));
    }
    let schema = match name {
        Some(name) => catalog.schema(&name),
        None => catalog.default_schema(),
    };
    let said = charset.as_deref().or(collation.as_deref()).unwrap_or_default();
    let reason = format!("Tables without a character set have that of the database: {said}.");
    catalog.set_charset(schema, charset, collation);
    Some(Outcome::modelled_as(reason))
}
