//! The elements of a schema into declarations.

use crowfoot_model::Dialect;

use super::body::{self, TableBody};
use super::reference::{self, Reference};
use super::value::{qualified, settings, take_name, take_path, take_settings, text, text_of};
use crate::declare::account::{Account, Entry};
use crate::declare::cursor::Cursor;
use crate::declare::extras::Extras;
use crate::declare::lexer::{Kind, Token};
use crate::draft::Qualified;
use crate::ledger::{Outcome, excerpt};
use crate::source::Place;

/// Everything that is declared.
#[derive(Default)]
pub(super) struct Schema {
    pub(super) dialect: Option<Dialect>,
    /// Its types are those of SQL Server.
    pub(super) is_sql_server: bool,
    pub(super) tables: Vec<TableBody>,
    pub(super) partials: Vec<TableBody>,
    pub(super) enums: Vec<EnumDeclaration>,
    pub(super) references: Vec<Reference>,
    pub(super) groups: Vec<GroupDeclaration>,
    pub(super) extras: Extras,
}

pub(super) struct EnumDeclaration {
    pub(super) entry: Entry,
    pub(super) name: Qualified,
    pub(super) values: Vec<String>,
    pub(super) comment: Option<String>,
}

pub(super) struct GroupDeclaration {
    pub(super) entry: Entry,
    pub(super) name: String,
    pub(super) color: Option<String>,
    pub(super) note: Option<String>,
    pub(super) tables: Vec<Qualified>,
}

/// The reason a block is in a note.
const UNREAD: &str = "Not understood; its text became a note.";

/// Reads one element.
pub(super) fn read(
    cursor: &mut Cursor<'_, '_>,
    place: Place,
    schema: &mut Schema,
    account: &mut Account<'_>,
) {
    let text = cursor.rest();
    let whole = *cursor;
    let keyword = cursor.take_word().unwrap_or("").to_ascii_lowercase();
    let read = match keyword.as_str() {
        "table" => body::table(cursor, place, "TABLE", text, account, schema),
        "tablepartial" => body::table(cursor, place, "TABLEPARTIAL", text, account, schema),
        "enum" => enumeration(cursor, place, text, schema, account),
        "ref" => reference::element(cursor, place, text, schema, account),
        "project" => project(cursor, place, text, schema, account),
        "tablegroup" => group(cursor, place, text, schema, account),
        "note" => note(cursor, place, text, schema, account),
        "records" => skip(account, place, "RECORDS", text, "Data is not part of a design."),
        "diagramview" => {
            skip(account, place, "DIAGRAMVIEW", text, "Views of dbdiagram.io are not supported.")
        }
        "metadata" | "dep" | "policy" => {
            skip(account, place, &keyword.to_ascii_uppercase(), text, "Not supported.")
        }
        "use" | "reuse" => {
            skip(account, place, "USE", text, "Import the other files together with this one.")
        }
        _ => None,
    };
    if read.is_none() {
        let is_known = super::STARTS.lines.contains(&keyword.as_str()) || keyword == "note";
        let kind = if is_known { keyword.to_ascii_uppercase() } else { "UNKNOWN".to_owned() };
        let entry = account.enter(place, &kind, text);
        account.set(entry, Outcome::kept(UNREAD).not_understood());
        schema.extras.notes.push(whole.rest().to_owned());
    }
}

fn skip(account: &mut Account<'_>, place: Place, kind: &str, text: &str, reason: &str) -> Option<()> {
    let entry = account.enter(place, kind, text);
    account.set(entry, Outcome::skipped(reason));
    Some(())
}

/// The lines between braces at the cursor, even if the closing one is missing.
pub(super) fn take_lines<'t, 'a>(cursor: &mut Cursor<'t, 'a>) -> Option<Vec<Cursor<'t, 'a>>> {
    if !cursor.is_symbol('{') {
        return None;
    }
    let start = *cursor;
    let inside = match cursor.take_group('{') {
        Some(inside) => inside,
        None => Cursor { at: start.at + 1, ..start },
    };
    cursor.at = cursor.at.max(inside.end);
    let items = inside.tokens.items(inside.at, inside.end, '[');
    Some(items.into_iter().map(|item| Cursor::new(inside.tokens, item)).collect())
}

/// `Note: 'x'` and `Note { 'x' }`, with the cursor after the word.
pub(super) fn take_note(cursor: &mut Cursor<'_, '_>) -> Option<String> {
    if cursor.take_symbol(':') {
        return text(cursor);
    }
    text(&cursor.take_group('{')?)
}

fn enumeration(
    cursor: &mut Cursor<'_, '_>,
    place: Place,
    source: &str,
    schema: &mut Schema,
    account: &mut Account<'_>,
) -> Option<()> {
    let name = qualified(take_path(cursor)?)?;
    let mut comment = None;
    for setting in take_settings(cursor) {
        if setting.key == "note" {
            comment = setting.value.and_then(|value| text(&value));
        }
    }
    let lines = take_lines(cursor)?;
    let entry = account.enter(place, "ENUM", source);
    let mut values: Vec<String> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for mut line in lines {
        if line.is_keyword("note") && line.ahead(1).is_some_and(|t| matches!(t.kind, Kind::Symbol(':' | '{')))
        {
            line.at += 1;
            comment = take_note(&mut line);
            continue;
        }
        while !line.is_done() {
            let number = line.tokens.line(line.at);
            let is_value = |token: Token| {
                matches!(token.kind, Kind::Word | Kind::Double | Kind::Number | Kind::Symbol(',' | ';'))
            };
            if !line.peek().is_some_and(is_value) {
                account.say(entry, format!("Skipped in line {number}: {}.", excerpt(line.rest())));
                break;
            }
            let Some(value) = line.next().map(|token| text_of(&line, token)) else { break };
            if matches!(value.as_str(), "," | ";") {
                continue;
            }
            for setting in take_settings(&mut line) {
                match setting.value.and_then(|value| text(&value)) {
                    Some(note) if setting.key == "note" => said.push(format!("{value}: {note}")),
                    _ => account.say(entry, format!("Skipped in line {number}: {}.", setting.text)),
                }
            }
            if values.contains(&value) {
                account.say(entry, format!("{value} is repeated."));
            } else {
                values.push(value);
            }
        }
    }
    if !said.is_empty() {
        let notes = said.join("\n");
        comment = Some(comment.map_or(notes.clone(), |comment| format!("{comment}\n{notes}")));
    }
    schema.enums.push(EnumDeclaration { entry, name, values, comment });
    Some(())
}

fn project(
    cursor: &mut Cursor<'_, '_>,
    place: Place,
    source: &str,
    schema: &mut Schema,
    account: &mut Account<'_>,
) -> Option<()> {
    let name = take_name(cursor);
    let lines = take_lines(cursor)?;
    let entry = account.enter(place, "PROJECT", source);
    schema.extras.name = name.filter(|name| !name.trim().is_empty()).or(schema.extras.name.take());
    for mut line in lines {
        let key = line.take_word().unwrap_or("").to_ascii_lowercase();
        if key == "note" {
            schema.extras.rationale = take_note(&mut line).or(schema.extras.rationale.take());
            continue;
        }
        let value = if line.take_symbol(':') { line.peek().map(|token| text_of(&line, token)) } else { None };
        match (key.as_str(), value) {
            ("database_type", Some(value)) => {
                schema.dialect = dialect(&value);
                let name = value.to_ascii_lowercase();
                schema.is_sql_server = name.contains("sql server") || name.contains("mssql");
                if schema.dialect.is_none() {
                    account.say(entry, format!("{value} is not supported; read as PostgreSQL."));
                }
            }
            _ => account.say(entry, format!("Skipped: {}.", crate::ledger::excerpt(line.rest()))),
        }
    }
    Some(())
}

fn dialect(name: &str) -> Option<Dialect> {
    let name = name.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["postgres", "redshift", "cockroach"]) {
        Some(Dialect::Postgres)
    } else if has(&["mysql", "maria"]) {
        Some(Dialect::Mysql)
    } else {
        has(&["sqlite"]).then_some(Dialect::Sqlite)
    }
}

fn group(
    cursor: &mut Cursor<'_, '_>,
    place: Place,
    source: &str,
    schema: &mut Schema,
    account: &mut Account<'_>,
) -> Option<()> {
    let name = take_path(cursor)?.join(".");
    let (mut color, mut note) = (None, None);
    let listed = take_settings(cursor);
    let lines = take_lines(cursor)?;
    let entry = account.enter(place, "TABLEGROUP", source);
    for setting in listed {
        match (setting.key.as_str(), setting.value) {
            ("color", Some(value)) => color = Some(value.rest().to_owned()),
            ("note", Some(value)) => note = text(&value),
            _ => account.say(entry, format!("Skipped: {}.", setting.text)),
        }
    }
    let mut tables = Vec::new();
    for mut line in lines {
        if line.is_keyword("note") && line.ahead(1).is_some_and(|t| matches!(t.kind, Kind::Symbol(':' | '{')))
        {
            line.at += 1;
            note = take_note(&mut line);
            continue;
        }
        while !line.is_done() {
            match take_path(&mut line).and_then(qualified) {
                Some(table) => tables.push(table),
                None => line.at += 1,
            }
        }
    }
    schema.groups.push(GroupDeclaration { entry, name, color, note, tables });
    Some(())
}

fn note(
    cursor: &mut Cursor<'_, '_>,
    place: Place,
    source: &str,
    schema: &mut Schema,
    account: &mut Account<'_>,
) -> Option<()> {
    let _ = take_name(cursor);
    let list = cursor.take_group('[');
    let text = take_note(cursor)?;
    let entry = account.enter(place, "NOTE", source);
    if let Some(list) = list {
        settings(list).iter().for_each(|setting| account.say(entry, format!("Skipped: {}.", setting.text)));
    }
    schema.extras.notes.push(text);
    Some(())
}
