//! `ALTER TABLE`: each of its actions is folded into the table.

use crowfoot_dialect::script::clauses;
use crowfoot_dialect::spec;
use crowfoot_model::{Column, DataType, DefaultValue, Dialect, Identity, SequenceOptions, TableId};
use sqlparser::tokenizer::Token;

use super::create::missing;
use crate::catalog::{Catalog, Relation, charset};
use crate::draft::{ColumnDraft, ConstraintDraft, ForeignKeyDraft, RuleDraft, TableDraft};
use crate::kind::Side;
use crate::ledger::{Outcome, excerpt};
use crate::read::reader::Reader;
use crate::read::{
    column, constraint, default_value, missing_comma, sequence, table as read_table, table_option, type_text,
};
use crate::text::named::NewName;

/// The result of one action.
pub(super) enum Done {
    Modelled,
    Skipped(&'static str),
    /// It names something unknown.
    Missing(String),
    Unknown,
}

pub(super) fn alter(catalog: &mut Catalog, reader: &mut Reader, text: &str) -> Option<Outcome> {
    reader.advance();
    while !reader.take("TABLE") {
        reader.take_word()?;
    }
    let _ = reader.take_all(&["IF", "EXISTS"]);
    let _ = reader.take("ONLY");
    let name = reader.qualified()?;
    let _ = reader.take_symbol(&Token::Mul);
    let head = reader.slice(0, reader.at());
    let table = match catalog.relation(&name) {
        Some(Relation::Table(id)) => id,
        // pg_dump also alters the owners of views and sequences with ALTER TABLE.
        Some(_) if reader.is("OWNER") => return Some(Outcome::skipped(OWNER)),
        Some(_) if reader.is_all(&["RENAME", "TO"]) => {
            reader.seek(reader.at() + 2);
            let new = reader.identifier()?;
            catalog.rename_relation(&name, &new);
            return Some(Outcome::modelled());
        }
        Some(_) => return None,
        None => return missing(&name),
    };
    let mut notes = Vec::new();
    let (mut modelled, mut kept, mut skipped) = (0, 0, None);
    let mut is_missing = false;
    let mut added = Vec::new();
    missing_comma::each_action(reader, &mut added, |reader| {
        let start = reader.at();
        let outcome = action(catalog, table, reader, &mut notes).unwrap_or(Done::Unknown);
        // An action is applied completely or not at all.
        match outcome {
            Done::Modelled => modelled += 1,
            Done::Skipped(reason) => skipped = Some(reason.to_owned()),
            Done::Missing(what) => {
                skipped = Some(format!("{what} does not exist yet."));
                is_missing = true;
            }
            Done::Unknown => {
                let action = reader.slice(start, reader.end());
                let first = action.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
                let of_partition = action.to_ascii_uppercase().contains("PARTITION");
                if ["DROP", "RENAME"].contains(&first.as_str()) && !of_partition {
                    skipped = Some(super::DROPS_OR_RENAMES.to_owned());
                    is_missing = true;
                    return;
                }
                catalog.keep("ALTER TABLE", &format!("{head} {action}"), Side::After);
                kept += 1;
            }
        }
    });
    notes.extend(missing_comma::added(&added));
    if kept > 0 {
        let reason = if modelled > 0 {
            "Partly supported; the rest is kept as raw SQL."
        } else {
            "Not drawn; re-exported unchanged."
        };
        return Some(Outcome::kept(reason));
    }
    notes.extend(skipped.clone());
    match skipped {
        Some(reason) if modelled == 0 && is_missing => Some(Outcome::skipped(reason).not_understood()),
        Some(reason) if modelled == 0 => Some(Outcome::skipped(reason)),
        None if modelled == 0 => Some(Outcome::skipped(format!("Changes nothing: {}", excerpt(text)))),
        _ => Some(Outcome::modelled_as(notes.join(" "))),
    }
}

const OWNER: &str = "Ownership is not part of a design.";

fn action(
    catalog: &mut Catalog,
    table: TableId,
    reader: &mut Reader,
    notes: &mut Vec<String>,
) -> Option<Done> {
    if let Some(done) = super::partitions::action(catalog, table, reader) {
        return Some(done);
    }
    if reader.take("ADD") {
        add(catalog, table, reader, notes)
    } else if reader.take("DROP") {
        drop(catalog, table, reader)
    } else if reader.take("RENAME") {
        rename(catalog, table, reader)
    } else if reader.take("ALTER") {
        alter_column(catalog, table, reader)
    } else if reader.take("MODIFY") {
        let _ = reader.take("COLUMN");
        let name = reader.identifier()?;
        reader.seek(reader.at() - 1);
        redefine(catalog, table, &name, reader, notes)
    } else if reader.take("CHANGE") {
        let _ = reader.take("COLUMN");
        let name = reader.identifier()?;
        redefine(catalog, table, &name, reader, notes)
    } else if reader.take_all(&["ATTACH", "PARTITION"]) {
        let child = reader.qualified()?;
        let Some(child) = catalog.table(&child) else { return Some(Done::Missing(child.name)) };
        let bounds = read_table::bounds(reader);
        catalog.attach_partition_to(child, table, bounds);
        Some(Done::Modelled)
    } else if reader.take_all(&["DETACH", "PARTITION"]) {
        let child = reader.qualified()?;
        let Some(child) = catalog.table(&child) else { return Some(Done::Missing(child.name)) };
        catalog.detach_partition(child);
        Some(Done::Modelled)
    } else if reader.take("INHERIT") {
        let parent = reader.qualified()?;
        catalog.inherit(table, &parent);
        Some(Done::Modelled)
    } else if reader.take_all(&["VALIDATE", "CONSTRAINT"]) {
        let name = reader.identifier()?;
        catalog.validate_constraint(table, &name);
        Some(Done::Modelled)
    } else if reader.is_all(&["OWNER", "TO"]) {
        Some(Done::Skipped(OWNER))
    } else if reader.is_all(&["SET", "WITHOUT", "CLUSTER"]) {
        Some(Done::Skipped("Maintenance is not part of a design."))
    } else if reader.is_all(&["DISABLE", "KEYS"]) || reader.is_all(&["ENABLE", "KEYS"]) {
        Some(Done::Skipped("Only speeds up loading data."))
    } else if reader.take_all(&["SET", "SCHEMA"]) {
        let name = reader.identifier()?;
        let schema = catalog.schema(&name);
        catalog.set_table_schema(table, schema);
        Some(Done::Modelled)
    } else if reader.take_all(&["CONVERT", "TO"]) || reader.take_all(&["PARTITION", "BY"]) {
        options(catalog, table, reader, true)
    } else if reader.is_any(&["SET", "RESET", "ENABLE", "DISABLE", "FORCE", "NO", "REPLICA"]) {
        None
    } else {
        options(catalog, table, reader, false)
    }
}

fn add(catalog: &mut Catalog, table: TableId, reader: &mut Reader, notes: &mut Vec<String>) -> Option<Done> {
    if constraint::at_table_constraint(reader) {
        let draft = constraint::of_table(reader)?;
        let is_key = matches!(draft.rule, RuleDraft::Index(_) | RuleDraft::Unique { .. });
        let is_there = |name: &str| match is_key && catalog.server().uniques_are_indexes {
            true => catalog.has_key_called(table, name),
            false => catalog.has_constraint(table, name),
        };
        if draft.name.as_deref().is_some_and(is_there) {
            return Some(Done::Skipped("A constraint with this name already exists."));
        }
        catalog.add_constraint(table, draft, notes);
        catalog.name_taken_parts(table);
        return Some(Done::Modelled);
    }
    // MySQL reserves these words, so an index without a parenthesis is not a column.
    let is_index = ["KEY", "INDEX", "UNIQUE", "PRIMARY", "FOREIGN", "FULLTEXT", "SPATIAL", "CONSTRAINT"];
    if reader.clauses().inline_indexes && reader.is_any(&is_index) {
        return None;
    }
    let _ = reader.take("COLUMN");
    let if_not_exists = reader.take_all(&["IF", "NOT", "EXISTS"]);
    let mut added = true;
    if reader.is_symbol(&Token::LParen) {
        // MySQL: ADD (a int, b int).
        reader.in_group(|reader| {
            reader.each(|reader| {
                if let Some(draft) = column::definition(reader) {
                    added &= catalog.add_column(table, draft, notes);
                }
            });
        })?;
    } else {
        added = catalog.add_column(table, column::definition(reader)?, notes);
    }
    if added || if_not_exists {
        Some(Done::Modelled)
    } else {
        Some(Done::Skipped("A column with this name already exists."))
    }
}

fn drop(catalog: &mut Catalog, table: TableId, reader: &mut Reader) -> Option<Done> {
    if reader.take_all(&["PRIMARY", "KEY"]) {
        let stay_required = catalog.server().not_null_outlives_key;
        let own = catalog.table_mut(table)?;
        let key = own.primary_key.take();
        // In MySQL the columns of a dropped primary key stay NOT NULL.
        for column in key.into_iter().flat_map(|key| key.columns).filter(|_| stay_required) {
            if let Some(column) = own.column_mut(column) {
                column.not_null = true;
            }
        }
        return Some(Done::Modelled);
    }
    let (done, name) = if reader.take_all(&["FOREIGN", "KEY"]) {
        let _ = reader.take_all(&["IF", "EXISTS"]);
        let name = reader.identifier()?;
        (catalog.drop_foreign_key_called(table, &name), format!("Constraint {name}"))
    } else if reader.take("CONSTRAINT") || reader.take("CHECK") {
        let _ = reader.take_all(&["IF", "EXISTS"]);
        let name = reader.identifier()?;
        (catalog.drop_constraint(table, &name), format!("Constraint {name}"))
    } else if reader.is("INDEX") || (reader.is("KEY") && reader.peek(1).is_some()) {
        reader.advance();
        let _ = reader.take_all(&["IF", "EXISTS"]);
        let name = reader.identifier()?;
        (catalog.drop_index_of(table, &name), format!("Index {name}"))
    } else if reader.is("PARTITION") {
        return None;
    } else {
        let _ = reader.take("COLUMN");
        let _ = reader.take_all(&["IF", "EXISTS"]);
        let name = reader.identifier()?;
        if reader.is("CASCADE") {
            catalog.drop_views_of_column(table, &name);
        }
        (catalog.drop_column(table, &name), format!("Column {name}"))
    };
    if done { Some(Done::Modelled) } else { Some(Done::Missing(name)) }
}

fn rename(catalog: &mut Catalog, table: TableId, reader: &mut Reader) -> Option<Done> {
    if reader.take("TO") || reader.take("AS") {
        let name = reader.qualified()?;
        catalog.rename_table(table, &name.name);
        return Some(Done::Modelled);
    }
    let is_constraint = reader.take("CONSTRAINT");
    let is_index = !is_constraint && (reader.take("INDEX") || reader.take("KEY"));
    let _ = !is_constraint && !is_index && reader.take("COLUMN");
    let old = reader.identifier()?;
    if reader.clauses().rename_without_to && reader.is_done() && !is_constraint && !is_index {
        catalog.rename_table(table, &old);
        return Some(Done::Modelled);
    }
    if !reader.take("TO") {
        return None;
    }
    let spelled = reader.slice(reader.at(), reader.at() + 1).to_owned();
    let new = reader.identifier()?;
    if is_constraint || is_index {
        let done = catalog.rename_constraint(table, &old, &new) || catalog.rename_index_of(table, &old, &new);
        return Some(if done { Done::Modelled } else { Done::Missing(old) });
    }
    let Some(column) = catalog.column(table, &old) else {
        return Some(Done::Missing(format!("Column {old}")));
    };
    catalog.rename_column(table, column, NewName { name: &new, spelled: &spelled });
    Some(Done::Modelled)
}

fn alter_column(catalog: &mut Catalog, table: TableId, reader: &mut Reader) -> Option<Done> {
    if reader.clauses().inline_indexes && (reader.is("INDEX") || reader.is("KEY")) {
        return alter_index(catalog, table, reader);
    }
    if reader.clauses().alter_constraint && reader.is("CONSTRAINT") && reader.peek(1).is_some() {
        reader.advance();
        let name = reader.identifier()?;
        let mut change = ConstraintDraft::new(None, RuleDraft::ForeignKey(ForeignKeyDraft::default()));
        while constraint::attribute(reader, &mut change) {}
        let is_whole = reader.is_done() && change.omitted.is_empty();
        let says_more = matches!(&change.rule, RuleDraft::ForeignKey(key) if key.not_enforced);
        if !is_whole || says_more {
            return None;
        }
        let is_there = catalog.change_foreign_key(table, &name, &change);
        return Some(if is_there { Done::Modelled } else { Done::Missing(name) });
    }
    if reader.is("INDEX") || reader.is("CONSTRAINT") || reader.is("CHECK") {
        return None;
    }
    let _ = reader.take("COLUMN");
    let name = reader.identifier()?;
    let Some(id) = catalog.column(table, &name) else { return Some(Done::Missing(format!("Column {name}"))) };
    let dialect = catalog.dialect;
    if reader.is_all(&["SET", "DEFAULT"]) || reader.is_all(&["DROP", "DEFAULT"]) {
        catalog.unfold_sequence(table, id);
    } else if reader.is("TYPE") || reader.is_all(&["SET", "DATA", "TYPE"]) {
        catalog.make_sequences_explicit(table);
    }
    let column = catalog.table_mut(table)?.column_mut(id)?;
    if reader.take_all(&["SET", "NOT", "NULL"]) {
        column.not_null = true;
    } else if reader.take_all(&["DROP", "NOT", "NULL"]) {
        column.not_null = false;
    } else if reader.is_all(&["SET", "DEFAULT"]) {
        let start = reader.at() + 2;
        reader.advance();
        column.default = Some(default_value::take_default(reader));
        let is_cast =
            clauses(dialect).postfix_casts && !matches!(column.default, Some(DefaultValue::Expression(_)));
        column.default_text = is_cast.then(|| reader.slice(start, reader.at()).to_owned());
        no_longer_serial(column);
    } else if reader.take_all(&["DROP", "DEFAULT"]) {
        column.default = None;
        no_longer_serial(column);
    } else if reader.take("TYPE") || reader.take_all(&["SET", "DATA", "TYPE"]) {
        let text = type_text::take_type(reader)?;
        let data_type = spec(dialect).parse_type(&text);
        if clauses(dialect).postfix_casts {
            keep_cast(column, &data_type);
        }
        column.data_type = Some(data_type);
        if reader.take("COLLATE") {
            column.collation = column::collation(reader);
        }
    } else if reader.take_all(&["ADD", "GENERATED"]) {
        let always = reader.take("ALWAYS");
        let _ = reader.take_all(&["BY", "DEFAULT"]);
        if !reader.take_all(&["AS", "IDENTITY"]) {
            return None;
        }
        let options = reader
            .in_group(|reader| sequence::options(reader, SequenceOptions::default()).options)
            .unwrap_or_default();
        column.identity = Some(if always { Identity::Always(options) } else { Identity::ByDefault(options) });
        column.not_null = true;
        catalog.note_sequence(table, id);
    } else if reader.take_all(&["DROP", "IDENTITY"]) {
        column.identity = None;
    } else if reader.take_all(&["DROP", "EXPRESSION"]) {
        column.generated = None;
    } else if reader.take_all(&["SET", "STORAGE"])
        || reader.take_all(&["SET", "COMPRESSION"])
        || reader.take_all(&["SET", "STATISTICS"])
    {
        let at = reader.at() - 1;
        let word = reader.slice(at, at + 1);
        column.clauses.retain(|clause| {
            clause.split_whitespace().next().is_none_or(|first| !first.eq_ignore_ascii_case(word))
        });
        column.clauses.push(reader.slice(at, reader.end()).to_owned());
    } else {
        return None;
    }
    Some(Done::Modelled)
}

/// A literal default keeps the old type of its column: `'x'::character varying` in a column that is now text.
fn keep_cast(column: &mut Column, new: &DataType) {
    let Some(old) = &column.data_type else { return };
    let name = |data_type: &DataType| {
        let text = match data_type {
            DataType::Logical(logical) => spec(Dialect::Postgres).spell(*logical),
            DataType::Native { text, .. } => text.clone(),
            _ => return None,
        };
        let (head, rest) = text.split_once('(').unwrap_or((&text, ""));
        let rest = rest.split_once(')').map_or("", |(_, rest)| rest);
        Some(([head.trim_end(), rest].concat(), text.contains('(')))
    };
    let (Some((old, has_length)), Some((new, _))) = (name(old), name(new)) else { return };
    if old == new {
        return;
    }
    let literal = match &column.default {
        Some(DefaultValue::Text(text)) => spec(Dialect::Postgres).text_literal(text),
        // NULL has a cast only if a length had to be applied to it.
        Some(DefaultValue::Null) if has_length => "NULL".to_owned(),
        _ => return,
    };
    column.default = Some(DefaultValue::Expression([&literal, "::", &old].concat()));
    column.default_text = None;
}

/// Index visibility: `INVISIBLE` in MySQL, `IGNORED` in MariaDB.
fn alter_index(catalog: &mut Catalog, table: TableId, reader: &mut Reader) -> Option<Done> {
    reader.advance();
    let _ = reader.take_all(&["IF", "EXISTS"]);
    let name = reader.identifier()?;
    let clause = if reader.take("VISIBLE") || reader.take_all(&["NOT", "IGNORED"]) {
        None
    } else if reader.is("INVISIBLE") || reader.is("IGNORED") {
        reader.take_word().map(|word| word.to_ascii_uppercase())
    } else {
        return None;
    };
    let Some(clauses) = catalog.clauses_of_key(table, &name) else {
        return Some(Done::Missing(format!("Index {name}")));
    };
    clauses.retain(|own| !["INVISIBLE", "IGNORED"].iter().any(|word| own.eq_ignore_ascii_case(word)));
    clauses.extend(clause);
    Some(Done::Modelled)
}

/// `serial` is a default, so a new default replaces it.
fn no_longer_serial(column: &mut Column) {
    if column.identity == Some(Identity::Serial) {
        column.identity = None;
    }
}

/// `MODIFY` and `CHANGE` (MySQL): the new definition of the column, with its old id and position.
fn redefine(
    catalog: &mut Catalog,
    table: TableId,
    name: &str,
    reader: &mut Reader,
    notes: &mut Vec<String>,
) -> Option<Done> {
    let ColumnDraft { column: mut new, constraints, position } = column::definition(reader)?;
    let Some(id) = catalog.column(table, name) else { return Some(Done::Missing(format!("Column {name}"))) };
    if !catalog.same_name(&new.name, name) {
        catalog.rename_column(table, id, NewName { name: &new.name, spelled: &new.name });
    }
    new.id = id;
    let own = catalog.table_mut(table)?;
    let at = own.columns.iter().position(|column| column.id == id)?;
    match position {
        None => *own.columns.get_mut(at)? = new,
        Some(position) => {
            own.columns.remove(at);
            catalog.insert_column(table, new, Some(position));
        }
    }
    for constraint in constraints {
        add_unless_there(catalog, table, constraint, notes);
    }
    Some(Done::Modelled)
}

fn add_unless_there(catalog: &mut Catalog, table: TableId, draft: ConstraintDraft, notes: &mut Vec<String>) {
    if !draft.name.as_deref().is_some_and(|name| catalog.has_constraint(table, name)) {
        catalog.add_constraint(table, draft, notes);
        catalog.name_taken_parts(table);
    }
}

/// Options of a MySQL table: `ENGINE=InnoDB`, `COMMENT='…'`, `PARTITION BY …`.
fn options(catalog: &mut Catalog, table: TableId, reader: &mut Reader, converts: bool) -> Option<Done> {
    let mut draft = TableDraft::default();
    if converts && !reader.is("CHARACTER") && !reader.is("CHARSET") {
        draft.partitioning = table_option::partitioning(reader);
    } else if !reader.is_any(&[
        "ENGINE",
        "COMMENT",
        "AUTO_INCREMENT",
        "DEFAULT",
        "CHARACTER",
        "CHARSET",
        "COLLATE",
        "ROW_FORMAT",
        "TYPE",
        "KEY_BLOCK_SIZE",
    ]) {
        return None;
    }
    while !reader.is_done() {
        if !table_option::option(reader, &mut draft) {
            return None;
        }
    }
    let own = catalog.table_mut(table)?;
    let said = |name: &str| draft.options.iter().find(|option| option.name == name);
    let (new_charset, new_collation) = (said(charset::CHARSET), said(charset::COLLATE));
    if let Some(value) = new_charset.and_then(|option| option.value.as_deref()).filter(|_| converts) {
        charset::convert(own, value.trim_matches(['\'', '"', '`']));
    } else if new_charset.is_some() || new_collation.is_some() {
        charset::keep_in_columns(own);
    }
    if new_charset.is_some() {
        charset::forget_collation(own);
    }
    own.comment = draft.comment.or(own.comment.take());
    own.partitioning = draft.partitioning.or(own.partitioning.take());
    for option in draft.options {
        own.options.retain(|other| other.name != option.name);
        own.options.push(option);
    }
    Some(Done::Modelled)
}

impl Catalog {
    fn has_constraint(&self, table: TableId, name: &str) -> bool {
        let Some(own) = self.table_by_id(table) else { return false };
        let is = |other: &Option<String>| other.as_deref().is_some_and(|other| self.same_name(other, name));
        own.primary_key.as_ref().is_some_and(|key| is(&key.name))
            // MySQL has a namespace for keys of its own.
            || (!self.server().uniques_are_indexes && own.uniques.iter().any(|unique| is(&unique.name)))
            || own.foreign_keys.iter().any(|key| is(&key.name))
            || own.checks.iter().any(|check| is(&check.name))
            || own.exclusions.iter().any(|exclusion| is(&exclusion.name))
    }

    fn rename_index_of(&mut self, table: TableId, old: &str, new: &str) -> bool {
        let found = self.index_called(table, old);
        match found.and_then(|at| self.table_mut(table)?.indexes.get_mut(at)) {
            Some(index) => index.name = Some(new.to_owned()),
            None => return false,
        }
        true
    }
}
