//! Quotes and semicolons.

use crate::Options;
use crate::options::{QUOTES, SEMICOLONS};

/// How TypeScript is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    double_quotes: bool,
    pub(crate) semicolons: bool,
}

impl Style {
    pub(crate) fn of(options: &Options) -> Self {
        Self { double_quotes: options.value(&QUOTES) == "double", semicolons: options.is_on(&SEMICOLONS) }
    }

    /// A text with single quotes and semicolons in this style.
    pub(crate) fn applied(self, text: &str) -> String {
        if self.semicolons && !self.double_quotes {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let end = match c {
                '\'' | '"' => literal_end(rest, c),
                '`' => literal_end(rest, c),
                '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
                _ => c.len_utf8(),
            };
            let (part, after) = rest.split_at(end);
            match c {
                '\'' | '"' if self.double_quotes => double(part, &mut out),
                ';' if !self.semicolons && after.starts_with('\n') => {}
                _ => out.push_str(part),
            }
            rest = after;
        }
        out
    }
}

/// The end of a literal that begins a text. Values within templates hold no templates.
fn literal_end(text: &str, mark: char) -> usize {
    let mut is_escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let is_end = !is_escaped && *c == mark;
        is_escaped = !is_escaped && *c == '\\';
        is_end
    });
    end.map_or(text.len(), |(at, c)| at + c.len_utf8())
}

/// Writes a literal in double quotes, unless that takes more escapes.
fn double(literal: &str, out: &mut String) {
    let mut chars = literal.chars();
    let (old, _) = (chars.next(), chars.next_back());
    let inside = chars.as_str();
    let plain = inside.replace("\\\\", "");
    let count = |mark: char| plain.matches(mark).count();
    let mark = if count('"') > count('\'') { '\'' } else { '"' };
    if old == Some(mark) {
        return out.push_str(literal);
    }
    out.push(mark);
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                // A quote that needed an escape in the other quotes.
                Some(next) if Some(next) == old => out.push(next),
                next => {
                    out.push(c);
                    out.extend(next);
                }
            },
            c if c == mark => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out.push(mark);
}

#[cfg(test)]
mod tests {
    use super::Style;

    const DOUBLE: Style = Style { double_quotes: true, semicolons: true };
    const BARE: Style = Style { double_quotes: false, semicolons: false };

    #[test]
    fn quotes_are_those_that_need_fewer_escapes() {
        for (single, double) in [
            ("'plain'", "\"plain\""),
            ("\"it's\"", "\"it's\""),
            ("'say \"no\"'", "'say \"no\"'"),
            (r#"'\'"'"#, r#""'\"""#),
            (r"'a\\'", r#""a\\""#),
            ("sql`'a' || \"b\"`", "sql`'a' || \"b\"`"),
            ("/** it's */ 'x'", "/** it's */ \"x\""),
        ] {
            assert_eq!(DOUBLE.applied(single), double, "{single}");
        }
    }

    #[test]
    fn semicolons_go_at_the_ends_of_lines_only() {
        assert_eq!(BARE.applied("const a = 'b;\\n';\nsql`x;\ny`;\n"), "const a = 'b;\\n'\nsql`x;\ny`\n");
    }
}
