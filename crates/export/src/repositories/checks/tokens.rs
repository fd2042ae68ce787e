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

    pub(super) fn into_name(self) -> Option<String> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
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
pub(super) fn bare(tokens: &[Token]) -> &[Token] {
    let layers = layers(tokens);
    tokens.get(layers..tokens.len() - layers).unwrap_or_default()
}

/// How many pairs of parentheses stand around all of it: as many as open at its start, close at its end, and stay open
/// between.
fn layers(tokens: &[Token]) -> usize {
    let opened = tokens.iter().take_while(|token| token.is("(")).count();
    let closed = tokens.iter().rev().take_while(|token| token.is(")")).count();
    let (mut depth, mut least) = (0usize, opened.min(closed));
    for (at, token) in tokens.iter().enumerate() {
        if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            let Some(outer) = depth.checked_sub(1) else { return 0 };
            depth = outer;
        }
        if at + 1 >= opened && at + 1 + closed <= tokens.len() {
            least = least.min(depth);
        }
    }
    if depth == 0 { least } else { 0 }
}

/// The parts that AND joins, of each the parts that AND joins in it; a part is whole where it has an OR.
pub(super) fn conjuncts(tokens: &[Token]) -> Vec<&[Token]> {
    let (mut found, mut left) = (Vec::new(), vec![tokens]);
    while let Some(next) = left.pop() {
        match joined(bare(next)) {
            Some(parts) => left.extend(parts.into_iter().rev()),
            None => found.push(bare(next)),
        }
    }
    found
}

/// The parts that AND joins outside of parentheses; `None` where it joins none.
fn joined(tokens: &[Token]) -> Option<Vec<&[Token]>> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0usize);
    let mut is_between = false;
    for (at, token) in tokens.iter().enumerate() {
        if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && (token.is_word("or") || token.is_word("xor") || token.is_word("case")) {
            return None;
        } else if depth == 0 && token.is_word("between") {
            is_between = true;
        } else if depth == 0 && token.is_word("and") && !std::mem::take(&mut is_between) {
            parts.push(tokens.get(start..at).unwrap_or_default());
            start = at + 1;
        }
    }
    if parts.is_empty() {
        return None;
    }
    parts.push(tokens.get(start..).unwrap_or_default());
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::{bare, conjuncts, tokens};

    #[test]
    fn parentheses_around_all_of_it() {
        let bared = |text: &str| bare(&tokens(text)).len();
        assert_eq!(
            ["((a))", "(a) + (b)", "((a) + (b))", "((a)", "(a))", "()", "", "(((a) + b))"].map(bared),
            [1, 7, 7, 4, 4, 0, 0, 5]
        );
    }

    #[test]
    fn parts_of_parts() {
        let count = |text: &str| conjuncts(&tokens(text)).len();
        assert_eq!(
            ["a AND (b AND (c))", "a OR b AND c", "a AND (b OR c)", "a BETWEEN 1 AND 2 AND b", "and"]
                .map(count),
            [3, 1, 2, 2, 2]
        );
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = "a AND (".repeat(2_000) + "b" + &")".repeat(2_000);
        assert_eq!(conjuncts(&tokens(&deep)).len(), 2_001);
    }
}
