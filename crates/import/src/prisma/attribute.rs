//! Attributes and their arguments.

use crate::declare::cursor::Cursor;
use crate::declare::lexer::Kind;

/// `@name(arguments)` of a field, or `@@name(arguments)` of a block.
#[derive(Clone, Debug, Default)]
pub(super) struct Attribute {
    /// `id`, `relation`, `db.VarChar`.
    pub(super) name: String,
    pub(super) arguments: Vec<Argument>,
    /// The source text.
    pub(super) text: String,
}

#[derive(Clone, Debug)]
pub(super) struct Argument {
    pub(super) name: Option<String>,
    pub(super) value: Value,
}

/// The text of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Number(String),
    /// `Cascade`, `true`, the name of a field.
    Word(String),
    List(Vec<Value>),
    /// `now()`, and a field with options: `title(sort: Desc)`.
    Call(String, Vec<(Option<String>, Value)>),
    /// `{ deletedAt: null }`.
    Object(Vec<(Option<String>, Value)>),
    Unknown(String),
}

impl Attribute {
    /// The part of the arguments that was not understood.
    pub(super) fn unknown(&self) -> Option<&str> {
        self.arguments.iter().find_map(|argument| argument.value.unknown())
    }
}

impl Value {
    fn unknown(&self) -> Option<&str> {
        match self {
            Self::Unknown(text) => Some(text),
            Self::List(values) => values.iter().find_map(Self::unknown),
            Self::Call(_, arguments) | Self::Object(arguments) => {
                arguments.iter().find_map(|(_, value)| value.unknown())
            }
            Self::Text(_) | Self::Number(_) | Self::Word(_) => None,
        }
    }
}

/// The maximum nesting of values; no real schema has more.
const DEEPEST: usize = 8;

/// Reads an attribute with one `@` (`@@` for a block).
pub(super) fn take(cursor: &mut Cursor<'_, '_>) -> Option<Attribute> {
    let start = cursor.at;
    if !cursor.take_symbol('@') {
        return None;
    }
    cursor.take_symbol('@');
    let mut name = cursor.take_word()?.to_owned();
    while cursor.is_symbol('.') && cursor.ahead(1).is_some_and(|token| token.kind == Kind::Word) {
        cursor.at += 1;
        name.push('.');
        name.push_str(cursor.take_word().unwrap_or(""));
    }
    let arguments = cursor.take_group('(').map(|list| arguments(&list, 0)).unwrap_or_default();
    let arguments = arguments.into_iter().map(|(name, value)| Argument { name, value }).collect();
    Some(Attribute { name, arguments, text: cursor.tokens.slice(start, cursor.at).to_owned() })
}

fn arguments(list: &Cursor<'_, '_>, depth: usize) -> Vec<(Option<String>, Value)> {
    list.parts()
        .into_iter()
        .map(|mut part| {
            let is_named =
                part.word().is_some() && part.ahead(1).is_some_and(|t| t.kind == Kind::Symbol(':'));
            let name = if is_named { part.take_word().map(str::to_owned) } else { None };
            part.at += usize::from(is_named);
            (name, value(part, depth))
        })
        .collect()
}

/// The value at a cursor.
pub(super) fn value(mut cursor: Cursor<'_, '_>, depth: usize) -> Value {
    let unknown = Value::Unknown(cursor.rest().to_owned());
    let Some(token) = cursor.peek().filter(|_| depth < DEEPEST) else { return unknown };
    let raw = cursor.tokens.raw(token);
    let single = cursor.ahead(1).is_none();
    match token.kind {
        Kind::Double if single => Value::Text(unquoted(raw)),
        Kind::Number if single => Value::Number(raw.to_owned()),
        Kind::Number | Kind::Symbol('-' | '+') => Value::Number(cursor.rest().to_owned()),
        Kind::Symbol('[') => match cursor.take_group('[') {
            Some(list) if cursor.is_done() => {
                Value::List(list.parts().into_iter().map(|part| value(part, depth + 1)).collect())
            }
            _ => unknown,
        },
        Kind::Symbol('{') => match cursor.take_group('{') {
            Some(list) => Value::Object(arguments(&list, depth + 1)),
            None => unknown,
        },
        Kind::Word if single => Value::Word(raw.to_owned()),
        Kind::Word => {
            let mut name = raw.to_owned();
            cursor.at += 1;
            // A field of a composite type: `address.city`.
            while cursor.take_symbol('.') {
                name.push('.');
                name.push_str(cursor.take_word().unwrap_or(""));
            }
            match cursor.take_group('(') {
                Some(list) => Value::Call(name, arguments(&list, depth + 1)),
                None if cursor.is_done() => Value::Word(name),
                None => unknown,
            }
        }
        _ => unknown,
    }
}

/// A text without its quotes and escapes.
pub(super) fn unquoted(raw: &str) -> String {
    let body = raw.strip_prefix('"').unwrap_or(raw);
    let body = body.strip_suffix('"').unwrap_or(body);
    let mut out = String::with_capacity(body.len());
    let mut chars = body.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            out.push(char);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('u') => {
                let digits: String = chars.clone().take(4).collect();
                match u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32) {
                    Some(char) => {
                        out.push(char);
                        chars.nth(3);
                    }
                    None => out.push_str("\\u"),
                }
            }
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out
}

impl Attribute {
    /// The argument of this name.
    pub(super) fn named(&self, name: &str) -> Option<&Value> {
        self.arguments
            .iter()
            .find(|argument| argument.name.as_deref() == Some(name))
            .map(|argument| &argument.value)
    }

    /// The argument of this name, or the first one without a name.
    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        let unnamed =
            || self.arguments.iter().find(|argument| argument.name.is_none()).map(|argument| &argument.value);
        self.named(name).or_else(unnamed)
    }

    /// The text of an argument of this name.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.named(name).and_then(Value::as_text).map(str::to_owned)
    }

    /// The text of an argument of this name, or of the first one without a name.
    pub(super) fn first_text(&self, name: &str) -> Option<String> {
        self.value(name).and_then(Value::as_text).map(str::to_owned)
    }
}

impl Value {
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The names in a list of fields.
    pub(super) fn words(&self) -> Vec<String> {
        match self {
            Self::List(values) => values.iter().filter_map(Self::as_word).map(str::to_owned).collect(),
            other => other.as_word().map(str::to_owned).into_iter().collect(),
        }
    }
}

/// The first attribute of this name.
pub(super) fn find<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a Attribute> {
    attributes.iter().find(|attribute| attribute.name == name)
}
