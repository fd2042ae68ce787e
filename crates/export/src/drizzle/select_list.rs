//! The names of the columns that a query gives, as far as its text says them.

use crate::{Language, Token, TokenClass, highlight};

/// The columns of a view that does not name them itself; `None` for `*` and for columns without a name.
pub(super) fn columns(query: &str) -> Option<Vec<String>> {
    let tokens = highlight(Language::Sql, query);
    let text = |token: &Token| query.get(token.start..token.end).unwrap_or("");
    let is = |token: &Token, word: &str| text(token).eq_ignore_ascii_case(word);
    let mut columns = Vec::new();
    let mut item: Vec<&Token> = Vec::new();
    let mut depth = 0usize;
    let mut selecting = false;
    for token in tokens.iter().filter(|token| token.class != TokenClass::Comment) {
        match text(token) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 {
            if selecting {
                item.push(token);
            }
            continue;
        }
        if !selecting {
            selecting = is(token, "select");
        } else if is(token, "from") || is(token, "union") || is(token, "limit") || is(token, "where") {
            break;
        } else if is(token, ",") {
            columns.push(name_of(&item, &text)?);
            item.clear();
        } else if !item.is_empty() || !(is(token, "distinct") || is(token, "all")) {
            item.push(token);
        }
    }
    columns.push(name_of(&item, &text)?);
    Some(columns)
}

/// The alias after AS, or the last part of a column's name.
fn name_of<'t>(item: &[&Token], text: &impl Fn(&Token) -> &'t str) -> Option<String> {
    let (last, before) = item.split_last()?;
    let word = text(last);
    let follows = before.last().map_or("", |token| text(token));
    let is_alias = follows.eq_ignore_ascii_case("as");
    let is_column = last.class == TokenClass::Name && (before.is_empty() || follows == ".");
    if !is_alias && !is_column {
        return None;
    }
    match word.chars().next()? {
        mark @ ('"' | '`') => {
            let inner = word.strip_prefix(mark)?.strip_suffix(mark)?;
            Some(inner.replace(&[mark, mark].iter().collect::<String>(), &mark.to_string()))
        }
        c if c.is_alphabetic() || c == '_' => Some(word.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_read_where_they_are_said() {
        let names = |query| super::columns(query).map(|names| names.join(" "));
        for (query, expected) in [
            ("SELECT id, u.name, count(*) AS total FROM users u", Some("id name total")),
            ("select distinct \"A b\", (select 1) as `x` from t", Some("A b x")),
            ("WITH x AS (SELECT 1 AS one) SELECT one FROM x", Some("one")),
            ("SELECT a::text AS name, -- b\n 'x, y' AS type", Some("name type")),
            ("SELECT * FROM t", None),
            ("SELECT t.* FROM t", None),
            ("SELECT count(*) FROM t", None),
            ("SELECT a + b FROM t", None),
            ("VALUES (1)", None),
            ("", None),
        ] {
            assert_eq!(names(query).as_deref(), expected, "{query}");
        }
    }
}
