//! The names that Prisma gives to keys and indexes.

/// `User_pkey`. The limit is that of the database, in bytes.
pub fn primary_key(table: &str, limit: usize) -> String {
    with_suffix(table, "_pkey", limit)
}

/// `User_email_key`.
pub fn unique(table: &str, columns: &[String], limit: usize) -> String {
    with_suffix(&joined(table, columns), "_key", limit)
}

/// `User_email_idx`.
pub fn index(table: &str, columns: &[String], limit: usize) -> String {
    with_suffix(&joined(table, columns), "_idx", limit)
}

/// `Post_authorId_fkey`.
pub fn foreign_key(table: &str, columns: &[String], limit: usize) -> String {
    with_suffix(&joined(table, columns), "_fkey", limit)
}

fn joined(table: &str, columns: &[String]) -> String {
    [table, "_", &columns.join("_")].concat()
}

/// Long names are truncated before the suffix.
fn with_suffix(name: &str, suffix: &str, limit: usize) -> String {
    let most = limit.saturating_sub(suffix.len());
    let kept = name.get(..name.floor_char_boundary(most)).unwrap_or(name);
    [kept, suffix].concat()
}

#[cfg(test)]
mod tests {
    use super::{foreign_key, index, primary_key};

    #[test]
    fn names_keep_their_suffix() {
        let long = "a".repeat(80);
        assert_eq!(index(&long, &["b".to_owned()], 63).len(), 63);
        assert!(primary_key(&"ä".repeat(40), 63).ends_with("ä_pkey"));
        assert_eq!(foreign_key("Post", &["authorId".to_owned()], 63), "Post_authorId_fkey");
    }
}
