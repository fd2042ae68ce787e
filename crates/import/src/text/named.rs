//! Finds names of tables and columns in queries, triggers and policies, without parsing the rest.

use crowfoot_dialect::script::{lexis, server};
use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::Dialect;

use super::lexer::{Kind, Lexer};

/// A word, a name or a symbol, without white space.
struct Part<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    kind: Kind,
    /// A name as the database compares it; empty for symbols.
    name: String,
}

impl Part<'_> {
    fn is(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }
}

fn parts(text: &str, dialect: Dialect) -> Vec<Part<'_>> {
    Lexer::new(text, dialect)
        .filter(|lexeme| !matches!(lexeme.kind, Kind::Space | Kind::Comment | Kind::Conditional))
        .map(|lexeme| {
            let part = text.get(lexeme.start..lexeme.end).unwrap_or("");
            let name = match lexeme.kind {
                Kind::Word if lexis(dialect).small_names => part.to_lowercase(),
                Kind::Word => part.to_owned(),
                Kind::Quoted => part.get(1..part.len().saturating_sub(1)).unwrap_or("").to_owned(),
                _ => String::new(),
            };
            Part { text: part, start: lexeme.start, end: lexeme.end, kind: lexeme.kind, name }
        })
        .collect()
}

/// Words before a table name.
const BEFORE: &[&str] = &["FROM", "JOIN", "ON", "INTO", "UPDATE", "TABLE", "ONLY", "REFERENCES"];

/// Words that end a list of tables.
const AFTER_FROM: &[&str] = &[
    "WHERE",
    "GROUP",
    "ORDER",
    "HAVING",
    "UNION",
    "EXCEPT",
    "INTERSECT",
    "SELECT",
    "LIMIT",
    "SET",
    "WINDOW",
];

/// Words that may follow a table and are not an alias.
const NO_ALIAS: &[&str] = &[
    "AS",
    "ON",
    "WHERE",
    "JOIN",
    "LEFT",
    "RIGHT",
    "INNER",
    "FULL",
    "CROSS",
    "NATURAL",
    "OUTER",
    "GROUP",
    "ORDER",
    "USING",
    "LIMIT",
    "UNION",
    "EXCEPT",
    "INTERSECT",
    "SET",
    "FOR",
    "WITH",
    "HAVING",
    "VALUES",
    "TO",
    "DO",
    "WHEN",
    "EXECUTE",
    "REFERENCING",
    "DEFERRABLE",
    "NOT",
    "BEGIN",
    "AFTER",
    "BEFORE",
    "INSTEAD",
    "ALTER",
    "ADD",
    "ENABLE",
    "FORCE",
    "DISABLE",
    "WINDOW",
    "OFFSET",
    "FETCH",
    "LATERAL",
    "TABLESAMPLE",
];

/// The positions at which a table is expected.
fn places(parts: &[Part<'_>]) -> Vec<usize> {
    places_after(parts, BEFORE)
}

/// The positions of tables after some words, and in a list after FROM.
fn places_after(parts: &[Part<'_>], words: &[&str]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut in_from = false;
    for (at, part) in parts.iter().enumerate() {
        in_from = part.is("FROM") || in_from && !part.is_one_of(AFTER_FROM);
        if part.name.is_empty() || part.is_one_of(BEFORE) || part.is_one_of(NO_ALIAS) {
            continue;
        }
        // The last part of a name with dots.
        let dots = |at: usize| parts.get(at).is_some_and(|part| part.kind == Kind::Symbol(b'.'));
        if dots(at + 1) {
            continue;
        }
        let mut first = at;
        while first >= 2 && dots(first - 1) {
            first -= 2;
        }
        let before = first.checked_sub(1).and_then(|at| parts.get(at));
        let is_place = before.is_some_and(|before| {
            // In a join, ON is followed by the condition.
            before.is_one_of(words) && !(in_from && before.is("ON"))
                || in_from && matches!(before.kind, Kind::Symbol(b',' | b'('))
        });
        let is_call = parts.get(at + 1).is_some_and(|next| next.kind == Kind::Symbol(b'('));
        if is_place && !is_call {
            places.push(at);
        }
    }
    places
}

fn same(a: &str, b: &str, dialect: Dialect) -> bool {
    spec(dialect).is_same_name(a, b)
}

/// The byte offsets of the tables that a query reads.
pub(crate) fn places_in_query(text: &str, dialect: Dialect) -> Vec<usize> {
    let parts = parts(text, dialect);
    let read = places_after(&parts, &["FROM", "JOIN"]);
    // `CREATE VIEW a AS TABLE b`.
    let pairs = parts.iter().zip(parts.iter().skip(1)).zip(parts.iter().skip(2));
    let whole = pairs.filter(|((one, two), _)| one.is("AS") && two.is("TABLE")).map(|(_, table)| table.start);
    let mut found: Vec<usize> =
        read.into_iter().filter_map(|at| Some(parts.get(at)?.start)).chain(whole).collect();
    found.sort_unstable();
    found
}

/// The tables in a text.
pub(crate) fn tables_of(text: &str, dialect: Dialect) -> Vec<String> {
    let parts = parts(text, dialect);
    places(&parts).into_iter().filter_map(|at| parts.get(at)).map(|part| part.name.clone()).collect()
}

/// The alias after a table.
fn alias_after(parts: &[Part<'_>], at: usize) -> Option<String> {
    let next = parts.get(at + 1)?;
    let alias = if next.is("AS") { parts.get(at + 2)? } else { next };
    (!alias.name.is_empty() && !alias.is_one_of(NO_ALIAS)).then(|| alias.name.clone())
}

fn replaced(text: &str, parts: &[Part<'_>], changes: &[(usize, String)]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, new) in changes {
        let part = parts.get(*at)?;
        out.push_str(text.get(from..part.start)?);
        out.push_str(new);
        from = part.end;
    }
    out.push_str(text.get(from..)?);
    (!changes.is_empty()).then_some(out)
}

/// The text with a table renamed. `None` if the table is not in it, or if the name also means something else.
pub(crate) fn renamed_table(text: &str, old: &str, new: &str, dialect: Dialect) -> Option<String> {
    let parts = parts(text, dialect);
    let places = places(&parts);
    let is_old = |at: usize| parts.get(at).is_some_and(|part| same(&part.name, old, dialect));
    let own: Vec<usize> = places.into_iter().filter(|at| is_old(*at)).collect();
    let is_alias = |at: &usize| alias_after(&parts, *at).is_some_and(|alias| same(&alias, old, dialect));
    if own.is_empty() || own.iter().any(is_alias) {
        return None;
    }
    // With an alias, no column can be qualified with the name.
    let dotted = |at: usize| {
        let next = parts.get(at + 1).is_some_and(|part| part.kind == Kind::Symbol(b'.'));
        next && is_old(at)
    };
    // SQLite always quotes the new name of a table.
    let quoting = if server(dialect).keeps_text { Quoting::Always } else { Quoting::WhenNeeded };
    let written = spec(dialect).quote(new, quoting);
    let changes: Vec<(usize, String)> = (0..parts.len())
        .filter(|at| own.contains(at) || dotted(*at))
        .map(|at| (at, written.clone()))
        .collect();
    replaced(text, &parts, &changes)
}

/// An expression of a table with the table renamed where it stands before a column. `None` if it does not.
pub(crate) fn renamed_qualifier(text: &str, old: &str, new: &str, dialect: Dialect) -> Option<String> {
    let parts = parts(text, dialect);
    let is_dot = |at: Option<usize>| {
        at.and_then(|at| parts.get(at)).is_some_and(|part| part.kind == Kind::Symbol(b'.'))
    };
    let written = spec(dialect).quote(new, Quoting::WhenNeeded);
    let changes: Vec<(usize, String)> = (parts.iter().enumerate())
        .filter(|(at, part)| same(&part.name, old, dialect) && is_dot(Some(at + 1)))
        .map(|(at, _)| (at, written.clone()))
        .collect();
    replaced(text, &parts, &changes)
}

/// The text with a function renamed. `None` if it is not called. With `shows`, output columns of a query keep the name.
pub(crate) fn renamed_call(
    text: &str,
    old: &str,
    new: &str,
    shows: bool,
    dialect: Dialect,
) -> Option<String> {
    let parts = parts(text, dialect);
    let quoted = |name: &str| spec(dialect).quote(name, Quoting::WhenNeeded);
    let is_symbol = |at: Option<usize>, symbols: &[u8]| {
        let part = at.and_then(|at| parts.get(at));
        part.is_some_and(|part| symbols.iter().any(|symbol| part.kind == Kind::Symbol(*symbol)))
    };
    let mut changes = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if part.name.is_empty() || !same(&part.name, old, dialect) || !is_symbol(Some(at + 1), b"(") {
            continue;
        }
        changes.push((at, quoted(new)));
        let first = if is_symbol(at.checked_sub(1), b".") { at.saturating_sub(2) } else { at };
        let before = first.checked_sub(1);
        let begins = is_symbol(before, b",")
            || before
                .and_then(|at| parts.get(at))
                .is_some_and(|part| part.is_one_of(&["SELECT", "DISTINCT"]));
        let mut depth = 0_usize;
        let end = (at + 1..parts.len()).find(|at| {
            depth = depth + usize::from(is_symbol(Some(*at), b"(")) - usize::from(is_symbol(Some(*at), b")"));
            depth == 0
        });
        if let Some(end) = end.filter(|_| shows && begins && is_in_select(&parts, first))
            && parts.get(end + 1).is_none_or(|next| next.is("FROM") || next.kind == Kind::Symbol(b','))
        {
            changes.push((end, [") AS ", &quoted(old)].concat()));
        }
    }
    changes.sort_by_key(|(at, _)| *at);
    replaced(text, &parts, &changes)
}

/// The text with a table in another schema. `None` if the table is not in it.
pub(crate) fn moved_table(text: &str, table: &str, schema: &str, dialect: Dialect) -> Option<String> {
    let parts = parts(text, dialect);
    let written = spec(dialect).quote(schema, Quoting::WhenNeeded);
    let is_dot = |at: usize| parts.get(at).is_some_and(|part| part.kind == Kind::Symbol(b'.'));
    let own = places(&parts).into_iter().filter_map(|at| Some((at, parts.get(at)?)));
    let own = own.filter(|(_, part)| same(&part.name, table, dialect));
    let changes: Vec<(usize, String)> = own
        .map(|(at, part)| match at.checked_sub(2).filter(|_| is_dot(at.saturating_sub(1))) {
            Some(before) => (before, written.clone()),
            None => (at, [&written, ".", part.text].concat()),
        })
        .collect();
    replaced(text, &parts, &changes)
}

/// The text with a column of a table renamed. An unqualified name counts if `is_clear`; with `shows`, output columns of
/// a query keep the name. `None` if the column is not in it.
pub(crate) fn renamed_column(
    text: &str,
    table: &str,
    (old, new): (&str, NewName<'_>),
    is_clear: bool,
    shows: bool,
    dialect: Dialect,
) -> Option<String> {
    // If the database stores the text, the output column of a view is renamed as well.
    let shows = shows && !server(dialect).keeps_text;
    let parts = parts(text, dialect);
    let places = places(&parts);
    let own: Vec<usize> = (places.iter().copied())
        .filter(|at| parts.get(*at).is_some_and(|p| same(&p.name, table, dialect)))
        .collect();
    if own.is_empty() {
        return None;
    }
    let mut qualifiers: Vec<String> = own.iter().filter_map(|at| alias_after(&parts, *at)).collect();
    qualifiers.extend([table.to_owned(), "new".into(), "old".into(), "excluded".into()]);
    let is_dot = |at: Option<usize>| {
        at.and_then(|at| parts.get(at)).is_some_and(|part| part.kind == Kind::Symbol(b'.'))
    };
    let is_qualifier = |at: Option<usize>| {
        let part = at.and_then(|at| parts.get(at));
        part.is_some_and(|part| qualifiers.iter().any(|own| same(own, &part.name, Dialect::Sqlite)))
    };
    let quoted = |name: &str| spec(dialect).quote(name, Quoting::WhenNeeded);
    let mut changes = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let follows_dot = is_dot(at.checked_sub(1));
        let next = parts.get(at + 1);
        if !same(&part.name, old, dialect)
            || part.name.is_empty()
            || places.contains(&at)
            || next.is_some_and(|next| matches!(next.kind, Kind::Symbol(b'.' | b'(')))
            || (if follows_dot { !is_qualifier(at.checked_sub(2)) } else { !is_clear })
        {
            continue;
        }
        // An alias is not a reference.
        let first = if follows_dot { at.saturating_sub(2) } else { at };
        let before = first.checked_sub(1).and_then(|at| parts.get(at));
        if !follows_dot && before.is_some_and(|before| before.is("AS")) {
            continue;
        }
        let begins = before.is_some_and(|before| {
            before.is_one_of(&["SELECT", "DISTINCT"]) || before.kind == Kind::Symbol(b',')
        });
        let ends = next.is_some_and(|next| next.is("FROM") || next.kind == Kind::Symbol(b','));
        let is_item = shows && begins && ends && is_in_select(&parts, first);
        let written = new.in_place_of(part.text, dialect);
        let name = if is_item { [&written, " AS ", &quoted(old)].concat() } else { written };
        changes.push((at, name));
    }
    replaced(text, &parts, &changes)
}

/// The new name of a column, and its spelling in the statement.
#[derive(Clone, Copy)]
pub(crate) struct NewName<'n> {
    pub(crate) name: &'n str,
    pub(crate) spelled: &'n str,
}

impl NewName<'_> {
    /// The spelling in place of the old name: SQLite quotes it if one of the two was quoted.
    pub(crate) fn in_place_of(self, old: &str, dialect: Dialect) -> String {
        let is_bare =
            |text: &str| text.starts_with(|char: char| char.is_alphanumeric() || "_$".contains(char));
        match server(dialect).keeps_text {
            true if is_bare(old) && is_bare(self.spelled) => self.name.to_owned(),
            true => spec(dialect).quote(self.name, Quoting::Always),
            false => spec(dialect).quote(self.name, Quoting::WhenNeeded),
        }
    }
}

/// The text of an index of SQLite, `name ON table (…)`, after its table or a column was renamed.
pub(crate) fn renamed_in_index(text: &str, change: Change<'_>) -> Option<String> {
    let parts = parts(text, Dialect::Sqlite);
    let on = parts.iter().position(|part| part.is("ON"))?;
    let is_symbol = |at: usize, symbol| parts.get(at).is_some_and(|part| part.kind == Kind::Symbol(symbol));
    let opens = (on..parts.len()).find(|at| is_symbol(*at, b'('))?;
    let changes: Vec<(usize, String)> = match change {
        Change::Table(new) => {
            vec![(opens.checked_sub(1)?, spec(Dialect::Sqlite).quote(new, Quoting::Always))]
        }
        Change::Column(old, new) => (parts.iter().enumerate().skip(opens))
            .filter(|(at, part)| {
                !part.name.is_empty() && same(&part.name, old, Dialect::Sqlite) && !is_symbol(at + 1, b'(')
            })
            .map(|(at, part)| (at, new.in_place_of(part.text, Dialect::Sqlite)))
            .collect(),
    };
    replaced(text, &parts, &changes)
}

/// The object that is renamed.
#[derive(Clone, Copy)]
pub(crate) enum Change<'c> {
    Table(&'c str),
    Column(&'c str, NewName<'c>),
}

/// Whether a part is in the select list of a query.
fn is_in_select(parts: &[Part<'_>], at: usize) -> bool {
    let mut depth = 0_usize;
    for part in parts.get(..at).unwrap_or_default().iter().rev() {
        match part.kind {
            Kind::Symbol(b')') => depth += 1,
            Kind::Symbol(b'(') if depth == 0 => return false,
            Kind::Symbol(b'(') => depth -= 1,
            _ if depth > 0 => {}
            _ if part.is("SELECT") => return true,
            _ if part.is("FROM") || part.is_one_of(AFTER_FROM) => return false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{NewName, renamed_column, renamed_table};
    use crowfoot_model::Dialect;

    fn name(name: &str) -> NewName<'_> {
        NewName { name, spelled: name }
    }

    #[test]
    fn only_table_references_are_renamed() {
        let to = |text: &str| renamed_table(text, "jobs", "tasks", Dialect::Postgres);
        for (text, expected) in [
            ("SELECT jobs.id FROM jobs", Some("SELECT tasks.id FROM tasks")),
            ("SELECT a.jobs FROM s.jobs a, jobs b", Some("SELECT a.jobs FROM s.tasks a, tasks b")),
            ("SELECT jobs FROM people", None),
            ("SELECT 'jobs' FROM \"jobs\" -- jobs", Some("SELECT 'jobs' FROM tasks -- jobs")),
            (
                "CREATE TRIGGER jobs BEFORE INSERT ON jobs EXECUTE FUNCTION jobs()",
                Some("CREATE TRIGGER jobs BEFORE INSERT ON tasks EXECUTE FUNCTION jobs()"),
            ),
            (
                "CREATE POLICY p ON public.jobs USING (jobs.owner = 1)",
                Some("CREATE POLICY p ON public.tasks USING (tasks.owner = 1)"),
            ),
            ("SELECT jobs.id FROM people jobs", None),
            ("SELECT jobs.id FROM jobs AS jobs", None),
        ] {
            assert_eq!(to(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn columns_are_renamed_and_views_keep_their_output_names() {
        let to = |text: &str, clear| {
            renamed_column(text, "users", ("name", name("full_name")), clear, true, Dialect::Postgres)
        };
        for (text, clear, expected) in [
            ("SELECT id, name FROM users", true, Some("SELECT id, full_name AS name FROM users")),
            (
                "SELECT u.name, lower(u.name) AS n FROM users u",
                false,
                Some("SELECT u.full_name AS name, lower(u.full_name) AS n FROM users u"),
            ),
            (
                "SELECT name AS name FROM users WHERE name <> ''",
                true,
                Some("SELECT full_name AS name FROM users WHERE full_name <> ''"),
            ),
            ("SELECT t.name FROM teams t JOIN users u ON u.id = t.id", false, None),
            ("SELECT name FROM teams", true, None),
            (
                "SELECT upper(name) FROM users ORDER BY name",
                true,
                Some("SELECT upper(full_name) FROM users ORDER BY full_name"),
            ),
        ] {
            assert_eq!(to(text, clear).as_deref(), expected, "{text}");
        }
        let trigger = "CREATE TRIGGER t BEFORE UPDATE OF name ON users FOR EACH ROW WHEN (new.name <> old.name) EXECUTE FUNCTION f()";
        assert_eq!(
            renamed_column(trigger, "users", ("name", name("n")), true, false, Dialect::Postgres).as_deref(),
            Some(
                "CREATE TRIGGER t BEFORE UPDATE OF n ON users FOR EACH ROW WHEN (new.n <> old.n) EXECUTE FUNCTION f()"
            )
        );
    }
}
