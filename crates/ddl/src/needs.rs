//! What a part of a PostgreSQL script needs to be there before it, and what it makes: names in lower case, without their
//! schemas; those of routines end in a parenthesis.

use crowfoot_dialect::syntax::{self, Kind};
use crowfoot_model::{DataType, Dialect, Document, Statement, Table};

/// A word, a name in quotes or a symbol.
struct Token {
    /// In lower case, without quotes.
    name: String,
    symbol: char,
    is_quoted: bool,
}

impl Token {
    fn is(&self, word: &str) -> bool {
        !self.is_quoted && self.name == word
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }
}

/// The names of a query: relations where one is expected, functions that are called, types of casts.
pub(crate) fn of_query(text: &str) -> Vec<String> {
    const BEFORE: &[&str] = &["from", "join", "only", "into", "update", "table"];
    const AFTER: &[&str] = &[
        "where",
        "group",
        "order",
        "having",
        "union",
        "except",
        "intersect",
        "select",
        "limit",
        "set",
        "window",
    ];
    let tokens = tokens(text);
    let symbol = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or(' ', |token| token.symbol);
    let mut found = Vec::new();
    let mut in_from = false;
    for (at, token) in tokens.iter().enumerate() {
        if token.name.is_empty() || symbol(Some(at + 1)) == '.' {
            continue;
        }
        in_from = token.is("from") || in_from && !token.is_one_of(AFTER);
        let mut first = at;
        while first >= 2 && symbol(first.checked_sub(1)) == '.' {
            first -= 2;
        }
        let before = first.checked_sub(1);
        let follows = before.and_then(|at| tokens.get(at)).is_some_and(|before| before.is_one_of(BEFORE));
        let is_listed = in_from && matches!(symbol(before), ',' | '(');
        let is_cast = symbol(before) == ':';
        if symbol(Some(at + 1)) == '(' {
            found.push(routine(&token.name));
        } else if follows || is_listed || is_cast {
            found.push(token.name.clone());
        }
    }
    found
}

/// The names of an expression or a type, whatever they are.
pub(crate) fn of_text(text: &str) -> Vec<String> {
    let names = tokens(text).into_iter().map(|token| token.name).filter(|name| !name.is_empty());
    names.flat_map(|name| [routine(&name), name]).collect()
}

fn routine(name: &str) -> String {
    [name, "("].concat()
}

/// What a table needs but for other tables that it refers to: the types of its columns, and what its expressions call.
pub(crate) fn of_table(document: &Document, table: &Table) -> Vec<String> {
    let types = table.columns.iter().filter_map(|column| column.data_type.as_ref());
    let mut found: Vec<String> = types.flat_map(|data_type| of_type(document, data_type)).collect();
    for text in crate::routine::expressions_of(table) {
        found.extend(of_query(text));
        found.extend(sequence_of(text));
    }
    found
}

/// The sequence of `nextval('public.orders_id_seq'::regclass)`.
fn sequence_of(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("nextval(")?;
    let name = rest.split('\'').nth(1)?;
    name.rsplit('.').next().map(|name| name.trim_matches('"').to_lowercase())
}

/// The name of a type.
pub(crate) fn of_type(document: &Document, data_type: &DataType) -> Vec<String> {
    match data_type.element() {
        DataType::Native { text, .. } => of_text(text),
        DataType::Enum(id) => document.enum_type(*id).map(|found| name(&found.name)).unwrap_or_default(),
        DataType::Domain(id) => document.domain(*id).map(|found| name(&found.name)).unwrap_or_default(),
        DataType::Composite(id) => document.composite(*id).map(|found| name(&found.name)).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// What a kept statement needs. The body of a routine is read when it runs, but for one in SQL, which is read where it is
/// put in the place of its call.
pub(crate) fn of_statement(statement: &Statement) -> Vec<String> {
    let text = bare(statement);
    if !crate::routine::is_function(statement) {
        if statement.kind == "DO" {
            return of_query(text);
        }
        return if statement.before_tables || statement.kind == "CREATE AGGREGATE" {
            of_text(text)
        } else {
            Vec::new()
        };
    }
    let tokens = tokens(text);
    let is_end = |token: &Token| token.is_one_of(&["as", "language", "begin", "return"]);
    let end = tokens.iter().position(is_end).unwrap_or(tokens.len());
    let mut found = Vec::new();
    let mut at_name = false;
    let start = tokens.iter().position(|token| token.symbol == '(').unwrap_or(end);
    for (at, token) in tokens.iter().enumerate().take(end).skip(start) {
        let next = tokens.get(at + 1).map_or(' ', |next| next.symbol);
        match token.symbol {
            '(' | ',' => at_name = true,
            _ if token.name.is_empty() || token.is_one_of(&["in", "out", "inout", "variadic"]) => {}
            // The name of an argument stands before its type.
            _ if at_name && next == '\0' => at_name = false,
            _ => {
                at_name = false;
                found.push(token.name.clone());
            }
        }
    }
    let is_sql =
        tokens.windows(2).any(|pair| matches!(pair, [one, other] if one.is("language") && other.is("sql")));
    let is_atomic = tokens.iter().skip(end).any(|token| token.is("atomic"));
    if is_atomic {
        found.extend(of_query(text));
    } else if is_sql {
        let body = text.find('$').and_then(|at| text.get(at..)).unwrap_or("");
        let called = tokens_with_calls(body);
        found.extend(called);
    }
    // A function calls itself without having to wait.
    let made = made_by(statement);
    found.retain(|name| !made.contains(name));
    found
}

/// The names of what a kept statement makes.
pub(crate) fn made_by(statement: &Statement) -> Vec<String> {
    if statement.kind == "DO" {
        return made_in_block(&tokens(bare(statement)));
    }
    // What is made on a table is nothing that others need.
    let is_on_table =
        ["TRIGGER", "POLICY", "RULE", "STATISTICS"].iter().any(|word| statement.kind.contains(word));
    if !statement.kind.starts_with("CREATE ") || is_on_table {
        return Vec::new();
    }
    let object = statement.kind.rsplit(' ').next().unwrap_or("").to_ascii_lowercase();
    let tokens = tokens(bare(statement));
    let mut rest = tokens.iter().skip_while(|token| !token.is(&object)).skip(1);
    let mut name = None;
    while let Some(token) = rest.next() {
        if token.is_one_of(&["if", "not", "exists"]) {
            continue;
        }
        name = Some(token.name.clone()).filter(|name| !name.is_empty());
        if rest.clone().next().is_none_or(|next| next.symbol != '.') {
            break;
        }
        rest.next();
    }
    let is_routine = ["function", "procedure", "aggregate"].contains(&object.as_str());
    name.into_iter().map(|name| if is_routine { routine(&name) } else { name }).collect()
}

/// The names of what a code block makes.
fn made_in_block(tokens: &[Token]) -> Vec<String> {
    let mut made = Vec::new();
    let mut rest = tokens.iter().skip_while(|token| !token.is("create"));
    while let Some(token) = rest.next() {
        let is_object =
            token.is_one_of(&["function", "procedure", "type", "domain", "table", "view", "sequence"]);
        if is_object {
            let names = rest.by_ref().skip_while(|token| token.is_one_of(&["if", "not", "exists"]));
            let mut last = None;
            for token in names {
                if token.name.is_empty() && token.symbol != '.' {
                    break;
                }
                if !token.name.is_empty()
                    && last.is_some()
                    && !token.is_quoted
                    && token.is_one_of(&["as", "of"])
                {
                    break;
                }
                last = Some(token.name.clone()).filter(|name| !name.is_empty()).or(last);
            }
            let is_routine = token.is_one_of(&["function", "procedure"]);
            made.extend(last.map(|name| if is_routine { routine(&name) } else { name }));
        }
    }
    made
}

/// The functions that a text calls.
fn tokens_with_calls(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let pairs = tokens.iter().zip(tokens.iter().skip(1));
    pairs
        .filter(|(_, next)| next.symbol == '(')
        .map(|(token, _)| &token.name)
        .filter(|name| !name.is_empty())
        .map(|name| routine(name))
        .collect()
}

/// The statement without the search path that is set before it.
fn bare(statement: &Statement) -> &str {
    let text = statement.text.as_str();
    let rest = text.strip_prefix("SET search_path = ").and_then(|rest| rest.split_once(";\n"));
    rest.map_or(text, |(_, rest)| rest)
}

/// A text in words and symbols, without what is quoted as text and without comments. What stands between dollars, as
/// bodies do, is taken apart too. A text with a quote that is not closed has none.
fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    for token in syntax::tokens(Dialect::Postgres, text).unwrap_or_default() {
        let name = |name: String, is_quoted| Token { name, symbol: '\0', is_quoted };
        match token.kind {
            Kind::Comment => {}
            Kind::Text => found.extend(body(token.text).map(tokens).unwrap_or_default()),
            Kind::Word | Kind::Number | Kind::Junk => found.push(name(token.text.to_lowercase(), false)),
            Kind::Quoted => {
                let inner = token.text.trim_start_matches('"').trim_end_matches('"');
                found.push(name(inner.replace("\"\"", "\"").to_lowercase(), true));
            }
            _ => {
                let symbol = token.text.chars().next().unwrap_or(' ');
                found.push(Token { name: String::new(), symbol, is_quoted: false });
            }
        }
    }
    found
}

/// What stands between the marks of a text in dollars.
fn body(text: &str) -> Option<&str> {
    let (tag, rest) = text.strip_prefix('$')?.split_once('$')?;
    rest.get(..rest.len().checked_sub(tag.len() + 2)?)
}

/// A name in lower case, as names are compared here.
pub(crate) fn name(text: &str) -> Vec<String> {
    vec![text.to_lowercase()]
}

#[cfg(test)]
mod tests {
    use super::{made_by, of_query, of_statement};
    use crowfoot_model::{Dialect, Statement, StatementId};

    fn statement(kind: &str, text: &str) -> Statement {
        let (id, text, kind) = (StatementId(1), text.to_owned(), kind.to_owned());
        Statement { id, dialect: Dialect::Postgres, kind, text, order: 0, before_tables: false }
    }

    #[test]
    fn a_query_needs_what_it_reads_calls_and_casts_to() {
        let found =
            of_query("SELECT a.status, f(x) FROM public.a, b JOIN \"C\" ON true WHERE y::mood = 'from d'");
        assert_eq!(found, ["f(", "a", "b", "c", "mood"]);
    }

    #[test]
    fn a_function_needs_its_types() {
        let made = statement(
            "CREATE FUNCTION",
            "CREATE OR REPLACE FUNCTION x.f(a t, IN b u.c%TYPE, d) RETURNS SETOF v LANGUAGE plpgsql AS $$ SELECT w() $$",
        );
        assert_eq!(made_by(&made), ["f("]);
        let found = of_statement(&made);
        assert!(["t", "u", "d", "v"].iter().all(|name| found.iter().any(|other| other == name)), "{found:?}");
        assert!(!found.iter().any(|name| name == "w" || name == "a" || name == "f("), "{found:?}");
    }

    #[test]
    fn a_function_in_sql_needs_what_it_calls() {
        let made = statement(
            "CREATE FUNCTION",
            "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS $$ SELECT g($1) $$",
        );
        assert!(of_statement(&made).contains(&"g(".to_owned()));
    }
}
