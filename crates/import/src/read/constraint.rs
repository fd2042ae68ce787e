//! Constraints, of a column or of a table.

use crowfoot_dialect::script::{clauses, server};
use crowfoot_model::{Deferrability, Dialect, MatchType, ReferentialAction};
use sqlparser::tokenizer::Token;

use super::key;
use super::reader::Reader;
use crate::draft::{ConstraintDraft, ForeignKeyDraft, IndexDraft, KeyDraft, RuleDraft};

/// Reads `[CONSTRAINT name] …` as an element of a table. For anything else `None`, and the cursor does not move.
pub(crate) fn of_table(reader: &mut Reader) -> Option<ConstraintDraft> {
    let start = reader.at();
    let name = constraint_name(reader);
    let draft = rule_of_table(reader, name);
    if draft.is_none() {
        reader.seek(start);
    }
    draft
}

/// Reads an inline constraint of a column. For anything else `None`, and the cursor does not move.
pub(crate) fn of_column(reader: &mut Reader, column: &str, name: Option<String>) -> Option<ConstraintDraft> {
    let start = reader.at();
    let keys = || vec![KeyDraft::column(column)];
    let bare_key = reader.clauses().bare_key && reader.is("KEY");
    let rule = if reader.take_all(&["PRIMARY", "KEY"]) || (bare_key && reader.take("KEY")) {
        RuleDraft::PrimaryKey { keys: keys(), include: Vec::new() }
    } else if reader.take("UNIQUE") {
        reader.take("KEY");
        let nulls_not_distinct = nulls_not_distinct(reader);
        RuleDraft::Unique { keys: keys(), include: Vec::new(), nulls_not_distinct }
    } else if reader.take("REFERENCES") {
        let mut key =
            ForeignKeyDraft { columns: vec![column.to_owned()], inline: true, ..Default::default() };
        references(reader, &mut key)?;
        RuleDraft::ForeignKey(key)
    } else if reader.take("CHECK") {
        check(reader)?
    } else {
        reader.seek(start);
        return None;
    };
    let mut draft = ConstraintDraft::new(name, rule);
    draft.of_column = Some(column.into());
    if reader.clauses().ordered_constraints && matches!(draft.rule, RuleDraft::PrimaryKey { .. }) {
        // A descending key is not the rowid.
        draft.clauses.extend(reader.take("DESC").then(|| "DESC".to_owned()));
        let _ = reader.take("ASC");
    }
    while attribute(reader, &mut draft) {}
    Some(draft)
}

/// Whether a table constraint starts at the cursor.
pub(crate) fn at_table_constraint(reader: &Reader) -> bool {
    let opens = |ahead: usize| matches!(reader.peek(ahead), Some(Token::LParen));
    match reader.word_at(0).map(str::to_ascii_uppercase).as_deref() {
        Some("CONSTRAINT") => true,
        Some("PRIMARY") => reader.is_at(1, "KEY"),
        Some("FOREIGN") => reader.is_at(1, "KEY"),
        Some("CHECK") => opens(1),
        Some("UNIQUE") => {
            opens(1)
                || reader.is_at(1, "NULLS")
                || reader.is_at(1, "USING")
                || (reader.clauses().inline_indexes && reader.peek(1).is_some())
        }
        Some("NOT") => reader.clauses().named_not_null && reader.is_at(1, "NULL") && reader.peek(2).is_some(),
        Some("EXCLUDE") => opens(1) || reader.is_at(1, "USING"),
        Some("INDEX" | "KEY") if reader.clauses().inline_indexes => {
            opens(1)
                || opens(2)
                || reader.is_at(1, "USING")
                || reader.is_at(2, "USING")
                || (reader.is_at(1, "IF") && reader.is_at(2, "NOT"))
        }
        Some("FULLTEXT" | "SPATIAL") if reader.clauses().inline_indexes => {
            reader.is_at(1, "KEY") || reader.is_at(1, "INDEX") || opens(1) || opens(2)
        }
        Some("VECTOR") if reader.clauses().inline_indexes => {
            reader.is_at(1, "KEY") || reader.is_at(1, "INDEX")
        }
        _ => false,
    }
}

/// Reads one attribute of a constraint, such as `DEFERRABLE`.
pub(crate) fn attribute(reader: &mut Reader, draft: &mut ConstraintDraft) -> bool {
    if reader.take("DEFERRABLE") {
        if draft.deferrable == Deferrability::NotDeferrable {
            draft.deferrable = Deferrability::InitiallyImmediate;
        }
    } else if reader.take_all(&["NOT", "DEFERRABLE"]) {
        draft.deferrable = Deferrability::NotDeferrable;
    } else if reader.take_all(&["INITIALLY", "DEFERRED"]) {
        draft.deferrable = Deferrability::InitiallyDeferred;
    } else if reader.take_all(&["INITIALLY", "IMMEDIATE"]) || reader.take("ENFORCED") {
        return true;
    } else if reader.take_all(&["NOT", "VALID"]) {
        draft.not_valid = true;
    } else if reader.is_all(&["NOT", "ENFORCED"]) || reader.is_all(&["NO", "INHERIT"]) {
        match &mut draft.rule {
            RuleDraft::Check { no_inherit, not_enforced, .. } => {
                *no_inherit |= reader.is("NO");
                *not_enforced |= reader.is("NOT");
            }
            RuleDraft::ForeignKey(key) if reader.is("NOT") => key.not_enforced = true,
            _ => draft.omitted.push(reader.slice(reader.at(), reader.at() + 2).to_owned()),
        }
        reader.seek(reader.at() + 2);
    } else {
        return false;
    }
    true
}

fn constraint_name(reader: &mut Reader) -> Option<String> {
    if !reader.take("CONSTRAINT") {
        return None;
    }
    let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
    // MySQL and SQLite allow leaving out the name.
    let rules = ["PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "EXCLUDE", "REFERENCES"];
    if reader.is_any(&rules) && !rules.iter().any(|rule| reader.is_at(1, rule)) {
        return None;
    }
    reader.identifier()
}

fn rule_of_table(reader: &mut Reader, name: Option<String>) -> Option<ConstraintDraft> {
    let mut name = name;
    let mut method = None;
    let mut is_temporal = false;
    let rule = if reader.take_all(&["PRIMARY", "KEY"]) {
        if reader.take_all(&["USING", "INDEX"]) {
            RuleDraft::UsingIndex { index: reader.identifier()?, primary: true }
        } else {
            index_name_and_method(reader, &mut None, &mut method);
            let keys;
            (keys, is_temporal) = key::columns(reader)?;
            RuleDraft::PrimaryKey { keys, include: include(reader) }
        }
    } else if reader.take("UNIQUE") {
        if reader.take_all(&["USING", "INDEX"]) {
            RuleDraft::UsingIndex { index: reader.identifier()?, primary: false }
        } else {
            // Both are the same in MySQL; INDEX says that an index is meant.
            let is_index = !reader.take("KEY") && reader.take("INDEX") && name.is_none();
            let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
            let nulls_not_distinct = nulls_not_distinct(reader);
            index_name_and_method(reader, &mut name, &mut method);
            let keys;
            (keys, is_temporal) = key::columns(reader)?;
            if is_index {
                RuleDraft::Index(IndexDraft { unique: true, keys, ..IndexDraft::default() })
            } else {
                RuleDraft::Unique { keys, include: include(reader), nulls_not_distinct }
            }
        }
    } else if reader.take_all(&["FOREIGN", "KEY"]) {
        if !reader.is_symbol(&Token::LParen) {
            let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
            let index = reader.identifier();
            name = name.or(index);
        }
        let (columns, is_period) = period_names(reader)?;
        let mut key = ForeignKeyDraft { columns, is_period, ..Default::default() };
        if !reader.take("REFERENCES") {
            return None;
        }
        references(reader, &mut key)?;
        RuleDraft::ForeignKey(key)
    } else if reader.take("CHECK") {
        check(reader)?
    } else if reader.take("EXCLUDE") {
        exclusion(reader)?
    } else if reader.clauses().named_not_null && reader.take_all(&["NOT", "NULL"]) {
        let column = reader.identifier()?;
        RuleDraft::NotNull { column, tail: reader.take_rest().to_owned() }
    } else {
        let mut index = IndexDraft::default();
        if reader.take("FULLTEXT") {
            index.method = Some("fulltext".into());
        } else if reader.take("SPATIAL") {
            index.method = Some("spatial".into());
        } else if reader.take("VECTOR") {
            index.method = Some("vector".into());
        }
        let word = reader.take("KEY") || reader.take("INDEX");
        if !word && index.method.is_none() {
            return None;
        }
        let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
        index_name_and_method(reader, &mut name, &mut method);
        (index.keys, _) = key::columns(reader)?;
        RuleDraft::Index(index)
    };
    let mut draft = ConstraintDraft::new(name, rule);
    if let Some(method) = method {
        set_method(reader.dialect(), &mut draft, method);
    }
    draft.clauses.extend(is_temporal.then(|| "WITHOUT OVERLAPS".to_owned()));
    tail(reader, &mut draft);
    Some(draft)
}

/// The clauses after the keys of a constraint, up to the next constraint or the end.
fn tail(reader: &mut Reader, draft: &mut ConstraintDraft) {
    while !reader.is_done() && !at_table_constraint(reader) {
        let start = reader.at();
        if attribute(reader, draft) {
            continue;
        }
        if reader.clauses().on_conflict && reader.is_all(&["ON", "CONFLICT"]) {
            let clause = conflict(reader);
            keep_conflict(draft, clause);
            continue;
        }
        if reader.take("COMMENT") {
            draft.comment = reader.string();
            continue;
        }
        if reader.is("USING") && !reader.is_at(1, "INDEX") {
            reader.advance();
            if let Some(method) = reader.take_word() {
                set_method(reader.dialect(), draft, method);
            }
            continue;
        }
        reader.advance();
        while !reader.is_done() && !at_table_constraint(reader) && !at_attribute(reader) {
            if reader.take_group().is_none() {
                reader.advance();
            }
        }
        let clause = reader.slice(start, reader.at()).to_owned();
        as_index(reader.dialect(), &mut draft.rule);
        match &mut draft.rule {
            RuleDraft::Index(index) => {
                index.clauses.append(&mut draft.clauses);
                index.clauses.push(clause);
            }
            _ => draft.omitted.push(clause),
        }
    }
}

/// `ON CONFLICT REPLACE`, in SQLite.
pub(crate) fn conflict(reader: &mut Reader) -> String {
    let start = reader.at();
    reader.seek(start + 3);
    reader.slice(start, reader.at()).to_owned()
}

/// Keeps the conflict clause of a key. For checks and foreign keys SQLite parses and ignores it.
pub(crate) fn keep_conflict(draft: &mut ConstraintDraft, clause: String) {
    match draft.rule {
        RuleDraft::PrimaryKey { .. } | RuleDraft::Unique { .. } => draft.clauses.push(clause),
        _ => draft.omitted.push(clause),
    }
}

fn at_attribute(reader: &Reader) -> bool {
    reader.is_any(&["DEFERRABLE", "INITIALLY", "COMMENT", "USING", "NOT", "ENFORCED"])
        || reader.is_all(&["WITH", "PARSER"])
}

/// Unique constraints of MySQL are indexes, which can have methods and clauses.
fn as_index(dialect: Dialect, rule: &mut RuleDraft) {
    if let RuleDraft::Unique { keys, .. } = rule
        && server(dialect).uniques_are_indexes
    {
        let keys = std::mem::take(keys);
        *rule = RuleDraft::Index(IndexDraft { unique: true, keys, ..IndexDraft::default() });
    }
}

/// MySQL shows the default method of an index only where it was written.
pub(crate) const BTREE: &str = "USING BTREE";

/// Every key is a b-tree.
fn set_method(dialect: Dialect, draft: &mut ConstraintDraft, method: String) {
    let has_methods = clauses(dialect).key_methods;
    let method = method.to_ascii_lowercase();
    if method == "btree" {
        let clauses = match &mut draft.rule {
            RuleDraft::Index(index) => &mut index.clauses,
            _ => &mut draft.clauses,
        };
        if has_methods && clauses.is_empty() {
            clauses.push(BTREE.to_owned());
        }
        return;
    }
    if has_methods && matches!(draft.rule, RuleDraft::PrimaryKey { .. }) {
        draft.clauses.push(["USING ", &method.to_ascii_uppercase()].concat());
        return;
    }
    as_index(dialect, &mut draft.rule);
    match &mut draft.rule {
        RuleDraft::Index(index) if index.method.is_none() => index.method = Some(method),
        _ => draft.omitted.push(format!("USING {method}")),
    }
}

fn index_name_and_method(reader: &mut Reader, name: &mut Option<String>, method: &mut Option<String>) {
    if !reader.clauses().inline_indexes {
        return;
    }
    if !reader.is_symbol(&Token::LParen) && !reader.is("USING") {
        let index = reader.identifier();
        *name = name.take().or(index);
    }
    if reader.take("USING") {
        *method = reader.take_word();
    }
}

fn nulls_not_distinct(reader: &mut Reader) -> bool {
    let found = reader.take_all(&["NULLS", "NOT", "DISTINCT"]);
    let _ = reader.take_all(&["NULLS", "DISTINCT"]);
    found
}

pub(crate) fn include(reader: &mut Reader) -> Vec<String> {
    if reader.is("INCLUDE") && matches!(reader.peek(1), Some(Token::LParen)) {
        reader.advance();
        return reader.names().unwrap_or_default();
    }
    Vec::new()
}

fn check(reader: &mut Reader) -> Option<RuleDraft> {
    let expression = reader.take_group()?.to_owned();
    Some(RuleDraft::Check {
        expression: unwrapped(&expression, reader.dialect()),
        no_inherit: false,
        not_enforced: false,
    })
}

fn exclusion(reader: &mut Reader) -> Option<RuleDraft> {
    let mut method = None;
    if reader.take("USING") {
        method = reader.identifier();
    }
    let mut elements = Vec::new();
    reader.in_group(|reader| {
        reader.each(|reader| {
            let key = key::key(reader);
            reader.take("WITH");
            elements.push((key, reader.take_rest().to_owned()));
        });
    })?;
    let mut predicate = None;
    if reader.is("WHERE") && matches!(reader.peek(1), Some(Token::LParen)) {
        reader.advance();
        predicate = reader.take_group().map(|text| unwrapped(text, reader.dialect()));
    }
    Some(RuleDraft::Exclusion { method, elements, predicate })
}

/// The target and the actions, after `REFERENCES`.
fn references(reader: &mut Reader, key: &mut ForeignKeyDraft) -> Option<()> {
    key.target = reader.qualified()?;
    if reader.is_symbol(&Token::LParen) {
        (key.target_columns, _) = period_names(reader)?;
    }
    loop {
        if reader.take_all(&["ON", "DELETE"]) {
            key.on_delete = action(reader);
            if reader.is_symbol(&Token::LParen) {
                key.on_delete_columns = reader.names()?;
            }
        } else if reader.is_all(&["ON", "UPDATE"]) && at_action(reader, 2) {
            reader.seek(reader.at() + 2);
            key.on_update = action(reader);
        } else if reader.take("MATCH") {
            key.match_type = match reader.take_word().as_deref() {
                Some("FULL") => Some(MatchType::Full),
                Some("PARTIAL") => Some(MatchType::Partial),
                Some("SIMPLE") => Some(MatchType::Simple),
                _ => None,
            };
        } else {
            return Some(());
        }
    }
}

/// Names of columns in parentheses, and whether the last is a `PERIOD`.
fn period_names(reader: &mut Reader) -> Option<(Vec<String>, bool)> {
    if !reader.clauses().periods {
        return Some((reader.names()?, false));
    }
    let mut names = Vec::new();
    let mut is_period = false;
    reader.in_group(|reader| {
        reader.each_whole(|reader| {
            if reader.is("PERIOD") && reader.peek(1).is_some() {
                reader.advance();
                is_period = true;
            }
            names.extend(reader.identifier());
        });
    })?;
    Some((names, is_period))
}

fn at_action(reader: &Reader, ahead: usize) -> bool {
    ["CASCADE", "RESTRICT", "SET", "NO"].iter().any(|word| reader.is_at(ahead, word))
}

fn action(reader: &mut Reader) -> Option<ReferentialAction> {
    ReferentialAction::ALL.into_iter().find(|action| {
        let words: Vec<&str> = action.sql().split(' ').collect();
        reader.take_all(&words)
    })
}

/// An expression without its outer parentheses; of hundreds of them, some stay.
pub(crate) fn unwrapped(text: &str, dialect: Dialect) -> String {
    let mut text = text.trim();
    for _ in 0..4 {
        if !text.starts_with('(') {
            break;
        }
        let Ok(mut reader) = Reader::new(text, dialect) else { break };
        let is_whole = reader.group_end().is_some_and(|close| close + 1 == reader.end());
        match reader.take_group() {
            Some(inner) if is_whole => text = inner.trim(),
            _ => break,
        }
    }
    text.to_owned()
}
