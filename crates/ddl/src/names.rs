//! The names used in the script: valid in the dialect and without collisions.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crowfoot_dialect::namespace::{Extent, Named, Namespace, Space, has_index_for};
use crowfoot_dialect::naming::{self, ConstraintKind};
use crowfoot_dialect::script::{MadeNames, server};
use crowfoot_dialect::syntax::Columns;
use crowfoot_dialect::{DialectSpec, IdentifierLimit, spec};
use crowfoot_model::{
    ColumnId, Dialect, Document, Index, IndexKey, KeyTarget, ObjectRef, SchemaId, Table, TableId,
};

use crate::scope::schema_of;
use crate::target::all_columns;
use crate::{Format, Notice, Options};

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

/// Where a name has to be the only one of its kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Scope {
    pub(crate) space: Space,
    /// The id of a schema or a table; 0 for what is in none.
    pub(crate) within: u64,
}

/// The scopes of a thing of a table, or of a schema for which `table` is 0. A design of another database gets more: names
/// of its constraints differ, which forks ask for, and people.
pub(crate) fn scopes(
    dialect: Dialect,
    is_at_home: bool,
    named: Named,
    schema: u64,
    table: u64,
) -> Vec<Scope> {
    let spec = spec(dialect);
    let within = |extent: Extent| match extent {
        Extent::Database => 0,
        Extent::Schema => schema,
        Extent::Table => table,
    };
    let of = |namespace: &Namespace| Scope { space: namespace.space, within: within(namespace.extent) };
    let mut found: Vec<Scope> = spec.namespaces(named).iter().map(of).collect();
    let (able, server) = (spec.capabilities(), &spec.script().server);
    let is_written = match named {
        Named::PrimaryKey => !server.unnamed_primary_keys,
        Named::Exclusion => able.exclusions,
        Named::Unique | Named::Check | Named::ForeignKey => true,
        _ => return found,
    };
    let of_schema = spec.namespaces(Named::Check).iter().any(|own| own.extent == Extent::Schema);
    let is_shared = of_schema && !is_at_home && matches!(named, Named::Check | Named::ForeignKey);
    if is_shared || found.is_empty() && is_written {
        found = vec![Scope { space: Space::Constraints, within: if of_schema { schema } else { table } }];
    }
    if named == Named::Check && server.json_as_checked_text && !is_at_home {
        // The check of a JSON column is called like the column, and unique indexes count as constraints.
        let more = [Space::Columns, Space::Indexes];
        found.extend(more.map(|space| Scope { space, within: table }));
    }
    found
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
        let by_engine =
            settings.named_by_engine && is_at_home && server(dialect).made_names == MadeNames::OfColumns;
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

/// What is called so where nothing says how.
enum Usual {
    /// By the house standard.
    House(String),
    /// By PostgreSQL, which puts the number behind the label where the name is taken.
    Engine { table: String, columns: Vec<String>, label: &'static str },
}

impl Usual {
    fn of_engine(table: &str, columns: &[&str], kind: ConstraintKind) -> Self {
        let label = match kind {
            ConstraintKind::PrimaryKey => "pkey",
            ConstraintKind::Unique => "key",
            ConstraintKind::ForeignKey => "fkey",
            ConstraintKind::Check => "check",
            ConstraintKind::Exclusion => "excl",
        };
        let columns = if kind == ConstraintKind::PrimaryKey { &[] } else { columns };
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Usual::Engine { table: table.to_owned(), columns, label }
    }
}

/// Claims the names of a document.
struct Claims<'a> {
    document: &'a Document,
    dialect: Dialect,
    format: Format,
    is_at_home: bool,
    by_engine: bool,
    options: &'a Options,
    names: &'a mut Names,
    notices: &'a mut Vec<Notice>,
}

impl Claims<'_> {
    fn records(&mut self) {
        let document = self.document;
        for schema in document.schemas() {
            let scopes = self.scopes(Named::Schema, 0, 0);
            self.own(ObjectRef::Schema(schema.id), &schema.name, &scopes);
        }
        for table in document.tables() {
            self.relation(ObjectRef::Table(table.id), table.schema, &table.name);
        }
        for view in document.views() {
            self.relation(ObjectRef::View(view.id), view.schema, &view.name);
        }
        let sequences = document.sequences().map(|own| (ObjectRef::Sequence(own.id), own.schema, &own.name));
        let enums = document.enums().map(|own| (ObjectRef::Enum(own.id), own.schema, &own.name));
        let domains = document.domains().map(|own| (ObjectRef::Domain(own.id), own.schema, &own.name));
        let composites =
            document.composites().map(|own| (ObjectRef::Composite(own.id), own.schema, &own.name));
        for (object, schema, name) in sequences.chain(enums).chain(domains).chain(composites) {
            let named = Named::of(object).unwrap_or(Named::Type);
            let scopes = self.scopes(named, self.schema(schema), 0);
            self.own(object, name, &scopes);
        }
    }

    fn scopes(&self, named: Named, schema: u64, table: u64) -> Vec<Scope> {
        scopes(self.dialect, self.is_at_home, named, schema, table)
    }

    fn columns(&mut self, table: &Table) {
        let scopes = self.scopes(Named::Column, 0, table.id.0);
        for column in &table.columns {
            let object = ObjectRef::Column(table.id, column.id);
            if spec(self.dialect).system_columns().contains(&column.name.as_str()) {
                let name = self.names.free(&[column.name.as_str(), "_"].concat(), &scopes);
                self.renamed(object, &column.name, &name, "the name belongs to a system column");
                self.names.names.insert(object, name);
            } else {
                self.own(object, &column.name, &scopes);
            }
        }
    }

    /// Constraints and indexes, in the first round those with a name, in the second those without.
    fn parts(&mut self, table: &Table, named: bool) {
        let of_table = table.id.0;
        let schema = self.schema(table.schema);
        let of = |names: &Self, named| names.scopes(named, schema, of_table);
        let of_index = of(self, Named::Index);
        let house = |names: &Self, columns: &[ColumnId], kind| {
            let columns: Vec<&str> = columns.iter().map(|id| names.names.column(table.id, *id)).collect();
            let of = names.names.of(ObjectRef::Table(table.id));
            if names.by_engine {
                Usual::of_engine(of, &columns, kind)
            } else {
                Usual::House(naming::constraint_name(of, &columns, kind))
            }
        };
        if let Some(key) = &table.primary_key
            && key.name.is_some() == named
        {
            let house = house(self, &key.columns, ConstraintKind::PrimaryKey);
            let scopes = of(self, Named::PrimaryKey);
            self.claim(ObjectRef::PrimaryKey(table.id), key.name.as_deref(), &house, &scopes);
        }
        for unique in table.uniques.iter().filter(|unique| unique.name.is_some() == named) {
            let columns = [unique.columns.as_slice(), &unique.include].concat();
            let columns = if self.by_engine { &columns } else { &unique.columns };
            let house = house(self, columns, ConstraintKind::Unique);
            let object = ObjectRef::Unique(table.id, unique.id);
            let scopes = of(self, Named::Unique);
            self.claim(object, unique.name.as_deref(), &house, &scopes);
        }
        let by_name = if table.checks.is_empty() { HashMap::new() } else { columns_by_name(table) };
        let of_engine =
            (self.by_engine && !table.checks.is_empty()).then(|| all_columns(self.document, table));
        let inherited = of_engine.as_deref().unwrap_or_default();
        let of_engine = Columns::new(inherited.iter().map(|column| column.name.as_str()));
        for check in table.checks.iter().filter(|check| check.name.is_some() == named) {
            let house = if self.by_engine {
                let column = only_column(&of_engine, &check.expression);
                let column = column.and_then(|at| inherited.get(at)).map(|column| column.name.as_str());
                let of = self.names.of(ObjectRef::Table(table.id));
                Usual::of_engine(of, column.as_slice(), ConstraintKind::Check)
            } else {
                house(self, &mentioned(table, &by_name, &check.expression), ConstraintKind::Check)
            };
            let scopes = of(self, Named::Check);
            self.claim(ObjectRef::Check(table.id, check.id), check.name.as_deref(), &house, &scopes);
        }
        for exclusion in table.exclusions.iter().filter(|exclusion| exclusion.name.is_some() == named) {
            let house = if self.by_engine {
                let keys = exclusion.elements.iter().map(|element| &element.key);
                self.of_index(table, keys, &[], "excl")
            } else {
                let columns: Vec<ColumnId> =
                    exclusion.elements.iter().filter_map(|e| e.key.as_column()).collect();
                house(self, &columns, ConstraintKind::Exclusion)
            };
            let object = ObjectRef::Exclusion(table.id, exclusion.id);
            let scopes = of(self, Named::Exclusion);
            self.claim(object, exclusion.name.as_deref(), &house, &scopes);
        }
        for foreign_key in table.foreign_keys.iter().filter(|key| key.name.is_some() == named) {
            let house = house(self, &foreign_key.columns, ConstraintKind::ForeignKey);
            let object = ObjectRef::ForeignKey(table.id, foreign_key.id);
            let mut scopes = of(self, Named::ForeignKey);
            let makes_index = spec(self.dialect).capabilities().indexes_foreign_keys;
            if makes_index && !has_index_for(table, foreign_key) {
                scopes.extend(&of_index);
            }
            self.claim(object, foreign_key.name.as_deref(), &house, &scopes);
        }
        for index in table.indexes.iter().filter(|index| index.name.is_some() == named) {
            let house = if self.by_engine {
                self.of_index(table, index.keys.iter(), &index.include, "idx")
            } else {
                Usual::House(self.index_name(table, index))
            };
            let object = ObjectRef::Index(table.id, index.id);
            match (&index.name, &house) {
                // Indexes of different tables may have one name in MySQL: the other one is called after its table.
                (Some(name), Usual::House(house))
                    if self.is_taken(name, &of_index) && !self.is_taken(house, &of_index) =>
                {
                    let taken = self.names.free(house, &of_index);
                    self.finish(object, name, taken);
                }
                (name, _) => self.claim(object, name.as_deref(), &house, &of_index),
            }
        }
    }

    fn index_name(&self, table: &Table, index: &Index) -> String {
        let parts: Vec<String> = (index.keys.iter())
            .map(|key| match &key.on {
                KeyTarget::Column(column) => self.names.column(table.id, *column).to_owned(),
                KeyTarget::Expression(expression) => naming::snake_case(expression),
            })
            .collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        naming::index_name(self.names.of(ObjectRef::Table(table.id)), &parts)
    }

    /// Indexes of views have no reference of their own, so only their names are kept free.
    fn view_indexes(&mut self, view: &crowfoot_model::View) {
        let schema = self.schema(view.schema);
        for index in &view.indexes {
            if let Some(name) = &index.name {
                let scopes = self.scopes(Named::Index, schema, 0);
                self.names.free(name, &scopes);
            }
        }
    }

    /// The name that PostgreSQL gives to an index: after its columns, and what its expressions are called after.
    fn of_index<'k>(
        &self,
        table: &Table,
        keys: impl Iterator<Item = &'k IndexKey>,
        include: &[ColumnId],
        label: &'static str,
    ) -> Usual {
        let targets = keys.map(|key| match &key.on {
            KeyTarget::Column(column) => self.names.column(table.id, *column).to_owned(),
            KeyTarget::Expression(text) => naming::expression_name(text).unwrap_or_else(|| "expr".into()),
        });
        let included = include.iter().map(|column| self.names.column(table.id, *column).to_owned());
        let parts = naming::numbered_parts(targets.chain(included));
        let table = self.names.of(ObjectRef::Table(table.id)).to_owned();
        Usual::Engine { table, columns: parts, label }
    }

    fn claim(&mut self, object: ObjectRef, own: Option<&str>, house: &Usual, scopes: &[Scope]) {
        match own {
            // A primary key that is written with its column, or in MySQL, has no name to collide.
            Some(own) if matches!(object, ObjectRef::PrimaryKey(_)) => self.own(object, own, scopes),
            Some(own) => self.own_unreserved(object, own, scopes),
            None => {
                let name = match house {
                    Usual::House(house) => self.names.free(house, scopes),
                    Usual::Engine { table, columns, label } => {
                        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
                        let candidate = |number| {
                            naming::engine_name(table, &columns, &naming::numbered_label(label, number))
                        };
                        let counter = (scopes.to_vec(), candidate(0));
                        let first = self.names.engine_numbers.get(&counter).copied().unwrap_or(0);
                        let is_free = |number: &u32| !self.is_taken(&candidate(*number), scopes);
                        let number = (first..).find(is_free).unwrap_or(0);
                        self.names.engine_numbers.insert(counter, number);
                        self.names.free(&candidate(number), scopes)
                    }
                };
                self.names.names.insert(object, name);
            }
        }
    }

    /// Names an object as the document does, as far as that is possible.
    fn own(&mut self, object: ObjectRef, wanted: &str, scopes: &[Scope]) {
        let name = self.taken(object, wanted, scopes);
        self.finish(object, wanted, name);
    }

    /// The same for what may have a name that the server keeps for itself.
    fn own_unreserved(&mut self, object: ObjectRef, wanted: &str, scopes: &[Scope]) {
        let legal = self.unreserved(wanted);
        let name = self.taken(object, &legal, scopes);
        if legal == wanted {
            self.finish(object, wanted, name);
        } else {
            self.renamed(object, wanted, &name, "the name is reserved");
            self.names.names.insert(object, name);
        }
    }

    /// The same for tables and views, which take the name of their schema in front where that is left out.
    fn relation(&mut self, object: ObjectRef, schema: Option<SchemaId>, wanted: &str) {
        let scopes = &self.scopes(Named::Relation, self.schema(schema), 0);
        let is_written = schema_of(self.document, self.dialect, self.options, schema).is_some();
        if !is_written
            && self.is_taken(wanted, scopes)
            && let Some(schema) = schema.and_then(|id| self.document.schema(id))
        {
            let name = self.names.free(&[schema.name.as_str(), "_", wanted].concat(), scopes);
            self.renamed(object, wanted, &name, "the name is already used in another schema");
            self.names.names.insert(object, name);
        } else {
            self.own_unreserved(object, wanted, scopes);
        }
    }

    fn is_taken(&self, name: &str, scopes: &[Scope]) -> bool {
        scopes.iter().any(|scope| self.names.taken.contains(&(*scope, spec(self.dialect).folded(name))))
    }

    fn finish(&mut self, object: ObjectRef, wanted: &str, name: String) {
        let spec = spec(self.dialect);
        if name != wanted {
            let why = if wanted.is_empty() {
                "it has no name"
            } else if spec.legal_name(wanted) != wanted {
                "the database does not allow the name"
            } else {
                "the name is taken"
            };
            self.renamed(object, wanted, &name, why);
        } else if !spec.identifier_limit().allows(&name) {
            let message = format!("\"{name}\" is longer than 63 bytes; {} truncates it.", spec.name());
            self.notices.push(Notice { object, message });
        }
        self.names.names.insert(object, name);
    }

    fn renamed(&mut self, object: ObjectRef, wanted: &str, name: &str, why: &str) {
        let message = format!("\"{}\" is written as \"{name}\": {why}.", wanted.replace('\0', ""));
        self.notices.push(Notice { object, message });
    }

    /// Takes a name that the document gives, or the nearest free one.
    fn taken(&mut self, object: ObjectRef, wanted: &str, scopes: &[Scope]) -> String {
        if !self.may_repeat(object) {
            return self.names.free(wanted, scopes);
        }
        let name = spec(self.dialect).legal_name(wanted).into_owned();
        self.names.take(&name, scopes);
        name
    }

    /// Whether a constraint keeps its name though another has it: where the database does not ask for different ones.
    fn may_repeat(&self, object: ObjectRef) -> bool {
        let is_free = |named| spec(self.dialect).namespaces(named).is_empty();
        self.is_at_home && self.format == Format::Script && Named::of(object).is_some_and(is_free)
    }

    /// The name, or another where the server keeps it for itself.
    fn unreserved(&self, name: &str) -> String {
        if spec(self.dialect).reserves(name) { ["_", name].concat() } else { name.to_owned() }
    }

    /// The number of the schema in which names have to differ. PostgreSQL puts what has no schema into `public`.
    fn schema(&self, schema: Option<SchemaId>) -> u64 {
        match schema_of(self.document, self.dialect, self.options, schema) {
            Some(schema) if schema.name != "public" => schema.id.0,
            _ => 0,
        }
    }
}

/// The columns of a table by their names in lower case.
fn columns_by_name(table: &Table) -> HashMap<String, usize> {
    // The first of two alike, as a search would find it.
    table
        .columns
        .iter()
        .enumerate()
        .rev()
        .map(|(at, column)| (column.name.to_ascii_lowercase(), at))
        .collect()
}

/// The columns that an expression names, in the order of the table, at most three.
fn mentioned(table: &Table, by_name: &HashMap<String, usize>, expression: &str) -> Vec<ColumnId> {
    let words = expression.split(|c: char| !c.is_alphanumeric() && c != '_');
    let found: BTreeSet<usize> =
        words.filter_map(|word| by_name.get(&word.to_ascii_lowercase()).copied()).collect();
    found.into_iter().filter_map(|at| table.columns.get(at)).map(|column| column.id).take(3).collect()
}

/// The column that an expression is about, where it is only one: PostgreSQL calls a check after it.
fn only_column(columns: &Columns<'_>, expression: &str) -> Option<usize> {
    let mut found = None;
    for name in naming::column_words(expression) {
        let find = |name: &str| columns.exact(name);
        let Some(place) = find(name).or_else(|| find(&name.to_lowercase())) else { continue };
        if found.is_some_and(|other| other != place) {
            return None;
        }
        found = Some(place);
    }
    found
}
