//! The TypeScript of a schema as values: the few forms of it that the exporter writes.

/// A value of a schema.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// A number as it is written.
    Number(String),
    Bool(bool),
    /// `null`, `undefined`, and what is not understood.
    Nothing,
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
    /// What a function without statements returns.
    Arrow(Box<Value>),
    /// A tagged template: texts, and the values between them.
    Sql(Vec<Piece>),
    /// A name and what is chained to it: `text('id').notNull()`.
    Chain(Vec<Link>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Text(String),
    Value(Value),
}

/// A name in a chain, with its arguments where it is called.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) name: String,
    pub(super) arguments: Option<Vec<Value>>,
}

/// A constant of a module.
pub(super) struct Constant {
    pub(super) name: String,
    pub(super) is_exported: bool,
    pub(super) value: Value,
}

impl Value {
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Self::Object(fields) => fields.iter().find(|(own, _)| own == key).map(|(_, value)| value),
            _ => None,
        }
    }

    pub(super) fn items(&self) -> &[Value] {
        match self {
            Self::Array(items) => items,
            _ => &[],
        }
    }

    pub(super) fn links(&self) -> &[Link] {
        match self {
            Self::Chain(links) => links,
            _ => &[],
        }
    }

    /// The arguments of a call in a chain.
    pub(super) fn call(&self, name: &str) -> Option<&[Value]> {
        let link = self.links().iter().find(|link| link.name == name && link.arguments.is_some())?;
        link.arguments.as_deref()
    }
}

/// The constants of a module, in their order.
pub(super) fn constants(text: &str) -> Vec<Constant> {
    let mut found = Vec::new();
    let mut reader = Reader { text, at: 0, depth: 0 };
    while reader.skip() {
        let is_exported = reader.word("export");
        if reader.word("const") {
            let name = reader.name();
            if reader.mark("=") {
                found.push(Constant { name, is_exported, value: reader.value() });
                continue;
            }
        }
        reader.pass_statement();
    }
    found
}

/// No schema of ours nests deeper.
const DEEPEST: u32 = 64;

struct Reader<'t> {
    text: &'t str,
    /// In bytes.
    at: usize,
    depth: u32,
}

impl Reader<'_> {
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
    fn skip(&mut self) -> bool {
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

    fn mark(&mut self, mark: &str) -> bool {
        self.skip();
        let is = self.rest().starts_with(mark);
        self.at += if is { mark.len() } else { 0 };
        is
    }

    fn word(&mut self, word: &str) -> bool {
        self.skip();
        let is = self.rest().strip_prefix(word).is_some_and(|rest| !rest.starts_with(is_part_of_name));
        self.at += if is { word.len() } else { 0 };
        is
    }

    fn name(&mut self) -> String {
        self.skip();
        let rest = self.rest();
        let end = rest.find(|c| !is_part_of_name(c)).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or("").to_owned();
        self.at += end;
        name
    }

    fn pass_statement(&mut self) {
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

    fn value(&mut self) -> Value {
        self.depth += 1;
        let value = if self.depth > DEEPEST { Value::Nothing } else { self.value_here() };
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
            _ => {
                self.next();
                Value::Nothing
            }
        }
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

#[cfg(test)]
mod tests {
    use super::{Link, Piece, Value, constants};

    #[test]
    fn a_table_is_read_as_it_is_written() {
        let text = r"import { sql } from 'drizzle-orm';
            const citext = customType<{ data: string }>({
              dataType() {
                return 'citext';
              },
            });
            /** People */
            export const users = pgTable('users', {
              /** The key; */
              id: text('id')
                .primaryKey()
                .$defaultFn(() => ulid()),
              parent: text('parent').references((): AnyPgColumn => users.id, { onDelete: 'cascade' }),
            }, (table) => [
              index('i').on(table.id.desc().nullsLast(), sql`lower(${table.id})`),
            ]);
            export type User = typeof users.$inferSelect;";
        let found = constants(text);
        assert_eq!(found.len(), 2);
        let custom = found[0].value.links()[0].arguments.as_ref().unwrap();
        assert_eq!(custom[0].get("dataType").and_then(Value::as_text), Some("citext"));
        assert!(found[1].is_exported && !found[0].is_exported);
        let table = found[1].value.call("pgTable").unwrap();
        assert_eq!(table[0], Value::Text("users".into()));
        let id = table[1].get("id").unwrap();
        assert_eq!(id.call("primaryKey"), Some(&[][..]));
        let parent = table[1].get("parent").unwrap().call("references").unwrap();
        let Value::Arrow(target) = &parent[0] else { panic!("{parent:?}") };
        assert_eq!(target.links().iter().map(|link| link.name.as_str()).collect::<Vec<_>>(), ["users", "id"]);
        let Value::Arrow(extra) = &table[2] else { panic!("{table:?}") };
        let on = extra.items()[0].call("on").unwrap();
        assert_eq!(on[0].links().len(), 4);
        let key = Value::Chain(vec![
            Link { name: "table".into(), arguments: None },
            Link { name: "id".into(), arguments: None },
        ]);
        let pieces = vec![Piece::Text("lower(".into()), Piece::Value(key), Piece::Text(")".into())];
        assert_eq!(on[1], Value::Sql(pieces));
    }

    #[test]
    fn escapes_are_what_they_stand_for() {
        let found = constants(r"const a = f('it\'s \\ \x00 \u2028', sql`\`\${x}`);");
        let arguments = found[0].value.call("f").unwrap();
        assert_eq!(arguments[0], Value::Text("it's \\ \0 \u{2028}".into()));
        assert_eq!(arguments[1], Value::Sql(vec![Piece::Text("`${x}".into())]));
    }

    #[test]
    fn anything_ends() {
        for text in
            ["const", "const a = (", "const a = {{{{", "const a = x<y", "export", "const a = `${", "'"]
        {
            constants(text);
        }
        constants(&["const a = ", &"[".repeat(100_000)].concat());
    }
}
