//! Defaults across dialects.

use crowfoot_model::Dialect;

use crate::spec;

/// A default expression as another dialect writes it, ready to stand after `DEFAULT`. `None` where the meaning is
/// not known.
pub fn translate_default(expression: &str, from: Dialect, to: Dialect) -> Option<String> {
    if from == to {
        return Some(expression.to_owned());
    }
    let text = match meaning(expression, from)? {
        Meaning::Now => match to {
            Dialect::Postgres => "now()".into(),
            Dialect::Mysql | Dialect::Sqlite => "CURRENT_TIMESTAMP".into(),
        },
        Meaning::Today => match to {
            Dialect::Postgres | Dialect::Sqlite => "CURRENT_DATE".into(),
            Dialect::Mysql => "(CURRENT_DATE)".into(),
        },
        Meaning::TimeOfDay => match to {
            Dialect::Postgres | Dialect::Sqlite => "CURRENT_TIME".into(),
            Dialect::Mysql => "(CURRENT_TIME)".into(),
        },
        Meaning::Uuid => match to {
            Dialect::Postgres => "gen_random_uuid()".into(),
            Dialect::Mysql => "(uuid())".into(),
            Dialect::Sqlite => SQLITE_UUID.into(),
        },
        Meaning::Plain(word) => word,
        Meaning::Text(text) => spec(to).text_literal(&text),
    };
    Some(text)
}

/// Whether an expression is the time at which a statement runs, in any dialect.
pub fn is_now(expression: &str) -> bool {
    let text = simplified(expression);
    let text = ["attimezone'utc'", "attimezone'utc'::text"]
        .iter()
        .fold(text.as_str(), |text, zone| text.strip_suffix(zone).map_or(text, without_parentheses));
    let call = text.split_once('(').map_or(text, |(name, _)| name);
    let arguments = text.get(call.len()..).unwrap_or_default();
    let no_more = |arguments: &str| {
        arguments.is_empty()
            || arguments
                .strip_prefix('(')
                .and_then(|rest| rest.strip_suffix(')'))
                .is_some_and(|inner| inner.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match call {
        "now" | "transaction_timestamp" | "statement_timestamp" | "clock_timestamp" | "sysdate" => {
            !arguments.is_empty() && no_more(arguments)
        }
        "current_timestamp" | "localtimestamp" | "localtime" | "utc_timestamp" => no_more(arguments),
        "unixepoch" => matches!(arguments, "()" | "('now')" | "('subsec')"),
        "datetime" => matches!(arguments, "()" | "('now')" | "('now','localtime')" | "('now','utc')"),
        "strftime" => arguments.contains(",'now'"),
        "timezone" => matches!(arguments, "('utc',now())" | "('utc'::text,now())"),
        _ => false,
    }
}

enum Meaning {
    Now,
    Today,
    TimeOfDay,
    Uuid,
    /// A number, NULL or a truth value, which every dialect writes alike.
    Plain(String),
    Text(String),
}

/// Random bits in the shape of a version 4 UUID, since SQLite has no function for it.
const SQLITE_UUID: &str = "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || \
    substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (abs(random()) % 4), 1) || \
    substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))";

fn meaning(expression: &str, from: Dialect) -> Option<Meaning> {
    if from == Dialect::Postgres
        && matches!(
            simplified(expression).as_str(),
            "('now'::text)::date" | "'now'::text::date" | "'now'::date"
        )
    {
        return Some(Meaning::Today);
    }
    let expression =
        if from == Dialect::Postgres { without_casts(expression) } else { without_parentheses(expression) };
    if let Some(text) = literal(expression, from) {
        return Some(Meaning::Text(text));
    }
    if is_number(expression) {
        return Some(Meaning::Plain(expression.to_owned()));
    }
    let text = simplified(expression);
    match text.as_str() {
        "unixepoch()" | "unixepoch('now')" | "unixepoch('subsec')" => None,
        "true" | "false" => Some(Meaning::Plain(text)),
        "null" => Some(Meaning::Plain("NULL".into())),
        "b'0'" if from == Dialect::Mysql => Some(Meaning::Plain("false".into())),
        "b'1'" if from == Dialect::Mysql => Some(Meaning::Plain("true".into())),
        "current_date" | "current_date()" | "curdate()" | "date()" | "date('now')" => Some(Meaning::Today),
        "current_time" | "current_time()" | "curtime()" | "time()" | "time('now')" => {
            Some(Meaning::TimeOfDay)
        }
        "gen_random_uuid()"
        | "uuid_generate_v4()"
        | "public.uuid_generate_v4()"
        | "uuid_generate_v1()"
        | "uuidv7()"
        | "uuidv4()"
        | "uuid()" => Some(Meaning::Uuid),
        _ if expression == SQLITE_UUID || without_parentheses(SQLITE_UUID) == expression => {
            Some(Meaning::Uuid)
        }
        _ if is_now(expression) => Some(Meaning::Now),
        _ => None,
    }
}

/// In lower case and without white space or outer parentheses.
fn simplified(expression: &str) -> String {
    let text: String = expression.chars().filter(|character| !character.is_whitespace()).collect();
    without_parentheses(&text).to_ascii_lowercase()
}

/// Without the parentheses around the whole. Goes over the text once, however deep they are.
fn without_parentheses(expression: &str) -> &str {
    let mut text = expression.trim();
    if !text.starts_with('(') {
        return text;
    }
    let start = text.as_ptr().addr();
    let closes = closes(text);
    while text.starts_with('(') {
        let at = text.as_ptr().addr() - start;
        if closes.get(at) != Some(&(at + text.len() - 1)) {
            break;
        }
        text = text.get(1..text.len() - 1).unwrap_or_default().trim();
    }
    text
}

/// For the place of each parenthesis that opens outside of literals, the place where it closes.
fn closes(text: &str) -> Vec<usize> {
    let mut closes = vec![0; text.len()];
    let mut open = Vec::new();
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\'' => quoted = !quoted,
            _ if quoted => {}
            b'(' => open.push(at),
            b')' => {
                if let Some(place) = open.pop().and_then(|from: usize| closes.get_mut(from)) {
                    *place = at;
                }
            }
            _ => {}
        }
    }
    closes
}

/// Whether parentheses outside of literals pair up, with none closed before it is opened.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'\'' => quoted = !quoted,
            _ if quoted => {}
            b'(' => depth += 1,
            b')' if depth == 0 => return false,
            b')' => depth -= 1,
            _ => {}
        }
    }
    depth == 0 && !quoted
}

/// How many casts of one value are followed; nobody writes more.
const MAX_CASTS: usize = 8;

/// Without PostgreSQL's casts of the whole: `'open'::order_status` is `'open'`.
fn without_casts(expression: &str) -> &str {
    let mut text = without_parentheses(expression);
    for _ in 0..MAX_CASTS {
        let Some((value, cast)) = text.rsplit_once("::") else { break };
        if !is_type(cast) || !is_balanced(value) || !is_whole(value) {
            break;
        }
        text = without_parentheses(value);
    }
    text
}

/// Whether a value is one operand, so that a cast after it covers all of it. What stands before a cast of its own
/// counts, and so do parentheses that begin it.
fn is_whole(value: &str) -> bool {
    let mut value = value.trim();
    for _ in 0..MAX_CASTS {
        if value.starts_with('(') || is_one_operand(value) {
            return true;
        }
        let Some((inner, cast)) = value.rsplit_once("::") else { return false };
        if !is_type(cast) || !is_balanced(inner) {
            return false;
        }
        value = inner.trim();
    }
    false
}

fn is_one_operand(value: &str) -> bool {
    let is_literal = value.starts_with('\'') && literal(value, Dialect::Postgres).is_some();
    let is_call_or_word = !value.contains('\'')
        && value.split_once('(').is_none_or(|(_, rest)| rest.strip_suffix(')').is_some_and(is_balanced))
        && !value
            .contains(|c: char| c.is_whitespace() || matches!(c, '+' | '*' | '/' | '|' | '<' | '>' | '='))
        && value.rfind('-').is_none_or(|at| at == 0);
    is_literal || is_call_or_word
}

fn is_type(cast: &str) -> bool {
    let is_of_type = |c: char| c.is_alphanumeric() || matches!(c, '_' | ' ' | '.' | '"' | '(' | ')' | ',');
    !cast.is_empty() && cast.chars().all(is_of_type)
}

fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    digits(whole)
        && digits(fraction)
        && whole.len() + fraction.len() > 0
        && digits(exponent)
        && !exponent.is_empty()
}

/// The value of a string literal.
fn literal(text: &str, from: Dialect) -> Option<String> {
    let escapes = from == Dialect::Mysql;
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let mut value = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '\'' if characters.next() != Some('\'') => return None,
            '\\' if escapes => value.push(match characters.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                other => other,
            }),
            other => value.push(other),
        }
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_translated() {
        let pg = |text, to| translate_default(text, Dialect::Postgres, to);
        assert_eq!(pg("now()", Dialect::Mysql).as_deref(), Some("CURRENT_TIMESTAMP"));
        assert_eq!(pg("'open'::order_status", Dialect::Sqlite).as_deref(), Some("'open'"));
        assert_eq!(pg("'it''s'::character varying(20)", Dialect::Mysql).as_deref(), Some("'it''s'"));
        assert_eq!(pg("('a'::text)::mood", Dialect::Mysql).as_deref(), Some("'a'"));
        assert_eq!(pg("'a\\b'::text", Dialect::Mysql).as_deref(), Some("'a\\\\b'"));
        assert_eq!(pg("gen_random_uuid()", Dialect::Mysql).as_deref(), Some("(uuid())"));
        assert_eq!(pg("('now'::text)::date", Dialect::Mysql).as_deref(), Some("(CURRENT_DATE)"));
        assert_eq!(pg("0", Dialect::Mysql).as_deref(), Some("0"));
        assert_eq!(pg("'-1'::integer", Dialect::Sqlite).as_deref(), Some("'-1'"));
        assert_eq!(pg("-1.5e3", Dialect::Sqlite).as_deref(), Some("-1.5e3"));
        assert_eq!(pg("CURRENT_DATE", Dialect::Mysql).as_deref(), Some("(CURRENT_DATE)"));
        assert_eq!(pg("('a'::text)::character varying::mood", Dialect::Mysql).as_deref(), Some("'a'"));
        assert_eq!(pg("nextval('s')", Dialect::Mysql), None);
        assert_eq!(pg("'a' || 'b'", Dialect::Mysql), None);
        assert_eq!(pg("'a' || 'b'::text", Dialect::Mysql), None);
        assert_eq!(pg("'{}'::text[]", Dialect::Mysql), None);
        let lite = |text, to| translate_default(text, Dialect::Sqlite, to);
        assert_eq!(lite("(datetime('now'))", Dialect::Postgres).as_deref(), Some("now()"));
        assert_eq!(lite("unixepoch()", Dialect::Postgres), None);
        let my = |text, to| translate_default(text, Dialect::Mysql, to);
        assert_eq!(my("b'0'", Dialect::Postgres).as_deref(), Some("false"));
        assert_eq!(my("(uuid())", Dialect::Postgres).as_deref(), Some("gen_random_uuid()"));
        assert_eq!(my("(uuid())", Dialect::Mysql).as_deref(), Some("(uuid())"));
    }

    /// The judge of casts asked itself about the same text again and again: `('id', (v)::text))::jsonb` begins with a
    /// word, and ends in a parenthesis that is not its own.
    #[test]
    fn casts_inside_of_calls_end() {
        for text in [
            "(json_build_object('id', (public.uuid_generate_v4())::text))::jsonb",
            "jsonb_build_array(1, ('x')::text)::jsonb",
            "array_append('{}'::text[], ('a')::text)::text[]",
            "a - (b)::c",
        ] {
            assert_eq!(translate_default(text, Dialect::Postgres, Dialect::Mysql), None, "{text}");
        }
    }

    /// A script holds them in any number, and no stack and no patience is endless.
    #[test]
    fn parentheses_and_casts_may_be_many() {
        let deep = ["(".repeat(500_000), "1".into(), ")".repeat(500_000)].concat();
        let pg = |text: &str| translate_default(text, Dialect::Postgres, Dialect::Mysql);
        assert_eq!(pg(&deep).as_deref(), Some("1"));
        assert_eq!(pg(&["'a'", &"::text".repeat(100_000)].concat()), None);
        assert_eq!(pg(&["(".repeat(200_000), "a".into(), ")::text".repeat(200_000)].concat()), None);
        assert!(is_now(&["((now", "())", ")"].concat()));
    }

    #[test]
    fn a_uuid_default_comes_back() {
        let there = translate_default("gen_random_uuid()", Dialect::Postgres, Dialect::Sqlite).unwrap();
        assert_eq!(
            translate_default(&there, Dialect::Sqlite, Dialect::Postgres).as_deref(),
            Some("gen_random_uuid()")
        );
    }

    #[test]
    fn now_is_recognized() {
        for text in [
            "now()",
            "NOW()",
            "CURRENT_TIMESTAMP",
            "current_timestamp(3)",
            "(datetime('now'))",
            "CURRENT_TIMESTAMP()",
            "timezone('utc', now())",
            "now() at time zone 'utc'",
            "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
            "statement_timestamp()",
            "(unixepoch())",
            "localtimestamp",
            "timezone('utc'::text, now())",
        ] {
            assert!(is_now(text), "{text}");
        }
        for text in ["", "'now'", "current_date", "now() + interval '1 day'", "nowhere", "now", "foo(now())"]
        {
            assert!(!is_now(text), "{text}");
        }
    }
}
