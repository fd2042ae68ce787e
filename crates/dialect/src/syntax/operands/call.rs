//! Operands that start with a name: columns, functions, casts, CASE and typed literals.

use crowfoot_model::{DefaultValue, Dialect};

use super::super::design::{bare, kind_misfit};
use super::super::expression_words::{OWN_GRAMMAR, TYPED};
use super::super::literal::literal_misfit;
use super::super::token::Kind;
use super::super::types;
use super::{Class, Operand, Reader, Result, Stop, What, class_of};
use crate::{logical_of, spec};

/// Return types of well-known functions.
const RETURNS: &[(Class, &[&str])] = &[
    (
        Class::Number,
        &[
            "length",
            "char_length",
            "character_length",
            "octet_length",
            "bit_length",
            "strpos",
            "ascii",
            "random",
            "nextval",
        ],
    ),
    (
        Class::Text,
        &["md5", "to_char", "concat", "concat_ws", "initcap", "replace", "current_user", "session_user"],
    ),
    (
        Class::Zoned,
        &["now", "clock_timestamp", "statement_timestamp", "transaction_timestamp", "current_timestamp"],
    ),
    (Class::Moment, &["localtimestamp", "make_timestamp"]),
    (Class::Day, &["current_date", "make_date", "to_date"]),
    (Class::Time, &["current_time", "localtime", "make_time"]),
    (Class::Span, &["age", "make_interval"]),
    (Class::Uuid, &["gen_random_uuid", "uuidv4", "uuidv7"]),
];
/// Functions without parentheses.
const VALUES: &[&str] = &[
    "current_timestamp",
    "localtimestamp",
    "current_date",
    "current_time",
    "localtime",
    "current_user",
    "session_user",
];
/// Functions that return one of their arguments.
const ONE_OF: &[&str] = &["coalesce", "greatest", "least", "nullif"];
/// Functions of text that return text.
const OF_TEXT: &[&str] = &[
    "length",
    "char_length",
    "character_length",
    "lower",
    "upper",
    "trim",
    "btrim",
    "ltrim",
    "rtrim",
    "initcap",
    "md5",
];
const KEEPS_TEXT: &[&str] = &["lower", "upper", "trim", "btrim", "ltrim", "rtrim"];
/// Functions whose first argument is a number.
const OF_NUMBER: &[&str] =
    &["abs", "ceil", "ceiling", "floor", "round", "sqrt", "sign", "trunc", "mod", "power"];

impl<'t> Reader<'t> {
    /// Reads the operand after its name.
    pub(super) fn named(&mut self, first: usize) -> Result<Operand<'t>> {
        self.at = first;
        if self.is_word(0, &["case"]) {
            return self.case(first);
        }
        if self.is_word(0, &["select", "with", "array", "row", "exists", "collation", "default"]) {
            return Err(Stop::Lost);
        }
        if self.is_word(0, TYPED)
            && !self.peek(1).is_some_and(|next| {
                matches!(next.kind, Kind::Dot | Kind::Operator | Kind::Cast | Kind::Close)
            })
            && let Some(literal) = self.typed_literal(first)?
        {
            return Ok(literal);
        }
        let last = self.name()?;
        let name = self.tokens.get(first..=last).unwrap_or_default();
        let word = match name {
            [one] if one.kind == Kind::Word => one.text.to_ascii_lowercase(),
            _ => String::new(),
        };
        if self.is_next(Kind::Open) {
            return self.call(first, &word);
        }
        if VALUES.contains(&word.as_str()) {
            return Ok(self.since(first, returned(&word)));
        }
        let what = self.column(name);
        Ok(self.since(first, what))
    }

    /// `date '2020-01-01'`; `None` if no literal follows the type.
    fn typed_literal(&mut self, first: usize) -> Result<Option<Operand<'t>>> {
        let Ok(end) = types::skip(Dialect::Postgres, self.text, self.tokens, first, self.known) else {
            return Ok(None);
        };
        let literal = self.tokens.get(end).filter(|token| token.kind == Kind::Text);
        let Some(literal) = literal else { return Ok(None) };
        let inner = literal.text.strip_prefix('\'').and_then(|text| text.strip_suffix('\''));
        let inner = inner.filter(|text| !text.contains('\'')).map_or(What::Unknown, What::Literal);
        self.at = end + 1;
        let what = self.converted(Operand { what: inner, first: end, last: end }, first, end)?;
        // `interval '1' day`
        if self.is_word(0, &["year", "month", "day", "hour", "minute", "second"]) {
            return Err(Stop::Lost);
        }
        Ok(Some(self.since(first, what)))
    }

    /// The type after `::`.
    pub(super) fn cast(&mut self, operand: Operand<'t>) -> Result<What<'t>> {
        let from = self.at;
        let skipped = types::skip(Dialect::Postgres, self.text, self.tokens, from, self.known);
        self.at = skipped.map_err(|_| Stop::Lost)?;
        self.converted(operand, from, self.at)
    }

    /// An operand as a value of the type in these tokens.
    fn converted(&self, operand: Operand<'t>, from: usize, to: usize) -> Result<What<'t>> {
        let start = self.tokens.get(from).map(|token| token.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map(|token| token.end());
        let text = start.zip(end).and_then(|(start, end)| self.text.get(start..end)).unwrap_or("");
        if self.known.is_type(&text.to_ascii_lowercase()) {
            return Ok(What::Unknown);
        }
        let data_type = spec(Dialect::Postgres).parse_type(text);
        if let What::Literal(value) = operand.what {
            let literal = DefaultValue::Text(value.to_owned());
            let misfit = kind_misfit(Dialect::Postgres, &data_type, &literal, self.known);
            let misfit = misfit.or_else(|| {
                let logical = logical_of(bare(&data_type, self.known))?;
                literal_misfit(Dialect::Postgres, logical, &literal)
            });
            if let Some(misfit) = misfit {
                return Err(self.said(&[self.slice(operand), " ", misfit, "."]));
            }
        }
        let class = class_of(&data_type);
        if let (Some(from), Some(to)) = (operand.what.class(), class)
            && !self.may_become(operand, from, to)
        {
            let own = super::called(from);
            return Err(self.said(&[
                self.slice(operand),
                " is ",
                own,
                ", which does not become ",
                text,
                ".",
            ]));
        }
        if let (Some(from), Some(to)) = (operand.what.class(), class) {
            self.fixed_cast(operand, from, to)?;
        }
        Ok(class.map_or(What::Unknown, |class| What::Typed(class, None)))
    }

    /// Whether there is a cast, or that is unknown.
    fn may_become(&self, operand: Operand<'t>, from: Class, to: Class) -> bool {
        use Class::{Boolean, Day, Json, Moment, Number, Span, Time, Uuid, Zoned};
        let is_fraction = || matches!(operand.what, What::Number) && self.slice(operand).contains('.');
        match (from, to) {
            (Number, Boolean) => !is_fraction(),
            (Number, Day | Moment | Zoned | Time | Uuid | Json | Span) => false,
            (Boolean, Day | Moment | Zoned | Time | Uuid | Span) => false,
            (Day | Moment | Zoned | Time | Span | Uuid, Number | Boolean) => false,
            _ => true,
        }
    }

    /// A function from its parenthesis on. Arguments with a grammar of their own are skipped.
    fn call(&mut self, first: usize, word: &str) -> Result<Operand<'t>> {
        let open = self.at;
        let close = self.closing(open)?;
        if word == "cast" {
            self.at += 1;
            let operand = self.expression(0)?;
            self.expect_word("as")?;
            let what = self.cast(operand)?;
            self.expect(Kind::Close)?;
            return Ok(self.since(first, what));
        }
        if word == "extract" {
            self.at += 2;
            self.expect_word("from")?;
            let operand = self.expression(0)?;
            self.fixed_call(word, &[operand, operand])?;
            self.expect(Kind::Close)?;
            return Ok(self.since(first, What::Typed(Class::Number, None)));
        }
        let depth = self.depth;
        let mut arguments = Vec::new();
        let known = if OWN_GRAMMAR.contains(&word) && word != "trim" {
            Err(Stop::Lost)
        } else {
            self.arguments(close, &mut arguments)
        };
        if let Err(Stop::Fault(fault)) = known {
            return Err(Stop::Fault(fault));
        }
        (self.at, self.depth) = (close + 1, depth);
        if self.is_word(0, &["filter", "over", "within"]) {
            return Err(Stop::Lost);
        }
        let is_own = word.is_empty() || self.known.is_mentioned(word);
        let what = if is_own {
            What::Unknown
        } else if ONE_OF.contains(&word) {
            let one = self.unified(&word.to_ascii_uppercase(), &arguments)?;
            if known.is_ok() { one } else { What::Unknown }
        } else {
            self.argument(word, &arguments)?;
            if known.is_ok() {
                self.fixed_call(word, &arguments)?;
            }
            if let ("date_trunc", [_, of]) = (word, arguments.as_slice()) {
                return Ok(self
                    .since(first, of.what.class().map_or(What::Unknown, |class| What::Typed(class, None))));
            }
            let of = arguments.first().map(|argument| argument.what);
            match of {
                Some(What::Typed(Class::Text, _)) if KEEPS_TEXT.contains(&word) => {
                    What::Typed(Class::Text, None)
                }
                _ => returned(word),
            }
        };
        Ok(self.since(first, what))
    }

    fn arguments(&mut self, close: usize, arguments: &mut Vec<Operand<'t>>) -> Result<()> {
        self.at += 1;
        while self.at < close {
            arguments.push(self.expression(0)?);
            if self.at < close {
                self.expect(Kind::Comma)?;
            }
        }
        Ok(())
    }

    /// `length(qty)`: the first argument, if it is a column.
    fn argument(&self, word: &str, arguments: &[Operand<'t>]) -> Result<()> {
        let Some(first) = arguments.first() else { return Ok(()) };
        let What::Typed(class, Some(_)) = first.what else { return Ok(()) };
        let wants = if OF_TEXT.contains(&word) {
            Class::Text
        } else if OF_NUMBER.contains(&word) {
            Class::Number
        } else {
            return Ok(());
        };
        if class == wants {
            return Ok(());
        }
        let (wants, class) = (super::called(wants), super::called(class));
        Err(self.said(&[word, " takes ", wants, ", and ", self.slice(*first), " is ", class, "."]))
    }

    fn case(&mut self, first: usize) -> Result<Operand<'t>> {
        self.at += 1;
        let compared = if self.is_word(0, &["when"]) { None } else { Some(self.expression(0)?) };
        let mut results = Vec::new();
        while self.is_word(0, &["when"]) {
            self.at += 1;
            let when = self.expression(0)?;
            match compared {
                Some(compared) => self.compared(compared, when)?,
                None => self.condition(when)?,
            }
            self.expect_word("then")?;
            results.push(self.expression(0)?);
        }
        if self.is_word(0, &["else"]) {
            self.at += 1;
            // PostgreSQL checks it first.
            let other = self.expression(0)?;
            results.insert(0, other);
        }
        self.expect_word("end")?;
        let what = self.unified("CASE", &results)?;
        Ok(self.since(first, what))
    }
}

fn returned(word: &str) -> What<'static> {
    let found = RETURNS.iter().find(|(_, words)| words.contains(&word));
    found.map_or(What::Unknown, |(class, _)| What::Typed(*class, None))
}
