//! Columns and functions.

use crowfoot_model::Dialect;

use super::super::expression_words::{OWN_GRAMMAR, PASSED_OVER, SEPARATORS, is_volatile};
use super::super::functions::functions;
use super::super::similar::meant;
use super::super::token::{Kind, Token};
use super::super::type_facts::arguments;
use super::super::{Fault, types};
use super::{CALLS, Open, Reader, Step, Use, unquoted};
use crate::spec;

impl<'t> Reader<'t> {
    /// A column or a function, possibly qualified.
    pub(super) fn name(&mut self, first: Token<'t>) -> Step {
        let mut last = first;
        let mut parts = 1;
        self.at += 1;
        while self.is_next(0, Kind::Dot) {
            match self.peek(1) {
                Some(token) if matches!(token.kind, Kind::Word | Kind::Quoted) || token.text == "*" => {
                    last = *token;
                    parts += 1;
                    self.at += 2;
                }
                _ => {
                    return Err(
                        Fault::new(["A name is missing after ", last.text, "."].concat()).unfinished()
                    );
                }
            }
        }
        if self.is_next(0, Kind::Open) {
            let name = last.text.to_ascii_lowercase();
            if parts == 1 && last.kind == Kind::Word {
                self.function(last, &name)?;
            }
            self.deterministic(&name)?;
            return self.call(&name);
        }
        let is_argument = self.peek(0).is_some_and(|token| matches!(token.text, "=>" | ":="));
        // A raw SQL statement may create the column.
        let is_made = || self.used != Use::Default && self.names.is_mentioned(&first.text.to_lowercase());
        if parts == 1 && !is_argument && !self.is_column(&first) && !is_made() {
            return Err(self.no_column(first));
        }
        if parts > 1 && self.used == Use::Default && self.dialect != Dialect::Mysql {
            return Err(Fault::new(
                [first.text, " is read as a name, and a default cannot use one."].concat(),
            ));
        }
        let is_own = || {
            let name = unquoted(self.dialect, &first);
            name == self.scope.table
                || self.dialect != Dialect::Postgres && name.eq_ignore_ascii_case(self.scope.table)
        };
        if parts > 3 || parts == 2 && last.text != "*" && !is_own() {
            return Err(Fault::new(["There is no table ", first.text, " here."].concat()));
        }
        let is_made = || self.names.is_mentioned(&last.text.to_lowercase());
        if parts == 2 && last.text != "*" && self.used != Use::Default && !self.is_column(&last) && !is_made()
        {
            return Err(self.no_column(last));
        }
        Ok(false)
    }

    /// Stored and indexed values must be immutable.
    pub(super) fn deterministic(&self, name: &str) -> Result<(), Fault> {
        let keeps = matches!(self.used, Use::Generated | Use::Key | Use::Predicate)
            || self.used == Use::Check && self.dialect == Dialect::Mysql;
        if keeps && is_volatile(self.dialect, name) {
            let place = match self.used {
                Use::Generated => "A generated value",
                Use::Check => "A check",
                _ => "An index",
            };
            return Err(Fault::new(
                [place, " cannot use ", name, ", which depends on more than its arguments."].concat(),
            ));
        }
        Ok(())
    }

    pub(super) fn is_column(&self, token: &Token<'_>) -> bool {
        if self.used != Use::Default && unquoted(self.dialect, token) == self.scope.table {
            return true;
        }
        let is_word = token.kind == Kind::Word;
        if self.used == Use::Default && self.dialect != Dialect::Mysql {
            return false;
        }
        let name = unquoted(self.dialect, token);
        self.scope.find(self.dialect, &name).is_some()
            || is_word && match self.dialect {
                Dialect::Postgres => name == "tableoid",
                Dialect::Mysql => false,
                Dialect::Sqlite => ["rowid", "_rowid_", "oid"].contains(&name.to_lowercase().as_str()),
            }
            // SQLite treats a double-quoted name that is not a column as a string.
            || self.dialect == Dialect::Sqlite && token.text.starts_with('"')
            || self.used == Use::Domain && is_word && name == "value"
    }

    fn no_column(&self, token: Token<'_>) -> Fault {
        if self.used == Use::Default {
            let what = match self.dialect {
                Dialect::Mysql => [token.text, " is not a column of the table."].concat(),
                _ => [token.text, " is read as a column, and a default cannot use one."].concat(),
            };
            let fault = self.offer_quotes(Fault::new(what));
            let word = token.text.to_ascii_lowercase();
            let is_call =
                |name: &str| CALLS.contains(&name) && functions(self.dialect).any(|own| own == name);
            let near = meant(&word, CALLS.iter().copied()).filter(|name| is_call(name));
            let value = meant(&word, ["current_timestamp", "current_date", "current_time"].into_iter());
            return match (is_call(&word), near, value) {
                (true, ..) => self.replaced(fault, token, &[token.text, "()"].concat()),
                (_, Some(name), _) => self.replaced(fault, token, &[name, "()"].concat()),
                (_, _, Some(value)) => self.replaced(fault, token, value),
                _ => fault,
            };
        }
        let name = unquoted(self.dialect, &token);
        if self.used == Use::Domain {
            let fault =
                Fault::new(["A domain's check names its value VALUE, not ", token.text, "."].concat());
            return self.replaced(fault, token, "VALUE");
        }
        let fault = Fault::new(["The table has no column ", token.text, "."].concat());
        if let Some(own) = self.scope.names().find(|own| own.eq_ignore_ascii_case(&name)) {
            let quoted = spec(self.dialect).quote(own, crate::Quoting::WhenNeeded);
            return self.replaced(fault, token, &quoted);
        }
        match meant(&name, self.scope.names()) {
            Some(own) => {
                let quoted = spec(self.dialect).quote(own, crate::Quoting::WhenNeeded);
                self.replaced(fault, token, &quoted)
            }
            None => {
                let literal = spec(self.dialect).text_literal(&name);
                let label = ["Use ", &literal].concat();
                let mut fault = self.replaced(fault, token, &literal);
                if let Some(better) = &mut fault.better {
                    better.label = label;
                }
                fault
            }
        }
    }

    /// Suggests the text with a token replaced.
    pub(super) fn replaced(&self, fault: Fault, token: Token<'_>, word: &str) -> Fault {
        let (before, after) = (self.text.get(..token.start), self.text.get(token.end()..));
        let text = [before.unwrap_or(""), word, after.unwrap_or("")].concat();
        fault.better(["Use ", word].concat(), text)
    }

    fn function(&self, token: Token<'_>, name: &str) -> Result<(), Fault> {
        let is_known = functions(self.dialect).any(|own| own == name)
            || OWN_GRAMMAR.contains(&name)
            || self.names.is_mentioned(name)
            || self.dialect == Dialect::Postgres
                && (arguments(self.dialect, name).is_some() || self.names.is_type(name));
        if is_known {
            return if self.names.is_mentioned(name) { Ok(()) } else { self.fits(token, name) };
        }
        let similar = meant(name, functions(self.dialect));
        let fault = Fault::new([spec(self.dialect).name(), " has no function ", token.text, "."].concat());
        // It may exist anyway, created before the script runs.
        Err(match similar {
            Some(own) => self.replaced(fault, token, own).uncertain(),
            None => fault.uncertain(),
        })
    }

    /// Checks a function and its number of arguments.
    fn fits(&self, token: Token<'_>, name: &str) -> Result<(), Fault> {
        let given = self.end_of_parentheses().map(|end| {
            let arguments = self.tokens.get(self.at + 1..end - 1).unwrap_or_default();
            let mut depth = 0_usize;
            arguments.iter().fold(usize::from(!arguments.is_empty()), |count, token| {
                match token.kind {
                    Kind::Open | Kind::OpenBracket => depth += 1,
                    Kind::Close | Kind::CloseBracket => depth = depth.saturating_sub(1),
                    _ => {}
                }
                count + usize::from(depth == 0 && token.kind == Kind::Comma)
            })
        });
        // In SQLite min and max accept several values.
        let is_of_values = self.dialect == Dialect::Sqlite && given.is_some_and(|given| given > 1);
        if OF_ROWS.contains(&name) && !(is_of_values && ["min", "max"].contains(&name)) {
            let fault = Fault::new([token.text, " is for many rows, and there is one here."].concat());
            return Err(self.when_run(fault));
        }
        let Some(given) = given else { return Ok(()) };
        let Some((_, least, most)) = arity(self.dialect, name) else { return Ok(()) };
        if (least..=most).contains(&given) {
            return Ok(());
        }
        let wants = match (least, most) {
            (1, 1) => "one argument".to_owned(),
            (least, most) if least == most => format!("{least} arguments"),
            (least, usize::MAX) => format!("{least} arguments or more"),
            (least, most) => format!("{least} to {most} arguments"),
        };
        let fault = Fault::new([token.text, " takes ", &wants, "."].concat());
        Err(self.when_run(if name == "uuid" {
            self.replaced(fault, token, "gen_random_uuid")
        } else {
            fault
        }))
    }

    /// SQLite resolves the functions of a default only when a row is written.
    fn when_run(&self, fault: Fault) -> Fault {
        if self.dialect == Dialect::Sqlite && self.used == Use::Default { fault.uncertain() } else { fault }
    }

    /// The arguments of a function, from the opening parenthesis on.
    fn call(&mut self, name: &str) -> Step {
        if OWN_GRAMMAR.contains(&name)
            && let Some(end) = self.end_of_parentheses()
        {
            if name == "cast" {
                self.cast(end)?;
            }
            let mut depth = 0_usize;
            let mut has_separator = PASSED_OVER.contains(&name);
            for token in self.tokens.get(self.at..end).unwrap_or_default() {
                match token.kind {
                    Kind::Open => depth += 1,
                    Kind::Close => depth = depth.saturating_sub(1),
                    _ => has_separator |= depth == 1 && token.is_one_of(SEPARATORS),
                }
            }
            if has_separator && self.dialect == Dialect::Sqlite && WITH_WORDS.contains(&name) {
                let what = ["SQLite writes ", name, " with commas between its arguments, if it has it."];
                return Err(Fault::new(what.concat()));
            }
            if has_separator {
                self.at = end;
                return Ok(false);
            }
        }
        self.at += 1;
        self.open(Open::Call, name);
        Ok(true)
    }

    /// The type of `cast(a as integer)`, up to the parenthesis before `end`.
    fn cast(&self, end: usize) -> Result<(), Fault> {
        let inside = self.tokens.get(..end - 1).unwrap_or_default();
        let mut depth = 0_usize;
        let found = inside.iter().enumerate().skip(self.at + 1).filter(|(_, token)| {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && token.is_word("as")
        });
        let Some((at, _)) = found.last() else {
            return Err(Fault::new("A cast is written cast(… as …)."));
        };
        if at + 1 == inside.len() {
            return Err(Fault::new("A type is missing after as."));
        }
        if self.dialect == Dialect::Postgres {
            types::skip(self.dialect, self.text, inside, at + 1, self.names)?;
        }
        let is_text =
            self.dialect == Dialect::Mysql && inside.get(at + 1).is_some_and(|own| own.is_word("text"));
        if is_text {
            let own = inside.get(at + 1).copied();
            let fault = Fault::new("MySQL casts to char, not to text.");
            return Err(own.map_or(fault.clone(), |own| self.replaced(fault, own, "char")));
        }
        Ok(())
    }

    /// The position after the matching parenthesis.
    pub(super) fn end_of_parentheses(&self) -> Option<usize> {
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate().skip(self.at) {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
        }
        None
    }
}

/// Functions that have words between their arguments in other dialects.
const WITH_WORDS: &[&str] = &["extract", "trim", "position", "substring", "overlay"];

/// Aggregate and window functions.
const OF_ROWS: &[&str] = &[
    "count",
    "sum",
    "avg",
    "min",
    "max",
    "group_concat",
    "string_agg",
    "array_agg",
    "json_agg",
    "jsonb_agg",
    "bool_and",
    "bool_or",
    "every",
    "stddev",
    "variance",
    "row_number",
    "rank",
    "dense_rank",
    "lag",
    "lead",
    "ntile",
    "first_value",
    "last_value",
];

/// The minimum and maximum number of arguments of common functions.
fn arity(dialect: Dialect, name: &str) -> Option<(&'static str, usize, usize)> {
    const ALL: &[(&str, usize, usize)] = &[
        ("lower", 1, 1),
        ("upper", 1, 1),
        ("abs", 1, 1),
        ("sqrt", 1, 1),
        ("nullif", 2, 2),
        ("replace", 3, 3),
        ("coalesce", 1, usize::MAX),
    ];
    let own: &[(&str, usize, usize)] = match dialect {
        Dialect::Postgres => &[
            ("length", 1, 2),
            ("char_length", 1, 1),
            ("md5", 1, 1),
            ("now", 0, 0),
            ("uuid", 1, 1),
            ("gen_random_uuid", 0, 0),
            ("greatest", 1, usize::MAX),
            ("least", 1, usize::MAX),
        ],
        Dialect::Mysql => &[
            ("length", 1, 1),
            ("char_length", 1, 1),
            ("now", 0, 1),
            ("ifnull", 2, 2),
            ("isnull", 1, 1),
            ("if", 3, 3),
        ],
        Dialect::Sqlite => &[
            ("length", 1, 1),
            ("coalesce", 2, usize::MAX),
            ("ifnull", 2, 2),
            ("typeof", 1, 1),
            ("hex", 1, 1),
        ],
    };
    own.iter().chain(ALL).find(|(own, ..)| *own == name).copied()
}
