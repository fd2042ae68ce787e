//! The generator of a design, and its names.

use std::collections::BTreeSet;

use crowfoot_dialect::{DialectSpec, Quoting, naming, spec};
use crowfoot_model::{
    Column, CompositeType, Dialect, Domain, EnumType, IdSource, Schema, SchemaId, Sequence, Statement, Table,
    View,
};

use crate::chance::Chance;

/// A design under construction.
pub(super) struct Maker {
    pub(super) chance: Chance,
    pub(super) ids: IdSource,
    pub(super) dialect: Dialect,
    pub(super) schemas: Vec<Schema>,
    pub(super) enums: Vec<EnumType>,
    pub(super) domains: Vec<Domain>,
    pub(super) composites: Vec<CompositeType>,
    pub(super) sequences: Vec<Sequence>,
    pub(super) tables: Vec<Table>,
    pub(super) views: Vec<View>,
    pub(super) statements: Vec<Statement>,
    taken: BTreeSet<(Scope, String)>,
}

/// The scope in which a name must be unique.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    Schemas,
    /// Tables, views, types, sequences and, outside MySQL, indexes.
    Objects,
    /// The columns of a table.
    Columns(u64),
    /// The constraints of a table; of the database in MySQL.
    Constraints(u64),
    /// The indexes of a table in MySQL.
    Indexes(u64),
}

impl Maker {
    pub(super) fn new(seed: u64, dialect: Dialect) -> Self {
        Self {
            chance: Chance(seed),
            ids: IdSource::new(),
            dialect,
            schemas: Vec::new(),
            enums: Vec::new(),
            domains: Vec::new(),
            composites: Vec::new(),
            sequences: Vec::new(),
            tables: Vec::new(),
            views: Vec::new(),
            statements: Vec::new(),
            taken: BTreeSet::new(),
        }
    }

    pub(super) fn is(&self, dialect: Dialect) -> bool {
        self.dialect == dialect
    }

    pub(super) fn spec(&self) -> &'static dyn DialectSpec {
        spec(self.dialect)
    }

    /// A name that the dialect allows and that is unique in all of the scopes.
    pub(super) fn name(&mut self, scopes: &[Scope]) -> String {
        let wanted = self.chance.name();
        self.free(&wanted, scopes)
    }

    /// The closest free name.
    pub(super) fn free(&mut self, wanted: &str, scopes: &[Scope]) -> String {
        let spec = self.spec();
        let short = naming::shorten(&spec.legal_name(wanted), spec.identifier_limit());
        let mut name = spec.legal_name(&short).into_owned();
        let mut number = 1;
        while self.is_reserved(&name)
            || scopes.iter().any(|scope| self.taken.contains(&(*scope, folded(&name))))
        {
            number += 1;
            let cut: String = short.chars().take(12).collect();
            name = spec.legal_name(&format!("n{number}_{cut}")).into_owned();
        }
        self.taken.extend(scopes.iter().map(|scope| (*scope, folded(&name))));
        name
    }

    /// Names reserved by the server.
    fn is_reserved(&self, name: &str) -> bool {
        let lower = name.to_ascii_lowercase();
        let spec = self.spec();
        spec.reserves(name)
            || spec.system_columns().contains(&lower.as_str())
            || spec.script().server.default_schema == Some(lower.as_str())
    }

    /// A name for a constraint that creates an index, or none.
    pub(super) fn key_name(&mut self, table: u64) -> Option<String> {
        let scopes = match self.dialect {
            Dialect::Postgres => vec![Scope::Objects, Scope::Constraints(table)],
            Dialect::Mysql => vec![Scope::Indexes(table)],
            Dialect::Sqlite => vec![Scope::Constraints(table)],
        };
        (!self.chance.one_in(3)).then(|| self.name(&scopes))
    }

    /// A name for any other constraint, or none.
    pub(super) fn constraint_name(&mut self, table: u64) -> Option<String> {
        let scopes = match self.dialect {
            // A foreign key creates an index of the same name.
            Dialect::Mysql => vec![Scope::Constraints(0), Scope::Indexes(table)],
            _ => vec![Scope::Constraints(table)],
        };
        (!self.chance.one_in(3)).then(|| self.name(&scopes))
    }

    /// A name for an index, or none.
    pub(super) fn index_name(&mut self, table: u64) -> Option<String> {
        let scope = if self.is(Dialect::Mysql) { Scope::Indexes(table) } else { Scope::Objects };
        (!self.chance.one_in(3)).then(|| self.name(&[scope]))
    }

    /// A schema, or none.
    pub(super) fn schema(&mut self) -> Option<SchemaId> {
        let ids: Vec<SchemaId> = self.schemas.iter().map(|schema| schema.id).collect();
        (!ids.is_empty() && self.chance.one_in(3)).then(|| self.chance.pick(&ids))
    }

    /// A comment of something that can have one in this dialect.
    pub(super) fn comment(&mut self) -> Option<String> {
        if !self.spec().capabilities().comments {
            return None;
        }
        self.chance.comment().map(|text| text.replace('\0', "")).filter(|text| !text.trim().is_empty())
    }

    /// A text that a server can store.
    pub(super) fn text(&mut self) -> String {
        self.chance.text().replace('\0', "")
    }

    /// A text as a literal.
    pub(super) fn literal(&mut self) -> String {
        let text = self.text();
        self.spec().text_literal(&text)
    }

    pub(super) fn quote(&self, name: &str) -> String {
        self.spec().quote(name, Quoting::WhenNeeded)
    }

    /// The name of a column in an expression.
    pub(super) fn quoted(&self, column: &Column) -> String {
        self.quote(&column.name)
    }

    /// The name of a table or view with its schema.
    pub(super) fn path(&self, schema: Option<SchemaId>, name: &str) -> String {
        match self.schemas.iter().find(|found| Some(found.id) == schema) {
            Some(found) => [self.quote(&found.name).as_str(), ".", &self.quote(name)].concat(),
            None => self.quote(name),
        }
    }
}

/// A name as the most lenient server compares it.
fn folded(name: &str) -> String {
    name.to_lowercase()
}
