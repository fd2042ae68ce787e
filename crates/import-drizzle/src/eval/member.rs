//! Properties.

use std::rc::Rc;

use oxc_ast::ast::{Expression, MemberExpression};

use super::modules::Evaluator;
use super::scope::Scope;
use super::sql::Sql;
use super::value::{Core, Native, Object, TableSource, Value};

impl<'a> Evaluator<'a> {
    pub(super) fn member_expression(
        &mut self,
        member: &'a MemberExpression<'a>,
        scope: &Rc<Scope<'a>>,
    ) -> Value<'a> {
        let Some((object, key)) = self.parts_of_member(member, scope) else {
            return Value::unknown("a property whose name cannot be evaluated");
        };
        if object.is_nullish() && member.optional() {
            return Value::Undefined;
        }
        self.member(&object, &key)
    }

    /// The object and the name of its property.
    pub(super) fn parts_of_member(
        &mut self,
        member: &'a MemberExpression<'a>,
        scope: &Rc<Scope<'a>>,
    ) -> Option<(Value<'a>, Rc<str>)> {
        match member {
            MemberExpression::StaticMemberExpression(member) => {
                if let Expression::Identifier(name) = &member.object
                    && name.name == "process"
                    && scope.find("process").is_none()
                {
                    return Some((
                        Value::unknown("process.env is not known here"),
                        member.property.name.as_str().into(),
                    ));
                }
                let object = self.expression(&member.object, scope);
                Some((object, member.property.name.as_str().into()))
            }
            MemberExpression::ComputedMemberExpression(member) => {
                let object = self.expression(&member.object, scope);
                let key = self.expression(&member.expression, scope).printed()?;
                Some((object, key.into()))
            }
            MemberExpression::PrivateFieldExpression(_) => None,
        }
    }

    /// A property of a value.
    pub(crate) fn member(&mut self, object: &Value<'a>, key: &str) -> Value<'a> {
        match object {
            Value::Object(object) => object.get(key).cloned().unwrap_or(Value::Undefined),
            Value::List(values) => match key.parse::<usize>() {
                Ok(at) => values.get(at).cloned().unwrap_or(Value::Undefined),
                Err(_) if key == "length" => Value::integer(values.len()),
                Err(_) => Value::Undefined,
            },
            Value::Text(text) if key == "length" => Value::integer(text.encode_utf16().count()),
            Value::Module(module) => self.export(*module, key, 0),
            Value::Package(core) => Value::Native(Native { core: *core, name: key.into() }),
            Value::Native(native) => match self.foreign_table(native) {
                Some(table) => self.member(&Value::Table(table), key),
                None => Value::unknown(format!("{}.{key} is not known here", native.name)),
            },
            Value::Table(table) => self.column_of(*table, key),
            Value::View(view) => match self.view_column(*view, key) {
                Some(column) => column,
                None => Value::unknown(format!("the view has no column {key}")),
            },
            Value::Declared(declared) if key == "enumValues" => {
                let values = declared.arguments.get(1).cloned().unwrap_or(Value::Undefined);
                match values {
                    Value::Object(object) => {
                        Value::list(object.entries.iter().map(|entry| entry.value.clone()).collect())
                    }
                    values => values,
                }
            }
            // `schema.table.withRLS(…)`.
            Value::Declared(_) if key == "table" => object.clone(),
            Value::Built(built) if key == "enumValues" => self.enum_values(built),
            Value::Built(built) => self.column_of_query(built, key).unwrap_or(Value::Undefined),
            Value::Unknown(reason) => Value::Unknown(Rc::clone(reason)),
            Value::Undefined | Value::Null => Value::unknown(format!("{key} of nothing")),
            _ => Value::Undefined,
        }
    }

    fn column_of(&self, table: usize, key: &str) -> Value<'a> {
        let Some(source) = self.tables.get(table) else { return Value::Undefined };
        match &source.columns {
            Value::Object(columns) if columns.get(key).is_some() => Value::Column(table, key.into()),
            _ if key.starts_with('$') || key == "_" => Value::Undefined,
            // What is spread into the columns and not known may have it.
            Value::Object(columns) if columns.entries.iter().any(|entry| entry.key.starts_with("...")) => {
                Value::Column(table, key.into())
            }
            Value::Unknown(reason) => Value::Unknown(Rc::clone(reason)),
            _ if source.is_foreign => Value::Column(table, key.into()),
            _ => Value::unknown(format!("the table has no column {key}")),
        }
    }

    fn view_column(&self, view: usize, key: &str) -> Option<Value<'a>> {
        let source = self.views.get(view)?;
        let name = source.built.arguments.first()?.as_text()?;
        let quote = |text: &str| match source.core {
            Core::MySql | Core::SingleStore => format!("`{}`", text.replace('`', "``")),
            _ => format!("\"{}\"", text.replace('"', "\"\"")),
        };
        let column = match source.built.arguments.get(1).and_then(|columns| columns.get(key)) {
            Some(Value::Built(column)) => column.arguments.first().and_then(Value::as_text).unwrap_or(key),
            _ => key,
        };
        let sql = Sql::raw(&[quote(name), ".".to_owned(), quote(column)].concat());
        Some(Sql { alias: Some(column.into()), ..sql }.finished())
    }

    fn enum_values(&self, built: &super::value::Built<'a>) -> Value<'a> {
        let list = built.arguments.iter().find(|argument| matches!(argument, Value::List(_)));
        let option = || built.arguments.iter().find_map(|argument| argument.get("enum"));
        list.or_else(option).cloned().unwrap_or(Value::Undefined)
    }

    /// A table that a package of Drizzle declares for others to refer to: that of Supabase's or Neon's users.
    pub(crate) fn foreign_table(&mut self, native: &Native) -> Option<usize> {
        let (schema, name) = match &*native.name {
            "authUsers" => ("auth", "users"),
            "usersSync" => ("neon_auth", "users_sync"),
            "realtimeMessages" => ("realtime", "messages"),
            _ => return None,
        };
        let known =
            self.tables.iter().position(|table| table.is_foreign && table.name.as_text() == Some(name));
        if known.is_some() {
            return known;
        }
        self.tables.push(TableSource {
            core: Core::Pg,
            schema: Some(schema.into()),
            name: Value::text(name),
            unnamed: None,
            columns: Value::Object(Rc::new(Object::default())),
            extra: None,
            row_security: false,
            casing: None,
            origin: super::value::Origin { module: 0, span: oxc_span::Span::default() },
            constant: None,
            is_exported: false,
            is_foreign: true,
        });
        Some(self.tables.len() - 1)
    }
}
