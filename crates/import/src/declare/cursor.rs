//! A cursor over the tokens of one source.

use super::lexer::{Kind, Syntax, Token, tokens};

/// A text with its tokens, and for every bracket the one that closes it.
pub(crate) struct Tokens<'a> {
    pub(crate) text: &'a str,
    pub(crate) all: Vec<Token>,
    closers: Vec<Option<usize>>,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str, syntax: Syntax) -> Self {
        let all = tokens(text, syntax);
        let closers = closers(&all);
        Self { text, all, closers }
    }

    pub(crate) fn get(&self, at: usize) -> Option<Token> {
        self.all.get(at).copied()
    }

    pub(crate) fn is_symbol(&self, at: usize, symbol: char) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Symbol(symbol))
    }

    /// The text of a token as it was written.
    pub(crate) fn raw(&self, token: Token) -> &'a str {
        self.text.get(token.start..token.end).unwrap_or("")
    }

    /// The bracket that closes the one at `at`.
    pub(crate) fn closer(&self, at: usize) -> Option<usize> {
        self.closers.get(at).copied().flatten()
    }

    /// The source from one token up to and without another.
    pub(crate) fn slice(&self, from: usize, to: usize) -> &'a str {
        let start = self.get(from).map_or(self.text.len(), |token| token.start);
        let end = to.checked_sub(1).and_then(|last| self.get(last)).map_or(start, |token| token.end);
        self.text.get(start..end.max(start)).unwrap_or("")
    }

    pub(crate) fn line(&self, at: usize) -> u32 {
        self.get(at).map_or(1, |token| token.line)
    }

    /// The lines between two tokens as items: one continues while a bracket is open, and in lines that start with
    /// `continues`.
    pub(crate) fn items(&self, from: usize, to: usize, continues: char) -> Vec<(usize, usize)> {
        let mut items = Vec::new();
        let mut at = from;
        while at < to {
            let start = at;
            while at < to {
                let goes_on = at == start
                    || !self.get(at).is_some_and(|token| token.first)
                    || self.is_symbol(at, continues);
                if !goes_on {
                    break;
                }
                at = self.closer(at).filter(|closer| *closer < to).unwrap_or(at) + 1;
            }
            items.push((start, at));
        }
        items
    }
}

/// Pairs brackets. A brace also closes any open brackets inside it; an unclosed bracket has no pair.
fn closers(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut closers = vec![None; tokens.len()];
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Kind::Symbol(symbol) = token.kind else { continue };
        let opener = match symbol {
            '(' | '[' | '{' => {
                open.push((at, symbol));
                continue;
            }
            ')' => '(',
            ']' => '[',
            '}' => '{',
            _ => continue,
        };
        if symbol == '}' {
            while open.last().is_some_and(|(_, other)| *other != '{') {
                open.pop();
            }
        }
        if open.last().is_some_and(|(_, other)| *other == opener)
            && let Some((start, _)) = open.pop()
            && let Some(slot) = closers.get_mut(start)
        {
            *slot = Some(at);
        }
    }
    closers
}

/// A place among the tokens, up to an end.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'t, 'a> {
    pub(crate) tokens: &'t Tokens<'a>,
    pub(crate) at: usize,
    pub(crate) end: usize,
}

impl<'t, 'a> Cursor<'t, 'a> {
    pub(crate) fn new(tokens: &'t Tokens<'a>, (at, end): (usize, usize)) -> Self {
        Self { tokens, at, end }
    }

    pub(crate) fn is_done(&self) -> bool {
        self.at >= self.end
    }

    pub(crate) fn peek(&self) -> Option<Token> {
        self.ahead(0)
    }

    pub(crate) fn ahead(&self, count: usize) -> Option<Token> {
        let at = self.at + count;
        if at < self.end { self.tokens.get(at) } else { None }
    }

    pub(crate) fn next(&mut self) -> Option<Token> {
        let token = self.peek()?;
        self.at += 1;
        Some(token)
    }

    pub(crate) fn is_symbol(&self, symbol: char) -> bool {
        self.peek().is_some_and(|token| token.kind == Kind::Symbol(symbol))
    }

    pub(crate) fn take_symbol(&mut self, symbol: char) -> bool {
        let found = self.is_symbol(symbol);
        self.at += usize::from(found);
        found
    }

    /// The word at the cursor, as it was written.
    pub(crate) fn word(&self) -> Option<&'a str> {
        self.peek().filter(|token| token.kind == Kind::Word).map(|token| self.tokens.raw(token))
    }

    pub(crate) fn take_word(&mut self) -> Option<&'a str> {
        let word = self.word()?;
        self.at += 1;
        Some(word)
    }

    pub(crate) fn is_keyword(&self, keyword: &str) -> bool {
        self.word().is_some_and(|word| word.eq_ignore_ascii_case(keyword))
    }

    pub(crate) fn take_keyword(&mut self, keyword: &str) -> bool {
        let found = self.is_keyword(keyword);
        self.at += usize::from(found);
        found
    }

    /// The text between the bracket at the cursor and its closing one; moves the cursor past it.
    pub(crate) fn take_group(&mut self, open: char) -> Option<Cursor<'t, 'a>> {
        if !self.is_symbol(open) {
            return None;
        }
        let closer = self.tokens.closer(self.at).filter(|closer| *closer < self.end)?;
        let inside = Self { tokens: self.tokens, at: self.at + 1, end: closer };
        self.at = closer + 1;
        Some(inside)
    }

    /// The parts between commas outside brackets.
    pub(crate) fn parts(&self) -> Vec<Cursor<'t, 'a>> {
        let mut parts = Vec::new();
        let mut start = self.at;
        let mut at = self.at;
        while at < self.end {
            if self.tokens.is_symbol(at, ',') {
                parts.push(Self { tokens: self.tokens, at: start, end: at });
                start = at + 1;
            }
            at = self.tokens.closer(at).filter(|closer| *closer < self.end).unwrap_or(at) + 1;
        }
        parts.push(Self { tokens: self.tokens, at: start, end: self.end });
        parts.retain(|part| !part.is_done());
        parts
    }

    /// The source from the cursor to the end.
    pub(crate) fn rest(&self) -> &'a str {
        self.tokens.slice(self.at, self.end)
    }
}
