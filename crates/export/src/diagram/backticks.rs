//! Expressions for notations that put them between backticks, and have no way to write one inside.

use crowfoot_dialect::script::{Backslashes, Writing, lexis, writing};
use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::Dialect;

/// An expression that means the same and has no backtick: names go without quotes where they need none, and a literal is
/// put together around the character. `None` where a name cannot be without its quotes.
pub(crate) fn without_backticks(text: &str, dialect: Dialect) -> Option<String> {
    if !text.contains('`') {
        return Some(text.to_owned());
    }
    let lexis = lexis(dialect);
    let escapes = lexis.backslashes == Backslashes::InText;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_text = first == '\'' || (first == '"' && lexis.double_quoted_text);
        let length = match first {
            '\'' | '"' | '`' => quoted_length(rest, first, is_text && escapes)?,
            _ => first.len_utf8(),
        };
        let (part, after) = rest.split_at_checked(length)?;
        rest = after;
        if !part.contains('`') {
            out.push_str(part);
        } else if is_text {
            out.push_str(&pieced(part, first, dialect)?);
        } else if first == '`' && lexis.backtick_names {
            let name = part.get(1..part.len() - 1)?.replace("``", "`");
            // Some databases read a name in double quotes as well.
            let bare = spec(dialect).quote(&name, Quoting::WhenNeeded);
            if bare.contains('`') {
                return None;
            }
            out.push_str(&bare);
        } else {
            return None;
        }
    }
    (!out.contains('`')).then_some(out)
}

/// The length of what stands between two marks, with them.
fn quoted_length(text: &str, mark: char, escapes: bool) -> Option<usize> {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character == '\\' && escapes {
            characters.next();
        } else if character == mark && characters.next_if(|(_, next)| *next == mark).is_none() {
            return Some(at + mark.len_utf8());
        }
    }
    None
}

/// A literal as the parts around its backticks.
fn pieced(literal: &str, mark: char, dialect: Dialect) -> Option<String> {
    let inner = literal.get(1..literal.len() - 1)?;
    let Writing { backtick, concat_function, .. } = *writing(dialect);
    let mut parts = Vec::new();
    for (at, part) in inner.split('`').enumerate() {
        if at > 0 {
            parts.push(backtick.to_owned());
        }
        if !part.is_empty() {
            let mark = mark.to_string();
            parts.push([mark.as_str(), part, &mark].concat());
        }
    }
    Some(match parts.as_slice() {
        [one] => one.clone(),
        parts if concat_function => ["concat(", &parts.join(", "), ")"].concat(),
        parts => ["(", &parts.join(" || "), ")"].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::without_backticks;
    use crowfoot_model::Dialect;

    #[test]
    fn expressions_mean_the_same_without_backticks() {
        let my = |text| without_backticks(text, Dialect::Mysql);
        assert_eq!(my("`note` LIKE '%a%'").as_deref(), Some("note LIKE '%a%'"));
        assert_eq!(
            my("concat('`',`kind`,'`') = \"a`b\"").as_deref(),
            Some(
                "concat(char(96 using utf8mb4),kind,char(96 using utf8mb4)) = concat(\"a\", char(96 using utf8mb4), \"b\")"
            )
        );
        assert_eq!(
            my("'it''s \\'`' = a").as_deref(),
            Some("concat('it''s \\'', char(96 using utf8mb4)) = a")
        );
        assert_eq!(my("`order` > 0"), None, "a reserved word needs its quotes");
        assert_eq!(my("`en-GB` > ''"), None);
        assert_eq!(my("`a"), None);
        assert_eq!(
            without_backticks("`order` > '`'", Dialect::Sqlite).as_deref(),
            Some("\"order\" > char(96)")
        );
        assert_eq!(
            without_backticks("a <> 'x`'", Dialect::Postgres).as_deref(),
            Some("a <> ('x' || chr(96))")
        );
        assert_eq!(without_backticks("\"a`\" > 0", Dialect::Postgres), None);
        assert_eq!(without_backticks("a > 0", Dialect::Postgres).as_deref(), Some("a > 0"));
    }
}
