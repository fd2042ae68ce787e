//! Relations: they name foreign keys, and what has none.

use std::rc::Rc;

use super::constraint::column;
use super::translator::{Relation, RelationName, Translator};
use crate::eval::{Built, Head, Native, Object, Value};

/// The sides of relations while they are read. One of them says which columns join the tables.
#[derive(Default)]
struct Sides {
    /// Those that say it, by their places among the relations.
    keyed: Vec<(Side, usize)>,
    others: Vec<(Side, String)>,
}

/// From which table a relation leads to which, and the name that both of its sides share, if they have one.
#[derive(PartialEq)]
struct Side {
    from: usize,
    to: usize,
    shared: Option<String>,
}

impl Side {
    fn new(from: usize, to: usize, shared: Option<&Value<'_>>) -> Self {
        let shared = match shared {
            Some(Value::Text(text)) => Some(text.to_string()),
            _ => None,
        };
        Self { from, to, shared }
    }
}

impl<'a> Translator<'_, 'a> {
    /// Reads the calls of `relations` and `defineRelations`, and policies that are linked to a table.
    pub(super) fn apart(&mut self) {
        let mut sides = Sides::default();
        for value in self.evaluator.apart.clone() {
            let Value::Built(built) = &value else { continue };
            let Head::Native(native) = &built.head else { continue };
            match &*native.name {
                "relations" => self.relations(built, &mut sides),
                "defineRelations" | "defineRelationsPart" => self.define_relations(built, &mut sides),
                name if name.ends_with("Policy") => {
                    if let Err(reason) = self.policy(built, None) {
                        let entry = self.enter(built.origin, "POLICY");
                        self.skip(entry, &format!("Skipped: {reason}."));
                    }
                }
                _ => {}
            }
        }
        for (side, name) in sides.others {
            let opposite = Side { from: side.to, to: side.from, shared: side.shared };
            let mut found = sides.keyed.iter().filter(|(own, _)| *own == opposite);
            if let (Some((_, relation)), None) = (found.next(), found.next()) {
                self.name_inverse(*relation, name);
            }
        }
    }

    /// `relations(posts, ({ one, many }) => ({ … }))`.
    fn relations(&mut self, built: &Rc<Built<'a>>, sides: &mut Sides) {
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
            let (Head::Native(_), Some(Value::Table(target))) = (&call.head, call.arguments.first()) else {
                continue;
            };
            let option = |key: &str| call.arguments.get(1).and_then(|options| options.get(key));
            let list = |key: &str| -> Option<Vec<(usize, String)>> {
                option(key)?.as_list()?.iter().map(|value| column(value).ok()).collect()
            };
            let side = Side::new(table, *target, option("relationName"));
            let name = relation.key.to_string();
            let (Some(fields), Some(references)) = (list("fields"), list("references")) else {
                sides.others.push((side, name));
                continue;
            };
            let name = RelationName::Own(name);
            let place = self.relate(entry, name, table, fields, *target, references);
            sides.keyed.extend(place.map(|place| (side, place)));
        }
    }

    /// `defineRelations(schema, (r) => ({ posts: { author: r.one.users({ from, to }) } }))`.
    fn define_relations(&mut self, built: &Rc<Built<'a>>, sides: &mut Sides) {
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
                self.defined(entry, table, &relation.key, &relation.value, sides);
            }
        }
    }

    fn defined(&mut self, entry: usize, table: usize, name: &str, value: &Value<'a>, sides: &mut Sides) {
        let Value::Built(call) = value else { return };
        let Head::Relation(kind, target) = &call.head else { return };
        let options = call.arguments.first();
        let side = Side::new(table, *target, options.and_then(|options| options.get("alias")));
        let list = |key: &str| -> Option<Vec<Value<'a>>> {
            match options?.get(key)? {
                Value::List(values) => Some(values.to_vec()),
                value => Some(vec![value.clone()]),
            }
        };
        let (Some(from), Some(to)) = (list("from"), list("to")) else {
            return sides.others.push((side, name.to_owned()));
        };
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
            let name = RelationName::Through(name.to_owned());
            self.relate(entry, name.clone(), join, left, table, own);
            self.relate(entry, name, join, right, *target, others);
            return;
        }
        let inverse = RelationName::Inverse(name.to_owned());
        match &**kind {
            "many" => {
                self.relate(entry, inverse, *target, others, table, own);
            }
            // A key of the other table may stand on either side: the one that is a key is referred to.
            _ if self.is_key(table, &own) && !self.is_key(*target, &others) => {
                self.relate(entry, inverse, *target, others, table, own);
            }
            _ => {
                let place =
                    self.relate(entry, RelationName::Own(name.to_owned()), table, own, *target, others);
                sides.keyed.extend(place.map(|place| (side, place)));
            }
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

    /// Notes a relation, and whether a foreign key says the same.
    fn relate(
        &mut self,
        entry: usize,
        name: RelationName,
        table: usize,
        columns: Vec<(usize, String)>,
        target: usize,
        target_columns: Vec<(usize, String)>,
    ) -> Option<usize> {
        let keys =
            |list: Vec<(usize, String)>| -> Vec<String> { list.into_iter().map(|(_, key)| key).collect() };
        let relation = Relation {
            entry,
            name,
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
        self.related(relation, is_there)
    }
}
