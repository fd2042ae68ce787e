//! The conditions that CHECK constraints put on single columns, as far as they can be read.

mod fixed;
mod tokens;

use std::collections::BTreeMap;

pub(super) use fixed::{Is, fixed};
use tokens::{Token, bare, conjuncts, tokens};

/// A condition on a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rules {
    pub(super) min_length: Option<u32>,
    pub(super) max_length: Option<u32>,
    /// `0`, and whether it is excluded.
    pub(super) minimum: Option<(String, bool)>,
    pub(super) maximum: Option<(String, bool)>,
    pub(super) values: Vec<String>,
    /// Regular expressions of JavaScript, with the text that SQL has for each.
    pub(super) patterns: Vec<Pattern>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    pub(super) regex: String,
    pub(super) sql: String,
    /// The parts between wildcards, for a pattern of LIKE.
    pub(super) like: Option<String>,
}

/// The checks of a table, by the column that they are about.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Read {
    pub(super) columns: BTreeMap<String, Rules>,
    /// `a < b`: columns of which the first has less.
    pub(super) less: Vec<(String, String)>,
    /// The columns of conditions that could not be read.
    pub(super) unread: Vec<Vec<String>>,
}

impl Rules {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A longer condition is not about values that a person would name, and is not read.
const MOST_TOKENS: usize = 4_096;

/// Reads an expression into what is known already.
pub(super) fn read(expression: &str, into: &mut Read) {
    let tokens = tokens(expression);
    if tokens.len() > MOST_TOKENS {
        let mut names: Vec<String> = tokens.into_iter().filter_map(Token::into_name).collect();
        names.sort();
        names.dedup();
        into.unread.push(names);
        return;
    }
    for part in conjuncts(&tokens) {
        if conjunct(part, into).is_none() {
            into.unread.push(part.iter().cloned().filter_map(Token::into_name).collect());
        }
    }
}

/// The subject of one condition.
enum Subject {
    Column(String),
    Length(String),
}

fn subject(tokens: &[Token]) -> Option<Subject> {
    match bare(tokens) {
        [Token::Name(name)] => Some(Subject::Column(name.clone())),
        [Token::Name(function), open, inner @ .., close] if open.is("(") && close.is(")") => {
            let [Token::Name(column)] = bare(inner) else { return None };
            let function = function.to_ascii_lowercase();
            match function.as_str() {
                "length" | "char_length" | "character_length" => Some(Subject::Length(column.clone())),
                _ => None,
            }
        }
        _ => None,
    }
}

fn number(tokens: &[Token]) -> Option<String> {
    match bare(tokens) {
        [Token::Number(number)] => Some(number.clone()),
        [Token::Mark(sign), inner @ ..] if sign == "-" => match bare(inner) {
            [Token::Number(number)] => Some(["-", number].concat()),
            _ => None,
        },
        // `'0'::numeric`
        [Token::Text(text)] if text.parse::<f64>().is_ok_and(f64::is_finite) => Some(text.clone()),
        _ => None,
    }
}

/// `None` for a condition that could not be read.
fn conjunct(tokens: &[Token], into: &mut Read) -> Option<()> {
    let tokens = bare(tokens);
    if let [_, is, not, null] = tokens
        && is.is_word("is")
        && not.is_word("not")
        && null.is_word("null")
    {
        return Some(());
    }
    if let Some(rest) = without_null_case(tokens) {
        return conjunct(rest, into);
    }
    let at = tokens.iter().position(|token| {
        matches!(token, Token::Mark(mark) if ["<", ">", "<=", ">=", "=", "<>", "!=", "~", "~*", "~~"].contains(&mark.as_str()))
            || ["in", "between", "like", "regexp", "rlike", "glob"].iter().any(|word| token.is_word(word))
    })?;
    let (left, right) = (tokens.get(..at)?, tokens.get(at + 1..)?);
    let operator = match tokens.get(at)? {
        Token::Name(word) => word.to_ascii_lowercase(),
        Token::Mark(mark) => mark.clone(),
        _ => return None,
    };
    if subject(left).is_none() && number(left).is_some() {
        let turned = match operator.as_str() {
            "<" => ">",
            ">" => "<",
            "<=" => ">=",
            ">=" => "<=",
            other => other,
        };
        return compared(&subject(right)?, turned, left, into);
    }
    compared(&subject(left)?, &operator, right, into)
}

/// `a IS NULL OR …`: the rest, since a value that is absent is checked by nothing.
fn without_null_case(tokens: &[Token]) -> Option<&[Token]> {
    let mut depth = 0usize;
    let or = tokens.iter().position(|token| {
        if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            depth = depth.saturating_sub(1);
        }
        depth == 0 && token.is_word("or")
    })?;
    let (left, right) = (bare(tokens.get(..or)?), bare(tokens.get(or + 1..)?));
    let [Token::Name(column), is, null] = left else { return None };
    let is_about_it = |token: &Token| matches!(token, Token::Name(name) if name == column);
    let has_or = right.iter().any(|token| token.is_word("or"));
    (is.is_word("is") && null.is_word("null") && right.iter().any(is_about_it) && !has_or).then_some(right)
}

fn compared(subject: &Subject, operator: &str, right: &[Token], into: &mut Read) -> Option<()> {
    if operator == "between" {
        let and = right.iter().position(|token| token.is_word("and"))?;
        compared(subject, ">=", right.get(..and)?, into)?;
        return compared(subject, "<=", right.get(and + 1..)?, into);
    }
    match subject {
        Subject::Length(column) => {
            let length: u32 = number(right)?.parse().ok()?;
            let rules = into.columns.entry(column.clone()).or_default();
            match operator {
                "<=" => rules.max_length = Some(rules.max_length.map_or(length, |max| max.min(length))),
                "<" => rules.max_length = Some(length.checked_sub(1)?),
                ">=" => rules.min_length = Some(length),
                ">" => rules.min_length = Some(length.checked_add(1)?),
                "=" => (rules.min_length, rules.max_length) = (Some(length), Some(length)),
                "<>" | "!=" if length == 0 => rules.min_length = Some(1),
                _ => return None,
            }
            Some(())
        }
        Subject::Column(column) => of_column(column, operator, right, into),
    }
}

fn of_column(column: &str, operator: &str, right: &[Token], into: &mut Read) -> Option<()> {
    if let Some(Subject::Column(other)) = self::subject(right) {
        let (less, more) = match operator {
            "<" | "<=" => (column.to_owned(), other),
            ">" | ">=" => (other, column.to_owned()),
            _ => return None,
        };
        into.less.push((less, more));
        return Some(());
    }
    let bound = |exclusive: bool| number(right).map(|number| (number, exclusive));
    let text = match bare(right) {
        [Token::Text(text)] => Some(text.clone()),
        _ => None,
    };
    let rules = into.columns.entry(column.to_owned()).or_default();
    match operator {
        ">=" => rules.minimum = Some(bound(false)?),
        ">" => rules.minimum = Some(bound(true)?),
        "<=" => rules.maximum = Some(bound(false)?),
        "<" => rules.maximum = Some(bound(true)?),
        "<>" | "!=" if text.as_deref() == Some("") => rules.min_length = Some(1),
        "in" => rules.values = texts(right)?,
        "=" => rules.values = any(right).or_else(|| text.map(|text| vec![text]))?,
        "like" | "~~" => {
            let like = text.filter(|text| !text.contains('\\'))?;
            let sql = ["LIKE ", &like].concat();
            rules.patterns.push(Pattern { regex: of_like(&like), sql, like: Some(like) });
        }
        "~" | "regexp" | "rlike" => {
            let sql = text.filter(|text| is_plain_regex(text))?;
            let regex = ["/", &sql.replace('/', "\\/"), "/"].concat();
            rules.patterns.push(Pattern { regex, sql, like: None });
        }
        _ => return None,
    }
    Some(())
}

/// `('a', 'b')`
fn texts(tokens: &[Token]) -> Option<Vec<String>> {
    let mut values = Vec::new();
    for (at, token) in bare(tokens).iter().enumerate() {
        match token {
            Token::Text(text) if at % 2 == 0 => values.push(text.clone()),
            token if at % 2 == 1 && token.is(",") => {}
            _ => return None,
        }
    }
    (!values.is_empty()).then_some(values)
}

/// `ANY (ARRAY['a', 'b'])`
fn any(tokens: &[Token]) -> Option<Vec<String>> {
    let [any, rest @ ..] = tokens else { return None };
    let [array, open, inner @ .., close] = bare(rest) else { return None };
    let is_any = any.is_word("any") && array.is_word("array") && open.is("[") && close.is("]");
    if is_any { texts(inner) } else { None }
}

/// A pattern of LIKE as a regular expression.
fn of_like(like: &str) -> String {
    let mut regex = String::from("/^");
    for c in like.chars() {
        match c {
            '%' => regex.push_str(".*"),
            '_' => regex.push('.'),
            c if "\\^$.|?*+()[]{}/".contains(c) => regex.extend(['\\', c]),
            c => regex.push(c),
        }
    }
    regex.push_str("$/su");
    regex
}

/// Whether a regular expression means the same in SQL and JavaScript.
fn is_plain_regex(text: &str) -> bool {
    let has_escapes = text.chars().zip(text.chars().skip(1)).any(|(c, next)| {
        c == '\\'
            && !matches!(
                next,
                'd' | 'w' | 's' | '.' | '-' | '+' | '*' | '?' | '(' | ')' | '[' | ']' | '/' | '$'
            )
    });
    let closes = |open: char, close: char| text.matches(open).count() == text.matches(close).count();
    let is_simple = text.starts_with('^')
        && !has_escapes
        && !text.contains("[[")
        && !text.contains("(?")
        && !text.contains("[]")
        && !text.contains("[^]")
        && !text.chars().any(char::is_control);
    is_simple && closes('(', ')') && closes('[', ']') && closes('{', '}')
}

#[cfg(test)]
mod tests {
    use super::{Read, read};

    fn of(expression: &str) -> Read {
        let mut into = Read::default();
        read(expression, &mut into);
        into
    }

    #[test]
    fn simple_conditions_are_read_in_any_spelling() {
        for text in ["price >= 0", "(\"price\" >= 0)", "((price)::numeric >= (0)::numeric)", "0 <= `price`"] {
            let found = of(text);
            assert_eq!(found.columns["price"].minimum, Some(("0".to_owned(), false)), "{text}");
            assert!(found.unread.is_empty(), "{text}");
        }
        let found = of("rating BETWEEN 1 AND 5 AND char_length(title) <= 20");
        assert_eq!(found.columns["rating"].maximum, Some(("5".to_owned(), false)));
        assert_eq!(found.columns["title"].max_length, Some(20));
        for text in [
            "status IN ('a', 'b''c')",
            "status = ANY (ARRAY['a'::text, 'b''c'::text])",
            "((status)::text = ANY ((ARRAY['a'::character varying, 'b''c'::character varying])::text[]))",
        ] {
            assert_eq!(of(text).columns["status"].values, ["a", "b'c"], "{text}");
        }
        assert_eq!(of("email LIKE '%_@_%'").columns["email"].patterns[0].regex, "/^.*.@..*$/su");
        assert_eq!(of("starts_at < ends_at").less, [("starts_at".to_owned(), "ends_at".to_owned())]);
        assert_eq!(of("a IS NULL OR a > 3").columns["a"].minimum, Some(("3".to_owned(), true)));
    }

    #[test]
    fn nothing_is_guessed_of_others() {
        for text in
            ["a > 0 OR b > 0", "f(a) > 0", "a > b + 1", "a ~ '\\m[[:alpha:]]'", "", "((", "')", "a IN (1, 2)"]
        {
            let found = of(text);
            assert!(found.columns.values().all(super::Rules::is_empty), "{text}: {found:?}");
        }
        assert_eq!(of("a > 0 OR b > 0").unread.len(), 1);
    }
}
