//! Prisma's names of operator classes.

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
    use super::operator_class;

    #[test]
    fn operator_classes() {
        assert_eq!(operator_class("JsonbPathOps"), "jsonb_path_ops");
        assert_eq!(operator_class("Int4MinMaxOps"), "int4_minmax_ops");
        assert_eq!(operator_class("TimestampTzMinMaxMultiOps"), "timestamptz_minmax_multi_ops");
    }
}
