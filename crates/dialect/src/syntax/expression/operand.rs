//! The tokens that can be a value.

use crowfoot_model::Dialect;

use super::super::Fault;
use super::super::expression_words::{PREFIXES, TYPED, is_operator, is_value};
use super::super::token::{Kind, Token};
use super::super::type_facts::arguments;
use super::{Open, Reader, Step, Use};
use crate::spec;

impl<'t> Reader<'t> {
    pub(super) fn operand(&mut self, token: Token<'t>) -> Step {
        let top = self.frames.last().copied();
        match token.kind {
            Kind::Number | Kind::Text => {
                self.at += 1;
                Ok(false)
            }
            Kind::Word => self.word_operand(token),
            Kind::Quoted => self.name(token),
            Kind::Operator => {
                let is_all =
                    token.text == "*" && top.is_some_and(|top| top.open == Open::Call && top.is_empty);
                let signs: &[&str] = match self.dialect {
                    Dialect::Postgres => {
                        &["+", "-", "~", "@", "|/", "||/", "!!", "@@", "@-@", "#", "?|", "?-"]
                    }
                    Dialect::Mysql => &["+", "-", "~", "!"],
                    Dialect::Sqlite => &["+", "-", "~"],
                };
                if !is_all && !signs.contains(&token.text) {
                    return Err(self.missing_before(token));
                }
                self.at += 1;
                Ok(!is_all)
            }
            Kind::Open => {
                self.at += 1;
                self.open(Open::Group, "");
                Ok(true)
            }
            Kind::Close if top.is_some_and(|top| top.open == Open::Call && top.is_empty) => {
                self.close(|open| open == Open::Call, token)
            }
            Kind::CloseBracket if top.is_some_and(|top| top.open == Open::Brackets) => {
                self.close(|open| open == Open::Brackets, token)
            }
            Kind::OpenBracket if top.is_some_and(|top| top.open == Open::Brackets) => {
                self.at += 1;
                self.open(Open::Brackets, "");
                Ok(true)
            }
            Kind::Colon if top.is_some_and(|top| top.open == Open::Brackets) => {
                self.at += 1;
                Ok(true)
            }
            Kind::Close if top.is_none() => Err(Fault::new("A ) closes what is not open.")),
            Kind::Close if top.is_some_and(|top| top.is_empty) => {
                Err(Fault::new("There is nothing in the parentheses."))
            }
            Kind::Junk => Err(self.stray(token)),
            Kind::Semicolon | Kind::Stray => Err(self.stray(token)),
            _ => Err(self.missing_before(token)),
        }
    }

    pub(super) fn stray(&self, token: Token<'_>) -> Fault {
        let fault = match token.kind {
            Kind::Semicolon => Fault::new("A semicolon cannot stand here."),
            _ => Fault::new([token.text, " is not understood."].concat()),
        };
        self.offer_quotes(fault)
    }

    /// Suggests to quote the whole text, if a default looks like a string.
    pub(super) fn offer_quotes(&self, fault: Fault) -> Fault {
        let is_plain = |token: &Token<'_>| {
            matches!(token.kind, Kind::Word | Kind::Number | Kind::Junk | Kind::Quoted) || token.text == "-"
        };
        let text = self.text.trim();
        if self.used != Use::Default || !self.tokens.iter().all(is_plain) {
            return fault;
        }
        let bare = match self.tokens {
            [one] if one.kind == Kind::Quoted => text.get(1..text.len() - 1).unwrap_or(text),
            _ => text,
        };
        let literal = spec(self.dialect).text_literal(bare);
        fault.better(["Use ", &literal].concat(), literal)
    }

    fn word_operand(&mut self, token: Token<'t>) -> Step {
        let word = token.text.to_ascii_lowercase();
        let word = word.as_str();
        let calls = self.is_next(1, Kind::Open);
        match word {
            "case" => {
                self.at += 1;
                self.open(Open::Case, "");
                return Ok(true);
            }
            "when" if self.frames.last().is_some_and(|top| top.open == Open::Case && top.is_empty) => {
                self.at += 1;
                return Ok(true);
            }
            "select" | "with" => {
                let place = if self.used == Use::Default { "A default" } else { "This expression" };
                return Err(Fault::new([place, " cannot have a query in it."].concat()));
            }
            "array" if self.dialect == Dialect::Postgres && self.is_next(1, Kind::OpenBracket) => {
                self.at += 2;
                self.open(Open::Brackets, "");
                return Ok(true);
            }
            "interval" if self.dialect == Dialect::Mysql && !calls => {
                self.at += 1;
                self.intervals += 1;
                return Ok(true);
            }
            "not" => {
                self.note_truth(true);
                self.at += 1;
                return Ok(true);
            }
            _ => {}
        }
        if PREFIXES.contains(&word) && !self.is_column(&token) {
            self.note_truth(true);
            self.at += 1;
            return Ok(true);
        }
        if is_value(self.dialect, word) && !self.is_next(1, Kind::Dot) {
            self.at += 1;
            self.is_truth |= self.frames.is_empty() && matches!(word, "true" | "false" | "null");
            self.deterministic(word)?;
            if self.is_next(0, Kind::Open) {
                let takes_digits = word.starts_with("current_time") || word.starts_with("localtime");
                let is_call = match self.dialect {
                    Dialect::Postgres => {
                        word == "current_schema" || takes_digits && self.is_next(1, Kind::Number)
                    }
                    Dialect::Mysql => true,
                    Dialect::Sqlite => false,
                };
                if !is_call && let Some(end) = self.end_of_parentheses() {
                    let what = [token.text, " takes no parentheses in ", spec(self.dialect).name(), "."];
                    let last = self.tokens.get(end - 1).map_or(token.end(), Token::end);
                    let whole = self.text.get(token.start..last).unwrap_or(token.text);
                    let whole = Token { text: whole, ..token };
                    return Err(self.replaced(Fault::new(what.concat()), whole, token.text));
                }
                self.at += 1;
                self.open(Open::Call, "");
                return Ok(true);
            }
            return Ok(false);
        }
        if let Some(end) = self.typed_literal(word) {
            self.at = end;
            return Ok(false);
        }
        let is_reserved = spec(self.dialect).is_reserved(word) || is_operator(self.dialect, word);
        if is_reserved && !calls && !self.is_next(1, Kind::Dot) {
            if self.used == Use::Default && self.tokens.len() == 1 {
                return Err(
                    self.offer_quotes(Fault::new([token.text, " is a keyword, not a value."].concat()))
                );
            }
            return Err(self.offer_quotes(self.missing_before(token)));
        }
        self.name(token)
    }

    /// The end of `date '2020-01-01'`, if there is one here.
    pub(super) fn typed_literal(&self, word: &str) -> Option<usize> {
        let is_type = match self.dialect {
            Dialect::Postgres => {
                TYPED.contains(&word) || arguments(self.dialect, word).is_some() || self.names.is_type(word)
            }
            Dialect::Mysql => ["date", "time", "timestamp"].contains(&word),
            Dialect::Sqlite => false,
        };
        let mut at = self.at + 1;
        let more = ["precision", "varying", "with", "without", "time", "zone"];
        while self.tokens.get(at).is_some_and(|token| token.is_one_of(&more)) {
            at += 1;
        }
        if let [open, digits, close] = self.tokens.get(at..at + 3).unwrap_or_default()
            && (open.kind, digits.kind, close.kind) == (Kind::Open, Kind::Number, Kind::Close)
        {
            at += 3;
        }
        if !is_type || self.tokens.get(at).is_none_or(|token| token.kind != Kind::Text) {
            return None;
        }
        at += 1;
        let fields = ["year", "month", "day", "hour", "minute", "second", "to"];
        while word == "interval" && self.tokens.get(at).is_some_and(|token| token.is_one_of(&fields)) {
            at += 1;
        }
        Some(at)
    }
}
