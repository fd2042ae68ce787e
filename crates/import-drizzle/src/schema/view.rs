//! Views.

use super::casing::cased;
use super::column_type::given_name;
use super::render::Columns;
use super::translator::Translator;
use crate::eval::{Built, Core, Value};

impl<'a> Translator<'_, 'a> {
    pub(super) fn view(&mut self, at: usize) {
        let Some(view) = self.evaluator.views.get(at) else { return };
        let (built, core) = (view.built.clone(), view.core);
        let (schema, is_materialized) = (view.schema.as_deref().map(str::to_owned), view.is_materialized);
        let kind = if is_materialized { "MATERIALIZED VIEW" } else { "VIEW" };
        let entry = self.enter(built.origin, kind);
        if !self.is_own(core) {
            return self.skip_quietly(entry, "Skipped: it is of another database than most tables.");
        }
        let Some(name) = built.arguments.first().and_then(Value::as_text).map(str::to_owned) else {
            return self.skip(entry, "Skipped: its name is not known.");
        };
        let Some((_, arguments)) = built.calls.iter().find(|(method, _)| &**method == "as") else {
            return self.skip_quietly(entry, "It exists already: Drizzle does not know its query.");
        };
        if !self.taken.insert((schema.clone(), name.clone())) {
            return self.skip(entry, &format!("Skipped: {name} is already defined."));
        }
        let query = match self.view_query(core, arguments.first()) {
            Ok(query) => query,
            Err(reason) => {
                let columns = self.view_columns(&built).join(", ");
                let columns =
                    if columns.is_empty() { String::new() } else { format!(" Its columns: {columns}.") };
                return self.skip(entry, &format!("Skipped: {reason}.{columns}"));
            }
        };
        let full = self.table_name(schema.as_deref(), &name);
        let (mut before, mut after) = (String::new(), String::new());
        for (method, arguments) in &built.calls {
            let first = arguments.first();
            match &**method {
                "with" => before.push_str(&options(first)),
                "using" => {
                    if let Some(method) = first.and_then(Value::as_text) {
                        before.push_str(&format!(" USING {}", self.quoted(method)));
                    }
                }
                "tablespace" => {
                    if let Some(space) = first.and_then(Value::as_text) {
                        before.push_str(&format!(" TABLESPACE {space}"));
                    }
                }
                "withNoData" => after.push_str(" WITH NO DATA"),
                _ => {}
            }
        }
        let (head, tail) = self.mysql_clauses(core, &built);
        let query = query.trim().trim_end_matches(';').to_owned();
        self.write(entry, format!("CREATE {head}{kind} {full}{before} AS {query}{after}{tail}"));
        let comment = self.comments.get(&(built.origin.module, built.origin.span.start)).cloned();
        self.describe(schema, &name, None, built.origin, comment);
    }

    fn view_query(&mut self, core: Core, query: Option<&Value<'a>>) -> Result<String, String> {
        let query = query.cloned().unwrap_or(Value::Undefined);
        let query = match query {
            Value::Function(_) => {
                let builder = self.evaluator.query_builder(
                    Some(core),
                    crate::eval::Origin { module: 0, span: oxc_span::Span::default() },
                );
                self.evaluator.call_value(&query, vec![builder])
            }
            other => other,
        };
        let sql = self.evaluator.query(&query)?;
        self.sql(&sql, Columns::Qualified)
    }

    /// The columns that a view declares.
    fn view_columns(&self, built: &Built<'a>) -> Vec<String> {
        let Some(columns) = built.arguments.get(1).and_then(Value::as_object) else { return Vec::new() };
        let name = |key: &str, value: &Value<'a>| {
            match value {
                Value::Built(column) => given_name(column).map(str::to_owned),
                _ => None,
            }
            .unwrap_or_else(|| cased(key, self.settings.casing.as_deref()))
        };
        columns.entries.iter().map(|entry| name(&entry.key, &entry.value)).collect()
    }

    /// `algorithm`, `sqlSecurity` and `withCheckOption` of MySQL.
    fn mysql_clauses(&self, core: Core, built: &Built<'a>) -> (String, String) {
        let (mut head, mut tail) = (String::new(), String::new());
        if core != Core::MySql {
            return (head, tail);
        }
        for (method, arguments) in &built.calls {
            let Some(word) = arguments.first().and_then(Value::as_text).map(str::to_uppercase) else {
                continue;
            };
            match &**method {
                "algorithm" => head.push_str(&format!("ALGORITHM = {word} ")),
                "sqlSecurity" => head.push_str(&format!("SQL SECURITY {word} ")),
                "withCheckOption" => tail.push_str(&format!(" WITH {word} CHECK OPTION")),
                _ => {}
            }
        }
        (head, tail)
    }
}

/// `WITH (security_invoker = true)`.
fn options(options: Option<&Value<'_>>) -> String {
    let Some(options) = options.and_then(Value::as_object) else { return String::new() };
    let parts: Vec<String> = options
        .entries
        .iter()
        .filter_map(|entry| {
            Some(format!("{} = {}", cased(&entry.key, Some("snake_case")), entry.value.printed()?))
        })
        .collect();
    if parts.is_empty() { String::new() } else { format!(" WITH ({})", parts.join(", ")) }
}
