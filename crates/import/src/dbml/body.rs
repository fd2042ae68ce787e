//! The body of a table.

use super::element::{Schema, take_lines, take_note};
use super::reference::{Operator, take_operator};
use super::value::{Setting, qualified, settings, take_name, take_path, take_settings, text, text_of};
use crate::declare::account::{Account, Entry};
use crate::declare::cursor::Cursor;
use crate::declare::lexer::Kind;
use crate::draft::{ConstraintDraft, IndexDraft, KeyDraft, KeyOn, Qualified, RuleDraft};
use crate::ledger::{Outcome, excerpt};
use crate::source::Place;

/// A table or a part of one, as it is declared.
pub(super) struct TableBody {
    pub(super) entry: Entry,
    pub(super) name: Qualified,
    pub(super) alias: Option<String>,
    pub(super) note: Option<String>,
    pub(super) color: Option<String>,
    pub(super) items: Vec<Item>,
    pub(super) keys: Vec<KeyDeclaration>,
}

#[derive(Clone)]
pub(super) enum Item {
    Column(Box<ColumnDeclaration>),
    /// `~name`: the columns, keys and settings of a partial.
    Partial(String),
}

#[derive(Clone, Default)]
pub(super) struct ColumnDeclaration {
    pub(super) line: u32,
    pub(super) name: String,
    pub(super) type_text: String,
    /// The type as a name, for enums.
    pub(super) type_name: Option<Qualified>,
    pub(super) primary_key: bool,
    pub(super) not_null: bool,
    pub(super) null: bool,
    pub(super) unique: bool,
    pub(super) increment: bool,
    pub(super) default: Option<Value>,
    pub(super) note: Option<String>,
    pub(super) checks: Vec<String>,
    pub(super) references: Vec<(Operator, Vec<String>)>,
}

/// A default as it is written.
#[derive(Clone)]
pub(super) enum Value {
    Number(String),
    Text(String),
    Expression(String),
    /// `true`, `null`, or a value of an enum.
    Word(Vec<String>),
}

/// An index, a key or a check.
#[derive(Clone)]
pub(super) struct KeyDeclaration {
    pub(super) name: Option<String>,
    pub(super) keys: Vec<KeyDraft>,
    pub(super) kind: KeyKind,
    pub(super) method: Option<String>,
    pub(super) note: Option<String>,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum KeyKind {
    Primary,
    Unique,
    Index,
    Check(String),
}

/// Reads a table or a partial after its keyword.
pub(super) fn table(
    cursor: &mut Cursor<'_, '_>,
    place: Place,
    kind: &str,
    source: &str,
    account: &mut Account<'_>,
    schema: &mut Schema,
) -> Option<()> {
    let name = qualified(take_path(cursor)?)?;
    let alias = if cursor.take_keyword("as") { take_name(cursor) } else { None };
    let listed = take_settings(cursor);
    let lines = take_lines(cursor)?;
    let entry = account.enter(place, kind, source);
    let mut body =
        TableBody { entry, name, alias, note: None, color: None, items: Vec::new(), keys: Vec::new() };
    for setting in listed {
        match (setting.key.as_str(), setting.value) {
            ("headercolor", Some(value)) => body.color = Some(value.rest().to_owned()),
            ("note", Some(value)) => body.note = text(&value),
            _ => account.say(entry, format!("Skipped: {}.", excerpt(setting.text))),
        }
    }
    for line in lines {
        let mut cursor = line;
        let mut read = body_line(&mut cursor, &mut body, place, account, schema);
        // Another column may follow on the line after settings.
        while read.is_some() && !cursor.is_done() && cursor.tokens.is_symbol(cursor.at - 1, ']') {
            read = body_line(&mut cursor, &mut body, place, account, schema);
        }
        if read.is_none() {
            let number = line.tokens.line(line.at);
            let unread = account.enter(Place { line: number, ..place }, "COLUMN", line.rest());
            account.set(unread, Outcome::kept("Not understood; its text became a note.").not_understood());
            schema.extras.notes.push(format!("In {}: {}", body.name.name, line.rest()));
        } else if !cursor.is_done() {
            let number = line.tokens.line(line.at);
            account.say(entry, format!("Skipped in line {number}: {}.", excerpt(cursor.rest())));
        }
    }
    if kind == "TABLE" {
        schema.tables.push(body);
    } else {
        schema.partials.push(body);
    }
    Some(())
}

fn body_line(
    cursor: &mut Cursor<'_, '_>,
    body: &mut TableBody,
    place: Place,
    account: &mut Account<'_>,
    schema: &mut Schema,
) -> Option<()> {
    if cursor.take_symbol('~') {
        body.items.push(Item::Partial(take_path(cursor)?.join(".")));
        return Some(());
    }
    let opens = |cursor: &Cursor<'_, '_>| cursor.ahead(1).map(|token| token.kind);
    let word = cursor.word().unwrap_or("").to_ascii_lowercase();
    match (word.as_str(), opens(cursor)) {
        ("note", Some(Kind::Symbol(':' | '{'))) => {
            cursor.at += 1;
            body.note = Some(take_note(cursor)?);
            // Nothing follows a text.
            cursor.at = cursor.end;
        }
        ("indexes", Some(Kind::Symbol('{'))) => {
            cursor.at += 1;
            for line in take_lines(cursor)? {
                index(line, body, account);
            }
        }
        ("checks", Some(Kind::Symbol('{'))) => {
            cursor.at += 1;
            for line in take_lines(cursor)? {
                check(line, body, account);
            }
        }
        ("records", Some(Kind::Symbol('{' | '('))) => {
            account.say(body.entry, "Data is not part of a design.");
            cursor.at = cursor.end;
        }
        ("ref", Some(Kind::Symbol(':'))) => {
            let place = Place { line: cursor.tokens.line(cursor.at), ..place };
            let text = cursor.rest();
            cursor.at += 1;
            return super::reference::element(cursor, place, text, schema, account);
        }
        ("metadata", Some(Kind::Symbol('{'))) => {
            account.say(body.entry, "Metadata is not supported.");
            cursor.at = cursor.end;
        }
        _ => column(cursor, body, account)?,
    }
    Some(())
}

fn column(cursor: &mut Cursor<'_, '_>, body: &mut TableBody, account: &mut Account<'_>) -> Option<()> {
    let mut column = ColumnDeclaration { line: cursor.tokens.line(cursor.at), ..Default::default() };
    column.name = take_name(cursor)?;
    column_type(cursor, &mut column);
    for setting in take_settings(cursor) {
        if column_setting(&setting, &mut column).is_none() {
            account.say(body.entry, format!("Skipped in line {}: {}.", column.line, excerpt(setting.text)));
        }
    }
    body.items.push(Item::Column(Box::new(column)));
    Some(())
}

/// Everything up to the settings: `varchar(255)`, `"double precision"`, `core.status`, `int[]`.
fn column_type(cursor: &mut Cursor<'_, '_>, column: &mut ColumnDeclaration) {
    let mut path = *cursor;
    column.type_name = take_path(&mut path).and_then(qualified);
    let mut end = None;
    while let Some(token) = cursor.peek() {
        let apart = end.is_some_and(|end| end != token.start);
        match token.kind {
            Kind::Word | Kind::Double | Kind::Number => {
                if apart {
                    column.type_text.push(' ');
                }
                column.type_text.push_str(&text_of(cursor, token));
                cursor.at += 1;
            }
            Kind::Symbol('.') => {
                column.type_text.push('.');
                cursor.at += 1;
            }
            Kind::Symbol('(' | '[') => {
                let start = cursor.at;
                let is_list = token.kind == Kind::Symbol('[');
                let Some(inside) = cursor.take_group(if is_list { '[' } else { '(' }) else { break };
                let is_number = inside.rest().bytes().all(|byte| byte.is_ascii_digit());
                if is_list && (apart || end.is_none() || !is_number) {
                    cursor.at = start;
                    break;
                }
                column.type_text.push_str(cursor.tokens.slice(start, cursor.at));
            }
            _ => break,
        }
        end = cursor.at.checked_sub(1).and_then(|at| cursor.tokens.get(at)).map(|token| token.end);
    }
}

fn column_setting(setting: &Setting<'_, '_>, column: &mut ColumnDeclaration) -> Option<()> {
    let value = setting.value;
    match (setting.key.as_str(), value) {
        ("pk" | "primary key", None) => column.primary_key = true,
        ("not null", None) => column.not_null = true,
        ("null", None) => {
            column.not_null = false;
            column.null = true;
        }
        ("unique", None) => column.unique = true,
        ("increment" | "autoincrement" | "auto increment", None) => column.increment = true,
        ("note", Some(value)) => column.note = Some(text(&value)?),
        ("default", Some(value)) => column.default = Some(default(value)?),
        ("check", Some(value)) => column.checks.push(expression(&value)?),
        ("ref", Some(mut value)) => {
            let operator = take_operator(&mut value)?;
            column.references.push((operator, take_path(&mut value)?));
            if !value.is_done() {
                return None;
            }
        }
        _ => return None,
    }
    Some(())
}

fn expression(cursor: &Cursor<'_, '_>) -> Option<String> {
    let token = cursor.peek().filter(|token| token.kind == Kind::Backtick)?;
    Some(text_of(cursor, token)).filter(|text| !text.is_empty())
}

fn default(mut cursor: Cursor<'_, '_>) -> Option<Value> {
    let token = cursor.peek()?;
    Some(match token.kind {
        Kind::Number => Value::Number(cursor.rest().to_owned()),
        Kind::Symbol('-' | '+') => {
            cursor.at += 1;
            let number = cursor.peek().filter(|token| token.kind == Kind::Number)?;
            let sign = if token.kind == Kind::Symbol('-') { "-" } else { "" };
            Value::Number([sign, cursor.tokens.raw(number)].concat())
        }
        Kind::Single | Kind::Triple => Value::Text(text_of(&cursor, token)),
        Kind::Backtick => Value::Expression(expression(&cursor)?),
        Kind::Double if cursor.ahead(1).is_none() => Value::Text(text_of(&cursor, token)),
        Kind::Word | Kind::Double => Value::Word(take_path(&mut cursor)?),
        _ => return None,
    })
}

fn index(mut line: Cursor<'_, '_>, body: &mut TableBody, account: &mut Account<'_>) {
    let whole = line;
    let mut keys = Vec::new();
    let mut key = |cursor: &Cursor<'_, '_>| {
        let mut cursor = *cursor;
        let on = match expression(&cursor) {
            Some(text) => KeyOn::Expression(text),
            None => KeyOn::Column(take_name(&mut cursor)?),
        };
        keys.push(KeyDraft { on, ..KeyDraft::default() });
        Some(())
    };
    let read = match line.take_group('(') {
        // Two names have a comma between them.
        Some(list) => list.parts().iter().try_for_each(|part| key(part).filter(|()| part.ahead(1).is_none())),
        None => {
            let read = key(&line);
            line.at += 1;
            read
        }
    };
    let mut declaration = KeyDeclaration { name: None, keys, kind: KeyKind::Index, method: None, note: None };
    let list = line.take_group('[').map(settings).unwrap_or_default();
    if read.is_none() || declaration.keys.is_empty() || !line.is_done() {
        return account.say(body.entry, format!("Skipped: the index {}.", excerpt(whole.rest())));
    }
    for setting in &list {
        if index_setting(setting, &mut declaration).is_none() {
            account.say(body.entry, format!("Skipped: {}.", excerpt(setting.text)));
        }
    }
    body.keys.push(declaration);
}

fn index_setting(setting: &Setting<'_, '_>, declaration: &mut KeyDeclaration) -> Option<()> {
    match (setting.key.as_str(), setting.value) {
        ("pk" | "primary key", None) => declaration.kind = KeyKind::Primary,
        ("unique", None) if declaration.kind == KeyKind::Index => declaration.kind = KeyKind::Unique,
        ("unique", None) => {}
        ("name", Some(value)) => declaration.name = Some(text(&value)?),
        ("type", Some(value)) => declaration.method = Some(value.rest().to_ascii_lowercase()),
        ("note", Some(value)) => declaration.note = Some(text(&value)?),
        _ => return None,
    }
    Some(())
}

fn check(mut line: Cursor<'_, '_>, body: &mut TableBody, account: &mut Account<'_>) {
    let Some(condition) = expression(&line) else {
        return account.say(body.entry, format!("Skipped: the check {}.", excerpt(line.rest())));
    };
    line.at += 1;
    let mut name = None;
    for setting in take_settings(&mut line) {
        match setting.value.and_then(|value| text(&value)) {
            Some(text) if setting.key == "name" => name = Some(text),
            _ => account.say(body.entry, format!("Skipped: {}.", excerpt(setting.text))),
        }
    }
    body.keys.push(KeyDeclaration {
        name,
        keys: Vec::new(),
        kind: KeyKind::Check(condition),
        method: None,
        note: None,
    });
}

impl KeyDeclaration {
    /// Converts it to a constraint or index.
    pub(super) fn draft(self) -> ConstraintDraft {
        // DBML has no partial indexes; the condition is in the note.
        let predicate = self.note.as_deref().and_then(|note| note.strip_prefix("WHERE "));
        let comment = self.note.clone().filter(|_| predicate.is_none());
        let rule = match self.kind {
            KeyKind::Primary => RuleDraft::PrimaryKey { keys: self.keys, include: Vec::new() },
            KeyKind::Check(expression) => {
                RuleDraft::Check { expression, no_inherit: false, not_enforced: false }
            }
            KeyKind::Unique | KeyKind::Index => RuleDraft::Index(IndexDraft {
                predicate: predicate.map(str::to_owned),
                unique: self.kind == KeyKind::Unique,
                method: self.method,
                keys: self.keys,
                ..IndexDraft::default()
            }),
        };
        ConstraintDraft { comment, ..ConstraintDraft::new(self.name, rule) }
    }
}
