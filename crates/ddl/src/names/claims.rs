//! Who gets which name: first what has one of its own.

use crowfoot_dialect::namespace::Named;
use crowfoot_dialect::{naming, spec};
use crowfoot_model::{Dialect, Document, ObjectRef, SchemaId, Table};

use super::usual::Usual;
use super::{Names, Scope, scopes};
use crate::scope::schema_of;
use crate::{Format, Notice, Options};

/// Claims the names of a document.
pub(super) struct Claims<'a> {
    pub(super) document: &'a Document,
    pub(super) dialect: Dialect,
    pub(super) format: Format,
    pub(super) is_at_home: bool,
    pub(super) by_engine: bool,
    pub(super) options: &'a Options,
    pub(super) names: &'a mut Names,
    pub(super) notices: &'a mut Vec<Notice>,
}

impl Claims<'_> {
    pub(super) fn records(&mut self) {
        let document = self.document;
        for schema in document.schemas() {
            let scopes = self.scopes(Named::Schema, 0, 0);
            self.own(ObjectRef::Schema(schema.id), &schema.name, &scopes);
        }
        for table in document.tables() {
            self.relation(ObjectRef::Table(table.id), table.schema, &table.name);
        }
        for view in document.views() {
            self.relation(ObjectRef::View(view.id), view.schema, &view.name);
        }
        let sequences = document.sequences().map(|own| (ObjectRef::Sequence(own.id), own.schema, &own.name));
        let enums = document.enums().map(|own| (ObjectRef::Enum(own.id), own.schema, &own.name));
        let domains = document.domains().map(|own| (ObjectRef::Domain(own.id), own.schema, &own.name));
        let composites =
            document.composites().map(|own| (ObjectRef::Composite(own.id), own.schema, &own.name));
        for (object, schema, name) in sequences.chain(enums).chain(domains).chain(composites) {
            let named = Named::of(object).unwrap_or(Named::Type);
            let scopes = self.scopes(named, self.schema(schema), 0);
            self.own(object, name, &scopes);
        }
    }

    pub(super) fn scopes(&self, named: Named, schema: u64, table: u64) -> Vec<Scope> {
        scopes(self.dialect, self.is_at_home, named, schema, table)
    }

    pub(super) fn columns(&mut self, table: &Table) {
        let scopes = self.scopes(Named::Column, 0, table.id.0);
        for column in &table.columns {
            let object = ObjectRef::Column(table.id, column.id);
            if spec(self.dialect).system_columns().contains(&column.name.as_str()) {
                let name = self.names.free(&[column.name.as_str(), "_"].concat(), &scopes);
                self.renamed(object, &column.name, &name, "the name belongs to a system column");
                self.names.names.insert(object, name);
            } else {
                self.own(object, &column.name, &scopes);
            }
        }
    }

    pub(super) fn claim(&mut self, object: ObjectRef, own: Option<&str>, house: &Usual, scopes: &[Scope]) {
        match own {
            // A primary key that is written with its column, or in MySQL, has no name to collide.
            Some(own) if matches!(object, ObjectRef::PrimaryKey(_)) => self.own(object, own, scopes),
            Some(own) => self.own_unreserved(object, own, scopes),
            None => {
                let name = match house {
                    Usual::House(house) => self.names.free(house, scopes),
                    Usual::Engine { table, columns, label } => {
                        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
                        let candidate = |number| {
                            naming::engine_name(table, &columns, &naming::numbered_label(label, number))
                        };
                        let counter = (scopes.to_vec(), candidate(0));
                        let first = self.names.engine_numbers.get(&counter).copied().unwrap_or(0);
                        let is_free = |number: &u32| !self.is_taken(&candidate(*number), scopes);
                        let number = (first..).find(is_free).unwrap_or(0);
                        self.names.engine_numbers.insert(counter, number);
                        self.names.free(&candidate(number), scopes)
                    }
                };
                self.names.names.insert(object, name);
            }
        }
    }

    /// Names an object as the document does, as far as that is possible.
    pub(super) fn own(&mut self, object: ObjectRef, wanted: &str, scopes: &[Scope]) {
        let name = self.taken(object, wanted, scopes);
        self.finish(object, wanted, name);
    }

    /// The same for what may have a name that the server keeps for itself.
    pub(super) fn own_unreserved(&mut self, object: ObjectRef, wanted: &str, scopes: &[Scope]) {
        let legal = self.unreserved(wanted);
        let name = self.taken(object, &legal, scopes);
        if legal == wanted {
            self.finish(object, wanted, name);
        } else {
            self.renamed(object, wanted, &name, "the name is reserved");
            self.names.names.insert(object, name);
        }
    }

    /// The same for tables and views, which take the name of their schema in front where that is left out.
    pub(super) fn relation(&mut self, object: ObjectRef, schema: Option<SchemaId>, wanted: &str) {
        let scopes = &self.scopes(Named::Relation, self.schema(schema), 0);
        let is_written = schema_of(self.document, self.dialect, self.options, schema).is_some();
        if !is_written
            && self.is_taken(wanted, scopes)
            && let Some(schema) = schema.and_then(|id| self.document.schema(id))
        {
            let name = self.names.free(&[schema.name.as_str(), "_", wanted].concat(), scopes);
            self.renamed(object, wanted, &name, "the name is already used in another schema");
            self.names.names.insert(object, name);
        } else {
            self.own_unreserved(object, wanted, scopes);
        }
    }

    pub(super) fn is_taken(&self, name: &str, scopes: &[Scope]) -> bool {
        scopes.iter().any(|scope| self.names.taken.contains(&(*scope, spec(self.dialect).folded(name))))
    }

    pub(super) fn finish(&mut self, object: ObjectRef, wanted: &str, name: String) {
        let spec = spec(self.dialect);
        if name != wanted {
            let why = if wanted.is_empty() {
                "it has no name"
            } else if spec.legal_name(wanted) != wanted {
                "the database does not allow the name"
            } else {
                "the name is taken"
            };
            self.renamed(object, wanted, &name, why);
        } else if !spec.identifier_limit().allows(&name) {
            let message = format!("\"{name}\" is longer than 63 bytes; {} truncates it.", spec.name());
            self.notices.push(Notice { object, message });
        }
        self.names.names.insert(object, name);
    }

    pub(super) fn renamed(&mut self, object: ObjectRef, wanted: &str, name: &str, why: &str) {
        let message = format!("\"{}\" is written as \"{name}\": {why}.", wanted.replace('\0', ""));
        self.notices.push(Notice { object, message });
    }

    /// Takes a name that the document gives, or the nearest free one.
    pub(super) fn taken(&mut self, object: ObjectRef, wanted: &str, scopes: &[Scope]) -> String {
        if !self.may_repeat(object) {
            return self.names.free(wanted, scopes);
        }
        let name = spec(self.dialect).legal_name(wanted).into_owned();
        self.names.take(&name, scopes);
        name
    }

    /// Whether a constraint keeps its name though another has it: where the database does not ask for different ones.
    pub(super) fn may_repeat(&self, object: ObjectRef) -> bool {
        let is_free = |named| spec(self.dialect).namespaces(named).is_empty();
        self.is_at_home && self.format == Format::Script && Named::of(object).is_some_and(is_free)
    }

    /// The name, or another where the server keeps it for itself.
    pub(super) fn unreserved(&self, name: &str) -> String {
        if spec(self.dialect).reserves(name) { ["_", name].concat() } else { name.to_owned() }
    }

    /// The number of the schema in which names have to differ. PostgreSQL puts what has no schema into `public`.
    pub(super) fn schema(&self, schema: Option<SchemaId>) -> u64 {
        match schema_of(self.document, self.dialect, self.options, schema) {
            Some(schema) if schema.name != "public" => schema.id.0,
            _ => 0,
        }
    }
}
