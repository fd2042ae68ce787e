//! House names of indexes, constraints and foreign-key columns.

use crate::IdentifierLimit;

/// The kind of a constraint, which is the suffix of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintKind {
    PrimaryKey,
    Unique,
    ForeignKey,
    Check,
    Exclusion,
}

impl ConstraintKind {
    /// The last part of the name.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::PrimaryKey => "pk",
            Self::Unique => "unique",
            Self::ForeignKey => "fk",
            Self::Check => "check",
            Self::Exclusion => "excl",
        }
    }
}

/// Names are kept within PostgreSQL's 63 bytes, the shortest limit there is, so that a name is the same everywhere.
const LIMIT: IdentifierLimit = IdentifierLimit::Bytes(63);

/// `idx_<table>_<columns>`, within 63 bytes.
pub fn index_name(table: &str, columns: &[&str]) -> String {
    let mut name = ["idx_", table].concat();
    for column in columns {
        name.push('_');
        name.push_str(column);
    }
    shorten(&name, LIMIT)
}

/// `<table>_<columns>_<kind>`, within 63 bytes; a primary key is `<table>_pk`.
pub fn constraint_name(table: &str, columns: &[&str], kind: ConstraintKind) -> String {
    let mut name = table.to_owned();
    if kind != ConstraintKind::PrimaryKey {
        for column in columns {
            name.push('_');
            name.push_str(column);
        }
    }
    let limit = 63 - 1 - kind.suffix().len();
    let mut name = shorten(&name, IdentifierLimit::Bytes(limit));
    name.push('_');
    name.push_str(kind.suffix());
    name
}

/// The column of a foreign key to a table: its singular and `_id`.
pub fn foreign_key_column(table: &str) -> String {
    let mut name = super::singular(&super::snake_case(table));
    name.push_str(if name.is_empty() { "id" } else { "_id" });
    name
}

/// A name within a limit: the beginning of a longer one, and a hash of the whole, so that different names stay
/// different.
pub fn shorten(name: &str, limit: IdentifierLimit) -> String {
    if limit.allows(name) {
        return name.to_owned();
    }
    // "_" and seven letters of hash.
    const TAIL: usize = 8;
    let most = match limit {
        IdentifierLimit::None => return name.to_owned(),
        IdentifierLimit::Bytes(most) | IdentifierLimit::Characters(most) => most.saturating_sub(TAIL),
    };
    let mut kept = match limit {
        IdentifierLimit::Characters(_) => name.chars().take(most).collect(),
        _ => name.get(..name.floor_char_boundary(most)).unwrap_or_default().to_owned(),
    };
    kept.truncate(kept.trim_end_matches('_').len());
    kept.push('_');
    let mut hash = fnv(name);
    for _ in 1..TAIL {
        let digit = u8::try_from(hash % 36).unwrap_or(0);
        kept.push(char::from(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }));
        hash /= 36;
    }
    kept
}

/// FNV-1a, 64 bits: stable across platforms and versions.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_house_standard() {
        assert_eq!(index_name("orders", &["user_id", "status"]), "idx_orders_user_id_status");
        assert_eq!(constraint_name("users", &["email"], ConstraintKind::Unique), "users_email_unique");
        assert_eq!(constraint_name("users", &["id"], ConstraintKind::PrimaryKey), "users_pk");
        assert_eq!(constraint_name("orders", &["user_id"], ConstraintKind::ForeignKey), "orders_user_id_fk");
        assert_eq!(foreign_key_column("users"), "user_id");
        assert_eq!(foreign_key_column("OrderCategories"), "order_category_id");
    }

    #[test]
    fn long_names_are_short_and_stay_different() {
        let long = "a_rather_long_table_name_that_somebody_thought_was_a_good_idea";
        let one = index_name(long, &["first_column"]);
        let two = index_name(long, &["second_column"]);
        assert!(one.len() <= 63 && one.len() > 55);
        assert_ne!(one, two);
        assert_eq!(one, index_name(long, &["first_column"]));
        assert!(constraint_name(long, &["second_column"], ConstraintKind::ForeignKey).ends_with("_fk"));
        let emoji = shorten(&"🙂".repeat(40), IdentifierLimit::Bytes(63));
        assert!(emoji.len() <= 63);
        let characters = shorten(&"ä".repeat(80), IdentifierLimit::Characters(64));
        assert_eq!(characters.chars().count(), 64);
    }
}
