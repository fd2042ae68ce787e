//! Calls.

use std::rc::Rc;

use oxc_ast::ast::{CallExpression, Expression, NewExpression};

use super::array::text_method;
use super::modules::Evaluator;
use super::scope::Scope;
use super::sql::{Part, Sql};
use super::value::{Built, Head, Native, Origin, Value};

impl<'a> Evaluator<'a> {
    pub(super) fn call_expression(
        &mut self,
        call: &'a CallExpression<'a>,
        scope: &Rc<Scope<'a>>,
    ) -> Value<'a> {
        let origin = Origin { module: scope.module, span: call.span };
        if let Some(member) = callee(&call.callee).as_member_expression() {
            let Some((object, name)) = self.parts_of_member(member, scope) else {
                return self.unknown_code(scope.module, call.span);
            };
            if object.is_nullish() && (member.optional() || call.optional) {
                return Value::Undefined;
            }
            let arguments = self.arguments(&call.arguments, scope);
            return self.method(&object, &name, arguments, origin);
        }
        let function = self.expression(&call.callee, scope);
        let arguments = self.arguments(&call.arguments, scope);
        self.call(&function, arguments, origin)
    }

    pub(super) fn new_expression(&mut self, new: &'a NewExpression<'a>, scope: &Rc<Scope<'a>>) -> Value<'a> {
        let class = self.expression(&new.callee, scope);
        let arguments = self.arguments(&new.arguments, scope);
        match class {
            Value::Native(native) if &*native.name == "js.Date" => match arguments.first() {
                Some(Value::Text(text)) => match iso(text) {
                    Some(date) => Value::Date(date.into()),
                    None => self.unknown_code(scope.module, new.span),
                },
                Some(Value::Number(number, _)) if *number == 0.0 => {
                    Value::Date("1970-01-01T00:00:00.000Z".into())
                }
                _ => self.unknown_code(scope.module, new.span),
            },
            Value::Native(native) if &*native.name == "QueryBuilder" => {
                self.query_builder(native.core, origin_of(scope, new.span))
            }
            _ => self.unknown_code(scope.module, new.span),
        }
    }

    /// Calls a value, from code of ours.
    pub(crate) fn call_value(&mut self, function: &Value<'a>, arguments: Vec<Value<'a>>) -> Value<'a> {
        match function {
            Value::Function(function) => self.run(function, arguments),
            Value::Native(_) | Value::Declared(_) | Value::Built(_) => {
                self.call(function, arguments, Origin { module: 0, span: oxc_span::Span::default() })
            }
            Value::Unknown(reason) => Value::Unknown(Rc::clone(reason)),
            _ => Value::unknown("what is called here is no function"),
        }
    }

    fn call(&mut self, function: &Value<'a>, arguments: Vec<Value<'a>>, origin: Origin) -> Value<'a> {
        match function {
            Value::Function(function) => self.run(function, arguments),
            Value::Native(native) => self.native(native, arguments, origin),
            Value::Declared(declared) => Value::Built(Rc::new(Built {
                head: Head::Enum(Rc::clone(declared)),
                arguments,
                calls: Vec::new(),
                origin,
            })),
            Value::Built(built) => self.call_built(built, arguments, origin),
            // What is called on its result may still tell what it is for.
            Value::Unknown(reason) => Value::Built(Rc::new(Built {
                head: Head::Unknown(Rc::clone(reason)),
                arguments,
                calls: Vec::new(),
                origin,
            })),
            _ => self.unknown_code(origin.module, origin.span),
        }
    }

    fn call_built(&mut self, built: &Rc<Built<'a>>, arguments: Vec<Value<'a>>, origin: Origin) -> Value<'a> {
        match &built.head {
            Head::Native(native) if native.name.ends_with("TableCreator") => {
                self.create_table(built, native, arguments, origin, false)
            }
            Head::Native(native) if &*native.name == "customType" => Value::Built(Rc::new(Built {
                head: Head::Custom(Rc::clone(built)),
                arguments,
                calls: Vec::new(),
                origin,
            })),
            Head::Relation(..) => Value::Built(Rc::new(Built { arguments, origin, ..Built::clone(built) })),
            _ => self.unknown_code(origin.module, origin.span),
        }
    }

    /// A method of a value.
    fn method(
        &mut self,
        object: &Value<'a>,
        name: &Rc<str>,
        arguments: Vec<Value<'a>>,
        origin: Origin,
    ) -> Value<'a> {
        let known = match object {
            Value::Native(native) => self.native_method(native, name, arguments, origin),
            Value::Package(_) | Value::Module(_) => {
                let function = self.member(object, name);
                Some(self.call(&function, arguments, origin))
            }
            Value::Object(object) => {
                object.get(name).cloned().map(|function| self.call(&function, arguments, origin))
            }
            Value::List(values) => self.list_method(values, name, &arguments),
            Value::Text(text) => text_method(text, name, &arguments),
            Value::Number(..) if &**name == "toString" => object.printed().map(|text| Value::text(&text)),
            Value::Date(text) if matches!(&**name, "toISOString" | "toJSON") => {
                Some(Value::Text(Rc::clone(text)))
            }
            Value::Date(_) => Some(object.clone()),
            Value::Table(table) if &**name == "enableRLS" => {
                if let Some(table) = self.tables.get_mut(*table) {
                    table.row_security = true;
                }
                Some(object.clone())
            }
            Value::Column(table, key) => Some(Value::Built(Rc::new(Built {
                head: Head::Column(*table, Rc::clone(key)),
                arguments: Vec::new(),
                calls: vec![(Rc::clone(name), arguments)],
                origin,
            }))),
            Value::Declared(declared) => self.declared_method(declared, name, arguments, origin),
            Value::Sql(sql) => Some(self.sql_method(sql, name, arguments, origin)),
            Value::Built(built) => Some(self.built_method(built, name, arguments, origin)),
            Value::Function(function) if matches!(&**name, "call") => {
                Some(self.run(function, arguments.into_iter().skip(1).collect()))
            }
            Value::Unknown(reason) => Some(Value::Built(Rc::new(Built {
                head: Head::Unknown(Rc::clone(reason)),
                arguments: Vec::new(),
                calls: vec![(Rc::clone(name), arguments)],
                origin,
            }))),
            _ => None,
        };
        known.unwrap_or_else(|| self.unknown_code(origin.module, origin.span))
    }

    fn sql_method(
        &mut self,
        sql: &Rc<Sql<'a>>,
        name: &Rc<str>,
        arguments: Vec<Value<'a>>,
        origin: Origin,
    ) -> Value<'a> {
        match &**name {
            "as" => {
                let alias = arguments.first().and_then(Value::as_text).map(Into::into);
                Sql { alias: alias.or_else(|| sql.alias.clone()), ..Sql::clone(sql) }.finished()
            }
            "mapWith" | "inlineParams" | "getSQL" | "if" | "$type" => Value::Sql(Rc::clone(sql)),
            "append" => match arguments.first() {
                Some(Value::Sql(more)) => {
                    let mut parts = sql.parts.clone();
                    parts.extend(more.parts.iter().cloned());
                    Sql { parts, alias: sql.alias.clone() }.finished()
                }
                _ => self.unknown_code(origin.module, origin.span),
            },
            _ => Value::Built(Rc::new(Built {
                head: Head::Sql(Rc::clone(sql)),
                arguments: Vec::new(),
                calls: vec![(Rc::clone(name), arguments)],
                origin,
            })),
        }
    }

    /// A method of what Drizzle has made: one more in the chain.
    fn built_method(
        &mut self,
        built: &Rc<Built<'a>>,
        name: &Rc<str>,
        arguments: Vec<Value<'a>>,
        origin: Origin,
    ) -> Value<'a> {
        let mut next = Built::clone(built);
        if let Head::Native(native) = &next.head {
            if native.name.ends_with("View") && matches!(&**name, "as" | "existing") {
                next.calls.push((Rc::clone(name), arguments));
                return self.view(next);
            }
            if native.name.ends_with("Policy") && &**name == "link" {
                next.calls.push((Rc::clone(name), arguments));
                let linked = Value::Built(Rc::new(next));
                self.apart.push(linked.clone());
                return linked;
            }
        }
        next.calls.push((Rc::clone(name), arguments));
        // A column keeps the place where it begins; its chain tells where it ends.
        next.origin =
            Origin { span: oxc_span::Span::new(next.origin.span.start, origin.span.end), ..next.origin };
        if next.origin.module != origin.module || next.origin.span.start > next.origin.span.end {
            next.origin = built.origin;
        }
        Value::Built(Rc::new(next))
    }

    /// A method of something that Drizzle exports, or of a global of JavaScript.
    fn native_method(
        &mut self,
        native: &Native,
        name: &Rc<str>,
        arguments: Vec<Value<'a>>,
        origin: Origin,
    ) -> Option<Value<'a>> {
        let first = arguments.first();
        if let Some(global) = native.name.strip_prefix("js.") {
            return self.global_method(global, name, &arguments);
        }
        Some(match (&*native.name, &**name) {
            ("sql", "raw") => match first {
                Some(Value::Unknown(reason)) => Value::Unknown(Rc::clone(reason)),
                value => Sql::raw(&value.and_then(Value::printed)?).finished(),
            },
            ("sql", "identifier") => {
                Sql { parts: vec![Part::Name(first?.as_text()?.into())], alias: None }.finished()
            }
            ("sql", "empty") => Sql::default().finished(),
            ("sql", "join") => {
                let separator = match arguments.get(1) {
                    Some(Value::Sql(sql)) => sql.parts.clone(),
                    _ => Vec::new(),
                };
                let mut sql = Sql::default();
                for (at, value) in first?.as_list()?.iter().enumerate() {
                    if at > 0 {
                        sql.parts.extend(separator.iter().cloned());
                    }
                    sql = sql.value(value);
                }
                sql.finished()
            }
            ("sql", "param" | "val") => Sql::default().value(first?).finished(),
            (_, "withRLS") => self.table(native, arguments, origin, true),
            ("snakeCase" | "camelCase", part) => self.cased(native, part, arguments, origin)?,
            _ => {
                let function = self.member(&Value::Native(native.clone()), name);
                return match function {
                    Value::Unknown(_) => None,
                    function => Some(self.call(&function, arguments, origin)),
                };
            }
        })
    }
}

fn origin_of(scope: &Scope<'_>, span: oxc_span::Span) -> Origin {
    Origin { module: scope.module, span }
}

/// The callee without parentheses and marks of types.
fn callee<'a>(expression: &'a Expression<'a>) -> &'a Expression<'a> {
    match expression {
        Expression::ParenthesizedExpression(inner) => callee(&inner.expression),
        Expression::TSNonNullExpression(inner) => callee(&inner.expression),
        other => other,
    }
}

/// A date as `toISOString` prints it, where it is written in that form.
fn iso(text: &str) -> Option<String> {
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00:00.000Z"));
    let is_date = date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let time = time.strip_suffix('Z')?;
    let (clock, fraction) = time.split_once('.').unwrap_or((time, ""));
    let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
    (is_date && clock.len() == 8).then(|| format!("{date}T{clock}.{fraction:0<3}Z"))
}
