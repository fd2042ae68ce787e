//! Names that constraints and indexes have when nobody has named them.

/// What has a name in a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    PrimaryKey,
    Unique,
    ForeignKey,
    Check,
    Exclusion,
    Index,
}

/// So many bytes of a table's or a column's name are left of it in a name that is cut.
const KEPT: usize = 20;
/// A name of fewer bytes is not cut.
const LONG: usize = 50;

/// Whether a name looks like one that the house standard or an engine gives: the table in front, and the word for its
/// kind behind, with or without a number. Both may be cut where the whole is too long. MySQL calls an index and a unique
/// constraint like their first column, which is `lead`.
pub(crate) fn is_usual(name: &str, table: &str, lead: Option<&str>, kind: Kind) -> bool {
    let words: &[&str] = match kind {
        Kind::PrimaryKey => &["pk", "pkey"],
        Kind::Unique => &["unique", "key"],
        Kind::ForeignKey => &["fk", "fkey", "ibfk"],
        Kind::Check => &["check", "chk"],
        Kind::Exclusion => &["excl"],
        Kind::Index => &["idx", "index"],
    };
    let name = name.to_lowercase();
    let table = table.to_lowercase();
    let lead = lead.unwrap_or("functional_index").to_lowercase();
    if kind == Kind::Index && name.strip_prefix("idx_").is_some_and(|rest| begins(rest, &table)) {
        return true;
    }
    let is_number = |rest: &str| rest.trim_start_matches('_').chars().all(|c| c.is_ascii_digit());
    let is_long = name.len() >= LONG;
    if matches!(kind, Kind::Unique | Kind::Index)
        && (name.strip_prefix(&lead).is_some_and(is_number) || (is_long && begins(&name, &lead)))
    {
        return true;
    }
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    // At the end of a name that was too long stands a hash.
    begins(&name, &table) && (is_long || words.iter().any(|word| bare.ends_with(word)))
}

fn begins(name: &str, with: &str) -> bool {
    name.starts_with(with.get(..with.floor_char_boundary(KEPT)).unwrap_or(with))
}

#[cfg(test)]
mod tests {
    use super::{Kind, is_usual};

    #[test]
    fn usual_names() {
        for (name, table, kind) in [
            ("users_pk", "users", Kind::PrimaryKey),
            ("users_email_key1", "users", Kind::Unique),
            ("users_email_unique_2", "users", Kind::Unique),
            ("orders_user_id_fkey", "orders", Kind::ForeignKey),
            ("orders_ibfk_1", "orders", Kind::ForeignKey),
            ("idx_orders_user_id", "orders", Kind::Index),
            ("name_2", "orders", Kind::Index),
            ("orders_user_id_idx", "Orders", Kind::Index),
        ] {
            assert!(is_usual(name, table, Some("name"), kind), "{name}");
        }
        assert!(!is_usual("uq_email", "users", Some("id"), Kind::Unique));
        assert!(!is_usual("people_email_key", "users", Some("id"), Kind::Unique));
    }
}
