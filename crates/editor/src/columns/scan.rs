//! Tokens of the one-line form.

use std::ops::Range;

/// A token: a run without spaces outside of quotes and parentheses, or one of `=`, `->`, `!mark`, `--`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    /// Bytes of the line.
    pub(super) range: Range<usize>,
}

/// Splits a line into tokens; a comment is the token `--` and one with all the rest.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut scanner = Scanner { line, tokens: Vec::new(), start: 0 };
    let mut depth = 0_u32;
    let mut quote: Option<char> = None;
    let mut skip_to = 0;
    for (at, char) in line.char_indices() {
        if at < skip_to {
            continue;
        }
        if let Some(open) = quote {
            if char == open {
                quote = None;
            }
            continue;
        }
        let rest = &line[at..];
        match char {
            '\'' | '"' | '`' => quote = Some(char),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if char.is_whitespace() => {
                scanner.end(at);
                scanner.start = at + char.len_utf8();
            }
            '-' if rest.starts_with("--") && scanner.start == at => {
                scanner.push(at..at + 2);
                let comment = at + 2 + rest[2..].len() - rest[2..].trim_start().len();
                scanner.push(comment..line.trim_end().len());
                return scanner.tokens;
            }
            '-' if rest.starts_with("->") && !rest.starts_with("->>") => {
                scanner.end(at);
                scanner.push(at..at + 2);
                skip_to = at + 2;
                scanner.start = skip_to;
            }
            '=' if !stands_in_operator(line, at) => {
                scanner.end(at);
                scanner.push(at..at + 1);
                scanner.start = at + 1;
            }
            '!' if !rest.starts_with("!=") => {
                scanner.end(at);
                scanner.start = at;
            }
            _ => {}
        }
    }
    scanner.end(line.len());
    scanner.tokens
}

fn stands_in_operator(line: &str, at: usize) -> bool {
    let before = line[..at].chars().next_back();
    let after = line[at + 1..].chars().next();
    before.is_some_and(|char| "<>!=:".contains(char)) || after.is_some_and(|char| "=>".contains(char))
}

struct Scanner<'t> {
    line: &'t str,
    tokens: Vec<Token<'t>>,
    start: usize,
}

impl Scanner<'_> {
    /// Ends the run that began at `start`.
    fn end(&mut self, at: usize) {
        self.push(self.start..at);
    }

    fn push(&mut self, range: Range<usize>) {
        if range.start < range.end {
            self.tokens.push(Token { text: &self.line[range.clone()], range });
        }
    }
}

/// The name inside the quotes of an identifier, or the text itself.
pub(super) fn unquote(text: &str) -> String {
    for quote in ['"', '`'] {
        if let Some(inner) = text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote)) {
            return inner.replace(&String::from_iter([quote, quote]), &String::from(quote));
        }
    }
    text.to_owned()
}

/// A name as it has to be typed: in quotes where it would be read as something else.
pub(super) fn quoted(name: &str) -> String {
    let plain =
        !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || char == '_' || char == '$');
    if plain { name.to_owned() } else { ["\"", &name.replace('"', "\"\""), "\""].concat() }
}

#[cfg(test)]
mod tests {
    use super::{quoted, tokens, unquote};

    fn texts(line: &str) -> Vec<&str> {
        tokens(line).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn quotes_in_a_name_are_doubled() {
        for name in ["say \"hi\"", "a`b", "\"", "plain"] {
            assert_eq!(unquote(&quoted(name)), name);
        }
        assert_eq!(unquote("`a``b`"), "a`b");
    }

    #[test]
    fn operators_split_and_quotes_and_parentheses_hold() {
        assert_eq!(
            texts("total decimal(10, 2)=0 !required"),
            ["total", "decimal(10, 2)", "=", "0", "!required"]
        );
        assert_eq!(texts("\"unit price\" text"), ["\"unit price\"", "text"]);
        assert_eq!(texts("user_id->users"), ["user_id", "->", "users"]);
        assert_eq!(texts("a text = b != c"), ["a", "text", "=", "b", "!=", "c"]);
        assert_eq!(texts("a text -- what it is  "), ["a", "text", "--", "what it is"]);
        assert_eq!(texts("a enum('x = y', '-- z')"), ["a", "enum('x = y', '-- z')"]);
        assert_eq!(texts("mood = 'it''s !pk'"), ["mood", "=", "'it''s !pk'"]);
        assert_eq!(texts("x text!unique!pk"), ["x", "text", "!unique", "!pk"]);
        assert_eq!(texts("  "), Vec::<&str>::new());
    }
}
