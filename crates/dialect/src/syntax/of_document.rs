//! A document as a source of names.

use std::cell::{Cell, OnceCell};

use crowfoot_compact::Arrange;
use crowfoot_model::{Dialect, Document, Domain, DomainId, EnumId};

use super::{Known, Names, Relation};

/// A document as a source of names. One value should serve many expressions, since it builds an index after some
/// lookups.
pub struct OfDocument<'d> {
    document: &'d Document,
    asked: Cell<u32>,
    /// The sorted names of types, tables and sequences.
    types: OnceCell<Vec<&'d str>>,
    /// The sorted lower-case words of the raw SQL statements.
    words: OnceCell<Vec<String>>,
}

/// The index is built after this many lookups, since that takes as long as several searches.
const MANY: u32 = 16;

impl<'d> OfDocument<'d> {
    pub fn new(document: &'d Document) -> Self {
        Self { document, asked: Cell::new(0), types: OnceCell::new(), words: OnceCell::new() }
    }

    fn types(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        let document = self.document;
        let made = document.enums().map(|own| own.name.as_str());
        let made = made.chain(document.domains().map(|own| own.name.as_str()));
        let made = made.chain(document.composites().map(|own| own.name.as_str()));
        let made = made.chain(document.tables().map(|own| own.name.as_str()));
        let made = made.chain(document.views().map(|own| own.name.as_str()));
        made.chain(document.sequences().map(|own| own.name.as_str()))
    }

    fn words(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        let is_part = |char: char| char.is_alphanumeric() || matches!(char, '_' | '$');
        self.document.statements().flat_map(move |own| own.text.split(move |char| !is_part(char)))
    }

    /// The relation of a name in the query of a view.
    pub(super) fn relation(&self, name: &str) -> Relation<'d> {
        let dialect = self.document.settings().dialect;
        let is = |own: &str| own == name || dialect != Dialect::Postgres && own.to_lowercase() == name;
        let mut tables = self.document.tables().filter(|table| is(&table.name));
        match (tables.next(), tables.next()) {
            (Some(table), None) => Relation::Table(table),
            (Some(_), Some(_)) => Relation::Other,
            (None, _) => {
                let is_other = self.document.views().any(|view| is(&view.name)) || self.is_type(name);
                if is_other { Relation::Other } else { Relation::Missing }
            }
        }
    }

    fn are_many(&self) -> bool {
        self.asked.set(self.asked.get().saturating_add(1));
        self.asked.get() > MANY
    }

    /// Whether a raw SQL statement has this name.
    fn mentions(&self, name: &str) -> bool {
        if !self.are_many() {
            return self.words().any(|word| word.eq_ignore_ascii_case(name));
        }
        let words = self.words.get_or_init(|| sorted(self.words().map(str::to_ascii_lowercase).collect()));
        words.binary_search(&name.to_ascii_lowercase()).is_ok()
    }
}

fn sorted<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.arrange_by(Ord::cmp);
    items.dedup();
    items
}

impl Names for OfDocument<'_> {
    fn is_type(&self, name: &str) -> bool {
        let is_own = if self.are_many() {
            self.types.get_or_init(|| sorted(self.types().collect())).binary_search(&name).is_ok()
        } else {
            self.types().any(|own| own == name)
        };
        is_own || self.mentions(name)
    }

    fn begins_type(&self, start: &str) -> bool {
        let document = self.document;
        let begins = |name: &str| name.to_lowercase().starts_with(start);
        document.enums().any(|own| begins(&own.name))
            || document.domains().any(|own| begins(&own.name))
            || document.composites().any(|own| begins(&own.name))
    }

    fn is_mentioned(&self, name: &str) -> bool {
        self.mentions(name)
    }

    fn has_extensions(&self) -> bool {
        let begins =
            |text: &str| text.get(..16).is_some_and(|own| own.eq_ignore_ascii_case("create extension"));
        self.document.statements().any(|statement| begins(statement.text.trim_start()))
    }
}

impl Known for OfDocument<'_> {
    fn values(&self, id: EnumId) -> Option<&[String]> {
        self.document.enum_type(id).map(|own| own.values.as_slice())
    }

    fn domain(&self, id: DomainId) -> Option<&Domain> {
        self.document.domain(id).map(|own| &**own)
    }
}

#[cfg(test)]
mod tests {
    use super::{MANY, Names, OfDocument};
    use crowfoot_model::{Dialect, Document, Edit, EnumId, EnumType, Statement, StatementId};

    #[test]
    fn lookups_agree_with_and_without_the_name_index() {
        let empty = Document::default();
        let mut edit = Edit::new(&empty);
        edit.put(EnumType {
            id: EnumId(1),
            schema: None,
            name: "Mood".into(),
            values: Vec::new(),
            comment: None,
        });
        edit.put(Statement {
            id: StatementId(2),
            dialect: Dialect::Postgres,
            kind: "CREATE FUNCTION".into(),
            text: "CREATE FUNCTION Is_Fine(a int)".into(),
            order: 0,
            before_tables: false,
        });
        let diff = edit.finish();
        let mut document = empty.clone();
        document.apply(&diff);
        let known = OfDocument::new(&document);
        for _ in 0..2 * MANY {
            assert!(known.is_type("Mood") && !known.is_type("mood") && !known.is_type("Moo"));
            assert!(known.is_mentioned("is_fine") && known.is_type("IS_FINE") && !known.is_mentioned("fine"));
        }
    }
}
