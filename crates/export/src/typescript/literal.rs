//! String literals, templates and comments that hold any text.

use crowfoot_dialect::is_steering;

/// A string literal, in the quotes that need fewer escapes.
pub(crate) fn quote(text: &str) -> String {
    let singles = text.matches('\'').count();
    let doubles = text.matches('"').count();
    let mark = if singles > doubles { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(mark);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // Linters take it for a template that lost its quotes.
            '$' if chars.peek() == Some(&'{') => out.push_str("\\x24"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c == mark => {
                out.push('\\');
                out.push(c);
            }
            c => escape(c, &mut out),
        }
    }
    out.push(mark);
    out
}

/// Text for the inside of a template literal. Line breaks stay as they are.
pub(crate) fn template(text: &str, out: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '`' => out.push_str("\\`"),
            '$' if chars.peek() == Some(&'{') => out.push_str("\\$"),
            '\n' | '\t' => out.push(c),
            c => escape(c, out),
        }
    }
}

/// Escapes characters that would end a line, hide or change meaning inside any literal.
fn escape(c: char, out: &mut String) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\r' => out.push_str("\\r"),
        c if is_steering(c) || c == '\u{feff}' => {
            let code = u32::from(c);
            let (mark, shifts) = if code < 256 { ("\\x", &[4, 0][..]) } else { ("\\u", &[12, 8, 4, 0][..]) };
            out.push_str(mark);
            out.extend(shifts.iter().filter_map(|shift| char::from_digit((code >> shift) & 15, 16)));
        }
        c => out.push(c),
    }
}

/// A doc comment, of one line or several; without the line break at its end. `None` where there is nothing to see.
pub(crate) fn doc_comment(text: &str) -> Option<String> {
    let text = text.replace(['\u{2028}', '\u{2029}', '\r'], " ");
    let seen: String = text.chars().filter(|c| matches!(c, '\n' | '\t') || !is_steering(*c)).collect();
    // Behind the filter, which may have brought the two together.
    let clean = seen.replace("*/", "*\\/");
    let lines: Vec<&str> = clean.trim().lines().map(str::trim_end).collect();
    match lines.as_slice() {
        [] => return None,
        [line] => return Some(["/** ", line.trim(), " */"].concat()),
        _ => {}
    }
    let mut out = String::from("/**\n");
    for line in lines {
        out.push_str(" *");
        if !line.is_empty() {
            out.push(' ');
            out.push_str(line);
        }
        out.push('\n');
    }
    out.push_str(" */");
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{doc_comment, quote, template};

    #[test]
    fn quotes_are_those_that_need_fewer_escapes() {
        assert_eq!(quote("plain"), "'plain'");
        assert_eq!(quote("it's"), "\"it's\"");
        assert_eq!(quote("'\""), "'\\'\"'");
        assert_eq!(quote("${a}"), "'\\x24{a}'");
        assert_eq!(quote("a\\b\nc\u{1}"), "'a\\\\b\\nc\\x01'");
        assert_eq!(quote("\u{85}\u{202e}\u{feff}"), "'\\x85\\u202e\\ufeff'");
    }

    #[test]
    fn templates_cannot_be_left() {
        let mut out = String::new();
        template("`${x}` $1 \\d", &mut out);
        assert_eq!(out, "\\`\\${x}\\` $1 \\\\d");
    }

    #[test]
    fn comments_cannot_be_closed_from_within() {
        assert_eq!(doc_comment("a */ b").unwrap(), "/** a *\\/ b */");
        assert_eq!(doc_comment("a *\u{202e}/ \u{0}b").unwrap(), "/** a *\\/ b */");
        assert_eq!(doc_comment(" \u{202e}\n"), None);
        assert_eq!(doc_comment("a\n\nb").unwrap(), "/**\n * a\n *\n * b\n */");
    }
}
