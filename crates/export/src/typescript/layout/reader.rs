//! Reads the TypeScript that we write: expressions without statements in them.

use super::expression::{Expression, Property};
use super::ir::Ir;

/// Operators of two operands, those that bind least first.
const OPERATORS: &[&[&str]] =
    &[&["??", "||"], &["&&"], &["===", "!=="], &["<=", ">=", "<", ">"], &["+", "-"], &["*", "/", "%"]];

/// How deep expressions are read. Ours are not as deep, but defaults of columns may be.
const DEPTH: usize = 32;

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    depth: usize,
}

pub(super) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, depth: 0 }
    }

    /// Skips white space. Whether a line ends there.
    pub(super) fn space(&mut self) -> bool {
        let rest = self.text.trim_start();
        let is_line = self.text.len() > rest.len() && self.text.trim_start_matches(' ').starts_with('\n');
        self.text = rest;
        is_line
    }

    pub(super) fn sees(&mut self, token: &str) -> bool {
        self.space();
        self.text.starts_with(token)
    }

    pub(super) fn eat(&mut self, token: &str) -> bool {
        self.space();
        let rest = self.text.strip_prefix(token);
        self.text = rest.unwrap_or(self.text);
        rest.is_some()
    }

    /// A keyword, and not the beginning of another word.
    pub(super) fn keyword(&mut self, word: &str) -> bool {
        self.space();
        let rest = self.text.strip_prefix(word).filter(|rest| !rest.starts_with(is_name));
        self.text = rest.unwrap_or(self.text);
        rest.is_some()
    }

    pub(super) fn must(&mut self, token: &str) -> Option<()> {
        self.eat(token).then_some(())
    }

    pub(super) fn name(&mut self) -> Option<&'a str> {
        self.space();
        let name = self.take(self.text.find(|c| !is_name(c)).unwrap_or(self.text.len()));
        Some(name).filter(|name| !name.is_empty())
    }

    pub(super) fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.text.split_at_checked(length).unwrap_or((self.text, ""));
        self.text = rest;
        taken
    }

    /// A text up to its quote, a template, or a regular expression.
    pub(super) fn quoted(&mut self) -> Option<&'a str> {
        self.space();
        let mut chars = self.text.char_indices();
        let (_, quote) = chars.next().filter(|(_, c)| matches!(c, '\'' | '"' | '`' | '/'))?;
        let (mut is_escaped, mut is_set) = (false, false);
        let (end, _) = chars.find(|(_, c)| {
            let is_end = !is_escaped && !is_set && *c == quote;
            is_set = quote == '/' && !is_escaped && (*c == '[' || is_set && *c != ']');
            is_escaped = !is_escaped && *c == '\\';
            is_end
        })?;
        Some(self.take(end + 1))
    }

    /// Brackets with all that is in them.
    pub(super) fn balanced(&mut self) -> Option<&'a str> {
        self.space();
        let mut inner = *self;
        let mut depth = 0usize;
        loop {
            let c = inner.text.chars().next()?;
            match c {
                '\'' | '"' | '`' => {
                    inner.quoted()?;
                    continue;
                }
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.checked_sub(1)?,
                _ => {}
            }
            inner.take(c.len_utf8());
            if depth == 0 {
                return Some(self.take(self.text.len() - inner.text.len()));
            }
        }
    }

    /// Items up to a bracket, with or without a comma after the last.
    fn items<T>(&mut self, close: &str, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        while !self.eat(close) {
            items.push(item(self)?);
            if !self.eat(",") {
                self.must(close)?;
                break;
            }
        }
        Some(items)
    }

    pub(super) fn list<T>(
        &mut self,
        open: &str,
        close: &str,
        item: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.must(open)?;
        self.items(close, item)
    }

    pub(super) fn expression(&mut self) -> Option<Expression> {
        self.deeper(Self::inner_expression)
    }

    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth += 1;
        let found = if self.depth < DEPTH { read(self) } else { None };
        self.depth -= 1;
        found
    }

    fn inner_expression(&mut self) -> Option<Expression> {
        if self.eat("...") {
            return Some(Expression::Unary("...".to_owned(), Box::new(self.expression()?)));
        }
        if let Some(arrow) = self.arrow() {
            return arrow;
        }
        let test = self.binary(0)?;
        if self.sees("?") && !self.sees("?.") && self.eat("?") {
            let first = self.expression()?;
            self.must(":")?;
            return Some(Expression::Conditional(Box::new([test, first, self.expression()?])));
        }
        Some(test)
    }

    /// `None` where there is no arrow function.
    fn arrow(&mut self) -> Option<Option<Expression>> {
        self.space();
        let mut after = *self;
        after.keyword("async");
        if !after.sees("(") {
            return None;
        }
        after.balanced()?;
        if after.eat(":") {
            after.type_of()?;
        }
        let head = self.text.get(..self.text.len() - after.text.len())?;
        if !after.eat("=>") || head.contains('\n') {
            return None;
        }
        *self = after;
        Some(self.expression().map(|body| Expression::Arrow(head.to_owned(), Box::new(body))))
    }

    fn binary(&mut self, level: usize) -> Option<Expression> {
        let Some(operators) = OPERATORS.get(level) else { return self.unary() };
        let mut left = self.binary(level + 1)?;
        loop {
            // Type assertions bind like comparisons.
            if level == 3 && self.keyword("as") {
                left = Expression::As(Box::new(left), self.type_of()?);
                continue;
            }
            let Some(operator) = operators.iter().find(|operator| self.sees(operator)) else {
                return Some(left);
            };
            self.eat(operator);
            let right = self.binary(level + 1)?;
            left = Expression::Binary((*operator).to_owned(), Box::new([left, right]));
        }
    }

    fn unary(&mut self) -> Option<Expression> {
        let operator = if self.keyword("await") {
            "await "
        } else if self.keyword("typeof") {
            "typeof "
        } else {
            *["!", "-"].iter().find(|operator| self.eat(operator)).unwrap_or(&"")
        };
        if operator.is_empty() {
            return self.postfix();
        }
        Some(Expression::Unary(operator.to_owned(), Box::new(self.deeper(Self::unary)?)))
    }

    fn postfix(&mut self) -> Option<Expression> {
        let is_new = self.keyword("new");
        let mut value = self.primary()?;
        let mut is_called = false;
        loop {
            let object = |value| Box::new(value);
            if is_new && !is_called && (self.sees("(") || self.sees("<")) {
                let types = if self.sees("<") { self.types()? } else { Ir::text("") };
                let arguments = self.list("(", ")", Self::expression)?;
                value = Expression::New(object(value), types, arguments);
                is_called = true;
            } else if self.sees("(") {
                let arguments = self.list("(", ")", Self::expression)?;
                value = Expression::Call(object(value), arguments);
            } else if self.sees("?.") || self.sees(".") && !self.sees("...") {
                let dot = if self.eat("?.") { "?." } else { "." };
                self.eat(dot);
                let property = [dot, self.name()?, self.raw_types()].concat();
                value = Expression::Member(object(value), property);
            } else if self.text.starts_with('[') {
                value = Expression::Member(object(value), self.balanced()?.to_owned());
            } else if self.text.starts_with('`') {
                let Expression::Name(tag) = value else { return None };
                value = Expression::Template([&tag, self.quoted()?].concat());
            } else {
                return Some(value);
            }
        }
    }

    /// `<A, B>` before arguments, as it is.
    fn raw_types(&mut self) -> &'a str {
        let mut after = *self;
        if !self.text.starts_with('<') || after.types().is_none() || !after.text.starts_with('(') {
            return "";
        }
        self.take(self.text.len() - after.text.len())
    }

    fn primary(&mut self) -> Option<Expression> {
        self.space();
        Some(match self.text.chars().next()? {
            '\'' | '"' => Expression::Text(self.quoted()?.to_owned()),
            '`' => Expression::Template(self.quoted()?.to_owned()),
            '/' if !self.text.starts_with("/*") => {
                let pattern = self.quoted()?;
                let flags = self.name().unwrap_or("");
                Expression::Literal([pattern, flags].concat())
            }
            '(' => {
                self.eat("(");
                let inner = self.expression()?;
                self.must(")")?;
                Expression::Parenthesized(Box::new(inner))
            }
            '[' => Expression::Array(self.list("[", "]", Self::expression)?),
            '{' => {
                self.eat("{");
                let is_broken = self.space();
                Expression::Object(self.items("}", Self::property)?, is_broken)
            }
            '0'..='9' => {
                let end = self.text.find(|c| !is_name(c) && c != '.').unwrap_or(self.text.len());
                Expression::Literal(number(self.take(end)))
            }
            _ => {
                let name = self.name()?;
                match name {
                    "true" | "false" | "null" => Expression::Literal(name.to_owned()),
                    _ => Expression::Name(name.to_owned()),
                }
            }
        })
    }

    pub(super) fn property(&mut self) -> Option<Property> {
        let comment = if self.sees("/*") {
            let end = self.text.find("*/")? + 2;
            self.take(end)
        } else {
            ""
        };
        if self.sees("...") {
            let value = Some(self.expression()?);
            return Some(Property { comment: comment.to_owned(), key: String::new(), value });
        }
        let key = if self.sees("'") || self.sees("\"") { self.quoted()? } else { self.name()? };
        let value = if self.eat(":") { Some(self.expression()?) } else { None };
        Some(Property { comment: comment.to_owned(), key: key.to_owned(), value })
    }
}

/// A number without the zeros that it does not need.
fn number(text: &str) -> String {
    let Some((whole, fraction)) = text.split_once('.') else { return text.to_owned() };
    let needed = fraction.trim_end_matches('0');
    match (needed, fraction) {
        (_, "") => whole.to_owned(),
        ("", _) => [whole, ".0"].concat(),
        _ => [whole, ".", needed].concat(),
    }
}
