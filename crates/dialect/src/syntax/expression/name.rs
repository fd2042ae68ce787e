//! Columns and functions.

use crowfoot_model::Dialect;

use super::super::Fault;
use super::super::expression_words::{OWN_GRAMMAR, PASSED_OVER, SEPARATORS, is_volatile};
use super::super::functions::functions;
use super::super::similar::meant;
use super::super::token::{Kind, Token};
use super::super::type_facts::arguments;
use super::{CALLS, Open, Reader, Step, Use, unquoted};
use crate::spec;

impl<'t> Reader<'t> {
    /// A column, a function, or either with what it is in before it.
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
        // A column may be made by a statement that is kept as text.
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
        Ok(false)
    }

    /// What is kept or indexed has to be the same whenever it is computed.
    pub(super) fn deterministic(&self, name: &str) -> Result<(), Fault> {
        let keeps = matches!(self.used, Use::Generated | Use::Key | Use::Predicate);
        if keeps && is_volatile(self.dialect, name) {
            let place = if self.used == Use::Generated { "A generated value" } else { "An index" };
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
        let folds = self.dialect != Dialect::Postgres;
        self.scope.columns.iter().any(|own| **own == name || folds && is_same(own, &name))
            || is_word && match self.dialect {
                Dialect::Postgres => name == "tableoid",
                Dialect::Mysql => false,
                Dialect::Sqlite => ["rowid", "_rowid_", "oid"].contains(&name.to_lowercase().as_str()),
            }
            // SQLite takes what is in double quotes and no column for a text.
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
        if let Some(own) = self.scope.columns.iter().find(|own| own.eq_ignore_ascii_case(&name)) {
            let quoted = spec(self.dialect).quote(own, crate::Quoting::WhenNeeded);
            return self.replaced(fault, token, &quoted);
        }
        match meant(&name, self.scope.columns.iter().copied()) {
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

    /// Offers the text with another word in the place of a token.
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
            return Ok(());
        }
        let similar = meant(name, functions(self.dialect));
        let fault = Fault::new([spec(self.dialect).name(), " has no function ", token.text, "."].concat());
        // It may be there all the same: made before the script runs.
        Err(match similar {
            Some(own) => self.replaced(fault, token, own).uncertain(),
            None => fault.uncertain(),
        })
    }

    /// The arguments of a function, from the parenthesis that opens them.
    fn call(&mut self, name: &str) -> Step {
        if OWN_GRAMMAR.contains(&name)
            && let Some(end) = self.end_of_parentheses()
        {
            let mut depth = 0_usize;
            let mut has_separator = PASSED_OVER.contains(&name);
            for token in self.tokens.get(self.at..end).unwrap_or_default() {
                match token.kind {
                    Kind::Open => depth += 1,
                    Kind::Close => depth = depth.saturating_sub(1),
                    _ => has_separator |= depth == 1 && token.is_one_of(SEPARATORS),
                }
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

    /// What follows the parenthesis that closes the one here.
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

/// Whether two names differ in case at most. Most names are ASCII, which is quick to tell.
fn is_same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || !a.is_ascii() && a.to_lowercase() == b.to_lowercase()
}
