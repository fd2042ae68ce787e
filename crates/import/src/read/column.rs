//! A column definition.

use crowfoot_dialect::script::{self, server};
use crowfoot_dialect::{Quoting, is_spelled_otherwise, spec};
use crowfoot_model::{
    Column, ColumnId, DataType, DefaultValue, Dialect, Generated, Identity, LogicalType, SequenceOptions,
};
use sqlparser::tokenizer::Token;

use super::reader::Reader;
use super::{constraint, default_value, sequence, type_text};
use crate::draft::{ColumnDraft, ConstraintDraft, Position, RuleDraft};

/// Reads `name type clauses…` up to the end. Without a name, `None`, and the cursor does not move.
pub(crate) fn definition(reader: &mut Reader) -> Option<ColumnDraft> {
    let name = reader.identifier()?;
    let mut draft =
        ColumnDraft { column: Column::new(ColumnId(0), name), constraints: Vec::new(), position: None };
    // Elements of `PARTITION OF` may have the form `name WITH OPTIONS …`.
    let from = reader.at();
    if !reader.take_all(&["WITH", "OPTIONS"])
        && let Some(text) = type_text::take_type(reader)
    {
        set_type(&mut draft, &text, reader.dialect());
        if reader.clauses().free_types
            && let Some(whole) = type_text::take_rest_of_type(reader, from)
        {
            draft.column.type_text = Some(whole);
        }
    }
    clauses(reader, &mut draft);
    if server(reader.dialect()).one_unique_a_column {
        once_unique(&mut draft.constraints);
    }
    if server(reader.dialect()).json_as_checked_text {
        let is_binary = draft.column.collation.as_deref() == Some(BINARY);
        mariadb_json(&mut draft, is_binary);
    }
    Some(draft)
}

/// `UNIQUE` twice is one key, even if one of them is implied by `serial`.
fn once_unique(constraints: &mut Vec<ConstraintDraft>) {
    let is_bare = |draft: &ConstraintDraft| {
        draft.name.is_none() && draft.clauses.is_empty() && matches!(draft.rule, RuleDraft::Unique { .. })
    };
    let mut is_first = true;
    constraints.retain(|draft| !is_bare(draft) || std::mem::take(&mut is_first));
}

/// The collation of JSON in MariaDB.
pub(crate) const BINARY: &str = "utf8mb4_bin";

/// MariaDB dumps a JSON column as its implementation: text of a certain collation, with a check. `is_binary` tells
/// whether the column has this collation, possibly from its table.
pub(crate) fn mariadb_json(draft: &mut ColumnDraft, is_binary: bool) {
    let column = &mut draft.column;
    let is_text = matches!(&column.data_type, Some(DataType::Native { text, .. }) if text.eq_ignore_ascii_case("longtext"));
    if !is_text || !is_binary {
        return;
    }
    let name = spec(Dialect::Mysql).quote(&column.name, Quoting::Always);
    let expected = ["json_valid(", &name, ")"].concat();
    let is_its = |constraint: &ConstraintDraft| {
        constraint.name.is_none()
            && matches!(&constraint.rule, RuleDraft::Check { expression, .. } if expression.eq_ignore_ascii_case(&expected))
    };
    if let Some(at) = draft.constraints.iter().position(is_its) {
        draft.constraints.remove(at);
        column.data_type = Some(DataType::Logical(LogicalType::Json { binary: false }));
        column.charset = None;
        column.collation = None;
    }
}

/// Sets the type of a column, with everything that `serial` implies.
pub(crate) fn set_type(draft: &mut ColumnDraft, text: &str, dialect: Dialect) {
    let column = &mut draft.column;
    let serials = script::clauses(dialect).serials;
    let Some(serial) = serials.iter().find(|serial| serial.name.eq_ignore_ascii_case(text)) else {
        let data_type = spec(dialect).parse_type(text);
        column.type_text = is_spelled_otherwise(dialect, text, &data_type).then(|| text.to_owned());
        column.data_type = Some(data_type);
        return;
    };
    let integer = LogicalType::Integer { bits: serial.bits, unsigned: serial.auto_increment };
    column.data_type = Some(DataType::Logical(integer));
    column.identity = Some(if serial.auto_increment { Identity::AutoIncrement } else { Identity::Serial });
    column.not_null = true;
    if serial.auto_increment {
        let keys = vec![crate::draft::KeyDraft::column(column.name.as_str())];
        let unique = RuleDraft::Unique { keys, include: Vec::new(), nulls_not_distinct: false };
        draft.constraints.push(ConstraintDraft::new(None, unique));
    }
}

fn clauses(reader: &mut Reader, draft: &mut ColumnDraft) {
    let mut name = None;
    let mut last = 0..0;
    while !reader.is_done() {
        if reader.take("CONSTRAINT") {
            name = reader.identifier();
            continue;
        }
        if reader.clauses().on_conflict && reader.is_all(&["ON", "CONFLICT"]) {
            conflict(reader, draft, last.clone());
            continue;
        }
        last.start = reader.at();
        let constraint_name = name.take();
        let given = constraint_name.clone();
        if clause(reader, &mut draft.column) {
            last.end = reader.at();
            name_not_null(reader, &mut draft.column, given.as_deref(), last.start);
            continue;
        }
        let column_name = draft.column.name.clone();
        if let Some(constraint) = constraint::of_column(reader, &column_name, constraint_name) {
            draft.constraints.push(constraint);
        } else if let Some(last) = draft.constraints.last_mut()
            && constraint::attribute(reader, last)
        {
        } else if reader.clauses().column_positions && reader.take("FIRST") {
            draft.position = Some(Position::First);
        } else if reader.clauses().column_positions && reader.take("AFTER") {
            draft.position = reader.identifier().map(Position::After);
        } else {
            unknown(reader, &mut draft.column);
        }
        last.end = reader.at();
    }
}

/// `ON CONFLICT REPLACE` belongs to the constraint before it.
fn conflict(reader: &mut Reader, draft: &mut ColumnDraft, constraint: std::ops::Range<usize>) {
    let clause = constraint::conflict(reader);
    if reader.slice(constraint.start, constraint.end).to_ascii_uppercase().ends_with("NULL") {
        draft.column.clauses.push(clause);
    } else if let Some(last) = draft.constraints.last_mut() {
        constraint::keep_conflict(last, clause);
    }
}

/// Keeps the name of a PostgreSQL NOT NULL, and its NO INHERIT.
fn name_not_null(reader: &mut Reader, column: &mut Column, name: Option<&str>, start: usize) {
    if !reader.clauses().named_not_null || !reader.slice(start, reader.at()).eq_ignore_ascii_case("NOT NULL")
    {
        return;
    }
    let alone = if reader.take_all(&["NO", "INHERIT"]) { " NO INHERIT" } else { "" };
    column.clauses.extend(not_null_clause(name, alone));
}

/// The text of a NOT NULL constraint that has a name or options.
pub(crate) fn not_null_clause(name: Option<&str>, tail: &str) -> Option<String> {
    if name.is_none() && tail.is_empty() {
        return None;
    }
    let quoted = name.map(|name| spec(Dialect::Postgres).quote(name, Quoting::WhenNeeded));
    let head = quoted.map_or_else(String::new, |name| ["CONSTRAINT ", &name, " "].concat());
    Some([&head, "NOT NULL", tail].concat())
}

fn clause(reader: &mut Reader, column: &mut Column) -> bool {
    if reader.take_all(&["NOT", "NULL"]) {
        column.not_null = true;
    } else if reader.take("NULL") {
        column.not_null &= reader.clauses().idle_null;
    } else if reader.is("DEFAULT") {
        let start = reader.at() + 1;
        column.default = Some(default_value::take_default(reader));
        if server(reader.dialect()).keeps_text {
            column.default_text = Some(reader.slice(start, reader.at()).to_owned());
        }
    } else if reader.take("COLLATE") {
        match collation(reader) {
            Some(name) => column.collation = Some(name).filter(|name| !is_default_collation(name)),
            None => reader.advance(),
        }
    } else if reader.take_all(&["CHARACTER", "SET"]) || reader.take("CHARSET") {
        column.charset = reader.identifier();
    } else if reader.is("COMMENT") && reader.peek(1).is_some_and(|t| super::reader::string_of(t).is_some()) {
        reader.advance();
        column.comment = reader.string().filter(|comment| !comment.is_empty());
    } else if reader.take("AUTO_INCREMENT") || reader.take("AUTOINCREMENT") {
        column.identity = Some(Identity::AutoIncrement);
    } else if reader.is("GENERATED") || (reader.is("AS") && matches!(reader.peek(1), Some(Token::LParen))) {
        return generated(reader, column);
    } else if reader.is_all(&["ON", "UPDATE"]) && spec(reader.dialect()).capabilities().on_update_column {
        reader.seek(reader.at() + 2);
        let from = reader.at();
        reader.advance();
        let _ = reader.take_group();
        column.on_update = Some(reader.slice(from, reader.at()).to_owned());
    } else {
        return false;
    }
    true
}

/// The name of a collation, after `COLLATE`. In PostgreSQL a quoted or qualified one keeps its quotes, since case and
/// dots matter there.
pub(crate) fn collation(reader: &mut Reader) -> Option<String> {
    let is_quoted = matches!(reader.peek(0), Some(Token::Word(word)) if word.quote_style.is_some());
    let name = reader.qualified()?;
    if !reader.clauses().schema_collations {
        return Some(name.name);
    }
    let quoted = |part: &str| spec(reader.dialect()).quote(part, Quoting::Always);
    Some(match &name.schema {
        // This schema is always searched first.
        Some(schema) if schema == "pg_catalog" => quoted(&name.name),
        Some(schema) => [quoted(schema).as_str(), ".", &quoted(&name.name)].concat(),
        None if is_quoted => quoted(&name.name),
        None => name.name,
    })
}

/// `"default"` is the same as none.
fn is_default_collation(name: &str) -> bool {
    ["\"default\"", "default"].contains(&name.to_ascii_lowercase().as_str())
}

fn generated(reader: &mut Reader, column: &mut Column) -> bool {
    let start = reader.at();
    let written = reader.take("GENERATED");
    let always = reader.take("ALWAYS");
    let by_default = !always && reader.take_all(&["BY", "DEFAULT"]);
    let _ = reader.take_all(&["ON", "NULL"]);
    if !reader.take("AS") {
        reader.seek(start);
        return false;
    }
    if written && reader.take("IDENTITY") {
        let options = reader
            .in_group(|reader| sequence::options(reader, SequenceOptions::default()).options)
            .unwrap_or_default();
        column.identity =
            Some(if by_default { Identity::ByDefault(options) } else { Identity::Always(options) });
        column.not_null = true;
        return true;
    }
    let Some(expression) = reader.take_group() else {
        reader.seek(start);
        return false;
    };
    let expression = constraint::unwrapped(expression, reader.dialect());
    let stored = reader.take("STORED") || reader.take("PERSISTENT");
    let _ = reader.take("VIRTUAL");
    column.generated = Some(Generated { expression, stored });
    true
}

/// The first words of clauses that are kept verbatim.
const KEPT: [&str; 9] = [
    "ASC",
    "DESC",
    "COLUMN_FORMAT",
    "ENGINE_ATTRIBUTE",
    "SECONDARY_ENGINE_ATTRIBUTE",
    "OPTIONS",
    "WITHOUT",
    "REF_SYSTEM_ID",
    "COMPRESSED",
];

/// Keeps an unknown clause verbatim, up to the next one.
fn unknown(reader: &mut Reader, column: &mut Column) {
    let start = reader.at();
    let is_known = reader.word_at(0).is_none() || type_text::at_clause(reader) || reader.is_any(&KEPT);
    reader.advance();
    // `ON CONFLICT REPLACE`, `STORAGE EXTERNAL`: the word after a clause's first belongs to it.
    if reader.take_symbol(&Token::Eq) {
        reader.advance();
    }
    while !reader.is_done() && !type_text::at_clause(reader) {
        if reader.take_group().is_none() {
            reader.advance();
        }
    }
    let clause = reader.slice(start, reader.at());
    if !is_known {
        let end = reader.at();
        reader.seek(start);
        reader.within(end, |reader| reader.note_unread(start));
    }
    // The order of a single-column key has no effect.
    if !matches!(clause.to_ascii_uppercase().as_str(), "ASC" | "DESC") {
        column.clauses.push(clause.to_owned());
    }
}

/// Whether a default has no effect: NULL is the default without one.
pub(crate) fn is_implied(default: &DefaultValue, column: &Column) -> bool {
    *default == DefaultValue::Null && !column.not_null
}
