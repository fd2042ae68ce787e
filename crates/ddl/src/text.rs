//! Texts of SQL: comments, lists, and what of it is closed.

use crowfoot_dialect::is_steering;

/// Text as comment lines, each with `indent` before it, without what would make more of it than a comment. `None` where
/// there is nothing to see.
pub(crate) fn comment_lines(text: &str, indent: &str) -> Option<String> {
    let seen: String = text.chars().filter(|c| matches!(c, '\n' | '\r' | '\t') || !is_steering(*c)).collect();
    if seen.trim().is_empty() {
        return None;
    }
    let mut out = String::new();
    for line in lines(&seen) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(indent);
        out.push_str("--");
        if !line.is_empty() {
            out.push(' ');
            out.push_str(line);
        }
    }
    Some(out)
}

/// The lines of a text as databases count them: a carriage return ends one too.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.trim().split(['\n', '\r']).map(str::trim_end)
}

/// Whether a comment fits behind what it is about.
pub(crate) fn is_short(comment: &str) -> bool {
    lines(comment).count() == 1 && comment.chars().count() <= 60
}

/// Items between commas.
pub(crate) fn list<I: AsRef<str>>(items: &[I]) -> String {
    let mut out = String::new();
    for item in items {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(item.as_ref());
    }
    out
}

/// Verbatim SQL that something follows: a line comment at its end is closed.
pub(crate) fn closed(sql: &str) -> String {
    let sql = sql.trim().replace('\0', "");
    if ends_in_comment(&sql) { sql + "\n" } else { sql }
}

/// Whether SQL may end in a line comment: of either kind, and where it cannot be told because a quote is open.
fn ends_in_comment(sql: &str) -> bool {
    let last = sql.rsplit('\n').next().unwrap_or_default();
    if !last.contains("--") && !last.contains('#') {
        return false;
    }
    let mut quote = None;
    let mut in_comment = false;
    let mut bytes = sql.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let next = bytes.peek().copied();
        match quote {
            _ if in_comment => in_comment = byte != b'\n',
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if matches!(byte, b'\'' | b'"' | b'`') => quote = Some(byte),
            // Not the operators of PostgreSQL that begin with it.
            None if byte == b'#' => in_comment = !matches!(next, Some(b'>' | b'-' | b'#')),
            None => in_comment = byte == b'-' && next == Some(b'-'),
        }
    }
    in_comment || quote.is_some()
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn comments_at_the_end_are_closed() {
        assert_eq!(closed("a > 0 -- positive"), "a > 0 -- positive\n");
        assert_eq!(closed("a > 0 # positive"), "a > 0 # positive\n");
        assert_eq!(closed(" -- first\na > 0 "), "-- first\na > 0");
        assert_eq!(closed("lower(`x--y`)"), "lower(`x--y`)");
        assert_eq!(closed("\"#\" <> '--'"), "\"#\" <> '--'");
        assert_eq!(closed("data #> '{a}'"), "data #> '{a}'");
        assert_eq!(closed("a <> '\\' -- '"), "a <> '\\' -- '\n");
    }
}
