//! Where the blocks of a schema begin and end, also where braces are missing.

use super::cursor::Tokens;
use super::lexer::Kind;

/// The words with which a block begins.
pub(crate) struct Starts {
    /// Followed by a name and a brace on one line, they begin a block even where a brace is still open.
    pub(crate) blocks: &'static [&'static str],
    /// They begin a statement of one line.
    pub(crate) lines: &'static [&'static str],
}

/// The blocks of a source as ranges of tokens, which hold every token between them.
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
            // What is said about a block belongs to it.
            let is_new = if before == Some(Kind::Doc) && depth == 0 {
                false
            } else if depth > 0 {
                begins_block(tokens, starts, at)
            } else if brackets > 0 || hangs {
                begins_block(tokens, starts, at) || begins_line(tokens, starts, at)
            } else {
                !opens
            };
            if is_new {
                return at;
            }
        }
        match token.kind {
            Kind::Symbol('{') => depth += 1,
            Kind::Symbol('}') if depth <= 1 => return at + 1,
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

/// Whether a keyword, a name and a brace stand on the line that begins here.
fn begins_block(tokens: &Tokens<'_>, starts: &Starts, at: usize) -> bool {
    if !is_one_of(tokens, at, starts.blocks) {
        return false;
    }
    let is_name = tokens.get(at + 1).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Double));
    let line = (at + 1..).map_while(|at| tokens.get(at)).take_while(|token| !token.first);
    is_name && line.into_iter().any(|token| token.kind == Kind::Symbol('{'))
}

fn begins_line(tokens: &Tokens<'_>, starts: &Starts, at: usize) -> bool {
    is_one_of(tokens, at, starts.lines)
}
