//! Several databases of MySQL in one script: the database of `USE` is written into kept texts.

use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::{Dialect, SchemaId};

use super::Catalog;
use crate::read::reader::Reader;
use crate::text::named::places_in_query;

impl Catalog {
    /// Qualifies the names of routines, triggers and events, and of the tables that views read, with their database.
    pub(super) fn name_databases(&mut self) {
        let written = |id: Option<SchemaId>| {
            let schema = self.schemas.get(&id?)?;
            Some(spec(Dialect::Mysql).quote(&schema.name, Quoting::WhenNeeded) + ".")
        };
        for kept in &mut self.statements {
            if let Some(database) = written(kept.database)
                && let Some(text) = with_database(&kept.statement.kind, &kept.statement.text, &database)
            {
                kept.statement.text = text;
            }
        }
        let mut views = std::mem::take(&mut self.views);
        for view in views.values_mut() {
            let Some(database) = written(view.schema) else { continue };
            for start in places_in_query(&view.query, Dialect::Mysql).into_iter().rev() {
                let (before, rest) = view.query.split_at_checked(start).unwrap_or_default();
                let key = (view.schema, self.fold(&name_at(rest)));
                if !before.ends_with('.') && self.relations.contains_key(&key) {
                    view.query.insert_str(start, &database);
                }
            }
        }
        self.views = views;
    }
}

/// The name at the start of a text.
fn name_at(text: &str) -> String {
    match text.strip_prefix('`') {
        Some(quoted) => quoted.split('`').next().unwrap_or_default().to_owned(),
        None => text
            .split(|char: char| !char.is_alphanumeric() && !"_$".contains(char))
            .next()
            .unwrap_or_default()
            .to_owned(),
    }
}

/// A statement that creates a routine, a trigger or an event, with its name and its table qualified. `None` if it
/// creates something else, or is qualified already.
fn with_database(kind: &str, text: &str, database: &str) -> Option<String> {
    let object = kind
        .strip_prefix("CREATE ")
        .filter(|object| ["FUNCTION", "PROCEDURE", "TRIGGER", "EVENT"].contains(object))?;
    let mut reader = Reader::new(text, Dialect::Mysql).ok()?;
    let mut places = Vec::new();
    let words: &[&str] = if object == "TRIGGER" { &[object, "ON"] } else { &[object] };
    for word in words {
        while !reader.is_done() && !reader.take(word) {
            reader.advance();
        }
        let _ = reader.take_all(&["IF", "NOT", "EXISTS"]);
        let head = reader.slice(0, reader.at());
        let end = text.find(head)? + head.len();
        let rest = text.get(end..)?;
        if reader.qualified()?.schema.is_some() {
            return None;
        }
        places.push(end + rest.len() - rest.trim_start().len());
    }
    let mut out = text.to_owned();
    places.iter().rev().for_each(|place| out.insert_str(*place, database));
    Some(out)
}
