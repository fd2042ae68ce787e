//! Keys that are too long for MySQL.

use crowfoot_model::{Column, DataType, IndexKey, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::charset::{character_bytes, is_set};
use crate::help::keys::accesses;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRT002",
    name: "index-key-limit",
    family: Family::Portability,
    severity: Severity::Error,
    since: "0.1.0",
    fix: None,
    summary: "A MySQL key exceeds 3072 bytes, or covers TEXT, BLOB or JSON without a prefix length.",
    why: "The statement fails. In utf8mb4 a character takes up to four bytes, so 768 characters reach the limit.",
    advice: "Shorten the column, index a prefix, or index a hash of it.",
    bad: "-- mysql\nCREATE TABLE pages (\n  id char(26) PRIMARY KEY,\n  url varchar(2000) NOT NULL,\n  \
          KEY idx_pages_url (url)\n);",
    good: "-- mysql\nCREATE TABLE pages (\n  id char(26) PRIMARY KEY,\n  url varchar(700) NOT NULL,\n  \
           KEY idx_pages_url (url)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let Some(most) = cx.spec.limits().key_bytes else { return };
    // InnoDB takes 3072 bytes, MyISAM 1000.
    let is_myisam = table.option("ENGINE").is_some_and(|engine| engine.eq_ignore_ascii_case("myisam"));
    let most = if is_myisam { most.min(1000) } else { most };
    for access in
        accesses(table).into_iter().filter(|access| !matches!(access.method, Some("fulltext" | "spatial")))
    {
        let mut bytes = 0_u64;
        let mut endless = None;
        for key in &access.keys {
            let Some(column) = key.as_column().and_then(|id| table.column(id)) else { continue };
            match key_bytes(cx, table, column, key) {
                Some(length) => bytes = bytes.saturating_add(length),
                None => endless = endless.or(Some(column)),
            }
        }
        let own = cx.name(access.object);
        if let Some(column) = endless {
            let what =
                [&own, " of ", &table.name, " covers ", &column.name, ", which needs a prefix length."];
            report.add(access.object, what.concat()).relate(ObjectRef::Column(table.id, column.id));
        } else if bytes > most {
            let (bytes, most, name) = (bytes.to_string(), most.to_string(), cx.spec.name());
            let what =
                [&own, " of ", &table.name, " takes ", &bytes, " bytes; ", name, " allows ", &most, "."];
            report.add(access.object, what.concat());
        }
    }
}

/// The bytes of a key; `None` where the type needs a prefix length and has none.
fn key_bytes(cx: &Context<'_>, table: &Table, column: &Column, key: &IndexKey) -> Option<u64> {
    let width = character_bytes(table, column);
    if is_set(column) {
        return Some(8);
    }
    if let Some(DataType::Native { text, .. }) = &column.data_type
        && let Some(length) = varbinary_length(text)
    {
        return Some(u64::from(key.prefix_length.unwrap_or(length)));
    }
    let logical = cx.logical_of_column(column);
    let characters = |count: u32| u64::from(key.prefix_length.unwrap_or(count)) * width;
    match logical {
        Some(LogicalType::Text) => key.prefix_length.map(|length| u64::from(length) * width),
        Some(LogicalType::Bytes) => key.prefix_length.map(u64::from),
        Some(LogicalType::Json { .. }) => None,
        Some(LogicalType::Varchar { length }) => Some(characters(length.unwrap_or(255))),
        Some(LogicalType::Char { length }) => Some(characters(length)),
        Some(LogicalType::Binary { length }) => Some(u64::from(key.prefix_length.unwrap_or(length))),
        _ => Some(8),
    }
}

/// The length of a `varbinary(…)`, which no logical type keeps.
fn varbinary_length(text: &str) -> Option<u32> {
    let text = text.trim().to_ascii_lowercase();
    let digits = text.strip_prefix("varbinary")?.trim_start().strip_prefix('(')?;
    digits.get(..digits.find(')')?)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn what_has_a_length_is_measured() {
        let with = |column: &str| ["-- mysql\nCREATE TABLE a (x ", column, ", KEY i (x))"].concat();
        expect("PRT002", &with("varbinary(64)"), &[]);
        expect("PRT002", &with("varchar(768)"), &[]);
        for too_long in ["varbinary(4000)", "varchar(769)", "text", "blob", "json"] {
            expect("PRT002", &with(too_long), &["a.i"]);
        }
    }
}
