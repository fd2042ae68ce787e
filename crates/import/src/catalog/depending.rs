//! Dependencies of dropped objects: kept statements about them, and with `CASCADE` the views and triggers that use
//! them.

use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::{DataType, Dialect, Statement, TableId, ViewId};
use sqlparser::tokenizer::Token;

use super::settle::{mentions, type_name};
use super::{Catalog, NamedType, Relation};
use crate::draft::Qualified;
use crate::read::argument::{Argument, are_same, arguments};
use crate::read::reader::Reader;
use crate::text::named::tables_of;

impl Catalog {
    /// Removes the kept statements about a dropped table or view. In MySQL rows and grants do not depend on the table.
    pub(super) fn forget_about(&mut self, gone: &Qualified) {
        let (dialect, server) = (self.dialect, self.server());
        self.forget(&|statement| {
            let is_trigger = statement.kind == "CREATE TRIGGER";
            (is_trigger || server.tracks_dependents)
                && statement.text.to_lowercase().contains(&gone.name.to_lowercase())
                && subject(statement, dialect).is_some_and(|about| is_same(&about, gone, dialect))
        });
    }

    /// Drops the views over a table or view, and the views over those (PostgreSQL). With a column, only those that name
    /// it.
    pub(super) fn drop_views_of(&mut self, gone: &Qualified, column: Option<&str>) {
        if !self.server().tracks_dependents {
            return;
        }
        let uses = |query: &str| {
            query.to_lowercase().contains(&gone.name.to_lowercase())
                && tables_of(query, self.dialect).contains(&gone.name)
                && column.is_none_or(|column| mentions(query, column, self.dialect))
        };
        let found: Vec<ViewId> =
            self.views.values().filter(|view| uses(&view.query)).map(|view| view.id).collect();
        for id in found {
            let Some(view) = self.views.get(&id) else { continue };
            let name = Qualified { schema: self.schema_word(view.schema), name: view.name.clone() };
            let _ = self.drop_relation(&name, true);
        }
    }

    /// Drops the views that show a column.
    pub(crate) fn drop_views_of_column(&mut self, table: TableId, column: &str) {
        if let Some(name) = self.name_of(Relation::Table(table)) {
            self.drop_views_of(&name, Some(column));
        }
    }

    /// Removes the triggers, policies and views that call a function dropped with `CASCADE`.
    pub(crate) fn forget_calls(&mut self, function: &Qualified) {
        let name = function.name.to_lowercase();
        let calls = |text: &str| {
            let lower = text.to_lowercase();
            lower.match_indices(&name).any(|(at, found)| {
                let before = lower.get(..at).and_then(|text| text.chars().next_back());
                let rest = lower.get(at + found.len()..).unwrap_or("").trim_start_matches('"').trim_start();
                rest.starts_with('(') && !before.is_some_and(|char| char.is_alphanumeric() || char == '_')
            })
        };
        self.forget(&|kept| {
            ["CREATE TRIGGER", "CREATE POLICY"].contains(&kept.kind.as_str()) && calls(&kept.text)
        });
        let views: Vec<ViewId> =
            self.views.values().filter(|view| calls(&view.query)).map(|view| view.id).collect();
        for id in views {
            let Some(view) = self.views.get(&id) else { continue };
            let name = Qualified { schema: self.schema_word(view.schema), name: view.name.clone() };
            let _ = self.drop_relation(&name, true);
        }
    }

    /// Removes the columns of a type dropped with `CASCADE`.
    pub(super) fn drop_columns_of(&mut self, gone: NamedType) {
        let is_of = |data_type: Option<&DataType>| match data_type.map(DataType::element) {
            Some(DataType::Native { text, .. }) => {
                type_name(text, self.dialect).and_then(|name| self.named_type(&name)) == Some(gone)
            }
            _ => false,
        };
        let columns = self.tables.values().flat_map(|table| {
            let of = table.columns.iter().filter(|column| is_of(column.data_type.as_ref()));
            of.map(|column| (table.id, column.name.clone()))
        });
        let columns: Vec<(TableId, String)> = columns.collect();
        for (table, column) in columns {
            self.drop_column(table, &column);
        }
    }

    /// `DROP SCHEMA`, with everything in it. False if there is none of this name.
    pub(crate) fn drop_schema(&mut self, name: &str, cascade: bool) -> bool {
        let is_public = self.server().default_schema == Some(name);
        let Some(id) = self.known_schema(name) else { return false };
        let mut relations: Vec<String> = Vec::new();
        let tables = self.tables.values().filter(|table| table.schema == id).map(|table| table.name.clone());
        let views = self.views.values().filter(|view| view.schema == id).map(|view| view.name.clone());
        let sequences = self.sequences.values().filter(|own| own.schema == id).map(|own| own.name.clone());
        relations.extend(views.chain(tables).chain(sequences));
        let in_it = |name: String| Qualified { schema: Some(self.schema_word(id).unwrap_or_default()), name };
        let relations: Vec<Qualified> = relations.into_iter().map(in_it).collect();
        for relation in &relations {
            let _ = self.drop_relation(relation, cascade);
        }
        let mut types: Vec<NamedType> = Vec::new();
        // In any order, since all of them are dropped.
        #[expect(clippy::iter_over_hash_type)]
        for (key, found) in &self.types {
            if key.0 == id {
                types.push(*found);
            }
        }
        types.iter().for_each(|found| self.drop_columns_of(*found));
        self.types.retain(|key, _| key.0 != id);
        for found in types {
            self.remove_type(found);
        }
        let written = name.to_lowercase();
        let is_in = |statement: &Statement| {
            let text = statement.text.to_lowercase();
            let own = text.strip_prefix("set search_path = ").and_then(|rest| rest.split([',', ';']).next());
            let path = own.map(|own| own.trim_matches('"'));
            let made = statement.kind.starts_with("CREATE ").then(|| made(statement, self.dialect)).flatten();
            match made {
                Some(Qualified { schema: Some(schema), .. }) => schema == name,
                Some(_) => path.unwrap_or("public") == written,
                None => text.contains(&[written.as_str(), "."].concat()) || path == Some(written.as_str()),
            }
        };
        let kept = std::mem::take(&mut self.statements);
        let stays = kept
            .into_iter()
            .filter(|kept| kept.statement.kind == "CREATE EXTENSION" || !is_in(&kept.statement));
        self.statements = stays.collect();
        if let Some(id) = id.filter(|_| !is_public) {
            self.declared.remove(&id);
        }
        true
    }

    /// A namespace in the form in which names are looked up.
    fn schema_word(&self, id: Option<crowfoot_model::SchemaId>) -> Option<String> {
        match self.schema_name(id) {
            None => self.server().default_schema.map(str::to_owned),
            found => found,
        }
    }

    /// The name of a table or view in a statement.
    pub(super) fn name_of(&self, relation: Relation) -> Option<Qualified> {
        let (schema, name) = match relation {
            Relation::Table(id) => self.tables.get(&id).map(|table| (table.schema, table.name.clone()))?,
            Relation::View(id) => self.views.get(&id).map(|view| (view.schema, view.name.clone()))?,
            Relation::Sequence(_) => return None,
        };
        Some(Qualified { schema: self.schema_word(schema), name })
    }
}

fn is_same(about: &Qualified, gone: &Qualified, dialect: Dialect) -> bool {
    let same = |one: &str, other: &str| spec(dialect).is_same_name(one, other);
    let same_schema = match (&about.schema, &gone.schema) {
        (Some(one), Some(other)) => same(one, other),
        _ => true,
    };
    same(&about.name, &gone.name) && same_schema
}

/// The statement without the search path that is set around it.
fn bare(statement: &Statement) -> &str {
    let text = statement.text.as_str();
    let rest = text.strip_prefix("SET search_path = ").and_then(|rest| rest.split_once(";\n"));
    rest.map_or(text, |(_, rest)| rest)
}

/// The name of the object that a statement creates.
pub(super) fn made(statement: &Statement, dialect: Dialect) -> Option<Qualified> {
    let object = statement.kind.rsplit(' ').next()?;
    if ["TRIGGER", "POLICY", "RULE"].contains(&object) {
        return subject(statement, dialect);
    }
    let mut reader = Reader::new(bare(statement), dialect).ok()?;
    while !reader.is_done() && !reader.take(object) {
        reader.advance();
    }
    let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
    reader.qualified()
}

/// The table or view that a statement is about.
fn subject(statement: &Statement, dialect: Dialect) -> Option<Qualified> {
    let mut reader = Reader::new(bare(statement), dialect).ok()?;
    let before = match statement.kind.as_str() {
        "CREATE TRIGGER" | "CREATE POLICY" | "ALTER TRIGGER" | "ALTER POLICY" | "GRANT" | "REVOKE" => "ON",
        "CREATE RULE" => "TO",
        "CREATE STATISTICS" => "FROM",
        "ALTER TABLE" => "TABLE",
        "CLUSTER" => "CLUSTER",
        "COMMENT" => {
            reader.seek(2);
            if reader.take("COLUMN") {
                let mut names = vec![reader.identifier()?];
                while reader.take_symbol(&Token::Period) {
                    names.push(reader.identifier()?);
                }
                names.pop();
                let name = names.pop()?;
                return Some(Qualified { schema: names.pop(), name });
            }
            if !reader.is_any(&["TRIGGER", "POLICY", "RULE", "CONSTRAINT"]) {
                return None;
            }
            "ON"
        }
        _ => return None,
    };
    while !reader.is_done() && !reader.take(before) {
        reader.advance();
    }
    let is_right = matches!(statement.kind.as_str(), "GRANT" | "REVOKE");
    let _ = reader.take("TABLE") || reader.take_all(&["IF", "EXISTS"]);
    let _ = reader.take("ONLY");
    let name = reader.qualified()?;
    // A grant on several tables stays, since it cannot be split.
    (!is_right || reader.is("TO") || reader.is("FROM")).then_some(name)
}

impl Catalog {
    /// Renames the object of a kept statement, also in triggers that call it. False if there is none.
    pub(crate) fn rename_kept(
        &mut self,
        object: &str,
        name: &Qualified,
        signature: Option<&[Argument]>,
        table: Option<&Qualified>,
        new: &str,
    ) -> bool {
        let dialect = self.dialect;
        let quoted = spec(dialect).quote(new, Quoting::WhenNeeded);
        let is_routine = matches!(object, "FUNCTION" | "PROCEDURE" | "AGGREGATE");
        let mut found = false;
        for kept in &mut self.statements {
            let statement = &mut kept.statement;
            let is_made = statement.kind.strip_prefix("CREATE ") == Some(object);
            let calls = is_routine && statement.kind == "CREATE TRIGGER";
            if !is_made && !calls || !statement.text.to_lowercase().contains(&name.name.to_lowercase()) {
                continue;
            }
            if table.is_some_and(|table| {
                subject(statement, dialect).is_none_or(|about| !is_same(&about, table, dialect))
            }) {
                continue;
            }
            // Triggers call functions without arguments.
            let signature = signature.filter(|signature| is_made || !signature.is_empty());
            let words: &[&str] = if is_made { &[object] } else { &["FUNCTION", "PROCEDURE"] };
            if let Some(text) = with_name(bare(statement), words, (name, signature), &quoted, dialect) {
                found |= is_made;
                let before = statement.text.len().saturating_sub(bare(statement).len());
                let path = statement.text.get(..before).unwrap_or("").to_owned();
                statement.text = path + &text;
            }
        }
        found
    }
}

/// A statement with the name after one of some words replaced. `None` if it has a different name there.
fn with_name(
    text: &str,
    words: &[&str],
    (name, signature): (&Qualified, Option<&[Argument]>),
    new: &str,
    dialect: Dialect,
) -> Option<String> {
    let mut reader = Reader::new(text, dialect).ok()?;
    while !reader.is_done() && !words.iter().any(|word| reader.take(word)) {
        reader.advance();
    }
    let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
    let found = reader.qualified()?;
    if !is_same(&found, name, dialect) {
        return None;
    }
    let at = reader.at();
    if let Some(signature) = signature
        && !reader.in_group(arguments).is_some_and(|own| are_same(&own, signature))
    {
        return None;
    }
    let (head, own) = (reader.slice(0, at), reader.slice(at.checked_sub(1)?, at));
    let rest = text.get(text.find(head)? + head.len()..)?;
    Some([head.strip_suffix(own)?, new, rest].concat())
}
