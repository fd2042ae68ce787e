//! The places of objects in the input files.

use std::collections::BTreeMap;

use crowfoot_import::{Format, LedgerEntry, Place, Verdict};
use crowfoot_model::{ObjectRef, RecordKey};

use crate::open::Opened;

/// The places of tables and other records, by file and line.
pub(crate) struct Locations<'a> {
    opened: &'a Opened,
    /// In a canonical file: the first lines of records and columns, by id.
    by_id: BTreeMap<u64, usize>,
    /// In SQL: the statements that created objects, by name in lower case.
    by_name: BTreeMap<String, (usize, usize)>,
}

/// A file, by its place among the inputs, and a line of it, counted from 1.
pub(crate) struct Located {
    pub(crate) source: usize,
    pub(crate) line: Option<usize>,
}

impl<'a> Locations<'a> {
    pub(crate) fn new(opened: &'a Opened) -> Self {
        let mut by_id = BTreeMap::new();
        let mut by_name = BTreeMap::new();
        if opened.format == Format::Json {
            let text = opened.sources.first().map_or("", |source| &source.text);
            for (at, line) in text.lines().enumerate() {
                if let Some(id) = record_id(line) {
                    by_id.insert(id, at + 1);
                }
            }
        }
        for entry in opened.ledger.iter().filter(|entry| entry.verdict == Verdict::Modelled) {
            if let Some(name) = created(entry) {
                by_name.insert(name, (entry.source, entry.line as usize));
            }
        }
        Self { opened, by_id, by_name }
    }

    /// `schema.sql:12` for a table and its parts; the name of the file if that is all that is known.
    pub(crate) fn of(&self, object: ObjectRef) -> String {
        let Located { source, line } = self.place(object);
        let name = self.opened.sources.get(source).map_or("", |source| source.name.as_str());
        line.map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"))
    }

    /// Where an object is; the first file if nothing more is known.
    pub(crate) fn place(&self, object: ObjectRef) -> Located {
        let (source, line) = match self.opened.format {
            Format::Text(_) | Format::Drizzle => {
                match self.declared(object).or_else(|| self.declared(ObjectRef::Table(object.table()?))) {
                    Some(place) => (place.source, Some(place.line as usize)),
                    None => (0, None),
                }
            }
            Format::Json => {
                (0, object.part().and_then(|id| self.line_of(id)).or_else(|| self.line_of(record(object)?)))
            }
            Format::Sql(_) => match self.statement(object) {
                Some((source, line)) => (source, Some(line)),
                None => (0, None),
            },
        };
        Located { source, line }
    }

    fn declared(&self, object: ObjectRef) -> Option<Place> {
        let places = &self.opened.places;
        let at = places.binary_search_by(|(other, _)| other.cmp(&object)).ok()?;
        places.get(at).map(|(_, place)| *place)
    }

    fn line_of(&self, id: u64) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    fn statement(&self, object: ObjectRef) -> Option<(usize, usize)> {
        let document = &self.opened.document;
        let own = self.by_name.get(&document.display_name(object).to_lowercase());
        let table =
            || self.by_name.get(&document.display_name(ObjectRef::Table(object.table()?)).to_lowercase());
        // Only a named index is a statement of its own.
        let own = if matches!(object, ObjectRef::Index(..)) || object.table().is_none() { own } else { None };
        own.or_else(table).copied()
    }
}

/// The id of the record that an object is or belongs to.
fn record(object: ObjectRef) -> Option<u64> {
    object.record().or(object.table().map(RecordKey::Table))?.id()
}

/// The id at the start of a line of a canonical file.
fn record_id(line: &str) -> Option<u64> {
    let rest = line.trim_start().strip_prefix("{\"id\":")?;
    rest.get(..rest.find(|c: char| !c.is_ascii_digit())?)?.parse().ok()
}

/// The name that a statement gives to what it creates: `orders`, `sales.orders`.
fn created(entry: &LedgerEntry) -> Option<String> {
    const BEFORE_NAMES: [&str; 11] = [
        "TABLE",
        "VIEW",
        "TYPE",
        "DOMAIN",
        "SEQUENCE",
        "SCHEMA",
        "INDEX",
        "IF",
        "NOT",
        "EXISTS",
        "CONCURRENTLY",
    ];
    if !entry.kind.starts_with("CREATE ") {
        return None;
    }
    let words: Vec<&str> = entry.excerpt.split_whitespace().collect();
    let noun = entry.kind.rsplit(' ').next()?;
    let at = words.iter().position(|word| word.eq_ignore_ascii_case(noun))?;
    let name = words
        .iter()
        .skip(at)
        .find(|word| !BEFORE_NAMES.iter().any(|before| word.eq_ignore_ascii_case(before)))?;
    let name = name.split(['(', ';']).next()?.replace(['"', '`', '[', ']'], "").to_lowercase();
    let name = name.strip_prefix("public.").or_else(|| name.strip_prefix("main.")).unwrap_or(&name);
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{created, record_id};
    use crowfoot_import::{LedgerEntry, Verdict};

    fn entry(kind: &str, excerpt: &str) -> LedgerEntry {
        LedgerEntry {
            source: 0,
            line: 1,
            kind: kind.into(),
            verdict: Verdict::Modelled,
            reason: String::new(),
            excerpt: excerpt.into(),
            understood: true,
        }
    }

    #[test]
    fn names_of_what_is_created() {
        let name = |kind, text| created(&entry(kind, text));
        assert_eq!(
            name("CREATE TABLE", "CREATE TABLE IF NOT EXISTS \"public\".\"Orders\"(id int)"),
            Some("orders".into())
        );
        assert_eq!(name("CREATE TABLE", "create unlogged table sales.orders ("), Some("sales.orders".into()));
        assert_eq!(
            name("CREATE INDEX", "CREATE UNIQUE INDEX CONCURRENTLY idx_a ON t (a)"),
            Some("idx_a".into())
        );
        assert_eq!(name("CREATE MATERIALIZED VIEW", "CREATE MATERIALIZED VIEW v AS"), Some("v".into()));
        assert_eq!(name("ALTER TABLE", "ALTER TABLE a ADD b int"), None);
        assert_eq!(name("CREATE TABLE", "CREATE TABLE"), None);
    }

    #[test]
    fn records_of_a_canonical_file() {
        assert_eq!(record_id("{\"id\":17,\"name\":\"a\""), Some(17));
        assert_eq!(record_id("{\"id\":17"), None);
        assert_eq!(record_id("],\"primaryKey\":{}"), None);
    }
}
