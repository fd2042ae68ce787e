//! Enums and tables into the catalog.

use crowfoot_dialect::script::server;
use crowfoot_dialect::{EnumSupport, spec};
use std::collections::{BTreeMap, BTreeSet};

use crowfoot_model::{
    Column, ColumnId, DataType, Dialect, Document, EnumId, Identity, LogicalType, ObjectRef, SequenceOptions,
    TableId, TableOption,
};

use super::attribute::{Value, find};
use super::provider::Provider;
use super::read::{EnumDeclaration, Field, Model, Schema};
use super::{key, relation, value};
use crate::catalog::{Catalog, NamedType};
use crate::declare::account::{Account, Entry};
use crate::declare::extras::{self, Extras};
use crate::draft::{ColumnDraft, Element, Qualified, TableDraft};
use crate::kind::Side;
use crate::ledger::Outcome;
use crate::source::Place;

/// The document of a schema.
pub(super) fn document(mut schema: Schema, name: &str, account: &mut Account<'_>) -> Document {
    let provider = schema.provider;
    let mut maker = Maker {
        catalog: Catalog::with_known_types(provider.dialect()),
        account,
        provider,
        enums: BTreeMap::new(),
        models: BTreeMap::new(),
    };
    maker.extensions(&schema.extensions);
    for declared in std::mem::take(&mut schema.enums) {
        maker.enumeration(declared);
    }
    let names: BTreeSet<&str> = schema.models.iter().map(|model| model.name.as_str()).collect();
    for model in &schema.models {
        maker.model(model, &names, &schema);
    }
    relation::apply(&mut maker, &schema);
    let extras = Extras { notes: schema.notes, ..Extras::default() };
    extras::finish(maker.catalog, extras, name)
}

pub(super) struct Maker<'m, 'p> {
    pub(super) catalog: Catalog,
    pub(super) account: &'m mut Account<'p>,
    pub(super) provider: Provider,
    enums: BTreeMap<String, EnumMade>,
    /// The tables of models, by their names in the schema.
    pub(super) models: BTreeMap<String, Made>,
}

/// An enum of the document.
pub(super) struct EnumMade {
    pub(super) id: EnumId,
    pub(super) name: Qualified,
    /// Values in the schema, with their names in the database.
    pub(super) values: BTreeMap<String, String>,
}

/// A table of the document.
pub(super) struct Made {
    pub(super) table: TableId,
    pub(super) name: Qualified,
    /// Fields in the schema, with their names in the database.
    pub(super) columns: BTreeMap<String, String>,
    /// Required fields.
    pub(super) required: BTreeSet<String>,
    /// Columns of the primary key.
    pub(super) key: Vec<String>,
}

impl Made {
    /// The database names of fields; an unknown field keeps its name.
    pub(super) fn columns_of(&self, fields: &[String]) -> Vec<String> {
        fields.iter().map(|field| self.columns.get(field).unwrap_or(field).clone()).collect()
    }
}

impl Maker<'_, '_> {
    fn extensions(&mut self, names: &[String]) {
        let has_extensions = self.catalog.clauses().extensions;
        for name in names.iter().filter(|_| has_extensions) {
            let text = format!("CREATE EXTENSION IF NOT EXISTS \"{}\"", name.replace('"', "\"\""));
            self.catalog.keep("CREATE EXTENSION", &text, Side::Before);
        }
    }

    fn enumeration(&mut self, declared: EnumDeclaration) {
        let EnumDeclaration { entry, name, values, attributes, comment } = declared;
        if self.enums.contains_key(&name) {
            let reason = format!("{name} is already defined.");
            return self.account.set(entry, Outcome::skipped(reason));
        }
        let mapped = find(&attributes, "map").and_then(|map| map.first_text("name"));
        let schema = find(&attributes, "schema").and_then(|schema| schema.first_text("map"));
        let qualified = Qualified { schema, name: mapped.unwrap_or_else(|| name.clone()) };
        let values: Vec<(String, String)> = values
            .into_iter()
            .map(|(value, own)| {
                let mapped = find(&own, "map").and_then(|map| map.first_text("name"));
                (value.clone(), mapped.unwrap_or(value))
            })
            .collect();
        let mut spelled: Vec<String> = Vec::with_capacity(values.len());
        let mut known = BTreeSet::new();
        for (_, value) in &values {
            if known.insert(value) {
                spelled.push(value.clone());
            }
        }
        if spelled.len() < values.len() {
            self.account.say(entry, "A value is repeated.");
        }
        self.catalog.create_enum(qualified.clone(), spelled);
        let Some(NamedType::Enum(id)) = self.catalog.named_type(&qualified) else { return };
        if let Some(record) = self.catalog.enum_mut(id) {
            record.comment = comment;
        }
        if spec(self.catalog.dialect).capabilities().enums == EnumSupport::None {
            self.account.say(entry, "Prisma stores it as text in SQLite; here a check is added.");
        }
        self.account.locate_object(ObjectRef::Enum(id), self.account.place(entry));
        self.enums.insert(name, EnumMade { id, name: qualified, values: values.into_iter().collect() });
    }

    fn model(&mut self, model: &Model, models: &BTreeSet<&str>, schema: &Schema) {
        if self.models.contains_key(&model.name) {
            let reason = format!("{} is already defined.", model.name);
            return self.account.set(model.entry, Outcome::skipped(reason));
        }
        let attribute = |name: &str, key: &str| find(&model.attributes, name).and_then(|a| a.first_text(key));
        let name = Qualified {
            schema: attribute("schema", "map"),
            name: attribute("map", "name").unwrap_or_else(|| model.name.clone()),
        };
        let mut draft =
            TableDraft { name: name.clone(), comment: model.comment.clone(), ..TableDraft::default() };
        draft.options = options(self.catalog.dialect);
        let mut made = Made {
            table: TableId(0),
            name,
            columns: BTreeMap::new(),
            required: BTreeSet::new(),
            key: Vec::new(),
        };
        let mut lines = Vec::new();
        let mut by_client = Vec::new();
        for field in model.fields.iter().filter(|field| !models.contains(field.type_name.as_str())) {
            let Some(column) = self.column(field, model.entry, schema, &mut by_client) else { continue };
            let column_name = column.name.clone();
            if made.columns.insert(field.name.clone(), column_name.clone()).is_some() {
                self.account.say(model.entry, format!("Field {} is repeated.", field.name));
                continue;
            }
            if !field.optional {
                made.required.insert(field.name.clone());
            }
            lines.push((column_name, field.line));
            let column = ColumnDraft { column, constraints: Vec::new(), position: None };
            draft.elements.push(Element::Column(Box::new(column)));
        }
        let constraints =
            key::keys(model, &mut made, self.provider, |text| self.account.say(model.entry, text));
        if self.provider == Provider::Sqlite {
            number(&mut draft, &made.key);
        }
        if !by_client.is_empty() {
            let told = format!("Set by Prisma's client, not by the database: {}.", by_client.join(", "));
            self.account.say(model.entry, told);
        }
        for constraint in constraints {
            draft.elements.push(Element::Constraint(constraint));
        }
        let mut notes = Vec::new();
        made.table = self.catalog.create_table(draft, &mut notes);
        notes.iter().for_each(|note| self.account.say(model.entry, note));
        let place = self.account.place(model.entry);
        self.account.locate(made.table, None, place);
        for (column, line) in lines {
            self.account.locate(made.table, Some(&column), Place { line, ..place });
        }
        self.models.insert(model.name.clone(), made);
    }

    fn column(
        &mut self,
        field: &Field,
        entry: Entry,
        schema: &Schema,
        by_client: &mut Vec<String>,
    ) -> Option<Column> {
        let name = find(&field.attributes, "map").and_then(|map| map.first_text("name"));
        let mut column = Column::new(ColumnId(0), name.unwrap_or_else(|| field.name.clone()));
        let native = field.attributes.iter().find_map(|attribute| self.provider.native(attribute));
        let made = self.enums.get(&field.type_name);
        let scalar = self.provider.scalar(&field.type_name);
        let element = if let Some(text) = &field.unsupported {
            crowfoot_dialect::spec(self.catalog.dialect).parse_type(text)
        } else if let Some(made) = made {
            DataType::Enum(made.id)
        } else if let Some(found) = native.or(scalar) {
            found
        } else if schema.others.contains_key(&field.type_name) {
            self.provider.scalar("Json")?
        } else {
            let told = format!("Skipped: {}, whose type {} is not defined.", field.name, field.type_name);
            self.account.say(entry, told);
            return None;
        };
        // A list is never null, but empty.
        column.not_null = !field.optional && !field.list;
        column.data_type = Some(if field.list && spec(self.catalog.dialect).capabilities().arrays {
            DataType::Array(Box::new(element))
        } else {
            element
        });
        column.comment = field.comment.clone();
        for attribute in &field.attributes {
            match attribute.name.as_str() {
                "updatedAt" => {
                    column.touched = true;
                    by_client.push(format!("{} (@updatedAt)", column.name));
                }
                "default" => {
                    let Some(written) = attribute.value("value") else { continue };
                    self.default(&mut column, written, field, by_client);
                }
                "id" | "unique" | "map" | "relation" | "ignore" | "omit" => {}
                other if other.starts_with("db.") => {}
                _ => {
                    self.account.say(entry, format!("Skipped: {}.", crate::ledger::excerpt(&attribute.text)));
                }
            }
        }
        Some(column)
    }

    fn default(&self, column: &mut Column, written: &Value, field: &Field, by_client: &mut Vec<String>) {
        let is_integer = matches!(column.data_type, Some(DataType::Logical(LogicalType::Integer { .. })));
        match written {
            Value::Call(name, _) if name == "autoincrement" && is_integer => {
                column.identity = Some(match self.provider {
                    Provider::Cockroach => Identity::ByDefault(SequenceOptions::default()),
                    Provider::Mysql | Provider::Sqlite => Identity::AutoIncrement,
                    Provider::Postgres | Provider::Other => Identity::Serial,
                });
            }
            Value::Call(name, _) if name == "sequence" && is_integer => {
                column.identity = Some(Identity::ByDefault(SequenceOptions::default()));
            }
            Value::Call(name, _) if matches!(name.as_str(), "uuid" | "cuid" | "ulid" | "nanoid" | "auto") => {
                by_client.push(format!("{} ({name}())", column.name));
            }
            _ => {
                let made = self.enums.get(&field.type_name);
                let context =
                    value::Context { dialect: self.catalog.dialect, enumeration: made, field, column };
                column.default = value::default(written, &context);
            }
        }
    }
}

/// A single integer primary key auto-increments in SQLite, even if the schema does not say so.
fn number(draft: &mut TableDraft, key: &[String]) {
    let integer = DataType::INTEGER;
    for element in &mut draft.elements {
        if let Element::Column(column) = element
            && key == [column.column.name.as_str()]
            && column.column.data_type.as_ref() == Some(&integer)
        {
            column.column.identity = Some(Identity::AutoIncrement);
        }
    }
}

/// The table-level attributes of a model.
pub(super) fn options(dialect: Dialect) -> Vec<TableOption> {
    if !server(dialect).character_sets {
        return Vec::new();
    }
    let option = |name: &str, value: &str| TableOption { name: name.into(), value: Some(value.into()) };
    vec![option("DEFAULT CHARSET", "utf8mb4"), option("COLLATE", "utf8mb4_unicode_ci")]
}
