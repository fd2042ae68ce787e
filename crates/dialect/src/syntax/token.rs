//! The tokens of SQL in each dialect.

use crowfoot_model::Dialect;

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    /// A quoted identifier.
    Quoted,
    /// A string literal, including a prefix: `E'…'`, `x'…'`.
    Text,
    Number,
    /// A malformed number with letters: `3draft`.
    Junk,
    Operator,
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    Comma,
    Dot,
    /// `::`
    Cast,
    Colon,
    Semicolon,
    /// A comment up to the end of its line.
    Comment,
    /// A character that starts no token.
    Stray,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    pub kind: Kind,
    pub text: &'t str,
    /// The byte offset of its start.
    pub start: usize,
    /// Whether there is a line break before it.
    pub on_new_line: bool,
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    pub fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is_word(word))
    }
}

/// The tokens of a text. `Err` has the unclosed quote, or an asterisk for a comment.
pub fn tokens(dialect: Dialect, text: &str) -> Result<Vec<Token<'_>>, char> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut at = 0;
    let mut on_new_line = false;
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        if first.is_whitespace() {
            on_new_line |= first == '\n';
            at += first.len_utf8();
            continue;
        }
        if rest.starts_with("/*") {
            at += rest.find("*/").ok_or('*')? + 2;
            continue;
        }
        let (kind, length) = token(dialect, rest, first)?;
        let length = length.max(first.len_utf8()).min(rest.len());
        let own = rest.get(..length).unwrap_or(rest);
        tokens.push(Token { kind, text: own, start: at, on_new_line });
        on_new_line = false;
        at += own.len();
    }
    Ok(tokens)
}

fn token(dialect: Dialect, rest: &str, first: char) -> Result<(Kind, usize), char> {
    if rest.starts_with("--") || dialect == Dialect::Mysql && first == '#' {
        return Ok((Kind::Comment, rest.find('\n').unwrap_or(rest.len())));
    }
    let second = rest.chars().nth(1);
    Ok(match first {
        '\'' => (Kind::Text, quoted(rest, '\'', dialect == Dialect::Mysql)?),
        '"' if dialect == Dialect::Mysql => (Kind::Text, quoted(rest, '"', true)?),
        '"' => (Kind::Quoted, quoted(rest, '"', false)?),
        '`' if dialect != Dialect::Postgres => (Kind::Quoted, quoted(rest, '`', false)?),
        '[' if dialect == Dialect::Sqlite => (Kind::Quoted, rest.find(']').map(|end| end + 1).ok_or('[')?),
        '[' => (Kind::OpenBracket, 1),
        ']' => (Kind::CloseBracket, 1),
        '(' => (Kind::Open, 1),
        ')' => (Kind::Close, 1),
        ',' => (Kind::Comma, 1),
        ';' => (Kind::Semicolon, 1),
        ':' if second == Some(':') => (Kind::Cast, 2),
        ':' if second == Some('=') => (Kind::Operator, 2),
        ':' => (Kind::Colon, 1),
        '.' if !second.is_some_and(|next| next.is_ascii_digit()) => (Kind::Dot, 1),
        '.' | '0'..='9' => number(rest),
        '$' if dialect == Dialect::Postgres => dollar_quoted(rest)?,
        _ if first.is_alphabetic() || first == '_' => word(dialect, rest)?,
        '@' if dialect == Dialect::Mysql => (Kind::Word, 1 + length_of(rest.get(1..).unwrap_or(""), is_name)),
        _ if is_operator(first) => (Kind::Operator, operator(dialect, rest)),
        _ => (Kind::Stray, first.len_utf8()),
    })
}

/// The length of a token in these quotes, inside of which they are doubled.
fn quoted(rest: &str, quote: char, escapes: bool) -> Result<usize, char> {
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character == '\\' && escapes {
            characters.next();
        } else if character == quote {
            if characters.peek().is_some_and(|(_, next)| *next == quote) {
                characters.next();
            } else {
                return Ok(at + quote.len_utf8());
            }
        }
    }
    Err(quote)
}

fn dollar_quoted(rest: &str) -> Result<(Kind, usize), char> {
    let tag = length_of(rest.get(1..).unwrap_or(""), |char| is_name(char) && char != '$') + 2;
    match rest.get(..tag).filter(|tag| tag.ends_with('$')) {
        Some(mark) => {
            let body = rest.get(tag..).unwrap_or("");
            Ok((Kind::Text, body.find(mark).map(|end| tag + end + tag).ok_or('$')?))
        }
        None => Ok((Kind::Stray, 1)),
    }
}

fn number(rest: &str) -> (Kind, usize) {
    let bytes = rest.as_bytes();
    let digits = |from: usize| length_of(rest.get(from..).unwrap_or(""), |c| c.is_ascii_digit() || c == '_');
    let prefixed = matches!(bytes, [b'0', b'x' | b'X' | b'b' | b'B' | b'o' | b'O', next, ..] if next.is_ascii_hexdigit());
    let mut end = if prefixed { 2 + length_of(&rest[2..], |c| c.is_ascii_hexdigit()) } else { digits(0) };
    if !prefixed {
        if bytes.get(end) == Some(&b'.') {
            end += 1 + digits(end + 1);
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let exponent = digits(end + 1 + sign);
            if exponent > 0 {
                end += 1 + sign + exponent;
            }
        }
    }
    let more = length_of(rest.get(end..).unwrap_or(""), is_name);
    if more > 0 { (Kind::Junk, end + more) } else { (Kind::Number, end) }
}

/// A word, or a literal with a prefix: `E'a'`, `x'00'`, `_utf8mb4'a'`, `U&"a"`.
fn word(dialect: Dialect, rest: &str) -> Result<(Kind, usize), char> {
    let length = length_of(rest, is_name);
    let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
    let has = |words: &[&str]| words.iter().any(|own| own.eq_ignore_ascii_case(word));
    let is_prefix = match dialect {
        Dialect::Postgres => has(&["e", "b", "x", "n"]),
        Dialect::Mysql => has(&["b", "x", "n"]) || word.starts_with('_'),
        Dialect::Sqlite => has(&["x"]),
    };
    if is_prefix && after.starts_with('\'') {
        let escapes = dialect == Dialect::Mysql || word.eq_ignore_ascii_case("e");
        return Ok((Kind::Text, length + quoted(after, '\'', escapes)?));
    }
    if dialect == Dialect::Postgres && word.eq_ignore_ascii_case("u") && after.starts_with("&'") {
        return Ok((Kind::Text, length + 1 + quoted(&after[1..], '\'', false)?));
    }
    Ok((Kind::Word, length))
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || char == '$'
}

fn is_operator(char: char) -> bool {
    "+-*/<>=~!@#%^&|`?".contains(char)
}

/// The length of the operator at the start.
fn operator(dialect: Dialect, rest: &str) -> usize {
    const LONG: [&str; 14] =
        ["<=>", "->>", "->", "<<", ">>", "<=", ">=", "<>", "!=", "==", "||", "&&", "=>", "<->"];
    if dialect != Dialect::Postgres {
        let long = LONG.iter().find(|own| rest.starts_with(**own) && **own != "<->");
        return long.map_or(1, |own| own.len());
    }
    let mut end = length_of(rest, is_operator);
    for comment in ["--", "/*"] {
        if let Some(at) = rest.get(..end).and_then(|own| own.find(comment)).filter(|at| *at > 0) {
            end = at;
        }
    }
    // A trailing sign belongs to the next operand, unless the operator is an unusual one.
    while end > 1
        && let Some(own) = rest.get(..end)
        && own.ends_with(['+', '-'])
        && !own.contains(['~', '!', '@', '#', '%', '^', '&', '|', '`', '?'])
    {
        end -= 1;
    }
    end
}

fn length_of(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.find(|char: char| !is(char)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(dialect: Dialect, text: &str) -> Vec<&str> {
        tokens(dialect, text).unwrap().into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn tokens_follow_the_dialect() {
        let pg = |text| texts(Dialect::Postgres, text);
        assert_eq!(pg("a>=-1 and 'it''s'::text"), ["a", ">=", "-", "1", "and", "'it''s'", "::", "text"]);
        assert_eq!(pg("E'a\\'b' || $x$ ' $x$"), ["E'a\\'b'", "||", "$x$ ' $x$"]);
        assert_eq!(
            pg("a[1].b ->> 'c' 3draft 1e5 .5"),
            ["a", "[", "1", "]", ".", "b", "->>", "'c'", "3draft", "1e5", ".5"]
        );
        assert_eq!(
            texts(Dialect::Mysql, "`a` <=> \"b\\\"\" /* c */ x'0f'"),
            ["`a`", "<=>", "\"b\\\"\"", "x'0f'"]
        );
        assert_eq!(texts(Dialect::Sqlite, "[a b]==\"c\""), ["[a b]", "==", "\"c\""]);
        assert_eq!(tokens(Dialect::Postgres, "a = 'b"), Err('\''));
        assert_eq!(tokens(Dialect::Sqlite, "[a"), Err('['));
    }

    #[test]
    fn hostile_texts_are_tokenized() {
        for text in
            ["", "$", "$$", "$a", "'", "\u{1f600}", "0x", "1e", "--", "/*", "U&", "@", ":::", "[", "1_", "_'"]
        {
            for dialect in Dialect::ALL {
                if let Ok(tokens) = tokens(dialect, text) {
                    assert!(tokens.iter().all(|token| !token.text.is_empty()));
                }
            }
        }
    }
}
