//! Expressions from one dialect to another, as far as they mean the same there.

use crowfoot_dialect::script::{Backslashes, lexis, writing};
use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::Dialect;

/// An expression in another dialect. `None` where it uses what the other does not have or would read differently.
/// `column` says what a name is called there, for the names that are columns.
pub(crate) fn translate(
    expression: &str,
    from: Dialect,
    to: Dialect,
    column: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    if expression.len() > LONGEST {
        return None;
    }
    let tokens = in_lists(without_casts(tokenize(expression, from)?)?);
    let mut out = String::with_capacity(expression.len());
    let mut tight = true;
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1);
        let text = match token {
            Token::Text(text) => spec(to).text_literal(text),
            Token::Number(number) => (*number).to_owned(),
            Token::Quoted(name) => spec(to).quote(&column(name)?, Quoting::WhenNeeded),
            Token::Word(word) if next == Some(&Token::Symbol("(")) && !is_keyword(word) => {
                function(&word.to_ascii_lowercase(), from, to)?.to_owned()
            }
            Token::Word(word)
                if is_keyword(word)
                    && !(writing(from).true_may_be_column && is_truth(word) && column(word).is_some()) =>
            {
                word.to_ascii_uppercase()
            }
            Token::Word(word) => spec(to).quote(&column(word)?, Quoting::WhenNeeded),
            Token::Symbol(symbol) if PORTABLE.contains(symbol) => (*symbol).to_owned(),
            Token::Symbol(_) => return None,
        };
        let opens = token == &Token::Symbol("(");
        let follows_function =
            opens && at > 0 && matches!(tokens.get(at - 1), Some(Token::Word(word)) if !is_keyword(word));
        let joins_left = matches!(token, Token::Symbol(")" | ",")) || follows_function;
        if !tight && !joins_left {
            out.push(' ');
        }
        out.push_str(&text);
        tight = opens;
    }
    Some(out)
}

/// Longer texts are not looked at.
const LONGEST: usize = 20_000;

/// Symbols with the same meaning everywhere. Division, `||` and `%` are not among them.
const PORTABLE: &[&str] = &["(", ")", ",", "=", "<>", "!=", "<", ">", "<=", ">=", "+", "-", "*"];

fn is_keyword(word: &str) -> bool {
    [
        "and", "or", "not", "in", "is", "null", "between", "like", "case", "when", "then", "else", "end",
        "true", "false",
    ]
    .iter()
    .any(|keyword| keyword.eq_ignore_ascii_case(word))
}

fn is_truth(word: &str) -> bool {
    word.eq_ignore_ascii_case("true") || word.eq_ignore_ascii_case("false")
}

/// A function by the name it has in the other dialect.
fn function(name: &str, from: Dialect, to: Dialect) -> Option<&'static str> {
    Some(match name {
        "lower" => "lower",
        "upper" => "upper",
        "coalesce" => "coalesce",
        "nullif" => "nullif",
        "abs" => "abs",
        "round" => "round",
        "trim" | "btrim" => "trim",
        "ltrim" => "ltrim",
        "rtrim" => "rtrim",
        "replace" => "replace",
        "substr" => "substr",
        "length" if writing(from).length_is_bytes => return writing(to).byte_length,
        "length" | "char_length" | "character_length" => writing(to).char_length,
        _ => return None,
    })
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token<'t> {
    Text(String),
    Number(&'t str),
    Quoted(String),
    Word(&'t str),
    Symbol(&'t str),
}

const LONG_SYMBOLS: &[&str] =
    &["::", "<>", "!=", "<=", ">=", "||", "->", "#>", "@>", "<@", "&&", "~*", "!~", ":="];

fn tokenize(text: &str, from: Dialect) -> Option<Vec<Token<'_>>> {
    let lexis = lexis(from);
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '\'' => quoted(rest, '\'', lexis.backslashes == Backslashes::InText)
                .map(|(text, length)| (Token::Text(text), length))?,
            '"' if lexis.double_quoted_text => {
                quoted(rest, '"', true).map(|(text, length)| (Token::Text(text), length))?
            }
            '"' | '`' => quoted(rest, first, false).map(|(text, length)| (Token::Quoted(text), length))?,
            '[' if lexis.bracket_names => {
                let length = rest.find(']')? + 1;
                (Token::Quoted(rest.get(1..length - 1)?.to_owned()), length)
            }
            '0'..='9' => {
                let length =
                    rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(rest.len());
                let number = rest.get(..length)?;
                if !number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
                    return None;
                }
                (Token::Number(number), length)
            }
            _ if first.is_alphabetic() || first == '_' => {
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                let word = rest.get(..length)?;
                // E'…', N'…', x'…'
                if rest.get(length..)?.starts_with('\'') {
                    return None;
                }
                (Token::Word(word), length)
            }
            _ => {
                let long = LONG_SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol));
                let length = long.map_or(first.len_utf8(), |symbol| symbol.len());
                if rest.starts_with("--") || rest.starts_with("/*") || rest.starts_with('$') {
                    return None;
                }
                (Token::Symbol(rest.get(..length)?), length)
            }
        };
        tokens.push(token);
        rest = rest.get(length..)?.trim_start();
    }
    Some(tokens)
}

/// The text between two quotation marks, and its length including them.
fn quoted(text: &str, mark: char, escapes: bool) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character == mark {
            match characters.peek() {
                Some((_, next)) if *next == mark => {
                    characters.next();
                    value.push(mark);
                }
                _ => return Some((value, at + mark.len_utf8())),
            }
        } else if character == '\\' && escapes {
            let (_, escaped) = characters.next()?;
            value.push(match escaped {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                other => other,
            });
        } else {
            value.push(character);
        }
    }
    None
}

/// Takes out PostgreSQL's casts of literals, and all casts to text. Others change the value, so they give `None`.
fn without_casts(tokens: Vec<Token<'_>>) -> Option<Vec<Token<'_>>> {
    let mut out: Vec<Token<'_>> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if token != Token::Symbol("::") {
            out.push(token);
            continue;
        }
        let mut name = match tokens.next()? {
            Token::Word(word) => word.to_ascii_lowercase(),
            Token::Quoted(word) => word,
            _ => return None,
        };
        while let Some(Token::Word(word)) = tokens.next_if(|token| {
            matches!(token, Token::Word("varying" | "precision" | "without" | "with" | "time" | "zone"))
        }) {
            name.push(' ');
            name.push_str(word);
        }
        if tokens.next_if_eq(&Token::Symbol("(")).is_some() {
            while tokens.next()? != Token::Symbol(")") {}
        }
        if tokens.next_if_eq(&Token::Symbol("[")).is_some() {
            tokens.next_if_eq(&Token::Symbol("]"))?;
        }
        let is_text = ["text", "character varying", "varchar", "bpchar", "character", "citext"]
            .contains(&name.as_str());
        if !is_text && !matches!(out.last(), Some(Token::Text(_) | Token::Number(_))) {
            return None;
        }
    }
    Some(out)
}

/// `= ANY (ARRAY[…])`, as PostgreSQL prints an `IN`, back to one; `<> ALL (ARRAY[…])` likewise.
fn in_lists(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match in_list(tokens.get(at..).unwrap_or_default()) {
            Some((negated, items, length)) => {
                if negated {
                    out.push(Token::Word("NOT"));
                }
                out.push(Token::Word("IN"));
                out.push(Token::Symbol("("));
                out.extend_from_slice(items);
                out.push(Token::Symbol(")"));
                at += length;
            }
            None => {
                out.push(token.clone());
                at += 1;
            }
        }
    }
    out
}

/// Whether it is negated, its items, and how many tokens it takes.
fn in_list<'a, 't>(tokens: &'a [Token<'t>]) -> Option<(bool, &'a [Token<'t>], usize)> {
    let word = |at: usize| match tokens.get(at) {
        Some(Token::Word(word)) => word.to_ascii_lowercase(),
        _ => String::new(),
    };
    let negated = match (tokens.first()?, word(1).as_str()) {
        (Token::Symbol("="), "any") => false,
        (Token::Symbol("<>"), "all") => true,
        _ => return None,
    };
    let symbol =
        |at: usize, wanted: &str| matches!(tokens.get(at), Some(Token::Symbol(symbol)) if *symbol == wanted);
    let opens = (2..).take_while(|at| symbol(*at, "(")).count();
    let array = 2 + opens;
    if opens == 0 || word(array) != "array" || !symbol(array + 1, "[") {
        return None;
    }
    let items = array + 2;
    let length = tokens.get(items..)?.iter().position(|token| token == &Token::Symbol("]"))?;
    let close = items + length + 1;
    let closes = (close..).take(opens).all(|at| symbol(at, ")"));
    closes.then_some((negated, tokens.get(items..items + length)?, close + opens))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn go(expression: &str, from: Dialect, to: Dialect) -> Option<String> {
        let column = |name: &str| {
            ["status", "price", "email", "Order", "null"]
                .iter()
                .find(|c| c.eq_ignore_ascii_case(name))
                .map(|c| (*c).into())
        };
        translate(expression, from, to, &column)
    }

    #[test]
    fn portable_expressions_are_translated() {
        let (pg, my, lite) = (Dialect::Postgres, Dialect::Mysql, Dialect::Sqlite);
        for (expression, from, to, expected) in [
            ("price >= 0", pg, my, Some("price >= 0")),
            ("(price>=0 AND status<>'x')", pg, lite, Some("(price >= 0 AND status <> 'x')")),
            (
                "((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
                pg,
                my,
                Some("((status) IN ('a', 'b'))"),
            ),
            ("status = ANY (ARRAY['a'::text])", pg, lite, Some("status IN ('a')")),
            ("length(email) > 3", pg, my, Some("char_length(email) > 3")),
            ("char_length(email) > 3", my, lite, Some("length(email) > 3")),
            ("`Order` > 0", my, pg, Some("\"Order\" > 0")),
            ("\"Order\" > 0", pg, my, Some("`Order` > 0")),
            ("status = \"it's\"", my, pg, Some("status = 'it''s'")),
            ("status = 'a\\'b'", my, lite, Some("status = 'a''b'")),
            ("price::numeric(10,2) > 0", pg, my, None),
            ("email ~* '^a'", pg, my, None),
            ("email || status = 'x'", pg, my, None),
            ("unknown_column > 0", pg, my, None),
            ("jsonb_typeof(price) = 'x'", pg, my, None),
            ("price > now()", pg, my, None),
            ("deleted IS NULL", pg, my, None),
            ("price IS NOT NULL", pg, my, Some("price IS NOT NULL")),
            ("\"null\" IS NOT null", pg, my, Some("`null` IS NOT NULL")),
            ("price > 0 -- positive", pg, my, None),
            ("'open", pg, my, None),
        ] {
            assert_eq!(go(expression, from, to).as_deref(), expected, "{expression}");
        }
    }
}
