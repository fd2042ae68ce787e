//! The names of tables and columns, and those that Drizzle gives to constraints.

use crate::eval::Core;

/// A line of Drizzle's versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// 0.45 and before.
    Classic,
    /// 1.0.
    One,
}

/// A table by its names.
#[derive(Clone, Debug, Default)]
pub(super) struct TableNames {
    pub(super) schema: Option<String>,
    pub(super) name: String,
    pub(super) columns: Vec<ColumnName>,
    /// It is not in the document: a table of another package, or one that was left out.
    pub(super) is_missing: bool,
}

#[derive(Clone, Debug)]
pub(super) struct ColumnName {
    pub(super) key: String,
    pub(super) name: String,
    /// The name before the casing of the connection, which 0.45 uses in the names of unique constraints.
    pub(super) plain: String,
}

impl TableNames {
    pub(super) fn column(&self, key: &str) -> Option<&ColumnName> {
        self.columns.iter().find(|column| column.key == key)
    }
}

impl Line {
    pub(super) fn unique(self, core: Core, table: &str, columns: &[&ColumnName]) -> String {
        let plain = || joined(columns.iter().map(|column| &column.plain));
        let named = || joined(columns.iter().map(|column| &column.name));
        match (self, core) {
            (Self::Classic, _) => format!("{table}_{}_unique", plain()),
            (Self::One, Core::Pg | Core::Cockroach) => format!("{table}_{}_key", named()),
            (Self::One, Core::MySql | Core::SingleStore) => format!("{}_unique", named()),
            (Self::One, _) => format!("{table}_{}_unique", named()),
        }
    }

    /// The same in both lines.
    pub(super) fn index(table: &str, columns: &[&ColumnName]) -> String {
        let named = joined(columns.iter().map(|column| &column.name));
        format!("{table}_{named}_index")
    }

    /// The name of a composite primary key; none where the database has its own.
    pub(super) fn primary_key(self, core: Core, table: &str, columns: &[&ColumnName]) -> Option<String> {
        match (self, core) {
            (Self::Classic, _) => {
                Some(format!("{table}_{}_pk", joined(columns.iter().map(|column| &column.name))))
            }
            (Self::One, Core::Pg | Core::Cockroach) => Some(format!("{table}_pkey")),
            (Self::One, Core::Sqlite) => Some(format!("{table}_pk")),
            (Self::One, _) => None,
        }
    }

    pub(super) fn foreign_key(
        self,
        core: Core,
        table: &str,
        columns: &[&ColumnName],
        target: &str,
        target_columns: &[&ColumnName],
    ) -> String {
        let from = joined(columns.iter().map(|column| &column.name));
        let to = joined(target_columns.iter().map(|column| &column.name));
        let plain = format!("{table}_{from}_{target}_{to}");
        match (self, core) {
            (Self::Classic, _) => format!("{plain}_fk"),
            (Self::One, Core::Sqlite) => format!("fk_{plain}_fk"),
            (Self::One, _) => {
                let wanted = format!("{plain}_fkey");
                match () {
                    () if wanted.encode_utf16().count() <= 63 => wanted,
                    () if table.encode_utf16().count() < 45 => format!("{table}_{}_fkey", hash(&wanted)),
                    () => format!("{}_fkey", hash(&wanted)),
                }
            }
        }
    }
}

fn joined<'n>(names: impl Iterator<Item = &'n String>) -> String {
    names.map(String::as_str).collect::<Vec<_>>().join("_")
}

/// Drizzle Kit's hash of a name that is too long: twelve digits of base 62.
fn hash(text: &str) -> String {
    const DIGITS: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let combinations = 62_u128.pow(12);
    let (mut power, mut hash) = (1_u128, 0_u128);
    for letter in text.chars() {
        hash = (hash + u128::from(u32::from(letter)) * power) % combinations;
        power = power * 53 % combinations;
    }
    let mut digits = Vec::new();
    for _ in 0..12 {
        digits.push(DIGITS.get((hash % 62) as usize).copied().map_or('0', char::from));
        hash /= 62;
    }
    digits.iter().rev().collect()
}
