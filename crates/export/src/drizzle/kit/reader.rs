//! Reads the TypeScript of a schema.

use super::syntax::{Link, Piece, Value};

/// No schema of ours nests deeper.
const DEEPEST: u32 = 64;

pub(super) struct Reader<'t> {
    text: &'t str,
    /// In bytes.
    at: usize,
    depth: u32,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Passes over white space and comments; whether anything is left.
    pub(super) fn skip(&mut self) -> bool {
        loop {
            let rest = self.rest();
            let ahead = rest.trim_start();
            let skipped = rest.len() - ahead.len();
            let comment = match ahead.get(..2) {
                Some("/*") => ahead.find("*/").map_or(ahead.len(), |end| end + 2),
                Some("//") => ahead.find('\n').unwrap_or(ahead.len()),
                _ => 0,
            };
            self.at += skipped + comment;
            if comment == 0 {
                return !self.rest().is_empty();
            }
        }
    }

    pub(super) fn mark(&mut self, mark: &str) -> bool {
        self.skip();
        let is = self.rest().starts_with(mark);
        self.at += if is { mark.len() } else { 0 };
        is
    }

    pub(super) fn word(&mut self, word: &str) -> bool {
        self.skip();
        let is = self.rest().strip_prefix(word).is_some_and(|rest| !rest.starts_with(is_part_of_name));
        self.at += if is { word.len() } else { 0 };
        is
    }

    pub(super) fn name(&mut self) -> String {
        self.skip();
        let rest = self.rest();
        let end = rest.find(|c| !is_part_of_name(c)).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or("").to_owned();
        self.at += end;
        name
    }

    pub(super) fn pass_statement(&mut self) {
        loop {
            match self.peek() {
                None => return,
                Some('\'' | '"') => {
                    self.literal();
                }
                Some(c) => {
                    self.at += c.len_utf8();
                    if c == ';' {
                        return;
                    }
                }
            }
        }
    }

    pub(super) fn value(&mut self) -> Value {
        self.depth += 1;
        let value = if self.depth > DEEPEST { self.pass() } else { self.value_here() };
        self.depth -= 1;
        value
    }

    fn value_here(&mut self) -> Value {
        self.skip();
        match self.peek() {
            Some('\'' | '"') => Value::Text(self.literal()),
            Some('`') => Value::Sql(self.template()),
            Some('[') => {
                self.at += 1;
                Value::Array(self.list("]"))
            }
            Some('{') => {
                self.at += 1;
                Value::Object(self.fields())
            }
            Some('(') => self.parenthesized(),
            Some(c) if c.is_ascii_digit() || c == '-' => {
                let rest = self.rest();
                let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
                let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
                let number = rest.get(..end).unwrap_or("").to_owned();
                self.at += end;
                Value::Number(number)
            }
            Some(c) if is_part_of_name(c) => self.chain(),
            _ => self.pass(),
        }
    }

    /// Passes over a character that is not understood, so that reading always goes on.
    fn pass(&mut self) -> Value {
        self.next();
        Value::Nothing
    }

    /// A function, or a value between parentheses.
    fn parenthesized(&mut self) -> Value {
        let start = self.at;
        let mut depth = 0_u32;
        while let Some(c) = self.next() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        let parameters = self.at;
        if self.mark(":") {
            self.name();
            self.mark("[]");
        }
        if self.mark("=>") {
            return Value::Arrow(Box::new(self.value()));
        }
        self.at = parameters;
        if self.at <= start + 1 {
            return Value::Nothing;
        }
        self.at = start + 1;
        let value = self.value();
        self.mark(")");
        value
    }

    fn chain(&mut self) -> Value {
        let mut links = Vec::new();
        loop {
            let name = self.name();
            let mut link = Link { name, arguments: None };
            if self.rest().starts_with('<') {
                self.generics();
            }
            if self.rest().starts_with('(') {
                self.at += 1;
                link.arguments = Some(self.list(")"));
            }
            if self.rest().starts_with('`') && links.is_empty() {
                return Value::Sql(self.template());
            }
            links.push(link);
            if !self.mark(".") {
                break;
            }
        }
        match links.as_slice() {
            [Link { name, arguments: None }] => match name.as_str() {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                "null" | "undefined" => Value::Nothing,
                _ => Value::Chain(links),
            },
            _ => Value::Chain(links),
        }
    }

    /// `<{ data: string }>`
    fn generics(&mut self) {
        let mut depth = 0_u32;
        while let Some(c) = self.next() {
            match c {
                '<' => depth += 1,
                '>' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    fn list(&mut self, end: &str) -> Vec<Value> {
        let mut items = Vec::new();
        while !self.mark(end) && self.skip() {
            items.push(self.value());
            self.mark(",");
        }
        items
    }

    fn fields(&mut self) -> Vec<(String, Value)> {
        let mut fields = Vec::new();
        while !self.mark("}") && self.skip() {
            if self.mark("...") {
                fields.push(("...".to_owned(), self.value()));
                self.mark(",");
                continue;
            }
            let key = match self.peek() {
                Some('\'' | '"') => self.literal(),
                _ => self.name(),
            };
            if self.mark("()") {
                // `dataType() { return 'citext'; }`
                self.mark("{");
                self.word("return");
                let value = self.value();
                self.mark(";");
                self.mark("}");
                fields.push((key, value));
            } else if self.mark(":") {
                fields.push((key, self.value()));
            } else {
                let link = Link { name: key.clone(), arguments: None };
                fields.push((key, Value::Chain(vec![link])));
                if !self.rest().starts_with([',', '}']) {
                    self.next();
                }
            }
            self.mark(",");
        }
        fields
    }

    /// The text between quotes.
    fn literal(&mut self) -> String {
        let mark = self.next();
        let mut out = String::new();
        while let Some(c) = self.next() {
            match c {
                '\\' => self.escape(&mut out),
                c if Some(c) == mark => break,
                c => out.push(c),
            }
        }
        out
    }

    fn template(&mut self) -> Vec<Piece> {
        self.at += 1;
        let (mut pieces, mut text) = (Vec::new(), String::new());
        while let Some(c) = self.next() {
            match c {
                '\\' => self.escape(&mut text),
                '`' => break,
                '$' if self.rest().starts_with('{') => {
                    self.at += 1;
                    pieces.push(Piece::Text(std::mem::take(&mut text)));
                    pieces.push(Piece::Value(self.value()));
                    self.mark("}");
                }
                c => text.push(c),
            }
        }
        pieces.push(Piece::Text(text));
        pieces
    }

    fn escape(&mut self, out: &mut String) {
        let coded = |this: &mut Self, digits: usize| {
            let code = this.rest().get(..digits).and_then(|code| u32::from_str_radix(code, 16).ok());
            this.at += digits;
            code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
        };
        let c = match self.next() {
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('x') => coded(self, 2),
            Some('u') => coded(self, 4),
            Some(c) => c,
            None => return,
        };
        out.push(c);
    }
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}
