//! Values as they are typed.

use crowfoot_model::ColumnId;

/// A column as a form names it.
pub(super) type Named = (u64, String);

/// A whole number, with or without separators, or short as in `10k` and `2.5M`.
pub(super) fn whole_number(text: &str) -> Option<i64> {
    let mut plain: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '_')).collect();
    let factor = match plain.chars().next_back()?.to_ascii_lowercase() {
        'k' => 1e3,
        'm' => 1e6,
        'g' | 'b' => 1e9,
        _ => return plain.parse().ok(),
    };
    plain.pop();
    let number = fraction(&plain)? * factor;
    (number.abs() < 9e15).then(|| number.round() as i64)
}

/// A decimal number.
pub(super) fn fraction(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    text.parse().ok().filter(|number: &f64| plain && number.is_finite())
}

/// Whether quotes and parentheses are closed.
pub(super) fn is_closed(text: &str) -> bool {
    let mut depth = 0_i32;
    let mut quote = None;
    for char in text.chars() {
        match (quote, char) {
            (Some(open), _) if open == char => quote = None,
            (None, '\'' | '"' | '`') => quote = Some(char),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && quote.is_none()
}

/// Whether a text can be a type: a name, perhaps with more behind it.
pub(super) fn looks_like_type(text: &str) -> bool {
    text.starts_with(|char: char| char.is_alphabetic() || matches!(char, '_' | '"' | '`'))
        && is_closed(text)
        && !text.contains(';')
}

/// Reads columns separated by commas, each with what follows its name.
pub(super) fn read_columns<'t>(text: &'t str, columns: &[Named]) -> Result<Vec<(ColumnId, &'t str)>, String> {
    let mut read: Vec<(ColumnId, &str)> = Vec::new();
    for term in terms(text) {
        let (name, rest) = match columns.iter().any(|(_, name)| name == term) {
            true => (term, ""),
            false => split_name(term),
        };
        let found = columns.iter().find(|(_, other)| other == name);
        let found = found.or_else(|| columns.iter().find(|(_, other)| other.eq_ignore_ascii_case(name)));
        let Some((id, _)) = found else { return Err(["Unknown column ", name, "."].concat()) };
        if read.iter().any(|(other, _)| other.0 == *id) {
            return Err([name, " is listed twice."].concat());
        }
        read.push((ColumnId(*id), rest));
    }
    Ok(read)
}

/// A column's name as [`read_columns`] reads it.
pub(super) fn column_name(id: ColumnId, columns: &[Named]) -> String {
    let name = columns.iter().find(|(other, _)| *other == id.0).map_or("?", |(_, name)| name.as_str());
    if name.contains([',', '(', '"', ' ']) { ["\"", name, "\""].concat() } else { name.to_owned() }
}

/// The parts between commas that are outside of quotes, without those that are empty.
fn terms(text: &str) -> Vec<&str> {
    let mut quoted = false;
    let split = text.split(|char| {
        quoted ^= char == '"';
        char == ',' && !quoted
    });
    split.map(str::trim).filter(|term| !term.is_empty()).collect()
}

fn split_name(term: &str) -> (&str, &str) {
    let (name, rest) = match term.strip_prefix('"') {
        Some(inner) => inner.rsplit_once('"').unwrap_or((inner, "")),
        None => term.split_at(term.find([' ', '(']).unwrap_or(term.len())),
    };
    (name, rest.trim())
}

#[cfg(test)]
mod tests {
    use super::{column_name, fraction, is_closed, looks_like_type, read_columns, whole_number};
    use crowfoot_model::ColumnId;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [
            ("1 000 000", Some(1_000_000)),
            ("12,5k", Some(125_000)),
            ("2.5M", Some(2_500_000)),
            ("-3", Some(-3)),
            ("10k k", None),
            ("many", None),
            ("", None),
        ] {
            assert_eq!(whole_number(text), number, "{text}");
        }
        assert_eq!((fraction("0.25"), fraction("inf"), fraction("1e9")), (Some(0.25), None, None));
    }

    #[test]
    fn what_is_open_is_not_taken() {
        assert!(is_closed("a > 0 and (b = ')' or c = '''')"));
        for text in ["(a", "a)", "'a", "f(\"x)", ")("] {
            assert!(!is_closed(text), "{text}");
        }
        assert!(looks_like_type("numeric(10, 2)") && looks_like_type("\"my type\"[]"));
        for text in ["varchar(", "12", "??", "text; drop table x"] {
            assert!(!looks_like_type(text), "{text}");
        }
    }

    #[test]
    fn columns_come_back_from_their_names() {
        let columns = vec![(1, "a".to_owned()), (2, "b, \u{e9} c".to_owned())];
        let text = [column_name(ColumnId(2), &columns), " desc, A(10)".to_owned()].concat();
        assert_eq!(read_columns(&text, &columns), Ok(vec![(ColumnId(2), "desc"), (ColumnId(1), "(10)")]));
        assert_eq!(read_columns("a, x", &columns), Err("Unknown column x.".to_owned()));
        assert_eq!(read_columns("a, a", &columns), Err("a is listed twice.".to_owned()));
        assert_eq!(read_columns(" , ", &columns), Ok(Vec::new()));
    }
}
