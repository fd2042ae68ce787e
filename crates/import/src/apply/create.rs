//! `CREATE TABLE`, `INDEX`, `SEQUENCE` and `SCHEMA`; the search path.

use crowfoot_dialect::script::TakenIndexes;
use crowfoot_model::SequenceOptions;
use sqlparser::tokenizer::Token;

use super::{UNKNOWN_OBJECT, with_notes};
use crate::catalog::{Catalog, Relation};
use crate::draft::Qualified;
use crate::ledger::Outcome;
use crate::read::reader::Reader;
use crate::read::{index as read_index, sequence as read_sequence, table as read_table};

pub(super) fn table(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    let is_type = |word: &str| {
        let name = Qualified { schema: None, name: catalog.fold(word) };
        catalog.named_type(&name).is_some()
    };
    let replaces = reader.is_all(&["CREATE", "OR", "REPLACE"]);
    let draft = read_table::create(reader, &is_type)?;
    if draft.from_query {
        return None;
    }
    let clauses = catalog.clauses();
    if let (Some(schema), Some(temporary)) = (&draft.name.schema, clauses.temporary_schema)
        && schema.eq_ignore_ascii_case(temporary)
    {
        return Some(Outcome::skipped(crate::kind::TEMPORARY));
    }
    if replaces {
        catalog.drop_relation(&draft.name, false);
    }
    if let Some(prefix) = clauses.system_prefix {
        if draft.name.name.to_ascii_lowercase().starts_with(prefix) {
            return Some(Outcome::skipped("SQLite creates this table itself."));
        }
        if let Some(owner) = catalog.virtual_owner(&draft.name.name) {
            return Some(Outcome::skipped(format!("Created by the virtual table {owner}.")));
        }
    }
    if catalog.created_relation(&draft.name).is_some() {
        return Some(Outcome::skipped(format!("{} already exists.", draft.name.name)));
    }
    let has_parent = draft.partition_of.is_some() || !draft.inherits.is_empty();
    if draft.elements.is_empty() && !has_parent && !draft.omitted.is_empty() {
        return None;
    }
    let mut notes = Vec::new();
    catalog.create_table(draft, &mut notes);
    with_notes(&notes)
}

pub(super) fn index(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    let create = read_index::create(reader)?;
    let Some(owner) = catalog.relation(&create.table) else { return missing(&create.table) };
    let name = create.name.as_ref().map(|name| name.name.clone());
    let is_taken = |name: &Qualified| match catalog.server().taken_indexes {
        TakenIndexes::InSchema => catalog.is_index_name_taken(owner, &name.name),
        TakenIndexes::Never => false,
        TakenIndexes::OnTable => catalog.index_owner(name) == Some(owner),
    };
    if let Some(name) = create.name.as_ref().filter(|name| is_taken(name)) {
        return Some(Outcome::skipped(format!("{} already exists.", name.name)));
    }
    // In `(a b)`, b is an operator class, unless there is a column b.
    let doubtful = create.draft.keys.iter().find_map(|key| {
        let class = key.operator_class.clone()?;
        catalog.has_column(owner, &class).then_some(class)
    });
    if let (Some(name), Relation::Table(table)) = (&name, owner)
        && catalog.has_key_called(table, name)
    {
        return Some(Outcome::skipped(format!("{name} already exists.")));
    }
    let added = catalog.add_index(owner, name, create.draft, create.comment);
    if let Relation::Table(table) = owner {
        catalog.name_taken_parts(table);
    }
    match added {
        Some(()) => Some(match doubtful {
            Some(column) => {
                Outcome::modelled_as(format!("A comma may be missing before {column}.")).not_understood()
            }
            None => Outcome::modelled(),
        }),
        None => {
            Some(Outcome::skipped(format!("{} does not have all of these columns yet.", create.table.name)))
        }
    }
}

/// Skipped: if kept, it would fail on export, since the table does not exist.
pub(super) fn missing(name: &Qualified) -> Option<Outcome> {
    Some(Outcome::skipped(format!("{} does not exist yet.", name.name)).not_understood())
}

pub(super) fn sequence(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    let mut unlogged = false;
    while !reader.take("SEQUENCE") {
        unlogged |= reader.is("UNLOGGED");
        reader.take_word()?;
    }
    let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
    let name = reader.qualified()?;
    let draft = read_sequence::options(reader, SequenceOptions { unlogged, ..SequenceOptions::default() });
    if draft.unknown {
        return None;
    }
    if catalog.created_relation(&name).is_some() {
        return Some(Outcome::skipped(format!("{} already exists.", name.name)));
    }
    catalog.create_sequence(name, draft);
    Some(Outcome::modelled())
}

pub(super) fn schema(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.seek(2);
    let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
    // `CREATE SCHEMA AUTHORIZATION joe` is named after its owner.
    let _ = reader.take("AUTHORIZATION");
    let name = reader.identifier()?;
    catalog.declare_schema(&name);
    if reader.take("AUTHORIZATION") {
        reader.advance();
    }
    if reader.is_done() {
        Some(Outcome::modelled())
    } else {
        with_notes(&[format!("Skipped: {}.", reader.take_rest())])
    }
}

pub(super) fn use_database(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    reader.advance();
    let name = reader.identifier()?;
    let schema = catalog.schema(&name);
    catalog.search_path = vec![schema];
    Some(Outcome::modelled_as(format!("The statements below belong to {name}.")))
}

/// `SET search_path = a, b` and `SELECT set_config('search_path', 'a', false)`.
pub(super) fn search_path(catalog: &mut Catalog, reader: &mut Reader) -> Option<Outcome> {
    let mut names = Vec::new();
    if reader.take("SELECT") {
        while !reader.is_done() && !reader.is_symbol(&Token::LParen) {
            reader.advance();
        }
        reader.advance();
        if reader.string().as_deref() != Some("search_path") {
            return Some(Outcome::skipped("Session settings are not part of a design."));
        }
        reader.advance();
        let path = reader.string()?;
        names.extend(path.split(',').map(|name| name.trim().trim_matches('"').to_owned()));
    } else {
        while !reader.is_done() && !reader.take("SEARCH_PATH") {
            reader.advance();
        }
        reader.advance();
        reader.each(|reader| names.extend(reader.string().or_else(|| reader.identifier())));
    }
    names.retain(|name| !name.is_empty() && name != "pg_catalog" && name != "$user" && name != "default");
    if !catalog.clauses().search_path {
        return Some(Outcome::skipped("Session settings are not part of a design."));
    }
    let path: Vec<_> = names.iter().map(|name| catalog.schema(name)).collect();
    catalog.search_path = if path.is_empty() { vec![None] } else { path };
    match names.first() {
        Some(first) => Some(Outcome::modelled_as(format!("Unqualified names now resolve to {first}."))),
        None => Some(Outcome::skipped("search_path is not needed.")),
    }
}

impl Catalog {
    fn created_relation(&mut self, name: &Qualified) -> Option<Relation> {
        let key = self.new_key(name);
        self.relation_at(&key)
    }
}

pub(super) fn unknown() -> Option<Outcome> {
    Some(Outcome::skipped(UNKNOWN_OBJECT).not_understood())
}
