//! The entities that a schema declares, as drizzle-kit finds them by running the module.

use std::collections::BTreeMap;

use super::super::casing::snake_case;
use super::syntax::{Constant, Link, Value};

/// The entities of a schema.
#[derive(Default)]
pub(super) struct Entities {
    /// The names of schemas by their constants, and whether these are exported.
    pub(super) schemas: BTreeMap<String, (String, bool)>,
    pub(super) enums: Vec<Enumeration>,
    pub(super) sequences: Vec<Sequence>,
    pub(super) tables: Vec<Table>,
    pub(super) views: Vec<View>,
    /// The types of `customType` by their constants.
    customs: BTreeMap<String, String>,
    roles: BTreeMap<String, String>,
    /// Objects of columns, which tables spread.
    shared: BTreeMap<String, Value>,
    /// Whether columns without a name are called after their keys, in snake case.
    is_cased: bool,
}

pub(super) struct Enumeration {
    constant: String,
    pub(super) schema: Option<String>,
    pub(super) name: String,
    pub(super) values: Vec<String>,
}

pub(super) struct Sequence {
    pub(super) schema: Option<String>,
    pub(super) name: String,
    pub(super) options: Value,
}

pub(super) struct Table {
    constant: String,
    pub(super) is_exported: bool,
    pub(super) schema: Option<String>,
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    /// Indexes and constraints.
    pub(super) extra: Vec<Value>,
    pub(super) is_secured: bool,
}

pub(super) struct Column {
    key: String,
    pub(super) name: String,
    /// The name before its casing, which 0.45 uses for unique constraints.
    pub(super) plain: String,
    /// `varchar`
    pub(super) builder: String,
    /// After the name.
    pub(super) options: Value,
    pub(super) value: Value,
}

pub(super) struct View {
    pub(super) schema: Option<String>,
    pub(super) name: String,
    pub(super) is_materialized: bool,
    pub(super) columns: Vec<Column>,
    pub(super) value: Value,
}

/// A column that an expression names: `users.id`.
pub(super) struct Found<'e> {
    pub(super) table: &'e Table,
    pub(super) column: &'e Column,
}

impl Entities {
    pub(super) fn of(constants: Vec<Constant>, is_cased: bool) -> Self {
        let mut found = Self { is_cased, ..Self::default() };
        for (constant, schema, table, columns) in OUTSIDE {
            let column = |name: &&str| Column {
                key: (*name).to_owned(),
                name: (*name).to_owned(),
                plain: (*name).to_owned(),
                builder: "uuid".to_owned(),
                options: Value::Nothing,
                value: Value::Nothing,
            };
            found.tables.push(Table {
                constant: (*constant).to_owned(),
                is_exported: false,
                schema: Some((*schema).to_owned()),
                name: (*table).to_owned(),
                columns: columns.iter().map(column).collect(),
                extra: Vec::new(),
                is_secured: false,
            });
        }
        for (constant, name) in ROLES {
            found.roles.insert((*constant).to_owned(), (*name).to_owned());
        }
        constants.into_iter().for_each(|constant| found.add(constant));
        found
    }

    fn add(&mut self, constant: Constant) {
        let Constant { name: own, is_exported, value } = constant;
        if let Value::Object(_) = value {
            self.shared.insert(own, value);
            return;
        }
        // `snakeCase.table(…)`, `snakeCase.schema(…)`
        let links = match value.links() {
            [first, rest @ ..] if first.name == "snakeCase" => rest,
            links => links,
        };
        let Some(first) = links.first() else { return };
        // `pgTable(…)`, `authSchema.table(…)`, `pgTable.withRLS(…)`
        let is_schema = |link: &Link| matches!(link.name.as_str(), "pgSchema" | "mysqlSchema");
        let own_schema = first.arguments.as_deref().filter(|_| is_schema(first) && links.len() > 1);
        let own_schema = own_schema.and_then(|arguments| arguments.first()?.as_text()).map(str::to_owned);
        let schema = own_schema.or_else(|| self.schemas.get(&first.name).map(|(name, _)| name.clone()));
        let links = if schema.is_some() { links.get(1..).unwrap_or_default() } else { links };
        let Some(kind) = links.first().map(|link| link.name.clone()) else { return };
        let Some(arguments) = links.iter().find_map(|link| link.arguments.as_ref()) else { return };
        let Some(head) = arguments.first() else { return };
        let name = head.as_text().unwrap_or("").to_owned();
        let second = arguments.get(1);
        match kind.as_str() {
            "pgSchema" | "mysqlSchema" | "schema" => {
                self.schemas.insert(own, (name, is_exported));
            }
            "pgRole" => {
                self.roles.insert(own, name);
            }
            "customType" => {
                let sql = head.get("dataType").and_then(Value::as_text).unwrap_or("");
                self.customs.insert(own, sql.to_owned());
            }
            "pgEnum" | "enum" => {
                let values = second.map(Value::items).unwrap_or_default();
                let values = values.iter().filter_map(Value::as_text).map(str::to_owned).collect();
                self.enums.push(Enumeration { constant: own, schema, name, values });
            }
            "pgSequence" | "sequence" => {
                let options = second.cloned().unwrap_or(Value::Nothing);
                self.sequences.push(Sequence { schema, name, options });
            }
            "pgTable" | "mysqlTable" | "sqliteTable" | "table" => {
                let extra = match arguments.get(2) {
                    Some(Value::Arrow(body)) => body.items().to_vec(),
                    _ => Vec::new(),
                };
                let is_secured =
                    links.iter().any(|link| matches!(link.name.as_str(), "enableRLS" | "withRLS"));
                let columns = second.map(|value| self.columns(value)).unwrap_or_default();
                self.tables.push(Table {
                    constant: own,
                    is_exported,
                    schema,
                    name,
                    columns,
                    extra,
                    is_secured,
                });
            }
            "pgView" | "mysqlView" | "sqliteView" | "view" | "pgMaterializedView" | "materializedView" => {
                let is_materialized = kind.to_ascii_lowercase().contains("materialized");
                let columns = second.map(|value| self.columns(value)).unwrap_or_default();
                self.views.push(View { schema, name, is_materialized, columns, value });
            }
            _ => {}
        }
    }

    fn columns(&self, value: &Value) -> Vec<Column> {
        let Value::Object(fields) = value else { return Vec::new() };
        let column = |(key, value): &(String, Value)| {
            let head = value.links().first()?;
            let arguments = head.arguments.as_deref()?;
            let given = arguments.first().and_then(Value::as_text);
            let name = match given {
                None if self.is_cased => snake_case(key),
                _ => given.unwrap_or(key).to_owned(),
            };
            let options = arguments.iter().find(|argument| argument.as_text().is_none());
            Some(Column {
                key: key.clone(),
                name,
                plain: given.unwrap_or(key).to_owned(),
                builder: head.name.clone(),
                options: options.cloned().unwrap_or(Value::Nothing),
                value: value.clone(),
            })
        };
        let spread = |(key, value): &(String, Value)| {
            let constant = value.links().first().filter(|_| key == "...")?;
            Some(self.columns(self.shared.get(&constant.name)?))
        };
        fields
            .iter()
            .flat_map(|field| spread(field).unwrap_or_else(|| column(field).into_iter().collect()))
            .collect()
    }

    /// The type of `customType`.
    pub(super) fn custom(&self, builder: &str) -> Option<&str> {
        self.customs.get(builder).map(String::as_str)
    }

    pub(super) fn enumeration(&self, builder: &str) -> Option<&Enumeration> {
        self.enums.iter().find(|found| found.constant == builder)
    }

    pub(super) fn role(&self, constant: &str) -> Option<&str> {
        self.roles.get(constant).map(String::as_str)
    }

    /// The column that `users.id` names; `table` stands for the table at hand.
    pub(super) fn column<'e>(&'e self, table: &'e Table, value: &Value) -> Option<Found<'e>> {
        let [base, key, ..] = value.links() else { return None };
        let table = match base.name.as_str() {
            "table" => table,
            name => self.tables.iter().find(|found| found.constant == name)?,
        };
        let column = table.columns.iter().find(|column| column.key == key.name)?;
        Some(Found { table, column })
    }
}

/// Tables of `drizzle-orm/supabase`, by their constants: schema, name, and the columns that keys refer to.
const OUTSIDE: &[(&str, &str, &str, &[&str])] = &[("authUsers", "auth", "users", &["id"])];

const ROLES: &[(&str, &str)] =
    &[("anonRole", "anon"), ("authenticatedRole", "authenticated"), ("serviceRole", "service_role")];

impl Table {
    /// A table of the name of a view, for what asks for one.
    pub(super) fn of_view(view: &View) -> Self {
        Self {
            constant: String::new(),
            is_exported: false,
            schema: view.schema.clone(),
            name: view.name.clone(),
            columns: Vec::new(),
            extra: Vec::new(),
            is_secured: false,
        }
    }
}

impl Entities {
    /// The schemas that the module makes.
    pub(super) fn exported_schemas(&self) -> Vec<String> {
        let exported = self.schemas.values().filter(|(_, is_exported)| *is_exported);
        exported.map(|(name, _)| name.clone()).collect()
    }
}
