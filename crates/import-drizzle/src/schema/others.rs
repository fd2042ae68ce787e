//! Schemas, enums, sequences and roles.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::render::declared_name;
use super::translator::Translator;
use crate::eval::{Declared, Value};

impl<'a> Translator<'_, 'a> {
    /// Translates everything that tables need.
    pub(super) fn others(&mut self) {
        let declared = self.evaluator.declared.clone();
        let mut known = BTreeSet::new();
        for one in &declared {
            if one.native.core.is_some_and(|core| !self.is_own(core)) {
                continue;
            }
            let Some((schema, name)) = declared_name(one) else {
                let entry = self.enter(one.origin, kind(one));
                self.skip(entry, "Skipped: its name is not known.");
                continue;
            };
            if !known.insert((kind(one), schema.clone(), name.clone())) {
                continue;
            }
            match kind(one) {
                "SCHEMA" => self.schema(one, &name),
                "ENUM" => self.enumeration(one, schema, &name),
                "SEQUENCE" => {
                    let entry = self.enter(one.origin, "SEQUENCE");
                    let options = sequence_options(one.arguments.get(1)).join(" ");
                    let name = self.table_name(schema.as_deref(), &name);
                    self.write(entry, format!("CREATE SEQUENCE {name} {options}"));
                }
                _ => self.role(one, &name),
            }
        }
        // Tables of a schema that is not declared as one.
        let schemas: BTreeSet<String> = self
            .names
            .iter()
            .filter(|names| !names.is_missing)
            .filter_map(|names| names.schema.clone())
            .collect();
        for schema in schemas {
            if !known.iter().any(|(kind, _, name)| *kind == "SCHEMA" && *name == schema)
                && let Some(at) = self.names.iter().position(|names| names.schema.as_ref() == Some(&schema))
                && let Some(table) = self.evaluator.tables.get(at)
            {
                let entry = self.enter(table.origin, "SCHEMA");
                let sql = format!("CREATE SCHEMA {}", self.quoted(&schema));
                self.write(entry, sql);
            }
        }
    }

    fn schema(&mut self, one: &Rc<Declared<'a>>, name: &str) {
        let entry = self.enter(one.origin, "SCHEMA");
        let sql = format!("CREATE SCHEMA {}", self.quoted(name));
        self.write(entry, sql);
    }

    fn enumeration(&mut self, one: &Rc<Declared<'a>>, schema: Option<String>, name: &str) {
        let entry = self.enter(one.origin, "ENUM");
        let values = match one.arguments.get(1) {
            Some(Value::List(values)) => values.to_vec(),
            Some(Value::Object(object)) => object.entries.iter().map(|entry| entry.value.clone()).collect(),
            Some(Value::Unknown(reason)) => {
                return self.skip(entry, &format!("Skipped: its values are not known ({reason})."));
            }
            _ => return self.skip(entry, "Skipped: its values are not known."),
        };
        let (mut texts, mut lost) = (Vec::new(), None);
        for value in &values {
            match value.printed() {
                Some(text) if !texts.contains(&text) => texts.push(text),
                Some(_) => {}
                None => {
                    lost = Some(if let Value::Unknown(reason) = value {
                        reason.to_string()
                    } else {
                        String::new()
                    });
                }
            }
        }
        if let Some(reason) = lost {
            self.say(entry, &format!("Skipped: values that are not known ({reason})."));
            self.not_understood(entry);
        }
        let list: Vec<String> = texts.iter().map(|text| self.literal(text)).collect();
        let sql =
            format!("CREATE TYPE {} AS ENUM ({})", self.table_name(schema.as_deref(), name), list.join(", "));
        self.write(entry, sql);
        let comment = self.comments.get(&(one.origin.module, one.origin.span.start)).cloned();
        self.describe(schema, name, None, one.origin, comment);
    }

    fn role(&mut self, one: &Rc<Declared<'a>>, name: &str) {
        let entry = self.enter(one.origin, "ROLE");
        let option =
            |key: &str| one.arguments.get(1).and_then(|options| options.get(key)).and_then(Value::truth);
        let is_existing = one.calls.iter().any(|(method, _)| &**method == "existing");
        if is_existing {
            return self.skip_quietly(entry, "It exists already, and is not created.");
        }
        let mut sql = format!("CREATE ROLE {}", self.quoted(name));
        for (key, word) in [("createDb", "CREATEDB"), ("createRole", "CREATEROLE")] {
            if option(key) == Some(true) {
                sql.push_str(&[" ", word].concat());
            }
        }
        if option("inherit") == Some(false) {
            sql.push_str(" NOINHERIT");
        }
        self.write(entry, sql);
    }
}

fn kind(one: &Declared<'_>) -> &'static str {
    match &*one.native.name {
        name if name.ends_with("Enum") => "ENUM",
        name if name.ends_with("Sequence") => "SEQUENCE",
        name if name.ends_with("Role") => "ROLE",
        _ => "SCHEMA",
    }
}

/// The options of a sequence that are written.
pub(super) fn sequence_options(options: Option<&Value<'_>>) -> Vec<String> {
    let get = |key: &str| options.and_then(|options| options.get(key));
    let mut parts = Vec::new();
    for (key, word) in [
        ("increment", "INCREMENT BY"),
        ("minValue", "MINVALUE"),
        ("maxValue", "MAXVALUE"),
        ("startWith", "START WITH"),
        ("cache", "CACHE"),
    ] {
        if let Some(value) = get(key).and_then(Value::printed) {
            parts.push(format!("{word} {value}"));
        }
    }
    if get("cycle").and_then(Value::truth) == Some(true) {
        parts.push("CYCLE".to_owned());
    }
    parts
}
