//! The columns of views, as far as their queries say which they are.

use std::sync::Arc;

use crowfoot_dialect::spec;
use crowfoot_dialect::syntax::{Kind, Token, tokens};
use crowfoot_model::{DataType, Dialect, Document, LogicalType, Table, View};

/// A column of a view.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ViewColumn {
    pub(super) name: String,
    /// `None` where the query does not reveal it.
    pub(super) data_type: Option<DataType>,
    pub(super) not_null: bool,
}

/// What queries mean in a database.
pub(crate) struct Habits {
    /// Names without quotes are in lower case, others are what they say.
    pub(super) folds: bool,
    /// `::` casts, and an expression without a name is called after its function.
    pub(super) casts: bool,
    /// Sums of integers are 64 bits wide.
    pub(super) wide_sums: bool,
    /// So are those of 64 bits; averages are floating-point numbers.
    pub(super) integer_sums: bool,
}

/// How many views a view may be made of, one of the other.
const DEEPEST: u32 = 8;

/// The columns of a view; `None` where not even their number is known.
pub(super) fn columns(document: &Document, view: &View, habits: &Habits) -> Option<Vec<ViewColumn>> {
    of_view(document, view, 0, habits)
}

fn of_view(document: &Document, view: &View, depth: u32, habits: &Habits) -> Option<Vec<ViewColumn>> {
    let found = if depth < DEEPEST { of_query(document, view, depth, habits) } else { None };
    match (found, view.columns.as_slice()) {
        (found, []) => found,
        (found, names) => {
            let found = found.filter(|found| found.len() == names.len()).unwrap_or_default();
            let mut found = found.into_iter();
            let named = names.iter().map(|name| {
                let column = found.next();
                ViewColumn {
                    name: name.clone(),
                    not_null: column.as_ref().is_some_and(|column| column.not_null),
                    data_type: column.and_then(|column| column.data_type),
                }
            });
            Some(named.collect())
        }
    }
}

/// A relation of FROM.
struct Source {
    alias: String,
    /// `None` for what is not a table or view of the design.
    columns: Option<Vec<ViewColumn>>,
}

struct Query<'t> {
    text: &'t str,
    dialect: Dialect,
    habits: &'t Habits,
    tokens: Vec<Token<'t>>,
}

fn of_query(document: &Document, view: &View, depth: u32, habits: &Habits) -> Option<Vec<ViewColumn>> {
    let mut all = tokens(view.dialect, &view.query).ok()?;
    all.retain(|token| token.kind != Kind::Comment);
    let query = Query { text: &view.query, dialect: view.dialect, habits, tokens: all };
    let select = query.top(0, |token| token.is_word("select"))?;
    let from = query.top(select, |token| token.is_word("from"));
    let end = from.or_else(|| query.top(select, |token| token.is_one_of(ENDS))).unwrap_or(query.tokens.len());
    let is_common = query.tokens.first().is_some_and(|token| token.is_word("with"));
    let sources = from.map_or_else(Vec::new, |from| query.sources(document, from + 1, is_common, depth));
    let mut start = select + 1;
    while query.tokens.get(start).is_some_and(|token| token.is_one_of(&["distinct", "all"])) {
        start += 1;
        if query.tokens.get(start).is_some_and(|token| token.is_word("on")) {
            start = query.closing(start + 1)? + 1;
        }
    }
    let mut found = Vec::new();
    for (from, to) in query.items(start, end) {
        query.item(from, to, &sources, &mut found)?;
    }
    (!found.is_empty()).then_some(found)
}

impl Query<'_> {
    fn token(&self, at: usize) -> Option<&Token<'_>> {
        self.tokens.get(at)
    }

    fn is(&self, at: usize, kind: Kind) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == kind)
    }

    /// The first token outside of parentheses that is wanted, from a place on.
    fn top(&self, from: usize, is: impl Fn(&Token<'_>) -> bool) -> Option<usize> {
        let mut depth = 0usize;
        for (at, token) in self.tokens.iter().enumerate().skip(from) {
            match token.kind {
                Kind::Open | Kind::OpenBracket => depth += 1,
                Kind::Close | Kind::CloseBracket => depth = depth.saturating_sub(1),
                _ if depth == 0 && is(token) => return Some(at),
                _ => {}
            }
        }
        None
    }

    /// The end of the parentheses that begin at a token.
    fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0usize;
        for (at, token) in self.tokens.iter().enumerate().skip(open) {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return Some(at);
            }
        }
        None
    }

    fn name(&self, at: usize) -> Option<String> {
        let token = self.token(at)?;
        match token.kind {
            Kind::Word if self.habits.folds => Some(token.text.to_lowercase()),
            Kind::Word => Some(token.text.to_owned()),
            Kind::Quoted => {
                let mark = token.text.chars().next()?;
                let close = if mark == '[' { ']' } else { mark };
                let inner = token.text.strip_prefix(mark)?.strip_suffix(close)?;
                Some(inner.replace(&[close, close].iter().collect::<String>(), &close.to_string()))
            }
            _ => None,
        }
    }

    /// What stands between commas, from one place to another.
    fn items(&self, from: usize, to: usize) -> Vec<(usize, usize)> {
        let mut items = Vec::new();
        let mut start = from;
        while let Some(comma) = self.top(start, |token| token.kind == Kind::Comma).filter(|at| *at < to) {
            items.push((start, comma));
            start = comma + 1;
        }
        items.push((start, to));
        items
    }

    /// The relations of FROM.
    fn sources(&self, document: &Document, from: usize, has_common: bool, depth: u32) -> Vec<Source> {
        let end = self.top(from, |token| token.is_one_of(ENDS)).unwrap_or(self.tokens.len());
        let mut found = Vec::new();
        let mut level = 0usize;
        let mut expected = true;
        let mut is_outer = false;
        let mut at = from;
        while at < end {
            let Some(token) = self.token(at) else { break };
            if expected && token.is_one_of(&["only", "lateral"]) {
                at += 1;
                continue;
            }
            if expected && self.is(at, Kind::Open) && !self.token(at + 1).is_some_and(is_query) {
                // `FROM ((a JOIN b …) JOIN c …)`, as a dump has it.
                level += 1;
                at += 1;
                continue;
            }
            if expected {
                let (source, next) = self.source(document, at, has_common, depth);
                let mut source = source;
                if let Some(columns) = source.columns.as_mut().filter(|_| is_outer) {
                    columns.iter_mut().for_each(|column| column.not_null = false);
                }
                found.push(source);
                at = next.max(at + 1);
                (expected, is_outer) = (false, false);
                continue;
            }
            if token.is_one_of(&["right", "full"]) {
                let columns = found.iter_mut().filter_map(|source: &mut Source| source.columns.as_mut());
                columns.flatten().for_each(|column| column.not_null = false);
            }
            is_outer |= token.is_one_of(&["left", "full"]);
            match token.kind {
                Kind::Comma => expected = true,
                _ if token.is_one_of(&["join", "straight_join"]) => expected = true,
                Kind::Close if level > 0 => level -= 1,
                Kind::Open => at = self.closing(at).unwrap_or(end),
                _ => {}
            }
            at += 1;
        }
        found
    }

    /// A relation, and what follows it.
    fn source(&self, document: &Document, at: usize, has_common: bool, depth: u32) -> (Source, usize) {
        let mut next = at;
        let (mut schema, mut name) = (None, String::new());
        let mut is_relation = false;
        if self.is(at, Kind::Open) {
            next = self.closing(at).map_or(self.tokens.len(), |close| close + 1);
        } else if let Some(first) = self.name(at) {
            name = first;
            next += 1;
            while self.is(next, Kind::Dot) {
                schema = Some(std::mem::take(&mut name));
                name = self.name(next + 1).unwrap_or_default();
                next += 2;
            }
            is_relation = true;
            if self.is(next, Kind::Open) {
                next = self.closing(next).map_or(self.tokens.len(), |close| close + 1);
                is_relation = false;
            }
        }
        let has_as = self.token(next).is_some_and(|token| token.is_word("as"));
        next += usize::from(has_as);
        let is_alias = self.token(next).is_some_and(|token| {
            token.kind == Kind::Quoted || !token.is_one_of(AFTER) && !token.is_one_of(ENDS)
        });
        let alias = self.name(next).filter(|_| has_as || is_alias);
        next += usize::from(alias.is_some());
        let has_names = alias.is_some() && self.is(next, Kind::Open);
        let known = is_relation && !has_names && !(has_common && schema.is_none() && self.is_common(&name));
        let columns =
            known.then(|| relation(document, schema.as_deref(), &name, depth, self.habits)).flatten();
        (Source { alias: alias.unwrap_or(name), columns }, next)
    }

    /// Whether a common table expression has this name.
    fn is_common(&self, name: &str) -> bool {
        (0..self.tokens.len()).any(|at| {
            self.token(at + 1).is_some_and(|next| next.is_word("as") || next.kind == Kind::Open)
                && self.name(at).is_some_and(|own| own.eq_ignore_ascii_case(name))
        })
    }

    /// Adds the columns of an item of the select list.
    fn item(&self, from: usize, to: usize, sources: &[Source], found: &mut Vec<ViewColumn>) -> Option<()> {
        let last = to.checked_sub(1).filter(|last| *last >= from)?;
        let is_star = |at: usize| self.token(at).is_some_and(|token| token.text == "*");
        if is_star(last) && last == from {
            for source in sources {
                found.extend(source.columns.clone()?);
            }
            return Some(());
        }
        if is_star(last) && self.is(last - 1, Kind::Dot) {
            let name = self.name(last.checked_sub(2)?)?;
            found.extend(self.source_called(sources, &name)?.columns.clone()?);
            return Some(());
        }
        let has_as = last > from && self.token(last - 1).is_some_and(|token| token.is_word("as"));
        // `total t`, where AS is left out.
        let is_bare = !has_as
            && last > from
            && self.name(last).is_some()
            && self.token(last - 1).is_some_and(|before| {
                matches!(before.kind, Kind::Close | Kind::Quoted | Kind::Number | Kind::Text)
                    || before.kind == Kind::Word && !before.is_one_of(OPERATORS)
            })
            && !self.token(last).is_some_and(|token| token.is_one_of(OPERATORS));
        let end = if has_as {
            last - 1
        } else if is_bare {
            last
        } else {
            to
        };
        let (data_type, not_null) = self.type_of(from, end, sources);
        let name = if end < to { self.name(last)? } else { self.own_name(from, to)? };
        found.push(ViewColumn { name, data_type, not_null });
        Some(())
    }

    fn source_called<'s>(&self, sources: &'s [Source], name: &str) -> Option<&'s Source> {
        sources.iter().find(|source| source.alias.eq_ignore_ascii_case(name))
    }

    /// The name of an expression without an alias.
    fn own_name(&self, from: usize, to: usize) -> Option<String> {
        let last = to.checked_sub(1)?;
        let is_path = (from..to).all(|at| {
            if (at - from).is_multiple_of(2) { self.name(at).is_some() } else { self.is(at, Kind::Dot) }
        });
        if is_path && (to - from) % 2 == 1 {
            return self.name(last);
        }
        if !self.habits.casts {
            let (start, end) = (self.token(from)?.start, self.token(last)?.end());
            return self.text.get(start..end).map(str::to_owned);
        }
        if let Some(cast) = self.cast(from, to) {
            return self
                .own_name(from, cast)
                .filter(|name| name != "?column?")
                .or_else(|| self.name(cast + 1));
        }
        let first = self.token(from)?;
        if first.is_word("case") {
            return Some("case".into());
        }
        let is_call = self.is(from + 1, Kind::Open) && self.closing(from + 1) == Some(last);
        if is_call { self.name(from) } else { Some("?column?".into()) }
    }

    /// The last `::` of an expression that it ends with.
    fn cast(&self, from: usize, to: usize) -> Option<usize> {
        let cast = (from..to).rev().find(|at| self.is(*at, Kind::Cast))?;
        let depth_is_level = (cast..to).filter(|at| self.is(*at, Kind::Open)).count()
            == (cast..to).filter(|at| self.is(*at, Kind::Close)).count();
        depth_is_level.then_some(cast)
    }

    /// The type of an expression, and whether it is never NULL.
    fn type_of(&self, from: usize, to: usize, sources: &[Source]) -> (Option<DataType>, bool) {
        let unknown = (None, false);
        let Some(first) = self.token(from) else { return unknown };
        match to.saturating_sub(from) {
            1 if matches!(first.kind, Kind::Word | Kind::Quoted) => {
                if first.is_one_of(&["true", "false"]) {
                    return (Some(DataType::Logical(LogicalType::Boolean)), true);
                }
                let Some(name) = self.name(from) else { return unknown };
                // A relation whose columns are not known may have it too.
                if sources.iter().any(|source| source.columns.is_none()) && sources.len() > 1 {
                    return unknown;
                }
                let all = sources.iter().filter_map(|source| source.columns.as_ref()).flatten();
                return all
                    .into_iter()
                    .find(|column| self.is_same(&column.name, &name))
                    .map_or(unknown, said);
            }
            1 if first.kind == Kind::Text => return (Some(DataType::TEXT), true),
            3 if self.is(from + 1, Kind::Dot) => {
                let (Some(source), Some(name)) = (self.name(from), self.name(from + 2)) else {
                    return unknown;
                };
                let columns = self.source_called(sources, &source).and_then(|source| source.columns.as_ref());
                let column = columns.and_then(|all| all.iter().find(|own| self.is_same(&own.name, &name)));
                return column.map_or(unknown, said);
            }
            _ => {}
        }
        if self.habits.casts
            && let Some(cast) = self.cast(from, to)
        {
            let range = self.token(cast + 1).zip(self.token(to - 1));
            let text = range.and_then(|(first, last)| self.text.get(first.start..last.end()));
            return (text.map(|text| spec(self.dialect).parse_type(text)), false);
        }
        if self.is(from + 1, Kind::Open) && self.closing(from + 1) == to.checked_sub(1) {
            return self.call(&first.text.to_lowercase(), from + 2, to - 1, sources);
        }
        unknown
    }

    fn is_same(&self, own: &str, name: &str) -> bool {
        own == name || !self.habits.folds && own.eq_ignore_ascii_case(name)
    }

    fn call(&self, name: &str, from: usize, to: usize, sources: &[Source]) -> (Option<DataType>, bool) {
        let integer = |bits| Some(DataType::Logical(LogicalType::Integer { bits, unsigned: false }));
        let decimal = Some(DataType::Logical(LogicalType::Decimal { precision: None, scale: None }));
        let of_first = || {
            let end = self.items(from, to).first().map_or(to, |item| item.1);
            self.type_of(from, end, sources).0
        };
        match name {
            "count" | "row_number" | "rank" | "dense_rank" => (integer(64), true),
            "min" | "max" | "coalesce" | "ifnull" | "nullif" | "greatest" | "least" | "any_value" => {
                (of_first(), false)
            }
            "sum" | "avg" => {
                let is_sum = name == "sum";
                let data_type = match of_first() {
                    Some(DataType::Logical(LogicalType::Integer { bits: 0..=32, .. }))
                        if is_sum && self.habits.wide_sums =>
                    {
                        integer(64)
                    }
                    Some(DataType::Logical(LogicalType::Integer { .. })) if self.habits.integer_sums => {
                        if is_sum {
                            integer(64)
                        } else {
                            Some(DataType::Logical(LogicalType::Float { bits: 64 }))
                        }
                    }
                    Some(DataType::Logical(LogicalType::Integer { .. } | LogicalType::Decimal { .. })) => {
                        decimal
                    }
                    Some(DataType::Logical(LogicalType::Float { bits })) => {
                        let bits = if is_sum { bits } else { 64 };
                        Some(DataType::Logical(LogicalType::Float { bits }))
                    }
                    _ => None,
                };
                (data_type, false)
            }
            "lower" | "upper" | "concat" | "concat_ws" | "trim" | "string_agg" | "group_concat"
            | "replace" | "substr" | "substring" | "to_char" | "date_format" => (Some(DataType::TEXT), false),
            "length" | "char_length" => (integer(32), false),
            "exists" | "bool_or" | "bool_and" => (Some(DataType::Logical(LogicalType::Boolean)), false),
            _ => (None, false),
        }
    }
}

fn said(column: &ViewColumn) -> (Option<DataType>, bool) {
    (column.data_type.clone(), column.not_null)
}

fn is_query(token: &Token<'_>) -> bool {
    token.is_one_of(&["select", "with", "values"])
}

/// The columns of a table or view of the design.
fn relation(
    document: &Document,
    schema: Option<&str>,
    name: &str,
    depth: u32,
    habits: &Habits,
) -> Option<Vec<ViewColumn>> {
    let in_schema = |own: Option<crowfoot_model::SchemaId>| {
        let own = own.and_then(|id| document.schema(id)).map_or("public", |own| &own.name);
        schema.is_none_or(|schema| schema.eq_ignore_ascii_case(own))
    };
    let of_table = |table: &Arc<Table>| in_schema(table.schema) && table.name.eq_ignore_ascii_case(name);
    if let Some(table) = document.tables().find(|table| of_table(table)) {
        let all = table.columns.iter().map(|column| ViewColumn {
            name: column.name.clone(),
            data_type: column.data_type.clone(),
            not_null: column.not_null || table.is_in_primary_key(column.id),
        });
        return Some(all.collect());
    }
    let view =
        document.views().find(|view| in_schema(view.schema) && view.name.eq_ignore_ascii_case(name))?;
    of_view(document, view, depth + 1, habits)
}

/// Words that end a FROM or a select list.
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
];
/// Words after which a name is no alias.
const OPERATORS: &[&str] = &[
    "and", "or", "not", "is", "in", "like", "ilike", "between", "then", "else", "when", "end", "from", "as",
    "over", "filter", "collate", "distinct", "null", "case", "escape", "similar", "at", "zone", "interval",
];
