//! Conditions that say exactly what a column holds: `status = 'open' AND closed_at IS NULL`.

use super::tokens::{Token, bare, conjuncts, tokens};

/// The comparison that a condition makes with one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::repositories) enum Is {
    Null,
    NotNull,
    Boolean(bool),
    Text(String),
    Number(String),
}

/// The columns of a condition with what each is; `None` for one that says anything else.
pub(in crate::repositories) fn fixed(condition: &str) -> Option<Vec<(String, Is)>> {
    let tokens = tokens(condition);
    conjuncts(&tokens).into_iter().map(one).collect()
}

fn one(tokens: &[Token]) -> Option<(String, Is)> {
    let (name, is) = match bare(tokens) {
        [Token::Name(name)] => (name, Is::Boolean(true)),
        [not, rest @ ..] if not.is_word("not") => match bare(rest) {
            [Token::Name(name)] => (name, Is::Boolean(false)),
            _ => return None,
        },
        [name, is, not, null] if is.is_word("is") && not.is_word("not") && null.is_word("null") => {
            (word(name)?, Is::NotNull)
        }
        [name, is, value] if is.is_word("is") => {
            (word(name)?, if value.is_word("null") { Is::Null } else { boolean(value)? })
        }
        [left, equals, right @ ..] if equals.is("=") => match (bare(std::slice::from_ref(left)), bare(right))
        {
            ([Token::Name(name)], value) => (name, constant(value)?),
            (value, [Token::Name(name)]) => (name, constant(value)?),
            _ => return None,
        },
        _ => return None,
    };
    Some((name.clone(), is))
}

fn word(token: &Token) -> Option<&String> {
    match token {
        Token::Name(name) => Some(name),
        _ => None,
    }
}

fn boolean(token: &Token) -> Option<Is> {
    let is_true = token.is_word("true");
    (is_true || token.is_word("false")).then_some(Is::Boolean(is_true))
}

fn constant(tokens: &[Token]) -> Option<Is> {
    match tokens {
        [Token::Text(text)] => Some(Is::Text(text.clone())),
        [Token::Number(number)] => Some(Is::Number(number.clone())),
        [minus, Token::Number(number)] if minus.is("-") => Some(Is::Number(["-", number].concat())),
        [token] => boolean(token),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Is, fixed};

    fn of(condition: &str) -> Option<Vec<(String, Is)>> {
        fixed(condition)
    }

    #[test]
    fn constants_and_nulls_are_read_in_any_spelling() {
        let open = ("status".to_owned(), Is::Text("open".into()));
        let unread = ("read_at".to_owned(), Is::Null);
        assert_eq!(of("status = 'open'"), Some(vec![open.clone()]));
        assert_eq!(of("(('open'::text = \"status\"))"), Some(vec![open.clone()]));
        assert_eq!(of("status = 'open' and (read_at is null)"), Some(vec![open, unread]));
        assert_eq!(of("NOT hidden"), Some(vec![("hidden".into(), Is::Boolean(false))]));
        assert_eq!(of("active IS TRUE"), Some(vec![("active".into(), Is::Boolean(true))]));
        assert_eq!(of("active"), Some(vec![("active".into(), Is::Boolean(true))]));
        assert_eq!(of("level = -1"), Some(vec![("level".into(), Is::Number("-1".into()))]));
        assert_eq!(of("sent_at IS NOT NULL"), Some(vec![("sent_at".into(), Is::NotNull)]));
    }

    #[test]
    fn other_conditions_are_not_guessed() {
        for condition in
            ["a = 1 OR b = 2", "lower(name) = 'x'", "a > 1", "a = b", "a <> 'x'", "", "a = 'x' AND now() > b"]
        {
            assert_eq!(of(condition), None, "{condition}");
        }
    }
}
