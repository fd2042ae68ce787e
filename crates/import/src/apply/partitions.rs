//! Partition actions of `ALTER TABLE` in MySQL.

use crowfoot_model::{Dialect, TableId};
use sqlparser::tokenizer::Token;

use super::alter_table::Done;
use crate::catalog::Catalog;
use crate::read::reader::Reader;

const MAINTENANCE: &str = "Maintenance of partitions is not part of a design.";

/// Reads an action on partitions. For anything else `None`, and the cursor does not move.
pub(super) fn action(catalog: &mut Catalog, table: TableId, reader: &mut Reader) -> Option<Done> {
    if !reader.clauses().inline_partitions {
        return None;
    }
    let start = reader.at();
    let done = try_action(catalog, table, reader);
    if done.is_none() {
        reader.seek(start);
    }
    done
}

fn try_action(catalog: &mut Catalog, table: TableId, reader: &mut Reader) -> Option<Done> {
    if reader.take_all(&["REMOVE", "PARTITIONING"]) {
        catalog.table_mut(table)?.partitioning = None;
        return Some(Done::Modelled);
    }
    let maintained = ["TRUNCATE", "ANALYZE", "CHECK", "OPTIMIZE", "REBUILD", "REPAIR", "EXCHANGE", "DISCARD"];
    if reader.is_any(&maintained) && reader.is_at(1, "PARTITION") {
        return Some(Done::Skipped(MAINTENANCE));
    }
    let verb = reader.take_word()?.to_ascii_uppercase();
    if !reader.take("PARTITION") {
        return None;
    }
    let _ = reader.take_all(&["IF", "EXISTS"]) || reader.take_all(&["IF", "NOT", "EXISTS"]);
    let definition = catalog.table_mut(table)?.partitioning.as_mut()?.definition.get_or_insert_default();
    match verb.as_str() {
        "ADD" if reader.take("PARTITIONS") => count(definition, reader.integer()?),
        "COALESCE" => count(definition, -reader.integer()?),
        "ADD" => {
            let added = reader.take_group()?.to_owned();
            let (before, mut all) = parts(definition)?;
            all.extend(split(&added));
            *definition = joined(&before, &all);
            Some(Done::Modelled)
        }
        "DROP" => {
            let names = names(reader);
            let (before, mut all) = parts(definition)?;
            all.retain(|part| !names.iter().any(|name| is_called(part, name)));
            *definition = joined(&before, &all);
            Some(Done::Modelled)
        }
        "REORGANIZE" => {
            let names = names(reader);
            if !reader.take("INTO") {
                return None;
            }
            let new = split(reader.take_group()?);
            let (before, mut all) = parts(definition)?;
            let at = all.iter().position(|part| names.iter().any(|name| is_called(part, name)))?;
            all.retain(|part| !names.iter().any(|name| is_called(part, name)));
            let at = at.min(all.len());
            all.splice(at..at, new);
            *definition = joined(&before, &all);
            Some(Done::Modelled)
        }
        _ => None,
    }
}

/// Changes the number of partitions, where they are not listed.
fn count(definition: &mut String, by: i64) -> Option<Done> {
    let number =
        definition.trim().strip_prefix("PARTITIONS").or_else(|| definition.trim().strip_prefix("partitions"));
    let before: i64 = match number {
        Some(number) => number.trim().parse().ok()?,
        None if definition.trim().is_empty() => 1,
        None => return None,
    };
    *definition = format!("PARTITIONS {}", before.saturating_add(by));
    Some(Done::Modelled)
}

fn names(reader: &mut Reader) -> Vec<String> {
    let mut names = Vec::new();
    loop {
        names.extend(reader.identifier());
        if !reader.take_symbol(&Token::Comma) {
            return names;
        }
    }
}

/// The text before the list of partitions, and its items.
fn parts(definition: &str) -> Option<(String, Vec<String>)> {
    let mut reader = Reader::new(definition, Dialect::Mysql).ok()?;
    while !(reader.is_done() || reader.is_symbol(&Token::LParen) && reader.group_end()? + 1 == reader.end()) {
        reader.advance();
    }
    let before = reader.slice(0, reader.at()).to_owned();
    let list = reader.take_group()?;
    Some((before, split(list)))
}

/// The items of a list, verbatim.
fn split(list: &str) -> Vec<String> {
    let Ok(mut reader) = Reader::new(list, Dialect::Mysql) else { return Vec::new() };
    let mut items = Vec::new();
    reader.each(|reader| items.push(reader.take_rest().to_owned()));
    items
}

fn is_called(part: &str, name: &str) -> bool {
    let Ok(mut reader) = Reader::new(part, Dialect::Mysql) else { return false };
    reader.take("PARTITION") && reader.identifier().is_some_and(|own| own.eq_ignore_ascii_case(name))
}

fn joined(before: &str, parts: &[String]) -> String {
    let before = before.trim();
    let gap = if before.is_empty() { "" } else { " " };
    [before, gap, "(", &parts.join(", "), ")"].concat()
}
