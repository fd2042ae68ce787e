//! The tokens that can follow a value.

use crowfoot_model::Dialect;

use super::super::expression_words::{NEGATED, POSTFIXES, is_operator};
use super::super::similar::meant;
use super::super::token::{Kind, Token};
use super::super::{Fault, types};
use super::{Open, Reader, Step};
use crate::spec;

impl<'t> Reader<'t> {
    pub(super) fn after_operand(&mut self, token: Token<'t>) -> Step {
        let top = self.frames.last().copied();
        let is_open = |open: Open| top.is_some_and(|top| top.open == open);
        match token.kind {
            Kind::Operator => self.operator(token),
            Kind::Cast if self.dialect == Dialect::Postgres => {
                self.is_truth |= self.frames.is_empty();
                self.at = types::skip(self.dialect, self.text, self.tokens, self.at + 1, self.names)?;
                Ok(false)
            }
            Kind::Cast => Err(Fault::new(
                ["Casts are written cast(… as …) in ", spec(self.dialect).name(), "."].concat(),
            )),
            Kind::Word => self.word_after_operand(token),
            Kind::Text if self.joins_literal(token) => {
                self.at += 1;
                Ok(false)
            }
            Kind::Comma if is_open(Open::Call) || is_open(Open::Group) || is_open(Open::Brackets) => {
                self.end_of_between()?;
                self.compared = None;
                self.at += 1;
                Ok(true)
            }
            Kind::Close => self.close(|open| matches!(open, Open::Group | Open::Call), token),
            Kind::CloseBracket => self.close(|open| open == Open::Brackets, token),
            Kind::OpenBracket if self.dialect == Dialect::Postgres => {
                self.at += 1;
                self.open(Open::Brackets, "");
                Ok(true)
            }
            Kind::Colon if is_open(Open::Brackets) => {
                self.at += 1;
                Ok(true)
            }
            Kind::Dot
                if self.dialect == Dialect::Postgres
                    && self.is_next(1, Kind::Word) | self.is_next(1, Kind::Quoted) =>
            {
                self.at += 2;
                Ok(false)
            }
            Kind::Semicolon | Kind::Stray => Err(self.stray(token)),
            _ => Err(self.offer_quotes(Fault::new(
                [token.text, " is not understood after ", self.before(), "."].concat(),
            ))),
        }
    }

    fn before(&self) -> &'t str {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or("", |token| token.text)
    }

    fn joins_literal(&self, token: Token<'_>) -> bool {
        let follows_text = self
            .at
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|own| own.kind == Kind::Text);
        follows_text
            && match self.dialect {
                Dialect::Postgres => token.on_new_line,
                Dialect::Mysql => true,
                Dialect::Sqlite => false,
            }
    }

    fn operator(&mut self, token: Token<'_>) -> Step {
        let no = |own: &[&str]| own.contains(&token.text);
        let is_call = self.frames.last().is_some_and(|top| top.open == Open::Call);
        let is_wrong = match self.dialect {
            Dialect::Postgres => no(&["==", "<=>", "&&&", "=<", "><", "=!"]) || no(&["=>", ":="]) && !is_call,
            Dialect::Mysql => no(&["==", "=>", ":=", "!", "~", "@", "#", "`", "?"]),
            Dialect::Sqlite => no(&["&&", "^", "<=>", "=>", ":=", "!", "~", "@", "#", "`", "?"]),
        };
        if is_wrong {
            let what = [spec(self.dialect).name(), " has no operator ", token.text, "."].concat();
            let fault = Fault::new(what);
            return Err(match token.text {
                "==" => self.replaced(fault, token, "="),
                "=<" => self.replaced(fault, token, "<="),
                "=>" => self.replaced(fault, token, ">="),
                "&&" => self.replaced(fault, token, "and"),
                _ => fault,
            });
        }
        if self.dialect == Dialect::Postgres {
            self.chains(token)?;
        }
        if self.frames.is_empty() {
            let is_sum = matches!(token.text, "+" | "-" | "*" | "/" | "%" | "||");
            (self.is_sum, self.is_truth) = (self.is_sum | is_sum, self.is_truth | !is_sum);
        }
        self.at += 1;
        Ok(true)
    }

    /// PostgreSQL rejects chains such as `0 < a < 10`, and reads `a > 0 && b > 0` as one.
    fn chains(&mut self, token: Token<'_>) -> Result<(), Fault> {
        if matches!(token.text, "&&" | "||") {
            self.joined = Some(self.at);
        }
        if !["=", "<", ">", "<=", ">=", "<>", "!="].contains(&token.text) {
            return Ok(());
        }
        let Some(before) = self.compared.replace(self.at) else { return Ok(()) };
        if let Some(joined) = self.joined.filter(|at| *at > before).and_then(|at| self.tokens.get(at)) {
            let word = if joined.text == "&&" { "and" } else { "or" };
            let what = [joined.text, " does not join conditions in PostgreSQL: use ", word, "."].concat();
            return Err(self.replaced(Fault::new(what), *joined, word));
        }
        Err(Fault::new("A comparison is not compared again: 0 < a and a < 10, not 0 < a < 10."))
    }

    fn word_after_operand(&mut self, token: Token<'t>) -> Step {
        let word = token.text.to_ascii_lowercase();
        let word = word.as_str();
        let top = self.frames.last().copied();
        if top.is_some_and(|top| top.open == Open::Case) && ["when", "then", "else"].contains(&word) {
            self.end_of_between()?;
            self.compared = None;
            self.at += 1;
            return Ok(true);
        }
        if word == "end" {
            return self.close(|open| open == Open::Case, token);
        }
        if self.intervals > 0 {
            self.intervals -= 1;
            self.at += 1;
            return Ok(false);
        }
        self.note_truth(true);
        if word != "collate" && word != "at" {
            self.compared = None;
        }
        let next = |reader: &Self, words: &[&str]| reader.peek(1).is_some_and(|token| token.is_one_of(words));
        match word {
            "and" => {
                self.betweens = self.betweens.saturating_sub(1);
                self.at += 1;
                return Ok(true);
            }
            "between" => {
                self.betweens += 1;
                self.at += if next(self, &["symmetric", "asymmetric"]) { 2 } else { 1 };
                return Ok(true);
            }
            "in" if !top.is_some_and(|top| top.is_position) => {
                // SQLite also accepts a table or an empty list there.
                let is_lite = self.dialect == Dialect::Sqlite;
                let is_table = is_lite && (self.is_next(1, Kind::Word) || self.is_next(1, Kind::Quoted));
                if !self.is_next(1, Kind::Open) && !is_table {
                    return Err(Fault::new("IN takes its values in parentheses: in ('a', 'b').").unfinished());
                }
                let is_empty = is_lite && self.is_next(1, Kind::Open) && self.is_next(2, Kind::Close);
                self.at += if is_empty { 3 } else { 1 };
                return Ok(!is_empty);
            }
            "is" => return self.is_something(),
            "similar" if self.dialect == Dialect::Postgres && next(self, &["to"]) => {
                self.at += 2;
                return Ok(true);
            }
            "sounds" if self.dialect == Dialect::Mysql && next(self, &["like"]) => {
                self.at += 2;
                return Ok(true);
            }
            "not" if next(self, NEGATED) => {
                self.at += 1;
                return Ok(false);
            }
            "not" if self.dialect == Dialect::Sqlite && next(self, &["null"]) => {
                self.at += 2;
                return Ok(false);
            }
            "collate"
                if self
                    .peek(1)
                    .is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Quoted | Kind::Text)) =>
            {
                self.collation()?;
                self.at += 2;
                while self.is_next(0, Kind::Dot) {
                    self.at += 2;
                }
                return Ok(false);
            }
            "at" if self.dialect == Dialect::Postgres && next(self, &["time"]) => {
                self.at += 3;
                return Ok(true);
            }
            "operator" if self.dialect == Dialect::Postgres && self.is_next(1, Kind::Open) => {
                self.at += 1;
                self.at = self.end_of_parentheses().unwrap_or(self.tokens.len());
                return Ok(true);
            }
            "filter" | "over" if self.is_next(1, Kind::Open) => {
                self.at += 1;
                self.at = self.end_of_parentheses().unwrap_or(self.tokens.len());
                return Ok(false);
            }
            "member" if self.dialect == Dialect::Mysql && next(self, &["of"]) => {
                self.at += 2;
                return Ok(true);
            }
            _ => {}
        }
        if is_operator(self.dialect, word) {
            self.at += 1;
            return Ok(true);
        }
        if POSTFIXES.contains(&word) && self.dialect != Dialect::Mysql {
            self.at += 1;
            return Ok(false);
        }
        let mut fault = Fault::new([token.text, " is not understood after ", self.before(), "."].concat());
        let keywords =
            ["and", "or", "not", "like", "between", "is", "collate", "end", "then", "else", "when", "in"];
        fault.unfinished =
            self.at + 1 == self.tokens.len() && keywords.iter().any(|own| own.starts_with(word));
        Err(match meant(word, keywords.into_iter()) {
            Some(own) => self.replaced(fault, token, own),
            None => self.offer_quotes(fault),
        })
    }

    /// Whether the collation belongs to another database.
    fn collation(&self) -> Result<(), Fault> {
        let Some(token) = self.peek(1).copied() else { return Ok(()) };
        let name = token.text.trim_matches(['"', '`', '\'']).to_ascii_lowercase();
        let of_sqlite = ["nocase", "rtrim", "binary"].contains(&name.as_str());
        let of_mysql = ["utf8mb4_", "utf8mb3_", "utf8_", "latin1_"].iter().any(|own| name.starts_with(own));
        let of_postgres = ["c", "posix", "ucs_basic", "unicode"].contains(&name.as_str());
        let is_foreign = match self.dialect {
            Dialect::Postgres => of_sqlite || of_mysql,
            Dialect::Mysql => of_sqlite && name != "binary" || of_postgres,
            Dialect::Sqlite => of_mysql || of_postgres,
        };
        if !is_foreign || self.names.is_mentioned(&name) {
            return Ok(());
        }
        Err(Fault::new([spec(self.dialect).name(), " has no collation ", token.text, "."].concat()))
    }

    /// `is null`, `is not true`, `is distinct from`. Returns whether an operand is expected next.
    fn is_something(&mut self) -> Step {
        self.at += 1;
        if self.peek(0).is_some_and(|token| token.is_word("not")) {
            self.at += 1;
        }
        let states = ["null", "true", "false", "unknown", "document", "normalized"];
        if self.peek(0).is_some_and(|token| token.is_one_of(&states)) {
            self.at += 1;
            return Ok(false);
        }
        if self.peek(0).is_some_and(|token| token.is_word("json")) {
            let more = ["json", "object", "array", "scalar", "value", "with", "without", "unique", "keys"];
            while self.peek(0).is_some_and(|token| token.is_one_of(&more)) {
                self.at += 1;
            }
            return Ok(false);
        }
        if self.peek(0).is_some_and(|token| token.is_word("distinct"))
            && self.peek(1).is_some_and(|token| token.is_word("from"))
        {
            self.at += 2;
            return Ok(true);
        }
        match self.peek(0) {
            Some(_) if self.dialect != Dialect::Sqlite => {
                Err(Fault::new("IS is followed by NULL, TRUE or FALSE. Compare other values with =."))
            }
            _ => Ok(true),
        }
    }
}
