//! SQL of the sources as text.

use crowfoot_dialect::{DialectSpec, Quoting};

use super::translator::Translator;
use crate::eval::{Built, Declared, Head, Part, Sql, Value, role_name};

/// How columns are written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Columns {
    /// Those of this table alone, without it.
    Of(usize),
    /// With their tables.
    Qualified,
}

impl<'a> Translator<'_, 'a> {
    pub(super) fn quoted(&self, name: &str) -> String {
        self.spec().quote(name, Quoting::Always)
    }

    pub(super) fn spec(&self) -> &'static dyn DialectSpec {
        crowfoot_dialect::spec(self.dialect)
    }

    pub(super) fn literal(&self, text: &str) -> String {
        format!("'{}'", text.replace('\'', "''"))
    }

    pub(super) fn list(&self, names: &[String]) -> String {
        names.iter().map(|name| self.quoted(name)).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn table_name(&self, schema: Option<&str>, name: &str) -> String {
        match schema {
            Some(schema) => [self.quoted(schema), ".".to_owned(), self.quoted(name)].concat(),
            None => self.quoted(name),
        }
    }

    /// SQL as text; an error says what is not known of it.
    pub(super) fn sql(&mut self, sql: &Sql<'a>, columns: Columns) -> Result<String, String> {
        let mut out = String::new();
        for part in &sql.parts {
            match part {
                Part::Raw(text) => out.push_str(text),
                Part::Name(name) => out.push_str(&self.quoted(name)),
                Part::Bare(table, key) | Part::Of(_, table, key) => {
                    if let Part::Of(query, ..) = part {
                        out.push_str(&self.quoted(query));
                        out.push('.');
                    }
                    let names = self.names.get(*table).ok_or("a table that is not known")?;
                    let column =
                        names.column(key).ok_or_else(|| format!("the column {key} of {}", names.name))?;
                    out.push_str(&self.quoted(&column.name));
                }
                Part::Value(value) => out.push_str(&self.sql_value(value, columns)?),
            }
        }
        Ok(out)
    }

    /// A value inside SQL.
    pub(super) fn sql_value(&mut self, value: &Value<'a>, columns: Columns) -> Result<String, String> {
        Ok(match value {
            Value::Sql(sql) => self.sql(sql, columns)?,
            Value::Column(table, key) => self.column_in_sql(*table, key, columns)?,
            Value::Table(table) => {
                let names = self.names.get(*table).ok_or("a table that is not known")?;
                self.table_name(names.schema.as_deref(), &names.name)
            }
            Value::View(view) => {
                let view = self.evaluator.views.get(*view).ok_or("a view that is not known")?;
                let name =
                    view.built.arguments.first().and_then(Value::as_text).ok_or("a view without a name")?;
                self.table_name(view.schema.as_deref(), name)
            }
            Value::Text(text) | Value::Date(text) => self.literal(text),
            Value::Number(..) | Value::BigInt(_) | Value::Bool(_) | Value::Null => {
                value.printed().ok_or("a number that is not known")?
            }
            Value::Undefined => String::new(),
            Value::List(values) => {
                let items: Result<Vec<String>, String> =
                    values.iter().map(|value| self.sql_value(value, columns)).collect();
                ["(", &items?.join(", "), ")"].concat()
            }
            Value::Declared(declared) => {
                let (schema, name) = declared_name(declared).ok_or("a type without a name")?;
                self.table_name(schema.as_deref(), &name)
            }
            Value::Native(_) => match role_name(value) {
                Some(role) => self.quoted(&role),
                None if matches!(value, Value::Native(native) if &*native.name == "authUid") => {
                    "(select auth.uid())".to_owned()
                }
                None if matches!(value, Value::Native(native) if &*native.name == "realtimeTopic") => {
                    "realtime.topic()".to_owned()
                }
                None => return Err("something of Drizzle that is no SQL".to_owned()),
            },
            Value::Built(built) => self.built_in_sql(built, columns)?,
            Value::Unknown(reason) => return Err(reason.to_string()),
            Value::Object(_) | Value::Function(_) | Value::Package(_) | Value::Module(_) => {
                return Err("a value that is no SQL".to_owned());
            }
        })
    }

    fn built_in_sql(&mut self, built: &Built<'a>, columns: Columns) -> Result<String, String> {
        let value = Value::Built(std::rc::Rc::new(built.clone()));
        if let Ok(query) = self.evaluator.query(&value) {
            return Ok(["(", &self.sql(&query, Columns::Qualified)?, ")"].concat());
        }
        match &built.head {
            Head::Column(table, key) => self.column_in_sql(*table, key, columns),
            Head::Sql(sql) => self.sql(sql, columns),
            Head::Unknown(reason) => Err(reason.to_string()),
            Head::Native(_) | Head::Enum(_) | Head::Custom(_) | Head::Relation(..) => {
                Err("a value that is no SQL".to_owned())
            }
        }
    }

    fn column_in_sql(&self, table: usize, key: &str, columns: Columns) -> Result<String, String> {
        let names = self.names.get(table).ok_or("a table that is not known")?;
        let name = names.column(key).map(|column| column.name.clone());
        let name = name.or_else(|| names.is_missing.then(|| super::casing::cased(key, Some("snake_case"))));
        let name = name.ok_or_else(|| format!("the column {key} of {}", names.name))?;
        Ok(match columns {
            Columns::Of(own) if own == table => self.spec().quote(&name, Quoting::WhenNeeded),
            _ => [self.table_name(names.schema.as_deref(), &names.name), ".".to_owned(), self.quoted(&name)]
                .concat(),
        })
    }
}

/// The schema and the name of an enum, a sequence or a role.
pub(super) fn declared_name(declared: &Declared<'_>) -> Option<(Option<String>, String)> {
    let name = declared.arguments.first()?.as_text()?;
    Some((declared.schema.as_deref().map(str::to_owned), name.to_owned()))
}
