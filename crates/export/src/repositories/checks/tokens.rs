//! The tokens of a condition, and the parts that AND joins.

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Name(String),
    Text(String),
    Number(String),
    Mark(String),
}

impl Token {
    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Name(name) if name.eq_ignore_ascii_case(word))
    }

    pub(super) fn is(&self, mark: &str) -> bool {
        matches!(self, Self::Mark(own) if own == mark)
    }
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    let get = |at: usize| chars.get(at).copied().unwrap_or('\0');
    while at < chars.len() {
        let c = get(at);
        match c {
            c if c.is_whitespace() => at += 1,
            '\'' | '"' | '`' | '[' if c != '[' || get(at + 1).is_alphabetic() && !is_array(&tokens) => {
                let close = if c == '[' { ']' } else { c };
                let mut inner = String::new();
                at += 1;
                while at < chars.len() {
                    if get(at) == close && get(at + 1) == close && close != ']' {
                        at += 1;
                    } else if get(at) == close {
                        break;
                    }
                    inner.push(get(at));
                    at += 1;
                }
                at += 1;
                tokens.push(if c == '\'' { Token::Text(inner) } else { Token::Name(inner) });
            }
            c if c.is_alphabetic() || c == '_' => {
                let start = at;
                while get(at).is_alphanumeric() || matches!(get(at), '_' | '$') {
                    at += 1;
                }
                let word: String = chars.get(start..at).unwrap_or_default().iter().collect();
                // `_utf8mb4'text'`
                if !(word.starts_with('_') && get(at) == '\'') {
                    tokens.push(Token::Name(word));
                }
            }
            c if c.is_ascii_digit() || (c == '.' && get(at + 1).is_ascii_digit()) => {
                let start = at;
                while get(at).is_ascii_digit() || get(at) == '.' {
                    at += 1;
                }
                tokens.push(Token::Number(chars.get(start..at).unwrap_or_default().iter().collect()));
            }
            c => {
                let two: String = [c, get(at + 1)].iter().collect();
                let mark = if ["<=", ">=", "<>", "!=", "::", "~*", "!~", "~~", "||"].contains(&two.as_str()) {
                    two
                } else {
                    c.to_string()
                };
                at += mark.chars().count();
                tokens.push(Token::Mark(mark));
            }
        }
    }
    without_casts(tokens)
}

fn is_array(tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|token| token.is_word("array"))
}

/// Takes `::text`, `::character varying(20)` and `::text[]` out.
fn without_casts(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        if !token.is("::") {
            out.push(token);
            continue;
        }
        rest.next();
        for word in ["varying", "precision"] {
            rest.next_if(|token| token.is_word(word));
        }
        if rest.next_if(|token| token.is("(")).is_some() {
            while rest.next().is_some_and(|token| !token.is(")")) {}
        }
        while rest.next_if(|token| token.is("[")).is_some() {
            while rest.next().is_some_and(|token| !token.is("]")) {}
        }
    }
    out
}

/// Without parentheses around all of it, however many.
pub(super) fn bare(mut tokens: &[Token]) -> &[Token] {
    while let [first, inner @ .., last] = tokens
        && first.is("(")
        && last.is(")")
        && closes_last(tokens)
    {
        tokens = inner;
    }
    tokens
}

/// Whether the first parenthesis is closed by the last token.
fn closes_last(tokens: &[Token]) -> bool {
    let mut depth = 0usize;
    for (at, token) in tokens.iter().enumerate() {
        if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at + 1 == tokens.len();
            }
        }
    }
    false
}

/// The parts that AND joins; the one whole where there is an OR.
pub(super) fn conjuncts(tokens: &[Token]) -> Vec<&[Token]> {
    let tokens = bare(tokens);
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0usize);
    let mut is_between = false;
    for (at, token) in tokens.iter().enumerate() {
        if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && (token.is_word("or") || token.is_word("xor") || token.is_word("case")) {
            return vec![tokens];
        } else if depth == 0 && token.is_word("between") {
            is_between = true;
        } else if depth == 0 && token.is_word("and") && !std::mem::take(&mut is_between) {
            parts.push(tokens.get(start..at).unwrap_or_default());
            start = at + 1;
        }
    }
    if start == 0 {
        return vec![tokens];
    }
    parts.push(tokens.get(start..).unwrap_or_default());
    let nested = |part| -> Vec<&[Token]> { conjuncts(part) };
    parts.into_iter().flat_map(nested).collect()
}
