//! The functions of Drizzle.

use std::rc::Rc;

use super::modules::Evaluator;
use super::sql::Sql;
use super::value::{Built, Core, Declared, Head, Native, Object, Origin, TableSource, Value, ViewSource};

impl<'a> Evaluator<'a> {
    /// Calls something that Drizzle exports.
    pub(super) fn native(&mut self, native: &Native, arguments: Vec<Value<'a>>, origin: Origin) -> Value<'a> {
        let name = &*native.name;
        match name {
            "js.String" => {
                return arguments
                    .first()
                    .and_then(Value::printed)
                    .map_or(Value::Undefined, |text| Value::text(&text));
            }
            "js.BigInt" => {
                return arguments
                    .first()
                    .and_then(Value::printed)
                    .map_or(Value::Undefined, |text| Value::BigInt(text.into()));
            }
            "js.Number" | "js.Boolean" | "js.Symbol" => {
                return arguments.into_iter().next().unwrap_or(Value::Undefined);
            }
            "relations" | "defineRelations" | "defineRelationsPart" => {
                let call = self.built(native, arguments, origin);
                self.apart.push(call.clone());
                return call;
            }
            "getTableColumns" | "getColumns" => return self.columns_of(arguments.first()),
            "alias" | "aliasedTable" => return arguments.into_iter().next().unwrap_or(Value::Undefined),
            "crudPolicy" => return self.crud_policy(native, &arguments, origin),
            "authUid" if native.core == Some(Core::Pg) => {
                let column = arguments.first().cloned().unwrap_or(Value::Undefined);
                return Sql::raw("(select auth.user_id() = ").value(&column).add(")").finished();
            }
            _ => {}
        }
        if name.ends_with("Table") && native.core.is_some() {
            return self.table(native, arguments, origin, false);
        }
        if ["Schema", "Database"].iter().any(|end| name.ends_with(end)) && native.core.is_some()
            || matches!(
                name,
                "pgEnum" | "cockroachEnum" | "pgSequence" | "cockroachSequence" | "pgRole" | "cockroachRole"
            )
        {
            return self.declare(native, None, arguments, origin);
        }
        match super::query::operator(name, &arguments) {
            Some(sql) if native.core.is_none() => sql.finished(),
            _ => self.built(native, arguments, origin),
        }
    }

    fn built(&mut self, native: &Native, arguments: Vec<Value<'a>>, origin: Origin) -> Value<'a> {
        Value::Built(Rc::new(Built {
            head: Head::Native(native.clone()),
            arguments,
            calls: Vec::new(),
            origin,
        }))
    }

    fn declare(
        &mut self,
        native: &Native,
        schema: Option<Rc<str>>,
        arguments: Vec<Value<'a>>,
        origin: Origin,
    ) -> Value<'a> {
        let declared =
            Rc::new(Declared { native: native.clone(), schema, arguments, calls: Vec::new(), origin });
        self.declared.push(Rc::clone(&declared));
        Value::Declared(declared)
    }

    /// A table of a table function.
    pub(super) fn table(
        &mut self,
        native: &Native,
        arguments: Vec<Value<'a>>,
        origin: Origin,
        row_security: bool,
    ) -> Value<'a> {
        let Some(core) = native.core else { return self.unknown_code(origin.module, origin.span) };
        let made = TableSource { row_security, ..self.source(core, arguments, origin) };
        self.add_table(made)
    }

    fn source(&mut self, core: Core, arguments: Vec<Value<'a>>, origin: Origin) -> TableSource<'a> {
        let mut arguments = arguments.into_iter();
        let name = arguments.next().unwrap_or(Value::Undefined);
        let mut columns = arguments.next().unwrap_or(Value::Undefined);
        if let Some(own) = self.own_columns(core, &columns) {
            columns = own;
        }
        if let Value::Function(_) = columns {
            columns = self.call_value(&columns, vec![Value::Package(Some(core))]);
        }
        TableSource {
            core,
            schema: None,
            name,
            unnamed: None,
            columns,
            extra: arguments.next().filter(|extra| !extra.is_nullish()),
            row_security: false,
            casing: None,
            origin,
            constant: None,
            is_exported: false,
            is_foreign: false,
        }
    }

    /// The columns that are given to a function that is not known: `withTimestamps({ … })`. What it adds is not known.
    fn own_columns(&mut self, core: Core, columns: &Value<'a>) -> Option<Value<'a>> {
        let Value::Built(built) = columns else { return None };
        let Head::Unknown(reason) = &built.head else { return None };
        let mut made = Object::default();
        for argument in &built.arguments {
            let given = match argument {
                Value::Function(_) => self.call_value(argument, vec![Value::Package(Some(core))]),
                other => other.clone(),
            };
            if self.spread(&given, &mut made) {
                break;
            }
        }
        made.set("...1".into(), Value::Unknown(Rc::clone(reason)), Some(built.origin));
        Some(Value::Object(Rc::new(made)))
    }

    fn add_table(&mut self, table: TableSource<'a>) -> Value<'a> {
        self.tables.push(table);
        Value::Table(self.tables.len() - 1)
    }

    /// A table of a creator: `pgTableCreator((name) => `app_${name}`)`.
    pub(super) fn create_table(
        &mut self,
        creator: &Built<'a>,
        native: &Native,
        arguments: Vec<Value<'a>>,
        origin: Origin,
        row_security: bool,
    ) -> Value<'a> {
        let Some(core) = native.core else { return self.unknown_code(origin.module, origin.span) };
        let mut table = self.source(core, arguments, origin);
        if let Some(rename) = creator.arguments.first() {
            match self.call_value(rename, vec![table.name.clone()]) {
                // The prefix may be in a file that is not at hand.
                renamed if renamed.as_text().is_none() && table.name.as_text().is_some() => {
                    let reason = renamed.reason().cloned();
                    table.unnamed = Some(reason.unwrap_or_else(|| "it returns no text".into()));
                }
                renamed => table.name = renamed,
            }
        }
        table.row_security = row_security;
        table.casing = creator.arguments.get(1).and_then(Value::as_text).map(Into::into);
        self.add_table(table)
    }

    /// `snakeCase.table(…)` of the 1.0 line.
    pub(super) fn cased(
        &mut self,
        native: &Native,
        part: &str,
        arguments: Vec<Value<'a>>,
        origin: Origin,
    ) -> Option<Value<'a>> {
        let core = native.core?;
        let casing: Rc<str> =
            if &*native.name == "snakeCase" { "snake_case".into() } else { "camelCase".into() };
        Some(match part {
            "table" => {
                let made = TableSource { casing: Some(casing), ..self.source(core, arguments, origin) };
                self.add_table(made)
            }
            "view" | "materializedView" => {
                let name = if part == "view" { "pgView" } else { "pgMaterializedView" };
                self.built(&Native { core: Some(core), name: name.into() }, arguments, origin)
            }
            "schema" => {
                let mut arguments = arguments;
                arguments.truncate(1);
                arguments.push(Value::Text(casing));
                self.declare(&Native { core: Some(core), name: "pgSchema".into() }, None, arguments, origin)
            }
            _ => return None,
        })
    }

    /// A method of a schema, an enum or a role.
    pub(super) fn declared_method(
        &mut self,
        declared: &Rc<Declared<'a>>,
        name: &Rc<str>,
        arguments: Vec<Value<'a>>,
        origin: Origin,
    ) -> Option<Value<'a>> {
        let core = declared.native.core?;
        let is_schema = ["Schema", "Database"].iter().any(|end| declared.native.name.ends_with(end));
        if !is_schema {
            let mut calls = declared.calls.clone();
            calls.push((Rc::clone(name), arguments));
            let next = Rc::new(Declared {
                native: declared.native.clone(),
                schema: declared.schema.clone(),
                arguments: declared.arguments.clone(),
                calls,
                origin: declared.origin,
            });
            match self.declared.iter_mut().find(|other| Rc::ptr_eq(other, declared)) {
                Some(place) => *place = Rc::clone(&next),
                None => self.declared.push(Rc::clone(&next)),
            }
            return Some(Value::Declared(next));
        }
        let schema: Option<Rc<str>> = declared.arguments.first().and_then(Value::as_text).map(Into::into);
        let native = |name: &str| Native { core: Some(core), name: name.into() };
        Some(match &**name {
            "table" | "withRLS" => {
                let casing = declared.arguments.get(1).and_then(Value::as_text).map(Into::into);
                let row_security = &**name == "withRLS";
                let made =
                    TableSource { schema, casing, row_security, ..self.source(core, arguments, origin) };
                self.add_table(made)
            }
            "enum" => self.declare(&native("pgEnum"), schema, arguments, origin),
            "sequence" => self.declare(&native("pgSequence"), schema, arguments, origin),
            "view" | "materializedView" => {
                let kind = if &**name == "view" { "pgView" } else { "pgMaterializedView" };
                let schema = schema.map_or(Value::Undefined, Value::Text);
                Value::Built(Rc::new(Built {
                    head: Head::Native(native(kind)),
                    arguments,
                    calls: vec![("@schema".into(), vec![schema])],
                    origin,
                }))
            }
            "existing" => Value::Declared(Rc::clone(declared)),
            _ => return None,
        })
    }

    pub(super) fn view(&mut self, built: Built<'a>) -> Value<'a> {
        let Head::Native(native) = &built.head else { return Value::Undefined };
        let schema = built.calls.iter().find(|(name, _)| &**name == "@schema");
        self.views.push(ViewSource {
            core: native.core.unwrap_or(Core::Pg),
            schema: schema.and_then(|(_, values)| values.first()?.as_text().map(Into::into)),
            is_materialized: native.name.contains("Materialized"),
            built,
        });
        Value::View(self.views.len() - 1)
    }

    /// The columns of a table as an object.
    pub(super) fn columns_of(&mut self, table: Option<&Value<'a>>) -> Value<'a> {
        let Some(Value::Table(table)) = table else { return Value::unknown("columns of what is no table") };
        let Some(Value::Object(columns)) = self.tables.get(*table).map(|table| table.columns.clone()) else {
            return Value::unknown("columns that are not known");
        };
        let mut made = Object::default();
        for entry in &columns.entries {
            made.set(Rc::clone(&entry.key), Value::Column(*table, Rc::clone(&entry.key)), entry.origin);
        }
        Value::Object(Rc::new(made))
    }

    /// Neon's four policies.
    fn crud_policy(&mut self, native: &Native, arguments: &[Value<'a>], origin: Origin) -> Value<'a> {
        let Some(options) = arguments.first().and_then(Value::as_object) else {
            return Value::list(Vec::new());
        };
        let role = options.get("role").cloned().unwrap_or(Value::Undefined);
        let condition = |key: &str| match options.get(key) {
            Some(Value::Bool(truth)) => Some(Sql::raw(&truth.to_string()).finished()),
            None | Some(Value::Null | Value::Undefined) => None,
            Some(other) => Some(other.clone()),
        };
        let roles = match &role {
            Value::List(list) => list.to_vec(),
            other => vec![other.clone()],
        };
        let names: Vec<String> = roles.iter().filter_map(role_name).collect();
        let mut policies = Vec::new();
        for (action, key, parts) in [
            ("select", "read", &["using"][..]),
            ("insert", "modify", &["withCheck"]),
            ("update", "modify", &["using", "withCheck"]),
            ("delete", "modify", &["using"]),
        ] {
            let Some(condition) = condition(key) else { continue };
            let mut made = Object::default();
            made.set("for".into(), Value::text(action), None);
            made.set("to".into(), role.clone(), None);
            for part in parts {
                made.set((*part).into(), condition.clone(), None);
            }
            let name = format!("crud-{}-policy-{action}", names.join("-"));
            let policy = Native { core: native.core, name: "pgPolicy".into() };
            policies.push(self.built(
                &policy,
                vec![Value::text(&name), Value::Object(Rc::new(made))],
                origin,
            ));
        }
        Value::list(policies)
    }
}

/// The name of a role, however it is given.
pub(crate) fn role_name(role: &Value<'_>) -> Option<String> {
    match role {
        Value::Text(name) => Some(name.to_string()),
        Value::Declared(declared) => declared.arguments.first()?.as_text().map(str::to_owned),
        Value::Native(native) => Some(
            match &*native.name {
                "anonRole" => "anon",
                "authenticatedRole" => "authenticated",
                "anonymousRole" => "anonymous",
                "serviceRole" => "service_role",
                "postgresRole" => "postgres_role",
                "supabaseAuthAdminRole" => "supabase_auth_admin",
                _ => return None,
            }
            .to_owned(),
        ),
        _ => None,
    }
}
