//! Queries within queries of the query builder: those with a name, and what is chosen of them.

use std::rc::Rc;

use super::modules::Evaluator;
use super::query::is_query;
use super::sql::{Part, Sql};
use super::value::{Built, Object, Value};

impl<'a> Evaluator<'a> {
    /// The SQL behind FROM or JOIN: a table, or a query with a name.
    pub(super) fn read_from(&mut self, value: &Value<'a>) -> Result<Sql<'a>, String> {
        let Value::Built(built) = value else { return Ok(Sql::default().value(value)) };
        let Some((name, query)) = named(built) else { return Ok(Sql::default().value(value)) };
        let mut sql = Sql::default();
        if !is_common(built) {
            let query = self.built_query(&query)?;
            sql = sql.add("(");
            sql.parts.extend(query.parts);
            sql = sql.add(") ");
        }
        sql.parts.push(Part::Name(name));
        Ok(sql)
    }

    /// `with "recent" as (select …) `
    pub(super) fn common_queries(&mut self, values: &[Value<'a>]) -> Result<Sql<'a>, String> {
        let mut sql = Sql::raw("with ");
        for (at, value) in values.iter().enumerate() {
            let found = if let Value::Built(built) = value { named(built) } else { None };
            let (name, query) = found.ok_or("a query of its WITH is not known")?;
            let query = self.built_query(&query)?;
            sql = if at > 0 { sql.add(", ") } else { sql };
            sql.parts.push(Part::Name(name));
            sql = sql.add(" as (");
            sql.parts.extend(query.parts);
            sql = sql.add(")");
        }
        Ok(sql.add(" "))
    }

    /// The object that a query chooses, if it names one.
    pub(super) fn selected(&self, built: &Built<'a>) -> Option<Value<'a>> {
        let mut calls = built.calls.iter();
        let (_, arguments) = calls.find(|(name, _)| matches!(&**name, "select" | "selectDistinct"))?;
        arguments.first().cloned()
    }

    /// The columns of a query by their keys.
    pub(super) fn selection(&mut self, built: &Built<'a>) -> Value<'a> {
        if let Some(selected) = self.selected(built) {
            return selected;
        }
        let from = built.calls.iter().find(|(name, _)| &**name == "from");
        match from.and_then(|(_, arguments)| arguments.first()).cloned() {
            Some(Value::Built(inner)) => self.columns_of_query(&inner),
            table => self.columns_of(table.as_ref()),
        }
    }

    /// The columns of a query with a name, for the queries that read it.
    fn columns_of_query(&mut self, built: &Built<'a>) -> Value<'a> {
        let Some((name, query)) = named(built) else {
            return Value::unknown("columns of a query without a name");
        };
        if !self.may_go_on() {
            return Value::unknown("its queries are nested too deeply");
        }
        self.depth += 2;
        let selection = self.selection(&query);
        self.depth -= 2;
        let Some(fields) = selection.as_object() else { return selection };
        let mut made = Object::default();
        for entry in &fields.entries {
            made.set(Rc::clone(&entry.key), outside(&name, &entry.value), entry.origin);
        }
        Value::Object(Rc::new(made))
    }

    /// A column of a query with a name: `recent.total`. None for what is no such query.
    pub(super) fn column_of_query(&mut self, built: &Built<'a>, key: &str) -> Option<Value<'a>> {
        if !is_query(built) || named(built).is_none() {
            return None;
        }
        let columns = self.columns_of_query(built);
        let column = columns.as_object().and_then(|columns| columns.get(key)).cloned();
        Some(column.unwrap_or_else(|| Value::unknown(format!("the query has no column {key}"))))
    }

    /// A value that a function may make of the chosen columns; `by_name` where those with a name of their own stand by it.
    pub(super) fn of_selection(
        &mut self,
        built: &Built<'a>,
        value: Option<&Value<'a>>,
        by_name: bool,
    ) -> Option<Value<'a>> {
        let Some(function @ Value::Function(_)) = value else { return value.cloned() };
        let selection = self.selection(built);
        let Some(fields) = selection.as_object().filter(|_| by_name) else {
            return Some(self.call_value(function, vec![selection]));
        };
        let mut made = Object::default();
        for entry in &fields.entries {
            let named = match &entry.value {
                Value::Sql(sql) => sql.alias.clone(),
                _ => None,
            };
            let value = named.map_or_else(|| entry.value.clone(), of_name);
            made.set(Rc::clone(&entry.key), value, entry.origin);
        }
        Some(self.call_value(function, vec![Value::Object(Rc::new(made))]))
    }
}

/// The name of a query and the query: `qb.select()….as('recent')`, or `qb.$with('recent').as(…)`.
fn named<'a>(built: &Built<'a>) -> Option<(Rc<str>, Built<'a>)> {
    let (last, arguments) = built.calls.last().filter(|_| is_query(built))?;
    if &**last != "as" {
        return None;
    }
    match (built.calls.first(), arguments.first()?) {
        (Some((first, names)), Value::Built(query)) if &**first == "$with" => {
            Some((names.first()?.as_text()?.into(), Built::clone(query)))
        }
        (_, Value::Text(name)) => Some((Rc::clone(name), built.clone())),
        _ => None,
    }
}

/// Whether a query stands in the WITH of those that read it.
fn is_common(built: &Built<'_>) -> bool {
    built.calls.first().is_some_and(|(name, _)| &**name == "$with")
}

/// A chosen column as those outside of its query write it.
fn outside<'a>(query: &Rc<str>, value: &Value<'a>) -> Value<'a> {
    let of = |table: usize, key: &Rc<str>| {
        Sql { parts: vec![Part::Of(Rc::clone(query), table, Rc::clone(key))], alias: None }.finished()
    };
    match value {
        Value::Column(table, key) => of(*table, key),
        Value::Sql(sql) => match (&sql.alias, sql.parts.as_slice()) {
            (Some(name), _) => of_name(Rc::clone(name)),
            (None, [Part::Of(_, table, key)]) => of(*table, key),
            (None, [Part::Name(_)]) => value.clone(),
            _ => Value::unknown("a column of a query that has no name"),
        },
        Value::Unknown(_) => value.clone(),
        _ => Value::unknown("a column of a query that is not known"),
    }
}

fn of_name<'a>(name: Rc<str>) -> Value<'a> {
    Sql { parts: vec![Part::Name(name)], alias: None }.finished()
}
