//! A tokenizer for Rust that is just good enough to find `mod` declarations.

use std::iter::Peekable;
use std::str::Chars;

/// A file that another one declares as part of the crate.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Declared {
    /// `mod name;`, within the inline modules `inside`.
    Module { inside: Vec<String>, name: String },
    /// `#[path = "…"] mod name;`.
    Path { inside: Vec<String>, path: String },
    /// `include!("…")`.
    Included(String),
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(String),
    Text(String),
    Mark(char),
}

pub(crate) fn declared(source: &str) -> Vec<Declared> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    // One entry for each open brace: the name of an inline module, or nothing.
    let mut open: Vec<Option<String>> = Vec::new();
    let mut path = None;
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let inside = || open.iter().flatten().cloned().collect();
        rest = after;
        match (first, after) {
            (Token::Word(word), [Token::Word(name), Token::Mark(';'), ..]) if word == "mod" => {
                found.push(match path.take() {
                    Some(path) => Declared::Path { inside: inside(), path },
                    None => Declared::Module { inside: inside(), name: name.clone() },
                });
            }
            (Token::Word(word), [Token::Word(name), Token::Mark('{'), after @ ..]) if word == "mod" => {
                open.push(Some(path.take().unwrap_or_else(|| name.clone())));
                rest = after;
            }
            (Token::Word(word), [Token::Mark('!'), Token::Mark('('), Token::Text(file), ..])
                if word == "include" =>
            {
                found.push(Declared::Included(file.clone()));
            }
            (Token::Mark('['), [Token::Word(word), Token::Mark('='), Token::Text(file), ..])
                if word == "path" =>
            {
                path = Some(file.clone());
            }
            (Token::Mark('{'), _) => open.push(None),
            (Token::Mark('}'), _) => {
                open.pop();
            }
            _ => {}
        }
    }
    found
}

pub(super) fn tokens(source: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut chars = source.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '/' if chars.peek() == Some(&'/') => while chars.next_if(|next| *next != '\n').is_some() {},
            '/' if chars.peek() == Some(&'*') => skip_comment(&mut chars),
            '"' => found.push(Token::Text(quoted(&mut chars))),
            '\'' => skip_char_or_lifetime(&mut chars),
            'r' | 'b' | 'c' if matches!(chars.peek(), Some('"' | '#' | 'r' | '\'')) => {
                found.extend(prefixed(char, &mut chars));
            }
            _ if char == '_' || char.is_alphanumeric() => found.push(word(char, &mut chars)),
            _ if char.is_whitespace() => {}
            _ => found.push(Token::Mark(char)),
        }
    }
    found
}

fn word(first: char, chars: &mut Peekable<Chars<'_>>) -> Token {
    let mut text = String::from(first);
    while let Some(next) = chars.next_if(|next| *next == '_' || next.is_alphanumeric()) {
        text.push(next);
    }
    Token::Word(text)
}

/// A token that starts with r, b or c: a raw or byte string, a raw identifier, or an ordinary word.
fn prefixed(first: char, chars: &mut Peekable<Chars<'_>>) -> Option<Token> {
    let raw = first == 'r' || chars.next_if_eq(&'r').is_some();
    match chars.peek() {
        Some('"') if !raw => {
            chars.next();
            return Some(Token::Text(quoted(chars)));
        }
        Some('"' | '#') if raw => {}
        // A byte literal: the caller reads its quote next.
        Some('\'') if !raw => return None,
        _ => {
            let mut token = word(first, chars);
            if let Token::Word(text) = &mut token
                && raw
                && first != 'r'
            {
                text.insert(1, 'r');
            }
            return Some(token);
        }
    }
    let mut hashes = 0;
    while chars.next_if_eq(&'#').is_some() {
        hashes += 1;
    }
    if chars.next_if_eq(&'"').is_some() {
        return Some(Token::Text(raw_quoted(chars, hashes)));
    }
    let name = chars.next()?;
    Some(word(name, chars))
}

fn quoted(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(char) = chars.next() {
        match char {
            '"' => break,
            '\\' => {
                chars.next();
            }
            _ => text.push(char),
        }
    }
    text
}

fn raw_quoted(chars: &mut Peekable<Chars<'_>>, hashes: usize) -> String {
    let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let mut text = String::new();
    while !text.ends_with(&end) {
        let Some(char) = chars.next() else { return text };
        text.push(char);
    }
    text.truncate(text.len() - end.len());
    text
}

fn skip_comment(chars: &mut Peekable<Chars<'_>>) {
    chars.next();
    let mut depth = 1;
    while depth > 0 {
        match chars.next() {
            None => return,
            Some('*') if chars.next_if_eq(&'/').is_some() => depth -= 1,
            Some('/') if chars.next_if_eq(&'*').is_some() => depth += 1,
            Some(_) => {}
        }
    }
}

/// `'x'` and `'\n'` are characters and end with a quote; `'static` is a lifetime and does not.
fn skip_char_or_lifetime(chars: &mut Peekable<Chars<'_>>) {
    if chars.next_if_eq(&'\\').is_some() {
        chars.next();
        while chars.next().is_some_and(|char| char != '\'') {}
        return;
    }
    chars.next();
    chars.next_if_eq(&'\'');
}

#[cfg(test)]
mod tests {
    use super::{Declared, declared};

    fn names(source: &str) -> Vec<String> {
        declared(source)
            .into_iter()
            .map(|found| match found {
                Declared::Module { inside, name } => [inside, vec![name]].concat().join("::"),
                Declared::Path { path, .. } => format!("path {path}"),
                Declared::Included(path) => format!("include {path}"),
            })
            .collect()
    }

    #[test]
    fn plain_and_nested() {
        let source = "mod a;\npub(crate) mod b;\n#[cfg(test)] mod tests;\nmod c { fn f() { {} } mod d; mod e { mod f; } }\npub mod r#type;";
        assert_eq!(names(source), ["a", "b", "tests", "c::d", "c::e::f", "type"]);
    }

    #[test]
    fn comments_strings_and_characters_declare_nothing() {
        let source = r####"
            // mod a;
            /* mod b; /* mod c; */ mod d; */
            const X: &str = "mod e; \" mod f;";
            const Y: &str = r#"mod g; " mod h;"#;
            const Z: (u8, char, char, char) = (b'"', '"', '\'', '\u{7d}');
            const W: &[u8] = br"mod i;";
            fn f<'a>(x: &'a str) -> &'a str { x }
            mod real;
            let broken = crate::brand; mod b2;
        "####;
        assert_eq!(names(source), ["real", "b2"]);
    }

    #[test]
    fn paths_and_includes() {
        let source = "#[path = \"x/y.rs\"]\n#[cfg(test)]\nmod z;\nmod w;\ninclude!(\"made.rs\");";
        assert_eq!(names(source), ["path x/y.rs", "w", "include made.rs"]);
    }
}
