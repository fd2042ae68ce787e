//! The name that PostgreSQL takes from an expression for the index over it.

/// `lower` for `lower(name)`, `text` for `(a || b)::text`; `None` where it has none, and PostgreSQL says `expr`.
pub fn expression_name(expression: &str) -> Option<String> {
    let mut text = expression;
    figure(&mut text, 0).filter(|_| text.trim().is_empty()).and_then(|found| found.name)
}

/// A name, and whether it is more than that of a type.
#[derive(Default)]
struct Figured {
    name: Option<String>,
    is_strong: bool,
}

/// Deeper parentheses than that have no name.
const DEEPEST: usize = 32;

/// Reads one operand off the text.
fn figure(text: &mut &str, depth: usize) -> Option<Figured> {
    if depth > DEEPEST {
        return None;
    }
    let mut found = operand(text, depth)?;
    loop {
        let rest = text.trim_start();
        if let Some(after) = rest.strip_prefix("::") {
            *text = after.trim_start();
            let name = type_name(text);
            if !found.is_strong && !name.is_empty() {
                found = Figured { name: Some(name), is_strong: false };
            }
        } else if rest.starts_with('[') {
            *text = rest;
            bracketed(text)?;
        } else if rest.get(..8).is_some_and(|word| word.eq_ignore_ascii_case("collate ")) {
            *text = rest.get(8..).unwrap_or("");
            word(text)?;
        } else {
            *text = rest;
            return Some(found);
        }
    }
}

fn operand(text: &mut &str, depth: usize) -> Option<Figured> {
    *text = text.trim_start();
    if text.starts_with('(') {
        let mut inner = bracketed(text)?;
        let found = figure(&mut inner, depth + 1);
        return Some(found.filter(|_| inner.trim().is_empty()).unwrap_or_default());
    }
    if text.starts_with('\'') {
        let end = text.get(1..)?.find('\'')? + 2;
        *text = text.get(end..)?;
        return Some(Figured::default());
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        *text = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '.');
        return Some(Figured::default());
    }
    let mut name = word(text)?;
    if name == "case" {
        *text = "";
        return Some(Figured { name: Some(name), is_strong: false });
    }
    while let Some(after) = text.strip_prefix('.') {
        *text = after;
        name = word(text)?;
    }
    if text.trim_start().starts_with('(') {
        *text = text.trim_start();
        bracketed(text)?;
    }
    Some(Figured { name: Some(name), is_strong: true })
}

/// A name, quoted or not, as PostgreSQL folds it.
fn word(text: &mut &str) -> Option<String> {
    *text = text.trim_start();
    if let Some(rest) = text.strip_prefix('"') {
        let end = rest.find('"')?;
        *text = rest.get(end + 1..)?;
        return rest.get(..end).map(str::to_owned);
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    *text = rest;
    (!name.is_empty()).then(|| name.to_lowercase())
}

/// Takes a bracketed part off the front of the text and returns its content without the brackets.
fn bracketed<'a>(text: &mut &'a str) -> Option<&'a str> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, char) in text.char_indices() {
        match (quote, char) {
            (Some(open), _) if open == char => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(char),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => {
                depth -= 1;
                if depth == 0 {
                    let inner = text.get(1..at)?;
                    *text = text.get(at + 1..)?;
                    return Some(inner);
                }
            }
            (None, _) => {}
        }
    }
    None
}

/// The name in the catalog of the type that the text begins with.
fn type_name(text: &mut &str) -> String {
    let mut name = word(text).unwrap_or_default();
    while let Some(after) = text.strip_prefix('.') {
        *text = after;
        name = word(text).unwrap_or_default();
    }
    let mut next = |wanted: &str| {
        let rest = text.trim_start();
        let is_next = rest.get(..wanted.len()).is_some_and(|word| word.eq_ignore_ascii_case(wanted));
        if is_next {
            *text = rest.get(wanted.len()..).unwrap_or("");
        }
        is_next
    };
    let known = match name.as_str() {
        "integer" | "int" => "int4",
        "bigint" => "int8",
        "smallint" => "int2",
        "boolean" => "bool",
        "decimal" => "numeric",
        "real" => "float4",
        "double" if next("precision") => "float8",
        "character" | "char" if next("varying") => "varchar",
        "character" | "char" => "bpchar",
        "timestamp" if next("with time zone") => "timestamptz",
        "time" if next("with time zone") => "timetz",
        "timestamp" | "time" => {
            next("without time zone");
            &name
        }
        _ => &name,
    };
    let known = known.to_owned();
    *text = text.trim_start();
    if text.starts_with('(') {
        let _ = bracketed(text);
    }
    known
}

#[cfg(test)]
mod tests {
    use super::expression_name;

    #[test]
    fn names_of_expressions() {
        let name = |text| expression_name(text).unwrap_or_else(|| "expr".into());
        assert_eq!(name("lower(id::text)"), "lower");
        assert_eq!(name("lower((id)::text)"), "lower");
        assert_eq!(name("(lower(a))"), "lower");
        assert_eq!(name("COALESCE(a, 0)"), "coalesce");
        assert_eq!(name("(data ->> 'x')"), "expr");
        assert_eq!(name("((data ->> 'x'))::integer"), "int4");
        assert_eq!(name("(created_at)::date"), "created_at");
        assert_eq!(name("a || b"), "expr");
        assert_eq!(name("pg_catalog.date_trunc('day', at)"), "date_trunc");
        assert_eq!(name("("), "expr");
    }
}
