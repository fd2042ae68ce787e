//! Checks of whole tables for MySQL: rows that are too wide, and foreign keys between incompatible columns or engines.

use crowfoot_model::{
    Column, ColumnId, DataType, Document, ForeignKey, ForeignKeyTarget, LogicalType, ObjectRef, Table,
};

use super::Fault;
use super::design::{Found, Place};
use crate::logical_of;

/// The maximum bytes of a row, without values that are stored off-page.
const MOST_IN_ROW: u64 = 65_535;
/// Engines without foreign keys, so that none can reference their tables.
const WITHOUT_KEYS: &[&str] =
    &["myisam", "memory", "heap", "aria", "archive", "csv", "blackhole", "merge", "mrg_myisam"];

/// The faults in the row size and the foreign keys of a table.
pub(super) fn of_table(document: &Document, table: &Table) -> Vec<Found> {
    let mut found = Vec::new();
    let mut add = |object, fault: Option<Fault>| {
        found.extend(fault.map(|fault| Found { object, place: Place::Other, fault }));
    };
    add(ObjectRef::Table(table.id), row_fault(table));
    for key in &table.foreign_keys {
        let target = key.target_table().and_then(|id| document.table(id));
        let fault = target.and_then(|target| reference_fault(table, key, target));
        add(ObjectRef::ForeignKey(table.id, key.id), fault);
    }
    found
}

/// A row that is too wide in any character set.
pub fn row_fault(table: &Table) -> Option<Fault> {
    let bytes: u64 = table.columns.iter().filter_map(|column| least_bytes(table, column)).sum();
    let what = ["A row of ", &table.name, " takes ", &bytes.to_string(), " bytes; MySQL allows 65535."];
    (bytes > MOST_IN_ROW).then(|| Fault::new(what.concat()))
}

/// A foreign key that MySQL rejects although the types are equal.
pub fn reference_fault(table: &Table, key: &ForeignKey, target: &Table) -> Option<Fault> {
    let ForeignKeyTarget::Table { columns, .. } = &key.target else { return None };
    let keeps_keys = |table: &Table| {
        let engine = option(table, "ENGINE");
        !engine.is_some_and(|own| WITHOUT_KEYS.iter().any(|name| own.eq_ignore_ascii_case(name)))
    };
    // Engines without foreign keys parse and ignore them.
    if !keeps_keys(table) {
        return None;
    }
    if !keeps_keys(target) {
        let engine = option(target, "ENGINE").unwrap_or_default();
        let what = [&target.name, " is stored by ", engine, ", which foreign keys cannot reference."];
        return Some(Fault::new(what.concat()));
    }
    let targets: &[ColumnId] = if columns.is_empty() { target.primary_key_columns() } else { columns };
    key.columns.iter().zip(targets).find_map(|(own, other)| {
        let (own, other) = (table.column(*own)?, target.column(*other)?);
        if !(is_text(own) && is_text(other)) {
            return None;
        }
        let sets = (charset(table, own)?, charset(target, other)?);
        let collations = (collation(table, own), collation(target, other));
        let differ = |one: &str, other: &str| !plain(one).eq_ignore_ascii_case(plain(other));
        let is_other = differ(sets.0, sets.1)
            || collations.0.zip(collations.1).is_some_and(|(one, other)| differ(one, other));
        let name = |table: &Table, column: &Column| [table.name.as_str(), ".", &column.name].concat();
        let (own, other) = (name(table, own), name(target, other));
        is_other
            .then(|| Fault::new([&own, " and ", &other, " differ in character set or collation."].concat()))
    })
}

fn is_text(column: &Column) -> bool {
    let logical = column.data_type.as_ref().and_then(logical_of);
    matches!(logical, Some(LogicalType::Char { .. } | LogicalType::Varchar { .. } | LogicalType::Text))
}

/// The value of a table option, without quotes.
fn option<'t>(table: &'t Table, name: &str) -> Option<&'t str> {
    table.option(name).map(|value| value.trim_matches(['\'', '"', '`']))
}

/// The explicit character set of a column.
fn charset<'t>(table: &'t Table, column: &'t Column) -> Option<&'t str> {
    let own = column.charset.as_deref().or_else(|| column.collation.as_deref().map(set_of));
    own.or_else(|| option(table, "DEFAULT CHARSET")).or_else(|| option(table, "COLLATE").map(set_of))
}

/// The explicit collation of a column.
fn collation<'t>(table: &'t Table, column: &'t Column) -> Option<&'t str> {
    let of_table = || option(table, "COLLATE").filter(|_| column.charset.is_none());
    column.collation.as_deref().or_else(of_table)
}

/// The character set of a collation.
fn set_of(collation: &str) -> &str {
    collation.split('_').next().unwrap_or(collation)
}

/// Resolves aliases of character sets.
fn plain(name: &str) -> &str {
    match name.get(..5).filter(|start| start.eq_ignore_ascii_case("utf8_")) {
        Some(_) => name.get(5..).unwrap_or(name),
        None if name.eq_ignore_ascii_case("utf8") => "utf8mb3",
        None => match name.get(..8).filter(|start| start.eq_ignore_ascii_case("utf8mb3_")) {
            Some(_) => name.get(8..).unwrap_or(name),
            None => name,
        },
    }
}

/// The minimum bytes of a value in its row, if that is much.
fn least_bytes(table: &Table, column: &Column) -> Option<u64> {
    let data_type = column.data_type.as_ref()?;
    let width = charset(table, column).map_or(1, width);
    match logical_of(data_type)? {
        // Longer ones are exported as text, unless the script had them.
        LogicalType::Varchar { length: Some(length) }
            if length < 16_384 || matches!(data_type, DataType::Native { .. }) =>
        {
            Some(u64::from(length) * width + 1 + u64::from(length > 255))
        }
        LogicalType::Char { length } if length < 256 => Some(u64::from(length) * width),
        LogicalType::Integer { bits, .. } => Some(u64::from(bits) / 8),
        _ => None,
    }
}

/// The maximum bytes of a character.
fn width(charset: &str) -> u64 {
    let is_one_of = |names: &[&str]| names.iter().any(|name| charset.eq_ignore_ascii_case(name));
    if is_one_of(&["utf8mb4", "utf16", "utf16le", "utf32", "gb18030"]) {
        4
    } else if is_one_of(&["utf8", "utf8mb3", "ujis", "eucjpms"]) {
        3
    } else if is_one_of(&["ucs2", "big5", "gbk", "sjis", "cp932", "euckr", "gb2312"]) {
        2
    } else {
        1
    }
}
