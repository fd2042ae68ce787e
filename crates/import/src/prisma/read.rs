//! Blocks into declarations.

use std::collections::BTreeMap;

use super::attribute::{self, Attribute, Value, unquoted};
use super::provider::Provider;
use crate::declare::account::{Account, Entry};
use crate::declare::cursor::Cursor;
use crate::declare::lexer::Kind;
use crate::ledger::{Outcome, excerpt};
use crate::source::Place;

/// All declarations.
#[derive(Default)]
pub(super) struct Schema {
    pub(super) provider: Provider,
    /// The entry of the data source, if Prisma does not create foreign keys for relations.
    pub(super) relation_mode: Option<Entry>,
    pub(super) extensions: Vec<String>,
    pub(super) models: Vec<Model>,
    pub(super) enums: Vec<EnumDeclaration>,
    /// Composite types and views by name.
    pub(super) others: BTreeMap<String, String>,
    pub(super) notes: Vec<String>,
}

pub(super) struct Model {
    pub(super) entry: Entry,
    pub(super) name: String,
    pub(super) fields: Vec<Field>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) comment: Option<String>,
}

#[derive(Clone, Default)]
pub(super) struct Field {
    pub(super) line: u32,
    pub(super) name: String,
    pub(super) type_name: String,
    /// The native type of `Unsupported("…")`.
    pub(super) unsupported: Option<String>,
    pub(super) list: bool,
    pub(super) optional: bool,
    pub(super) attributes: Vec<Attribute>,
    pub(super) comment: Option<String>,
}

pub(super) struct EnumDeclaration {
    pub(super) entry: Entry,
    pub(super) name: String,
    pub(super) values: Vec<(String, Vec<Attribute>)>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) comment: Option<String>,
}

const UNREAD: &str = "Not understood; its text became a note.";

/// Reads one block with the comments before it.
pub(super) fn block(
    mut cursor: Cursor<'_, '_>,
    place: Place,
    schema: &mut Schema,
    account: &mut Account<'_>,
) {
    let comment = docs(&mut cursor);
    if cursor.is_done() {
        // A standalone comment.
        return;
    }
    let place = Place { line: cursor.tokens.line(cursor.at), ..place };
    let whole = cursor;
    let text = whole.rest();
    let keyword = cursor.take_word().unwrap_or("");
    let name = cursor.take_word().map(str::to_owned);
    let body = if cursor.is_symbol('{') { Some(inside(cursor)) } else { None };
    match (keyword, name, body) {
        ("model", Some(name), Some(body)) => {
            let entry = account.enter(place, "MODEL", text);
            let (fields, attributes) = lines(body, place, &name, schema, account);
            schema.models.push(Model { entry, name, fields, attributes, comment });
        }
        ("enum", Some(name), Some(body)) => {
            let entry = account.enter(place, "ENUM", text);
            let (values, attributes, said) = values(body, entry, account);
            // The values of an enum have no comments of their own.
            let comment = comment.into_iter().chain(said).reduce(|all, one| all + "\n" + &one);
            schema.enums.push(EnumDeclaration { entry, name, values, attributes, comment });
        }
        ("view", Some(name), Some(_)) => {
            let entry = account.enter(place, "VIEW", text);
            let reason = "Prisma views have no query; its text became a note.";
            account.set(entry, Outcome::kept(reason));
            keep(schema, name, text);
        }
        ("type", Some(name), Some(_)) => {
            let entry = account.enter(place, "TYPE", text);
            let reason = "MongoDB composite type: its columns became JSON, its text a note.";
            account.set(entry, Outcome::kept(reason));
            keep(schema, name, text);
        }
        ("datasource", Some(_), Some(body)) => {
            datasource(body, account.enter(place, "DATASOURCE", text), schema, account);
        }
        ("generator", Some(_), Some(_)) => {
            let entry = account.enter(place, "GENERATOR", text);
            account.set(entry, Outcome::skipped("Generators are not part of a design."));
        }
        _ => {
            let entry = account.enter(place, "UNKNOWN", text);
            account.set(entry, Outcome::kept(UNREAD).not_understood());
            schema.notes.push(text.to_owned());
        }
    }
}

fn keep(schema: &mut Schema, name: String, text: &str) {
    schema.others.insert(name, text.to_owned());
    schema.notes.push(text.to_owned());
}

/// The text between the braces, even if the closing one is missing.
fn inside<'t, 'a>(mut cursor: Cursor<'t, 'a>) -> Cursor<'t, 'a> {
    let start = cursor;
    cursor.take_group('{').unwrap_or(Cursor { at: start.at + 1, ..start })
}

/// Reads the comments at the cursor.
fn docs(cursor: &mut Cursor<'_, '_>) -> Option<String> {
    let mut text: Option<String> = None;
    while let Some(token) = cursor.peek().filter(|token| token.kind == Kind::Doc) {
        let line = cursor.tokens.raw(token).trim_start_matches('/').trim();
        text = Some(text.map_or_else(|| line.to_owned(), |text| text + "\n" + line));
        cursor.at += 1;
    }
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn lines(
    body: Cursor<'_, '_>,
    place: Place,
    model: &str,
    schema: &mut Schema,
    account: &mut Account<'_>,
) -> (Vec<Field>, Vec<Attribute>) {
    let (mut fields, mut attributes) = (Vec::new(), Vec::new());
    let mut comment: Option<String> = None;
    for item in body.tokens.items(body.at, body.end, '\0') {
        let mut line = Cursor::new(body.tokens, item);
        comment = join(comment, docs(&mut line));
        if line.is_done() {
            continue;
        }
        let whole = line;
        let is_attribute = line.is_symbol('@');
        let read = if is_attribute {
            comment = None;
            attribute::take(&mut line).map(|attribute| attributes.push(attribute))
        } else {
            field(&mut line, comment.take()).map(|field| fields.push(field))
        };
        if read.is_none() || !line.is_done() {
            let number = body.tokens.line(whole.at);
            let kind = if is_attribute { "ATTRIBUTE" } else { "FIELD" };
            let entry = account.enter(Place { line: number, ..place }, kind, whole.rest());
            account.set(entry, Outcome::kept(UNREAD).not_understood());
            schema.notes.push(format!("In {model}: {}", whole.rest()));
            continue;
        }
        let read: &[Attribute] = match (is_attribute, fields.last(), attributes.last()) {
            (true, _, Some(own)) => std::slice::from_ref(own),
            (false, Some(field), _) => &field.attributes,
            _ => &[],
        };
        if let Some(unknown) = read.iter().find_map(Attribute::unknown) {
            let number = body.tokens.line(whole.at);
            let entry = account.enter(Place { line: number, ..place }, "ATTRIBUTE", whole.rest());
            let said = format!("Not understood: {}.", excerpt(unknown));
            account.set(entry, Outcome::modelled_as(said).not_understood());
        }
    }
    (fields, attributes)
}

fn field(line: &mut Cursor<'_, '_>, comment: Option<String>) -> Option<Field> {
    let mut field = Field { line: line.tokens.line(line.at), comment, ..Field::default() };
    field.name = line.take_word()?.to_owned();
    field.type_name = line.take_word()?.to_owned();
    if field.type_name == "Unsupported" {
        let list = line.take_group('(')?;
        let text = list.peek().filter(|token| token.kind == Kind::Double)?;
        field.unsupported = Some(unquoted(list.tokens.raw(text)));
    }
    loop {
        if line.is_symbol('[') && line.ahead(1).is_some_and(|token| token.kind == Kind::Symbol(']')) {
            line.at += 2;
            field.list = true;
        } else if line.take_symbol('?') {
            field.optional = true;
        } else {
            break;
        }
    }
    while let Some(attribute) = attribute::take(line) {
        field.attributes.push(attribute);
    }
    field.comment = join(field.comment, docs(line));
    Some(field)
}

type Values = Vec<(String, Vec<Attribute>)>;

/// The values of an enum, its attributes, and the comments of values.
fn values(
    body: Cursor<'_, '_>,
    entry: Entry,
    account: &mut Account<'_>,
) -> (Values, Vec<Attribute>, Vec<String>) {
    let (mut values, mut attributes, mut said): (Values, _, _) = (Vec::new(), Vec::new(), Vec::new());
    let mut comment: Option<String> = None;
    for item in body.tokens.items(body.at, body.end, '\0') {
        let mut line = Cursor::new(body.tokens, item);
        comment = join(comment, docs(&mut line));
        if line.is_symbol('@') {
            attributes.extend(attribute::take(&mut line));
        } else if let Some(value) = line.take_word() {
            let mut own = Vec::new();
            while let Some(attribute) = attribute::take(&mut line) {
                own.push(attribute);
            }
            values.push((value.to_owned(), own));
            comment = join(comment, docs(&mut line));
            said.extend(comment.take().map(|comment| format!("{value}: {comment}")));
        }
        if !line.is_done() {
            account.say(entry, format!("Skipped: {}.", excerpt(line.rest())));
        }
    }
    (values, attributes, said)
}

/// Joins two comments.
fn join(one: Option<String>, other: Option<String>) -> Option<String> {
    one.into_iter().chain(other).reduce(|one, other| one + "\n" + &other)
}

fn datasource(body: Cursor<'_, '_>, entry: Entry, schema: &mut Schema, account: &mut Account<'_>) {
    for item in body.tokens.items(body.at, body.end, '\0') {
        let mut line = Cursor::new(body.tokens, item);
        let key = line.take_word().unwrap_or("");
        if !line.take_symbol('=') {
            continue;
        }
        let value = match attribute::value(line, 0) {
            // Older schemas list several; Prisma used the first that matched.
            Value::List(list) if key == "provider" => {
                list.into_iter().next().unwrap_or(Value::Unknown(String::new()))
            }
            value => value,
        };
        match (key, value) {
            ("provider", Value::Text(name)) => {
                schema.provider = Provider::from_name(&name);
                let remark = schema.provider.remark(&name);
                if !remark.is_empty() {
                    account.say(entry, remark);
                }
            }
            ("relationMode" | "referentialIntegrity", Value::Text(mode)) if mode == "prisma" => {
                schema.relation_mode = Some(entry);
            }
            ("extensions", Value::List(list)) => {
                schema.extensions.extend(list.into_iter().filter_map(|value| match value {
                    Value::Word(name) => Some(name),
                    Value::Call(name, arguments) => {
                        let map = arguments.into_iter().find(|(key, _)| key.as_deref() == Some("map"));
                        Some(map.and_then(|(_, value)| value.as_text().map(str::to_owned)).unwrap_or(name))
                    }
                    _ => None,
                }));
            }
            _ => {}
        }
    }
}
