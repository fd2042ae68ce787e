//! Splits a schema into blocks, even if braces are missing.

use super::cursor::Tokens;
use super::lexer::Kind;

/// The keywords that start a block.
pub(crate) struct Starts {
    /// Followed by a name and a brace on one line, they start a block even inside an open brace.
    pub(crate) blocks: &'static [&'static str],
    /// They start a statement of one line.
    pub(crate) lines: &'static [&'static str],
    /// They start a statement that continues after its braces, to the end of the line.
    pub(crate) whole_lines: &'static [&'static str],
}

/// The blocks of a source as ranges of tokens. Together they cover every token.
pub(crate) fn blocks(tokens: &Tokens<'_>, starts: &Starts) -> Vec<(usize, usize)> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < tokens.all.len() {
        let start = at;
        at = end_of(tokens, starts, start);
        blocks.push((start, at));
    }
    blocks
}

fn end_of(tokens: &Tokens<'_>, starts: &Starts, start: usize) -> usize {
    let mut depth = 0_usize;
    let mut brackets = 0_usize;
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        if token.first && at > start {
            let opens = matches!(token.kind, Kind::Symbol('{' | '['));
            let before = at.checked_sub(1).and_then(|before| tokens.get(before)).map(|before| before.kind);
            let hangs = matches!(before, Some(Kind::Symbol(',' | ':' | '<' | '>' | '-' | '.')));
            // Comments before a block belong to it.
            let is_new = if before == Some(Kind::Doc) && depth == 0 {
                false
            } else if depth > 0 {
                starts_block(tokens, starts, at)
            } else if brackets > 0 || hangs {
                starts_block(tokens, starts, at) || starts_line(tokens, starts, at)
            } else {
                !opens
            };
            if is_new {
                return at;
            }
        }
        match token.kind {
            Kind::Symbol('{') => depth += 1,
            Kind::Symbol('}') if depth <= 1 => {
                if !is_one_of(tokens, start, starts.whole_lines) {
                    return at + 1;
                }
                depth = 0;
            }
            Kind::Symbol('}') => depth -= 1,
            Kind::Symbol('[' | '(') if depth == 0 => brackets += 1,
            Kind::Symbol(']' | ')') if depth == 0 => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    at
}

fn is_one_of(tokens: &Tokens<'_>, at: usize, words: &[&str]) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.kind == Kind::Word && words.iter().any(|word| tokens.raw(token).eq_ignore_ascii_case(word))
    })
}

/// Whether this line starts with a keyword, a name and a brace.
fn starts_block(tokens: &Tokens<'_>, starts: &Starts, at: usize) -> bool {
    if !is_one_of(tokens, at, starts.blocks) {
        return false;
    }
    let is_name = tokens.get(at + 1).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Double));
    let line = (at + 1..).map_while(|at| tokens.get(at)).take_while(|token| !token.first);
    is_name && line.into_iter().any(|token| token.kind == Kind::Symbol('{'))
}

fn starts_line(tokens: &Tokens<'_>, starts: &Starts, at: usize) -> bool {
    is_one_of(tokens, at, starts.lines)
}

#[cfg(test)]
mod tests {
    use super::super::cursor::Tokens;
    use super::super::lexer::Syntax;
    use super::{Starts, blocks};
    use proptest::prelude::*;

    const STARTS: Starts =
        Starts { blocks: &["table", "enum"], lines: &["table", "enum", "ref"], whole_lines: &["use"] };

    fn texts(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text, Syntax { quotes: true, docs: false });
        let texts = blocks(&tokens, &STARTS).into_iter();
        texts
            .map(|(from, to)| tokens.slice(from, to).split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn a_missing_brace_loses_no_other_block() {
        let text = "table a {\n id int\ntable b\n{\n id int\n}\nref: a.b >\n c.d\nref: x\n}\nenum e [note: x\nenum f {\n";
        let expected = [
            "table a { id int",
            "table b { id int }",
            "ref: a.b > c.d",
            "ref: x",
            "}",
            "enum e [note: x",
            "enum f {",
        ];
        // With the brace on the next line, this looks like a column called table.
        assert_eq!(texts(&text.replace("b\n{", "b {")), expected);
    }

    proptest! {
        /// Text outside blocks is white space or comments.
        #[test]
        fn blocks_hold_every_token(words in proptest::collection::vec(
            proptest::sample::select(vec![
                "table", "a", "ref", "{", "}", "[", "]", "(", ")", ",", ":", "'", "\"", "`", "'''", "<", ".", "#f", "//", "/*",
                "*/", "\n", "\n", " ", "\\", "1.5",
            ]),
            0..60,
        )) {
            let text = words.concat();
            let tokens = Tokens::new(&text, Syntax { quotes: true, docs: false });
            let mut next = 0;
            for (from, to) in blocks(&tokens, &STARTS) {
                prop_assert_eq!(from, next);
                prop_assert!(to > from);
                next = to;
            }
            prop_assert_eq!(next, tokens.all.len());
            let mut end = 0;
            for token in &tokens.all {
                let between = text.get(end..token.start).unwrap_or("?");
                let is_comment = between.contains("//") || between.contains("/*");
                prop_assert!(between.trim().is_empty() || is_comment, "{:?}", between);
                prop_assert!(token.end > token.start);
                end = token.end;
            }
        }
    }
}
