//! Expressions as they are typed. A text is gone through once: between operands stand operators, and a stack says what
//! is open. Functions with a grammar of their own are passed over.

use crowfoot_model::Dialect;

use super::expression_words::{
    NEGATED, OWN_GRAMMAR, PASSED_OVER, POSTFIXES, PREFIXES, SEPARATORS, TYPED, is_operator, is_value,
    is_volatile,
};
use super::functions::functions;
use super::similar::meant;
use super::token::{Kind, Token, tokens};
use super::type_facts::arguments;
use super::{Fault, Names, types, unclosed};
use crate::spec;

/// What an expression is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Default,
    Check,
    /// The check of a domain, which names its value `VALUE`.
    Domain,
    Generated,
    /// The `WHERE` of an index or an exclusion.
    Predicate,
    /// The key of an index.
    Key,
}

/// What an expression is as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One literal, or arithmetic: no truth value.
    Value,
    /// One name, by its place among the tokens.
    Name,
    Other,
}

pub(super) struct Judged {
    pub(super) fault: Option<Fault>,
    pub(super) shape: Shape,
    /// Words join its parts: `not a`, `a and b`.
    pub(super) is_condition: bool,
}

/// What an expression can name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope<'s> {
    pub table: &'s str,
    pub columns: &'s [&'s str],
}

/// What is wrong with an expression, and what it is.
pub(super) fn judge(dialect: Dialect, text: &str, used: Use, names: &dyn Names, scope: Scope<'_>) -> Judged {
    let mut judged = Judged { fault: None, shape: Shape::Other, is_condition: false };
    if text.len() > types::MOST {
        return judged;
    }
    if text.trim().is_empty() {
        judged.fault = match used {
            Use::Check | Use::Domain => Some(Fault::new("The check is empty.").unfinished()),
            Use::Generated => Some(Fault::new("The expression is empty.").unfinished()),
            Use::Default | Use::Predicate | Use::Key => None,
        };
        return judged;
    }
    match tokens(dialect, text) {
        Err(quote) => judged.fault = Some(unclosed(quote)),
        Ok(mut tokens) => {
            tokens.retain(|token| token.kind != Kind::Comment);
            let mut reader = Reader {
                dialect,
                text,
                tokens: &tokens,
                at: 0,
                used,
                names,
                scope,
                frames: Vec::new(),
                betweens: 0,
                intervals: 0,
                is_truth: false,
                is_sum: false,
                is_condition: false,
            };
            judged.fault = reader.read().err();
            judged.is_condition = reader.is_condition;
            judged.shape = reader.shape();
        }
    }
    judged
}

/// Functions without arguments that defaults are often made of.
const CALLS: &[&str] =
    &["now", "random", "rand", "gen_random_uuid", "uuid", "uuidv7", "clock_timestamp", "curdate"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Group,
    Call,
    Brackets,
    Case,
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    open: Open,
    is_empty: bool,
    /// Of what is around it: how many BETWEEN wait for their AND.
    betweens: u32,
    /// The name of the function is `position`, in which IN is no operator.
    is_position: bool,
}

struct Reader<'t> {
    dialect: Dialect,
    text: &'t str,
    tokens: &'t [Token<'t>],
    at: usize,
    used: Use,
    names: &'t dyn Names,
    scope: Scope<'t>,
    frames: Vec<Frame>,
    betweens: u32,
    /// How many INTERVAL of MySQL wait for their unit.
    intervals: u32,
    is_truth: bool,
    is_sum: bool,
    is_condition: bool,
}

type Step = Result<bool, Fault>;

impl<'t> Reader<'t> {
    /// Goes through the tokens; each step says whether an operand is wanted next.
    fn read(&mut self) -> Result<(), Fault> {
        let mut wants_operand = true;
        while let Some(token) = self.tokens.get(self.at).copied() {
            wants_operand = if wants_operand { self.operand(token)? } else { self.after_operand(token)? };
            if !wants_operand && let Some(frame) = self.frames.last_mut() {
                frame.is_empty = false;
            }
        }
        match self.frames.last().map(|frame| frame.open) {
            Some(Open::Case) => return Err(Fault::new("A CASE has no END.").unfinished()),
            Some(Open::Brackets) => return Err(unclosed('[')),
            Some(_) => return Err(unclosed('(')),
            None => {}
        }
        if wants_operand {
            return Err(Fault::new("Something is missing at the end.").unfinished());
        }
        self.end_of_between()
    }

    fn shape(&self) -> Shape {
        match self.tokens {
            [one] if matches!(one.kind, Kind::Number | Kind::Text) => Shape::Value,
            [one] if matches!(one.kind, Kind::Word | Kind::Quoted) && self.is_column(one) => Shape::Name,
            _ if self.is_sum && !self.is_truth => Shape::Value,
            _ => Shape::Other,
        }
    }

    fn peek(&self, ahead: usize) -> Option<&'t Token<'t>> {
        self.tokens.get(self.at + ahead)
    }

    fn is_next(&self, ahead: usize, kind: Kind) -> bool {
        self.peek(ahead).is_some_and(|token| token.kind == kind)
    }

    fn open(&mut self, open: Open, name: &str) {
        self.frames.push(Frame {
            open,
            is_empty: true,
            betweens: self.betweens,
            is_position: name == "position",
        });
        self.betweens = 0;
    }

    /// Ends what is open where it is of this kind.
    fn close(&mut self, is: impl Fn(Open) -> bool, token: Token<'_>) -> Step {
        self.end_of_between()?;
        match self.frames.pop() {
            Some(frame) if is(frame.open) => {
                self.betweens = frame.betweens;
                self.at += 1;
                Ok(false)
            }
            Some(Frame { open: Open::Case, .. }) => Err(Fault::new("A CASE has no END.")),
            _ => Err(Fault::new(["A ", token.text, " closes what is not open."].concat())),
        }
    }

    fn end_of_between(&self) -> Result<(), Fault> {
        match self.betweens {
            0 => Ok(()),
            _ => Err(Fault::new("BETWEEN needs two values: between 1 and 10.").unfinished()),
        }
    }

    fn missing_before(&self, token: Token<'_>) -> Fault {
        Fault::new(["Something is missing before ", token.text, "."].concat())
    }

    fn operand(&mut self, token: Token<'t>) -> Step {
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

    fn stray(&self, token: Token<'_>) -> Fault {
        let fault = match token.kind {
            Kind::Semicolon => Fault::new("A semicolon cannot stand here."),
            _ => Fault::new([token.text, " is not understood."].concat()),
        };
        self.offer_quotes(fault)
    }

    /// Offers to make the whole text a literal, where a default looks as if that had been meant.
    fn offer_quotes(&self, fault: Fault) -> Fault {
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

    /// Where `date '2020-01-01'` ends, if there is one here.
    fn typed_literal(&self, word: &str) -> Option<usize> {
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

    /// A column, a function, or either with what it is in before it.
    fn name(&mut self, first: Token<'t>) -> Step {
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
    fn deterministic(&self, name: &str) -> Result<(), Fault> {
        let keeps = matches!(self.used, Use::Generated | Use::Key | Use::Predicate);
        if keeps && is_volatile(self.dialect, name) {
            let place = if self.used == Use::Generated { "A generated value" } else { "An index" };
            return Err(Fault::new(
                [place, " cannot use ", name, ", which depends on more than its arguments."].concat(),
            ));
        }
        Ok(())
    }

    fn is_column(&self, token: &Token<'_>) -> bool {
        if self.used != Use::Default && unquoted(self.dialect, token) == self.scope.table {
            return true;
        }
        let is_word = token.kind == Kind::Word;
        if self.used == Use::Default && self.dialect != Dialect::Mysql {
            return false;
        }
        let name = unquoted(self.dialect, token);
        let folds = self.dialect != Dialect::Postgres;
        self.scope.columns.iter().any(|own| **own == name || folds && own.to_lowercase() == name.to_lowercase())
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
    fn replaced(&self, fault: Fault, token: Token<'_>, word: &str) -> Fault {
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
    fn end_of_parentheses(&self) -> Option<usize> {
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

    /// Notes what an operator outside of all parentheses makes of the whole.
    fn note_truth(&mut self, is_truth: bool) {
        if self.frames.is_empty() {
            self.is_truth |= is_truth;
            self.is_condition |= is_truth;
        }
    }

    fn after_operand(&mut self, token: Token<'t>) -> Step {
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
        if self.frames.is_empty() {
            let is_sum = matches!(token.text, "+" | "-" | "*" | "/" | "%" | "||");
            (self.is_sum, self.is_truth) = (self.is_sum | is_sum, self.is_truth | !is_sum);
        }
        self.at += 1;
        Ok(true)
    }

    fn word_after_operand(&mut self, token: Token<'t>) -> Step {
        let word = token.text.to_ascii_lowercase();
        let word = word.as_str();
        let top = self.frames.last().copied();
        if top.is_some_and(|top| top.open == Open::Case) && ["when", "then", "else"].contains(&word) {
            self.end_of_between()?;
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
                // SQLite takes a table there too, and no values at all.
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
            "similar" if next(self, &["to"]) => {
                self.at += 2;
                return Ok(true);
            }
            "sounds" if next(self, &["like"]) => {
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

    /// `is null`, `is not true`, `is distinct from`. Whether an operand is wanted then.
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

/// A name as the database compares it.
pub(super) fn unquoted(dialect: Dialect, token: &Token<'_>) -> String {
    if token.kind != Kind::Quoted {
        return if dialect == Dialect::Postgres { token.text.to_lowercase() } else { token.text.to_owned() };
    }
    let quote = token.text.chars().next().unwrap_or('"');
    let inner = token.text.get(1..token.text.len() - 1).unwrap_or("");
    inner.replace(&[quote, quote].iter().collect::<String>(), &quote.to_string())
}
