//! The names used in the script: valid in the dialect and without collisions.

mod claims;
mod parts;
mod scope;
mod usual;

use std::collections::{BTreeMap, HashMap, HashSet};

use crowfoot_dialect::script::{GeneratedNames, server};
use crowfoot_dialect::{DialectSpec, IdentifierLimit, naming, spec};
use crowfoot_model::{ColumnId, Dialect, Document, ObjectRef, TableId};

use crate::{Format, Notice, Options};
use claims::Claims;
pub(crate) use scope::{Scope, scopes};

/// The names of a script, not yet quoted.
pub struct Names {
    dialect: Dialect,
    names: HashMap<ObjectRef, String>,
    taken: HashSet<(Scope, String)>,
    /// The last number that a name got which was taken.
    numbers: BTreeMap<(Vec<Scope>, String), u32>,
    /// The same for names of the engine.
    engine_numbers: BTreeMap<(Vec<Scope>, String), u32>,
}

impl Names {
    /// Names everything: first what has a name of its own, then by the house standard what has none.
    pub(crate) fn new(
        document: &Document,
        dialect: Dialect,
        format: Format,
        options: &Options,
        notices: &mut Vec<Notice>,
    ) -> Self {
        let mut names = Self {
            dialect,
            names: HashMap::new(),
            taken: HashSet::new(),
            numbers: BTreeMap::new(),
            engine_numbers: BTreeMap::new(),
        };
        let settings = document.settings();
        let is_at_home = settings.dialect == dialect;
        let by_engine = settings.named_by_engine
            && is_at_home
            && server(dialect).generated_names == GeneratedNames::OfColumns;
        let mut all =
            Claims { document, dialect, format, is_at_home, by_engine, options, names: &mut names, notices };
        all.records();
        for table in document.tables() {
            all.columns(table);
        }
        for table in document.tables() {
            all.parts(table, true);
        }
        for table in document.tables() {
            all.parts(table, false);
        }
        for view in document.views() {
            all.view_indexes(view);
        }
        names
    }

    /// The name of an object; empty for what the document does not have.
    pub fn of(&self, object: ObjectRef) -> &str {
        self.names.get(&object).map_or("", String::as_str)
    }

    pub fn column(&self, table: TableId, column: ColumnId) -> &str {
        self.of(ObjectRef::Column(table, column))
    }

    /// A name for something that the script adds.
    pub(crate) fn fresh(&mut self, wanted: &str, scopes: &[Scope]) -> String {
        self.free(wanted, scopes)
    }

    /// Takes the nearest free name in all of the scopes.
    fn free(&mut self, wanted: &str, scopes: &[Scope]) -> String {
        let spec = spec(self.dialect);
        let base = spec.legal_name(wanted).into_owned();
        let mut candidate = base.clone();
        let mut number = 1_u32;
        loop {
            let is_free = |scope: &Scope| !self.taken.contains(&(*scope, spec.folded(&candidate)));
            if scopes.iter().all(is_free) {
                break;
            }
            if number == 1 {
                number = self.numbers.get(&(scopes.to_vec(), base.clone())).copied().unwrap_or(1);
            }
            number += 1;
            candidate = [shortened(spec, &base).as_str(), "_", &number.to_string()].concat();
        }
        if number > 1 {
            self.numbers.insert((scopes.to_vec(), base), number);
        }
        self.take(&candidate, scopes);
        candidate
    }

    fn take(&mut self, name: &str, scopes: &[Scope]) {
        for scope in scopes {
            let folded = spec(self.dialect).folded(name);
            self.taken.insert((*scope, folded));
        }
    }
}

/// Leaves room for a number after the name.
fn shortened(spec: &dyn DialectSpec, name: &str) -> String {
    let limit = match spec.identifier_limit() {
        IdentifierLimit::None => IdentifierLimit::None,
        IdentifierLimit::Bytes(most) => IdentifierLimit::Bytes(most - 6),
        IdentifierLimit::Characters(most) => IdentifierLimit::Characters(most - 6),
    };
    naming::shorten(name, limit)
}
