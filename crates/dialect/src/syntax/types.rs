//! Types as typed.

use crowfoot_model::Dialect;

use super::clauses;
use super::similar::meant;
use super::token::{Kind, Token, tokens};
use super::type_facts::{Arguments, FOREIGN, MYSQL_NUMBERS, arguments, names};
use super::{Better, Fault, Names, unclosed};
use crate::spec;

/// Longer texts are not checked.
pub(super) const MOST: usize = 20_000;

/// The fault of a type.
pub(super) fn fault(dialect: Dialect, text: &str, known: &dyn Names) -> Option<Fault> {
    let text = text.trim();
    if text.is_empty() || text.len() > MOST {
        return None;
    }
    let tokens = match tokens(dialect, text) {
        Ok(tokens) => tokens,
        Err(quote) => return Some(unclosed(quote)),
    };
    let mut reader = Reader { dialect, text, tokens: &tokens, at: 0, known };
    if dialect == Dialect::Sqlite { reader.sqlite() } else { reader.whole() }
}

/// Reads a type within an expression: the position of its end, or its fault.
pub(super) fn skip(
    dialect: Dialect,
    text: &str,
    tokens: &[Token<'_>],
    at: usize,
    known: &dyn Names,
) -> Result<usize, Fault> {
    let mut reader = Reader { dialect, text, tokens, at, known };
    match reader.name_and_arguments() {
        Some(fault) => Err(Fault { better: None, ..fault }),
        None => Ok(reader.at),
    }
}

struct Reader<'t> {
    dialect: Dialect,
    text: &'t str,
    tokens: &'t [Token<'t>],
    at: usize,
    known: &'t dyn Names,
}

impl<'t> Reader<'t> {
    fn whole(&mut self) -> Option<Fault> {
        if let Some(fault) = self.name_and_arguments() {
            return Some(fault);
        }
        self.rest()
    }

    /// The tokens after the type: valid column clauses are accepted.
    fn rest(&self) -> Option<Fault> {
        let rest = self.tokens.get(self.at..).filter(|rest| !rest.is_empty())?;
        let first = rest.first().copied().filter(|_| !clauses::run(self.dialect, rest, self.known))?;
        Some(self.trailing(first))
    }

    /// SQLite accepts any words as a type, with up to two numbers.
    fn sqlite(&mut self) -> Option<Fault> {
        while self.peek().is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Quoted | Kind::Text)) {
            let token = self.tokens.get(self.at).copied()?;
            let is_clause = token.kind == Kind::Word
                && (spec(self.dialect).is_reserved(token.text)
                    || self.words_follow(&["generated", "always"]));
            if is_clause && self.at > 0 {
                return self.rest();
            }
            self.at += 1;
        }
        let words = self.at;
        let fault = match self.peek() {
            Some(token) if token.kind == Kind::Open && words > 0 => match self.parenthesized() {
                Ok(inside) if inside.len() <= 2 && inside.iter().all(|own| is_number(own)) => None,
                Ok(_) => Some(
                    Fault::new("SQLite takes only one or two numbers in the parentheses of a type.")
                        .instead(self.without_parentheses()),
                ),
                Err(fault) => Some(fault),
            },
            _ => None,
        };
        fault.or_else(|| self.rest())
    }

    fn peek(&self) -> Option<&Token<'t>> {
        self.tokens.get(self.at)
    }

    fn name_and_arguments(&mut self) -> Option<Fault> {
        let from = self.at;
        let Some(first) = self.peek().copied() else {
            return Some(Fault::new("A type is missing.").unfinished());
        };
        if !matches!(first.kind, Kind::Word | Kind::Quoted) {
            return Some(Fault::new([first.text, " is not a type."].concat()));
        }
        let is_qualified = self.tokens.get(from + 1).is_some_and(|token| token.kind == Kind::Dot);
        let takes = if first.kind == Kind::Quoted || is_qualified {
            match self.named(is_qualified) {
                Ok(takes) => takes,
                Err(fault) => return Some(fault),
            }
        } else {
            match self.words() {
                Some(takes) => takes,
                None if self.known.is_type(&first.text.to_lowercase()) => {
                    self.at = from + 1;
                    Arguments::None
                }
                None => return Some(self.unknown(first)),
            }
        };
        let name = self.text.get(first.start..self.end_before()).unwrap_or(first.text).to_lowercase();
        if self.peek().is_some_and(|token| token.kind == Kind::Open) {
            match self.parenthesized() {
                Ok(inside) => {
                    if let Some(fault) = self.judge(&name, takes, &inside) {
                        return Some(fault);
                    }
                }
                Err(fault) => return Some(fault),
            }
        } else if let Some(fault) = self.lacking(&name, takes) {
            return Some(fault);
        }
        self.suffixes(&name)
    }

    /// A quoted or qualified name.
    fn named(&mut self, is_qualified: bool) -> Result<Arguments, Fault> {
        let mut parts = Vec::new();
        while let Some(token) = self.peek().filter(|token| matches!(token.kind, Kind::Word | Kind::Quoted)) {
            let name = match token.kind {
                Kind::Quoted => token.text.get(1..token.text.len() - 1).unwrap_or("").replace("\"\"", "\""),
                _ => token.text.to_lowercase(),
            };
            parts.push(name);
            self.at += 1;
            if self.peek().is_none_or(|token| token.kind != Kind::Dot) {
                break;
            }
            self.at += 1;
        }
        let name = parts.last().cloned().unwrap_or_default();
        let is_catalog = self.dialect == Dialect::Postgres
            && parts.first().is_some_and(|schema| is_qualified && schema == "pg_catalog");
        // An extension can be in any schema.
        if (is_catalog || is_qualified && self.known.has_extensions())
            && let Some(takes) = arguments(self.dialect, &name)
        {
            return Ok(takes);
        }
        if self.known.is_type(&name) {
            return Ok(Arguments::Free);
        }
        // Quoted, only the names in the catalog are valid.
        if self.dialect == Dialect::Postgres
            && !is_qualified
            && !SQL_ONLY.contains(&name.as_str())
            && let Some(takes) = arguments(self.dialect, &name)
        {
            return Ok(takes);
        }
        let shown = parts.join(".");
        if is_qualified && self.dialect == Dialect::Postgres {
            let mut fault = Fault::new(
                [&shown, " is not a type of this design. It has to be there before the script runs."]
                    .concat(),
            );
            fault.is_certain = false;
            return Err(fault);
        }
        Err(self.no_type(&shown))
    }

    /// The longest run of words that is a type, skipping the number inside `time(3) with time zone`.
    fn words(&mut self) -> Option<Arguments> {
        let mut words = String::new();
        let mut best = None;
        let mut at = self.at;
        while let Some(token) = self.tokens.get(at).filter(|token| token.kind == Kind::Word) {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&token.text.to_ascii_lowercase());
            at += 1;
            if let Some(takes) = arguments(self.dialect, &words) {
                best = Some((at, takes));
            }
            if at - self.at > 4 {
                break;
            }
        }
        let (end, takes) = best?;
        self.at = end;
        Some(takes)
    }

    /// The content of the parentheses at the cursor, split at commas.
    fn parenthesized(&mut self) -> Result<Vec<&'t [Token<'t>]>, Fault> {
        let tokens = self.tokens;
        let from = self.at + 1;
        let mut depth = 0_usize;
        let mut start = from;
        let mut inside = Vec::new();
        for (at, token) in tokens.iter().enumerate().skip(self.at) {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Comma if depth == 1 => {
                    inside.push(tokens.get(start..at).unwrap_or_default());
                    start = at + 1;
                }
                Kind::Close => {
                    depth -= 1;
                    if depth == 0 {
                        inside.push(tokens.get(start..at).unwrap_or_default());
                        self.at = at + 1;
                        return Ok(inside);
                    }
                }
                _ => {}
            }
        }
        Err(unclosed('('))
    }

    fn judge(&self, name: &str, takes: Arguments, inside: &[&[Token<'_>]]) -> Option<Fault> {
        let dialect = spec(self.dialect).name();
        let numbers: Option<Vec<i64>> = inside.iter().map(|own| number(own)).collect();
        let without = || self.without_parentheses();
        let one = || match numbers.as_deref() {
            Some([one]) => Some(*one),
            _ => None,
        };
        match takes {
            Arguments::Free => None,
            Arguments::None => Some(
                Fault::new([name, " takes no parentheses in ", dialect, "."].concat()).instead(without()),
            ),
            Arguments::Values => {
                let are_texts = inside.iter().all(|own| matches!(own, [one] if one.kind == Kind::Text));
                (!are_texts)
                    .then(|| Fault::new([name, " takes values in quotes: ", name, "('a', 'b')."].concat()))
            }
            Arguments::Length { most, .. } => match one() {
                Some(length)
                    if length >= i64::from(self.dialect == Dialect::Postgres)
                        && length <= i64::from(most) =>
                {
                    None
                }
                Some(_) => Some(Fault::new(
                    [name, " takes a length of at most ", &most.to_string(), " in ", dialect, "."].concat(),
                )),
                None => Some(Fault::new([name, " takes one number in its parentheses."].concat())),
            },
            Arguments::Precision { most } => match one() {
                Some(digits) if (0..=i64::from(most)).contains(&digits) => None,
                _ => Some(Fault::new([name, " takes a number from 0 to 6 in its parentheses."].concat())),
            },
            Arguments::Digits { most, scale } => {
                let is_float = matches!(name, "float" | "double" | "real" | "double precision");
                let (digits, behind) = match numbers.as_deref() {
                    Some([digits]) => (*digits, 0),
                    Some([digits, behind]) => (*digits, *behind),
                    _ => {
                        return Some(Fault::new(
                            [name, " takes one or two numbers in its parentheses."].concat(),
                        ));
                    }
                };
                if is_float && name != "float" && inside.len() == 1 {
                    return Some(
                        Fault::new([name, " takes two numbers in its parentheses, or none."].concat())
                            .instead(without()),
                    );
                }
                let least = i64::from(self.dialect == Dialect::Postgres);
                let is_right = (least..=i64::from(most)).contains(&digits)
                    && behind.unsigned_abs() <= u64::from(scale)
                    && (self.dialect == Dialect::Postgres
                        || (0..=digits.max(i64::from(digits == 0) * 10)).contains(&behind));
                (!is_right)
                    .then(|| Fault::new([name, " cannot have that many digits in ", dialect, "."].concat()))
            }
        }
    }

    /// The fault of missing arguments.
    fn lacking(&self, name: &str, takes: Arguments) -> Option<Fault> {
        let whole = |inside: &str| {
            let (before, after) = self.text.split_at_checked(self.end_before()).unwrap_or((self.text, ""));
            [before, inside, after].concat()
        };
        match takes {
            Arguments::Length { needed: true, .. } => Some(
                Fault::new([name, " needs a length in ", spec(self.dialect).name(), "."].concat())
                    .instead(Some(whole("(255)")))
                    .unfinished(),
            ),
            Arguments::Values => {
                Some(Fault::new([name, " needs its values: ", name, "('a', 'b')."].concat()).unfinished())
            }
            _ => None,
        }
    }

    /// The rest of a type after its arguments.
    fn suffixes(&mut self, name: &str) -> Option<Fault> {
        if self.dialect == Dialect::Postgres {
            if matches!(name, "time" | "timestamp")
                && self.words_follow(&["with", "time", "zone"])
                    | self.words_follow(&["without", "time", "zone"])
            {
                self.at += 3;
            }
            if name == "interval"
                && self.tokens.get(self.at).is_some_and(|token| {
                    token.is_one_of(&["year", "month", "day", "hour", "minute", "second"])
                })
            {
                self.at +=
                    if self.tokens.get(self.at + 1).is_some_and(|token| token.is_word("to")) { 3 } else { 1 };
            }
            return self.arrays();
        }
        while let Some(token) = self.peek().filter(|token| token.kind == Kind::Word) {
            let is_number = MYSQL_NUMBERS.contains(&name);
            if is_number && token.is_one_of(&["unsigned", "signed", "zerofill"])
                || !is_number && token.is_one_of(&["binary", "ascii", "unicode", "byte"])
            {
                self.at += 1;
            } else if !is_number && token.is_one_of(&["compressed", "ref_system_id"]) {
                let has_value = self.tokens.get(self.at + 1).is_some_and(|token| token.text == "=");
                self.at += if has_value { 3 } else { 1 };
            } else if !is_number && token.is_word("collate") {
                let named = self.tokens.get(self.at + 1);
                if let Some(name) = named.filter(|own| !clauses::may_be_collation(self.dialect, own.text)) {
                    return Some(Fault::new(["MySQL has no collation ", name.text, "."].concat()));
                }
                self.at += 2;
            } else if !is_number
                && (token.is_word("charset")
                    || self.words_follow(&["character", "set"])
                    || self.words_follow(&["char", "set"]))
            {
                let set = self.at + if token.is_word("charset") { 1 } else { 2 };
                if let Some(name) = self.tokens.get(set).filter(|own| !clauses::is_charset(own.text)) {
                    return Some(Fault::new(["MySQL has no character set ", name.text, "."].concat()));
                }
                self.at = set + 1;
            } else {
                break;
            }
        }
        None
    }

    fn arrays(&mut self) -> Option<Fault> {
        if self.peek().is_some_and(|token| token.is_word("array")) {
            self.at += 1;
        }
        while self.peek().is_some_and(|token| token.kind == Kind::OpenBracket) {
            let bound =
                usize::from(self.tokens.get(self.at + 1).is_some_and(|token| token.kind == Kind::Number));
            match self.tokens.get(self.at + 1 + bound) {
                Some(token) if token.kind == Kind::CloseBracket => self.at += 2 + bound,
                Some(_) => return Some(Fault::new("An array is written with empty brackets: text[].")),
                None => return Some(unclosed('[')),
            }
        }
        None
    }

    fn words_follow(&self, words: &[&str]) -> bool {
        let mut ahead = self.tokens.get(self.at..).unwrap_or_default().iter();
        words.iter().all(|word| ahead.next().is_some_and(|token| token.is_word(word)))
    }

    /// Whether a type may belong to an extension, if the design uses any.
    fn no_type(&self, name: &str) -> Fault {
        let fault = Fault::new([spec(self.dialect).name(), " has no type ", name, "."].concat());
        if self.known.has_extensions() { fault.uncertain() } else { fault }
    }

    /// The fault of an unknown type, with a suggestion.
    fn unknown(&self, first: Token<'_>) -> Fault {
        let word = first.text.to_ascii_lowercase();
        let after = self.text.get(first.end()..).unwrap_or("");
        let with = |name: &str| [self.text.get(..first.start).unwrap_or(""), name, after].concat();
        let is_only_word = self.tokens.len() == 1;
        let begins = is_only_word
            && (names(self.dialect).any(|name| name.starts_with(&word)) || self.known.begins_type(&word));
        let mut fault = self.no_type(first.text);
        fault.unfinished = begins;
        let at = match self.dialect {
            Dialect::Postgres => 0,
            Dialect::Mysql => 1,
            Dialect::Sqlite => 2,
        };
        if let Some((_, spelled)) = FOREIGN.iter().find(|(name, _)| *name == word) {
            let keeps =
                spelled[at] == "varchar" && self.tokens.get(1).is_some_and(|token| token.kind == Kind::Open);
            // Its arguments do not apply to the suggested type.
            return fault.instead(Some(if keeps { with(spelled[at]) } else { spelled[at].to_owned() }));
        }
        match meant(&word, names(self.dialect)) {
            Some(name) => fault.instead(Some(with(name))),
            None => fault,
        }
    }

    /// The fault of text after a type that is not part of it.
    fn trailing(&self, token: Token<'_>) -> Fault {
        let own = self.text.get(..token.start).unwrap_or("").trim_end();
        let rest = self.text.get(token.start..).unwrap_or("");
        let dialect = spec(self.dialect).name();
        if token.is_one_of(&["unsigned", "signed", "zerofill"]) {
            return Fault::new([dialect, " has no ", &token.text.to_ascii_lowercase(), " types."].concat())
                .better(["Drop ", &token.text.to_ascii_lowercase()].concat(), own.to_owned());
        }
        if token.is_one_of(&["auto_increment", "autoincrement", "identity"]) {
            return Fault::new(
                [token.text, " is not part of a type. A column auto-increments by its identity."].concat(),
            )
            .better(["Use ", own].concat(), own.to_owned());
        }
        let mut fault = Fault::new([token.text, " is not understood after the type ", own, "."].concat());
        let word = token.text.to_ascii_lowercase();
        let clauses = CLAUSES.iter().copied();
        match (clauses.clone().find(|own| *own == word), meant(&word, clauses)) {
            (Some("default"), _) | (None, Some("default")) => {
                let value = rest.get(token.text.len()..).unwrap_or("").trim();
                if word != "default" {
                    fault.what.push_str(" Did you mean default?");
                }
                fault.unfinished = value.is_empty();
                fault.better = Some(Better {
                    label: ["Make ", value, " the default"].concat(),
                    text: own.to_owned(),
                    default: Some(value.to_owned()),
                })
                .filter(|_| !value.is_empty());
            }
            (None, Some(clause)) => {
                fault.what.push_str(&[" Did you mean ", clause, "?"].concat());
            }
            _ => {
                fault.unfinished = CLAUSES.iter().any(|clause| clause.starts_with(&word));
                fault.better =
                    Some(Better { label: ["Use ", own].concat(), text: own.to_owned(), default: None });
            }
        }
        fault
    }

    /// The end of the last token.
    fn end_before(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, Token::end)
    }

    /// The text without the last parentheses.
    fn without_parentheses(&self) -> Option<String> {
        let end = self.end_before();
        let open = self.tokens.iter().find(|token| token.kind == Kind::Open)?.start;
        Some([self.text.get(..open)?.trim_end(), self.text.get(end..)?].concat())
    }
}

/// Types of PostgreSQL that are keywords instead of names.
const SQL_ONLY: &[&str] = &[
    "boolean",
    "smallint",
    "integer",
    "int",
    "bigint",
    "real",
    "decimal",
    "dec",
    "float",
    "character",
    "nchar",
];

/// Words that can follow a type.
const CLAUSES: &[&str] = &[
    "default",
    "references",
    "unique",
    "primary",
    "not",
    "null",
    "check",
    "collate",
    "comment",
    "generated",
    "constraint",
    "unsigned",
];

fn is_number(tokens: &[Token<'_>]) -> bool {
    match tokens {
        [one] => one.kind == Kind::Number,
        [sign, one] => matches!(sign.text, "+" | "-") && one.kind == Kind::Number,
        _ => false,
    }
}

fn number(tokens: &[Token<'_>]) -> Option<i64> {
    match tokens {
        [one] if one.kind == Kind::Number => one.text.parse().ok(),
        [sign, one] if sign.text == "-" && one.kind == Kind::Number => {
            one.text.parse().ok().map(|own: i64| -own)
        }
        _ => None,
    }
}
