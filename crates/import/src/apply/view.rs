//! Views. The model does not represent queries; they are text.

use crowfoot_dialect::script::server;
use sqlparser::tokenizer::Token;

use crate::catalog::Catalog;
use crate::ledger::Outcome;
use crate::read::reader::Reader;

pub(super) fn create(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    let mut clauses = Vec::new();
    let mut materialized = false;
    reader.advance();
    while !reader.take("VIEW") {
        let start = reader.at();
        if reader.take_all(&["OR", "REPLACE"]) {
            continue;
        }
        if reader.take("MATERIALIZED") {
            materialized = true;
        } else if reader.take("DEFINER") {
            while !reader.is_done() && !reader.is("SQL") && !reader.is("VIEW") {
                reader.advance();
            }
            clauses.push(reader.slice(start, reader.at()).to_owned());
        } else if reader.take_all(&["SQL", "SECURITY"]) || reader.take("ALGORITHM") {
            let _ = reader.take_symbol(&Token::Eq);
            reader.advance();
            let clause = reader.slice(start, reader.at());
            // The default in MySQL.
            if !clause.ends_with("UNDEFINED") && !clause.ends_with("SECURITY DEFINER") {
                clauses.push(clause.to_owned());
            }
        } else {
            clauses.push(reader.take_word()?);
        }
    }
    let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
    let named_at = reader.at();
    let name = reader.qualified()?;
    let columns = if reader.is_symbol(&Token::LParen) { reader.names()? } else { Vec::new() };
    while !reader.is("AS") {
        let start = reader.at();
        if reader.is_done() {
            return None;
        }
        reader.advance();
        while !reader.is_done() && !reader.is_any(&["AS", "WITH", "USING", "TABLESPACE"]) {
            if reader.take_group().is_none() {
                reader.advance();
            }
        }
        clauses.push(reader.slice(start, reader.at()).to_owned());
    }
    reader.advance();
    let start = reader.at();
    let head = reader.slice(named_at, start);
    let is_plain = head.strip_suffix("AS").is_some_and(|rest| rest.trim_end() == name.name);
    let head = (server(reader.dialect()).keeps_text && !is_plain).then(|| head.to_owned());
    let end = query_end(reader, materialized);
    let query = reader.slice(start, end).to_owned();
    if query.is_empty() {
        return None;
    }
    // A dump fills materialized views after creating all of them; a design has no data.
    if end < reader.end() && !materialized {
        clauses.push(reader.slice(end, reader.end()).to_owned());
    }
    catalog.create_view(name, columns, query, materialized, clauses, head);
    Some(Outcome::modelled())
}

/// Where the query ends: before `WITH CHECK OPTION` or `WITH [NO] DATA`.
fn query_end(reader: &mut Reader, materialized: bool) -> usize {
    let end = reader.end();
    let tails: &[&[&str]] = if materialized {
        &[&["WITH", "NO", "DATA"], &["WITH", "DATA"]]
    } else {
        &[
            &["WITH", "CHECK", "OPTION"],
            &["WITH", "LOCAL", "CHECK", "OPTION"],
            &["WITH", "CASCADED", "CHECK", "OPTION"],
        ]
    };
    if !reader.clauses().view_check_options {
        return end;
    }
    for tail in tails {
        let at = end.saturating_sub(tail.len());
        if at >= reader.at() {
            let here = reader.at();
            reader.seek(at);
            let found = reader.is_all(tail);
            reader.seek(here);
            if found {
                return at;
            }
        }
    }
    end
}
