//! Prisma's default names of keys and indexes.

/// `User_pkey`.
pub(super) fn primary_key(table: &str, limit: usize) -> String {
    with_suffix(table, "_pkey", limit)
}

/// `User_email_key`.
pub(super) fn unique(table: &str, columns: &[String], limit: usize) -> String {
    with_suffix(&joined(table, columns), "_key", limit)
}

/// `User_email_idx`.
pub(super) fn index(table: &str, columns: &[String], limit: usize) -> String {
    with_suffix(&joined(table, columns), "_idx", limit)
}

/// `Post_authorId_fkey`.
pub(super) fn foreign_key(table: &str, columns: &[String], limit: usize) -> String {
    with_suffix(&joined(table, columns), "_fkey", limit)
}

fn joined(table: &str, columns: &[String]) -> String {
    [table, "_", &columns.join("_")].concat()
}

/// Long names are truncated before the suffix.
fn with_suffix(name: &str, suffix: &str, limit: usize) -> String {
    let kept = name.get(..name.floor_char_boundary(limit - suffix.len())).unwrap_or(name);
    [kept, suffix].concat()
}

/// An operator class as PostgreSQL writes it: `ArrayOps` is `array_ops`, `Int4MinMaxOps` is `int4_minmax_ops`.
pub(super) fn operator_class(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for char in name.chars() {
        if char.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(char.to_ascii_lowercase());
    }
    let joined = [
        ("min_max", "minmax"),
        ("ts_vector", "tsvector"),
        ("ts_query", "tsquery"),
        ("timestamp_tz", "timestamptz"),
        ("time_tz", "timetz"),
        ("mac_addr", "macaddr"),
        ("var_bit", "varbit"),
    ];
    joined.into_iter().fold(snake, |name, (from, to)| name.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::{foreign_key, index, operator_class, primary_key};

    #[test]
    fn names_keep_their_suffix() {
        let long = "a".repeat(80);
        assert_eq!(index(&long, &["b".to_owned()], 63).len(), 63);
        assert!(primary_key(&"ä".repeat(40), 63).ends_with("ä_pkey"));
        assert_eq!(foreign_key("Post", &["authorId".to_owned()], 63), "Post_authorId_fkey");
    }

    #[test]
    fn operator_classes() {
        assert_eq!(operator_class("JsonbPathOps"), "jsonb_path_ops");
        assert_eq!(operator_class("Int4MinMaxOps"), "int4_minmax_ops");
        assert_eq!(operator_class("TimestampTzMinMaxMultiOps"), "timestamptz_minmax_multi_ops");
    }
}
