//! Relations: they name what has no foreign key.

use std::rc::Rc;

use super::constraint::column;
use super::translator::{Relation, Translator};
use crate::eval::{Built, Head, Native, Object, Value};

impl<'a> Translator<'_, 'a> {
    /// Reads the calls of `relations` and `defineRelations`, and policies that are linked to a table.
    pub(super) fn apart(&mut self) {
        for value in self.evaluator.apart.clone() {
            let Value::Built(built) = &value else { continue };
            let Head::Native(native) = &built.head else { continue };
            match &*native.name {
                "relations" => self.relations(built),
                "defineRelations" | "defineRelationsPart" => self.define_relations(built),
                name if name.ends_with("Policy") => {
                    if let Err(reason) = self.policy(built, None) {
                        let entry = self.enter(built.origin, "POLICY");
                        self.skip(entry, &format!("Skipped: {reason}."));
                    }
                }
                _ => {}
            }
        }
    }

    /// `relations(posts, ({ one, many }) => ({ … }))`.
    fn relations(&mut self, built: &Rc<Built<'a>>) {
        let entry = self.enter(built.origin, "RELATIONS");
        let table = match built.arguments.first() {
            Some(Value::Table(table)) => *table,
            Some(Value::Unknown(reason)) => return self.skip(entry, &format!("Skipped: {reason}.")),
            _ => return self.skip(entry, "Skipped: they are of no table that is known."),
        };
        let mut helpers = Object::default();
        for name in ["one", "many"] {
            helpers.set(name.into(), Value::Native(Native { core: None, name: name.into() }), None);
        }
        let function = built.arguments.get(1).cloned().unwrap_or(Value::Undefined);
        let made = self.evaluator.call_value(&function, vec![Value::Object(Rc::new(helpers))]);
        let made = match &made {
            Value::Object(made) => Rc::clone(made),
            Value::Unknown(reason) => return self.skip(entry, &format!("Skipped: {reason}.")),
            _ => return self.skip(entry, "Skipped: they are no object."),
        };
        for relation in &made.entries {
            let Value::Built(call) = &relation.value else { continue };
            let (Head::Native(kind), Some(Value::Table(target)), Some(options)) =
                (&call.head, call.arguments.first(), call.arguments.get(1))
            else {
                continue;
            };
            if &*kind.name != "one" {
                continue;
            }
            let list = |key: &str| -> Option<Vec<(usize, String)>> {
                options.get(key)?.as_list()?.iter().map(|value| column(value).ok()).collect()
            };
            let (Some(fields), Some(references)) = (list("fields"), list("references")) else { continue };
            self.relate(entry, &relation.key, table, fields, *target, references);
        }
    }

    /// `defineRelations(schema, (r) => ({ posts: { author: r.one.users({ from, to }) } }))`.
    fn define_relations(&mut self, built: &Rc<Built<'a>>) {
        let entry = self.enter(built.origin, "RELATIONS");
        let mut schema = Object::default();
        if !built.arguments.first().is_some_and(|value| self.evaluator.spread(value, &mut schema)) {
            return self.skip(entry, "Skipped: the schema they are of is not known.");
        }
        let (mut one, mut many, mut helper) = (Object::default(), Object::default(), Object::default());
        for table in &schema.entries {
            let Value::Table(at) = table.value else { continue };
            for (kind, object) in [("one", &mut one), ("many", &mut many)] {
                let call = Built {
                    head: Head::Relation(kind.into(), at),
                    arguments: Vec::new(),
                    calls: Vec::new(),
                    origin: built.origin,
                };
                object.set(Rc::clone(&table.key), Value::Built(Rc::new(call)), None);
            }
            helper.set(Rc::clone(&table.key), Value::Table(at), None);
        }
        helper.set("one".into(), Value::Object(Rc::new(one)), None);
        helper.set("many".into(), Value::Object(Rc::new(many)), None);
        let Some(function) = built.arguments.get(1).cloned() else { return };
        let made = self.evaluator.call_value(&function, vec![Value::Object(Rc::new(helper))]);
        let made = match &made {
            Value::Object(made) => Rc::clone(made),
            Value::Unknown(reason) => return self.skip(entry, &format!("Skipped: {reason}.")),
            _ => return self.skip(entry, "Skipped: they are no object."),
        };
        for of_table in &made.entries {
            let Some(relations) = of_table.value.as_object() else { continue };
            let Some(Value::Table(table)) = schema.get(&of_table.key).cloned() else { continue };
            for relation in &relations.entries {
                self.defined(entry, table, &relation.key, &relation.value);
            }
        }
    }

    fn defined(&mut self, entry: usize, table: usize, name: &str, value: &Value<'a>) {
        let Value::Built(call) = value else { return };
        let Head::Relation(kind, target) = &call.head else { return };
        let Some(options) = call.arguments.first() else { return };
        let list = |key: &str| -> Option<Vec<Value<'a>>> {
            match options.get(key)? {
                Value::List(values) => Some(values.to_vec()),
                value => Some(vec![value.clone()]),
            }
        };
        let (Some(from), Some(to)) = (list("from"), list("to")) else { return };
        // What goes through a join table has the foreign keys of that.
        let through = |values: &[Value<'a>]| -> Option<Vec<(usize, String)>> {
            let ends = values.iter().map(|value| match value {
                Value::Built(built) if built.calls.iter().any(|(method, _)| &**method == "through") => {
                    built.calls.iter().find_map(|(_, arguments)| column(arguments.first()?).ok())
                }
                _ => None,
            });
            ends.collect()
        };
        let plain = |values: &[Value<'a>]| -> Option<Vec<(usize, String)>> {
            values.iter().map(|value| column(value).ok()).collect()
        };
        let (Some(own), Some(others)) = (plain(&from), plain(&to)) else { return };
        if let (Some(left), Some(right)) = (through(&from), through(&to)) {
            let join = left.first().map_or(table, |(join, _)| *join);
            self.relate(entry, name, join, left, table, own);
            self.relate(entry, name, join, right, *target, others);
            return;
        }
        match &**kind {
            "many" => self.relate(entry, name, *target, others, table, own),
            // A key of the other table may stand on either side: the one that is a key is referred to.
            _ if self.is_key(table, &own) && !self.is_key(*target, &others) => {
                self.relate(entry, name, *target, others, table, own);
            }
            _ => self.relate(entry, name, table, own, *target, others),
        }
    }

    /// Whether columns are the primary key of a table, as far as its columns say it themselves.
    fn is_key(&self, table: usize, columns: &[(usize, String)]) -> bool {
        let Some(Value::Object(own)) = self.evaluator.tables.get(table).map(|table| table.columns.clone())
        else {
            return false;
        };
        columns.iter().all(|(_, key)| {
            matches!(own.get(key), Some(Value::Built(built)) if built.calls.iter().any(|(method, _)| &**method == "primaryKey"))
        })
    }

    /// Notes a relation that has no foreign key.
    fn relate(
        &mut self,
        entry: usize,
        name: &str,
        table: usize,
        columns: Vec<(usize, String)>,
        target: usize,
        target_columns: Vec<(usize, String)>,
    ) {
        let keys =
            |list: Vec<(usize, String)>| -> Vec<String> { list.into_iter().map(|(_, key)| key).collect() };
        let relation = Relation {
            entry,
            name: name.to_owned(),
            table,
            columns: keys(columns),
            target,
            target_columns: keys(target_columns),
        };
        let has = |from: usize, own: &[String], to: usize, others: &[String]| {
            self.references.get(&from).is_some_and(|keys| {
                keys.iter().any(|(columns, target, targets)| {
                    *target == to && columns.len() == own.len() && {
                        let pairs: Vec<_> = columns.iter().zip(targets).collect();
                        own.iter().zip(others).all(|pair| pairs.contains(&pair))
                    }
                })
            })
        };
        let is_there = has(relation.table, &relation.columns, relation.target, &relation.target_columns)
            || has(relation.target, &relation.target_columns, relation.table, &relation.columns);
        if !is_there {
            self.unkeyed(relation);
        }
    }
}
