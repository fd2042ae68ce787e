//! Unknown relations and columns in the query of a view. Only obvious cases are checked: names after FROM and JOIN,
//! qualified columns, and columns of a query over one table.

use crowfoot_model::{Dialect, Table, View};

use super::Fault;
use super::expression::unquoted;
use super::token::{Kind, Token, tokens};
use super::types;

/// The meaning of a name in a design.
#[derive(Clone, Copy, Debug)]
pub enum Relation<'d> {
    Table(&'d Table),
    /// A view, or something that a raw SQL statement may create.
    Other,
    Missing,
}

/// Schemas that every server has.
const SYSTEM: &[&str] = &["information_schema", "pg_catalog", "performance_schema", "mysql", "sys"];
/// Columns that every table has.
const SYSTEM_COLUMNS: &[&str] = &["ctid", "tableoid", "xmin", "xmax", "cmin", "cmax", "_rowid"];

/// The fault of the query of a view. `find` resolves a name, in lower case unless quoted.
pub fn view_fault<'d>(view: &View, find: &dyn Fn(&str) -> Relation<'d>) -> Option<Fault> {
    let text = &view.query;
    if view.dialect == Dialect::Sqlite || text.len() > types::MOST {
        return None;
    }
    let mut tokens = tokens(view.dialect, text).ok()?;
    tokens.retain(|token| token.kind != Kind::Comment);
    let query = Query { dialect: view.dialect, tokens: &tokens };
    let common = query.common_tables();
    let sources = query.sources();
    let mut named: Vec<(String, Relation<'d>)> = Vec::new();
    for source in &sources {
        let is_common = common.contains(&source.name);
        let is_system = source.schema.as_ref().is_some_and(|schema| SYSTEM.contains(&schema.as_str()))
            || view.dialect == Dialect::Postgres && source.name.starts_with("pg_")
            || source.name == "dual";
        let relation = if is_common || is_system { Relation::Other } else { find(&source.name) };
        if matches!(relation, Relation::Missing) && source.schema.is_none() {
            return Some(Fault::new(["The design has no table or view ", &source.name, "."].concat()));
        }
        named.push((source.alias.clone().unwrap_or_else(|| source.name.clone()), relation));
    }
    let has_own_scopes = tokens.iter().filter(|token| token.is_word("select")).count() > 1;
    let single = match named.as_slice() {
        [(_, Relation::Table(table))] if !has_own_scopes && common.is_empty() => Some(*table),
        _ => None,
    };
    query.qualified(&named).or_else(|| query.listed(single?))
}

struct Source {
    schema: Option<String>,
    name: String,
    alias: Option<String>,
}

struct Query<'t> {
    dialect: Dialect,
    tokens: &'t [Token<'t>],
}

impl Query<'_> {
    fn is_name(token: &Token<'_>) -> bool {
        matches!(token.kind, Kind::Word | Kind::Quoted)
    }

    fn name_at(&self, at: usize) -> Option<String> {
        let token = self.tokens.get(at).filter(|token| Self::is_name(token))?;
        let name = unquoted(self.dialect, token);
        // On many systems names in MySQL are case-insensitive.
        Some(if self.dialect == Dialect::Mysql { name.to_lowercase() } else { name })
    }

    fn is(&self, at: usize, kind: Kind) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == kind)
    }

    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_one_of(words))
    }

    /// The names of common table expressions: each is before AS and a parenthesis.
    fn common_tables(&self) -> Vec<String> {
        if !self.tokens.iter().any(|token| token.is_word("with")) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for at in 0..self.tokens.len() {
            let Some(name) = self.name_at(at) else { continue };
            let mut next = at + 1;
            if self.is(next, Kind::Open) {
                // Its columns.
                while next < self.tokens.len() && !self.is(next, Kind::Close) {
                    next += 1;
                }
                next += 1;
            }
            if self.is_word(next, &["as"]) {
                found.push(name);
            }
        }
        found
    }

    /// The relations of every FROM and JOIN.
    fn sources(&self) -> Vec<Source> {
        let mut found = Vec::new();
        // For each open parenthesis, whether it is a query, and within its FROM.
        let mut open = vec![(false, false)];
        for at in 0..self.tokens.len() {
            match self.tokens.get(at).map(|token| token.kind) {
                Some(Kind::Open) => {
                    // `FROM (a JOIN b)` continues inside.
                    let inner = open.last().copied().unwrap_or_default();
                    let holds = inner.1 && !self.is_word(at + 1, &["select", "with", "values"]);
                    let is_call =
                        at > 0 && self.name_at(at - 1).is_some() && !self.is_word(at - 1, &["from", "join"]);
                    open.push((holds && !is_call, holds && !is_call));
                    if holds && !is_call {
                        found.extend(self.source(at + 1));
                    }
                }
                Some(Kind::Close) => {
                    open.pop();
                    if open.is_empty() {
                        open.push((false, false));
                    }
                }
                Some(Kind::Comma) if open.last().is_some_and(|own| own.1) => {
                    found.extend(self.source(at + 1));
                }
                Some(Kind::Word) => {
                    let Some(own) = open.last_mut() else { continue };
                    if self.is_word(at, &["select"]) {
                        *own = (true, false);
                    } else if self.is_word(at, &["from"])
                        && own.0
                        && !(at > 0 && self.is_word(at - 1, &["distinct"]))
                    {
                        own.1 = true;
                        found.extend(self.source(at + 1));
                    } else if self.is_word(at, &["join", "straight_join"]) && own.1 {
                        found.extend(self.source(at + 1));
                    } else if self.is_word(at, ENDS) {
                        own.1 = false;
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// The relation at a token; `None` for a function, a query or a list of values.
    fn source(&self, mut at: usize) -> Option<Source> {
        while self.is_word(at, &["only", "lateral"]) {
            at += 1;
        }
        if self.is_word(at, &["select", "values", "rows", "unnest", "table", "json_table"]) {
            return None;
        }
        let mut name = self.name_at(at)?;
        let mut schema = None;
        while self.is(at + 1, Kind::Dot) {
            schema = Some(name);
            name = self.name_at(at + 2)?;
            at += 2;
        }
        if self.is(at + 1, Kind::Open) {
            return None;
        }
        at += 1 + usize::from(self.is_word(at + 1, &["as"]));
        let is_alias = self.tokens.get(at).is_some_and(|token| {
            token.kind == Kind::Quoted
                || token.kind == Kind::Word && !token.is_one_of(AFTER) && !token.is_one_of(ENDS)
        });
        let alias = if is_alias { self.name_at(at) } else { None };
        Some(Source { schema, name, alias })
    }

    /// `o.total`, where `o` is a table that has no such column.
    fn qualified(&self, named: &[(String, Relation<'_>)]) -> Option<Fault> {
        (1..self.tokens.len()).find_map(|at| {
            if !self.is(at, Kind::Dot) || self.is(at + 2, Kind::Dot) || self.is(at + 2, Kind::Open) {
                return None;
            }
            if at >= 2 && self.is(at - 2, Kind::Dot) {
                return None;
            }
            let (of, column) = (self.name_at(at - 1)?, self.name_at(at + 1)?);
            let mut meant = named.iter().filter(|(name, _)| *name == of).map(|(_, relation)| relation);
            let Some(Relation::Table(table)) = meant.next() else { return None };
            if meant.next().is_some() {
                return None;
            }
            self.missing(table, &column)
        })
    }

    /// The unqualified names in the select list of a query over one table.
    fn listed(&self, table: &Table) -> Option<Fault> {
        let from = self.tokens.iter().position(|token| token.is_word("from"))?;
        let select = self.tokens.iter().position(|token| token.is_word("select"))?;
        (select + 1..from).find_map(|at| {
            let begins = at == select + 1 || self.is(at - 1, Kind::Comma);
            let ends = at + 1 == from || self.is(at + 1, Kind::Comma);
            let is_alone = begins && ends && self.depth(select + 1, at) == 0;
            let name = self.name_at(at).filter(|_| is_alone)?;
            let is_value = self.tokens.get(at).is_some_and(|token| {
                token.kind == Kind::Word
                    && super::expression_words::is_value(self.dialect, &token.text.to_ascii_lowercase())
            });
            // In PostgreSQL the name of a table is its whole row.
            let is_row =
                name == table.name || self.source(from + 1).and_then(|own| own.alias) == Some(name.clone());
            if is_value || is_row { None } else { self.missing(table, &name) }
        })
    }

    /// The number of open parentheses.
    fn depth(&self, from: usize, to: usize) -> usize {
        let between = self.tokens.get(from..to).unwrap_or_default();
        let count = |kind| between.iter().filter(|token| token.kind == kind).count();
        count(Kind::Open).saturating_sub(count(Kind::Close))
    }

    fn missing(&self, table: &Table, column: &str) -> Option<Fault> {
        let inherits = !table.inherits.is_empty() || table.partition_of.is_some();
        let is_there = table.columns.iter().any(|own| match self.dialect {
            Dialect::Postgres => own.name == column,
            _ => own.name.eq_ignore_ascii_case(column) || own.name.to_lowercase() == column,
        });
        let is_plain = !inherits && !is_there && !SYSTEM_COLUMNS.contains(&column);
        is_plain.then(|| Fault::new([&table.name, " has no column ", column, "."].concat()))
    }
}

/// Words that end a FROM.
const ENDS: &[&str] = &[
    "where",
    "group",
    "having",
    "window",
    "order",
    "limit",
    "offset",
    "fetch",
    "for",
    "union",
    "intersect",
    "except",
];
/// Words that can follow a relation and are not an alias.
const AFTER: &[&str] = &[
    "on",
    "using",
    "join",
    "inner",
    "left",
    "right",
    "full",
    "cross",
    "natural",
    "straight_join",
    "tablesample",
    "partition",
    "use",
    "force",
    "ignore",
    "with",
    "as",
    "returning",
    "set",
    "lateral",
    "procedure",
    "into",
    "lock",
];
