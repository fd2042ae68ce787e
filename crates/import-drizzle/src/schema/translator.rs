//! The translation as a whole.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_import::{
    Described, LedgerEntry, Related, RelatedEnd, TranslatedStatement, Translation, Verdict,
};
use crowfoot_model::Dialect;

use super::casing::cased;
use super::column_type::given_name;
use super::names::{ColumnName, Line, TableNames};
use crate::eval::{Core, Evaluator, Origin, Value};

/// Settings that the files make for all tables.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) line: Line,
    /// The casing of the connection.
    pub(crate) casing: Option<String>,
}

/// The keys of columns of a foreign key, its target, and the keys there.
type Reference = (Vec<String>, usize, Vec<String>);

pub(crate) struct Translator<'e, 'a> {
    pub(super) evaluator: &'e mut Evaluator<'a>,
    pub(super) settings: Settings,
    pub(super) core: Core,
    pub(super) dialect: Dialect,
    pub(super) names: Vec<TableNames>,
    pub(super) references: BTreeMap<usize, Vec<Reference>>,
    pub(super) taken: BTreeSet<(Option<String>, String)>,
    /// Statements that come after all tables.
    pub(super) later: Vec<(usize, String)>,
    /// Documentation comments of constants, by the place of their values.
    pub(super) comments: BTreeMap<(usize, u32), String>,
    out: Translation,
}

/// A relation, from the table whose rows refer.
pub(super) struct Relation {
    pub(super) entry: usize,
    pub(super) name: RelationName,
    pub(super) table: usize,
    pub(super) columns: Vec<String>,
    pub(super) target: usize,
    pub(super) target_columns: Vec<String>,
}

/// What programs call a relation.
#[derive(Clone, Debug)]
pub(super) enum RelationName {
    /// From the rows that refer: `author`.
    Own(String),
    /// From the row that is referred to: `posts`.
    Inverse(String),
    /// From one row to others through a join table, of which this is one half.
    Through(String),
}

impl<'e, 'a> Translator<'e, 'a> {
    pub(crate) fn new(
        evaluator: &'e mut Evaluator<'a>,
        settings: Settings,
        ledger: Vec<LedgerEntry>,
        comments: BTreeMap<(usize, u32), String>,
    ) -> Self {
        let core = most_used(evaluator);
        let dialect = match core {
            Core::Pg | Core::Cockroach | Core::Other(_) => Dialect::Postgres,
            Core::MySql | Core::SingleStore => Dialect::Mysql,
            Core::Sqlite => Dialect::Sqlite,
        };
        let out = Translation {
            dialect,
            name: String::new(),
            ledger,
            statements: Vec::new(),
            described: Vec::new(),
            relations: Vec::new(),
        };
        Self {
            evaluator,
            settings,
            core,
            dialect,
            names: Vec::new(),
            references: BTreeMap::new(),
            taken: BTreeSet::new(),
            later: Vec::new(),
            comments,
            out,
        }
    }

    pub(crate) fn translate(mut self, name: &str) -> Translation {
        name.clone_into(&mut self.out.name);
        self.names = (0..self.evaluator.tables.len()).map(|at| self.names_of(at)).collect();
        self.others();
        let mut noted = BTreeSet::new();
        let mut others = BTreeMap::new();
        // Of two tables with one name, that which is exported is the one that Drizzle Kit sees.
        let mut order: Vec<usize> = (0..self.evaluator.tables.len()).collect();
        order.sort_by_key(|at| self.evaluator.tables.get(*at).is_some_and(|table| !table.is_exported));
        for at in order {
            let Some(source) = self.evaluator.tables.get(at).filter(|table| !table.is_foreign) else {
                continue;
            };
            let (origin, core, table_name) = (source.origin, source.core, source.name.clone());
            if !self.is_own(core) || matches!(core, Core::Other(_)) {
                let count: &mut (usize, Origin) = others.entry((origin.module, core)).or_insert((0, origin));
                count.0 += 1;
                if let Some(names) = self.names.get_mut(at) {
                    names.is_missing = true;
                }
                continue;
            }
            let entry = self.enter(origin, "TABLE");
            let Some(names) = self.names.get(at).cloned().filter(|names| !names.name.is_empty()) else {
                let reason = if let Value::Unknown(reason) = &table_name {
                    format!(" ({reason})")
                } else {
                    String::new()
                };
                self.skip(entry, &format!("Skipped: its name is not known{reason}."));
                continue;
            };
            if !self.taken.insert((names.schema.clone(), names.name.clone())) {
                self.skip_quietly(entry, &format!("Skipped: {} is already defined.", names.name));
                continue;
            }
            if matches!(core, Core::SingleStore | Core::Cockroach) && noted.insert(core) {
                self.say(
                    entry,
                    &format!("{} is read as {}.", database(core), crowfoot_dialect::name(self.dialect)),
                );
            }
            if let Some(reason) = self.evaluator.tables.get(at).and_then(|table| table.unnamed.clone()) {
                self.say(
                    entry,
                    &format!("Called as in the file: what renames it cannot be evaluated ({reason})."),
                );
            }
            self.describe_table(at, &names);
            self.table(at, entry);
        }
        for ((_, core), (count, origin)) in others {
            let entry = self.enter(origin, "TABLES");
            let (own, design) = (database(core), database(self.core));
            let tables = if count == 1 { "1 table".to_owned() } else { format!("{count} tables") };
            self.skip(entry, &format!("Skipped: {tables} of {own} in this file; the design is of {design}."));
        }
        for at in 0..self.evaluator.views.len() {
            self.view(at);
        }
        self.apart();
        for (entry, sql) in std::mem::take(&mut self.later) {
            self.write(entry, sql);
        }
        self.out
    }

    fn describe_table(&mut self, at: usize, names: &TableNames) {
        let Some(source) = self.evaluator.tables.get(at) else { return };
        let (origin, columns) = (source.origin, source.columns.clone());
        let comment = self.comments.get(&(origin.module, origin.span.start)).cloned();
        self.describe(names.schema.clone(), &names.name, None, origin, comment);
        let Value::Object(columns) = &columns else { return };
        for column in &columns.entries {
            let Some((name, origin)) = names.column(&column.key).zip(column.origin) else { continue };
            let comment = self
                .evaluator
                .modules
                .get(origin.module)
                .and_then(|module| module.comment(origin.span.start));
            self.describe(names.schema.clone(), &names.name, Some(&name.name), origin, comment);
            if let (Value::Built(built), Some(last)) = (&column.value, self.out.described.last_mut()) {
                last.held = super::column_type::held(built, self.core);
            }
        }
    }

    pub(super) fn describe(
        &mut self,
        schema: Option<String>,
        name: &str,
        column: Option<&str>,
        origin: Origin,
        comment: Option<String>,
    ) {
        let Some(module) = self.evaluator.modules.get(origin.module) else { return };
        self.out.described.push(Described {
            schema,
            name: name.to_owned(),
            column: column.map(str::to_owned),
            source: module.source,
            line: module.lines.line(origin.span.start),
            comment,
            held: None,
        });
    }

    pub(super) fn names_of(&self, at: usize) -> TableNames {
        let Some(source) = self.evaluator.tables.get(at) else { return TableNames::default() };
        let own = source.casing.as_deref();
        let casing = own.or(self.settings.casing.as_deref());
        let mut columns = Vec::new();
        if let Value::Object(object) = &source.columns {
            for entry in &object.entries {
                let Value::Built(built) = &entry.value else { continue };
                let given = given_name(built).map(str::to_owned);
                columns.push(ColumnName {
                    key: entry.key.to_string(),
                    name: given.clone().unwrap_or_else(|| cased(&entry.key, casing)),
                    plain: given.unwrap_or_else(|| cased(&entry.key, own)),
                });
            }
        }
        // Two keys may name one column; the first has it.
        let mut known = BTreeSet::new();
        columns.retain(|column| known.insert(column.name.clone()));
        TableNames {
            schema: source.schema.as_deref().map(str::to_owned).filter(|schema| schema != "public"),
            name: source.name.as_text().unwrap_or("").to_owned(),
            columns,
            is_missing: source.is_foreign,
        }
    }

    /// Whether what is of a core is part of the design.
    pub(super) fn is_own(&self, core: Core) -> bool {
        core == self.core
    }

    pub(super) fn line(&self, origin: Origin) -> u32 {
        self.evaluator.modules.get(origin.module).map_or(1, |module| module.lines.line(origin.span.start))
    }

    /// Adds an entry of the ledger.
    pub(super) fn enter(&mut self, origin: Origin, kind: &str) -> usize {
        let text = self.evaluator.source_of(origin);
        let source = self.evaluator.modules.get(origin.module).map_or(0, |module| module.source);
        self.out.ledger.push(LedgerEntry::new(source, self.line(origin), kind, text));
        self.out.ledger.len() - 1
    }

    pub(super) fn write(&mut self, entry: usize, mut sql: String) {
        sql.push(';');
        self.out.statements.push(TranslatedStatement { entry, sql });
    }

    pub(super) fn say(&mut self, entry: usize, sentence: &str) {
        if let Some(entry) = self.out.ledger.get_mut(entry) {
            entry.say(sentence);
        }
    }

    pub(super) fn not_understood(&mut self, entry: usize) {
        if let Some(entry) = self.out.ledger.get_mut(entry) {
            entry.understood = false;
        }
    }

    /// Leaves something out that belongs into the design.
    pub(super) fn skip(&mut self, entry: usize, sentence: &str) {
        self.skip_quietly(entry, sentence);
        self.not_understood(entry);
    }

    /// Leaves something out that is no part of the design.
    pub(super) fn skip_quietly(&mut self, entry: usize, sentence: &str) {
        if let Some(entry) = self.out.ledger.get_mut(entry) {
            entry.verdict = Verdict::Skipped;
        }
        self.say(entry, sentence);
    }

    /// Notes a relation: foreign keys get its name, and one without a key becomes a logical one. Returns its place among
    /// the relations.
    pub(super) fn related(&mut self, relation: Relation, has_key: bool) -> Option<usize> {
        let end = |table: usize, keys: &[String]| {
            let names = self.names.get(table).filter(|names| !names.is_missing)?;
            let columns: Option<_> =
                keys.iter().map(|key| names.column(key).map(|column| column.name.clone())).collect();
            Some(RelatedEnd { schema: names.schema.clone(), table: names.name.clone(), columns: columns? })
        };
        let ends = (end(relation.table, &relation.columns), end(relation.target, &relation.target_columns));
        let is_whole = relation.columns.len() == relation.target_columns.len();
        let (Some(from), Some(to), true) = (ends.0, ends.1, is_whole) else {
            if !has_key {
                self.unkeyed(&relation, ".");
            }
            return None;
        };
        if !has_key {
            self.unkeyed(&relation, "; it becomes a logical key.");
        }
        let (name, inverse) = match relation.name {
            RelationName::Own(name) => (Some(name), None),
            RelationName::Inverse(name) => (None, Some(name)),
            RelationName::Through(_) => (None, None),
        };
        self.out.relations.push(Related { from, to, name, inverse });
        Some(self.out.relations.len() - 1)
    }

    /// Names the other side of a relation.
    pub(super) fn name_inverse(&mut self, relation: usize, name: String) {
        if let Some(relation) = self.out.relations.get_mut(relation) {
            relation.inverse.get_or_insert(name);
        }
    }

    /// Says that a relation has no foreign key.
    fn unkeyed(&mut self, relation: &Relation, end: &str) {
        let shown = |table: usize, keys: &[String]| {
            let names = self.names.get(table);
            let columns = keys.iter().map(|key| {
                names.and_then(|names| names.column(key)).map_or(key.clone(), |column| column.name.clone())
            });
            format!("{}.{}", names.map_or("?", |names| &names.name), columns.collect::<Vec<_>>().join(", "))
        };
        let from = shown(relation.table, &relation.columns);
        let to = shown(relation.target, &relation.target_columns);
        let (RelationName::Own(name) | RelationName::Inverse(name) | RelationName::Through(name)) =
            &relation.name;
        self.say(relation.entry, &format!("No foreign key stands for {name} ({from} → {to}){end}"));
    }
}

/// The core that most tables are of.
fn most_used(evaluator: &Evaluator<'_>) -> Core {
    let mut counts: BTreeMap<Core, usize> = BTreeMap::new();
    for table in evaluator.tables.iter().filter(|table| !table.is_foreign) {
        *counts.entry(table.core).or_default() += 1;
    }
    for declared in &evaluator.declared {
        counts.entry(declared.native.core.unwrap_or(Core::Pg)).or_default();
    }
    // What cannot be read at all is never the design.
    let readable = |core: &Core| !matches!(core, Core::Other(_));
    let best = counts
        .iter()
        .filter(|(core, _)| readable(core))
        .max_by_key(|(core, count)| (**count, std::cmp::Reverse(**core)));
    best.map_or(Core::Pg, |(core, _)| *core)
}

fn database(core: Core) -> &'static str {
    match core {
        Core::Pg => "PostgreSQL",
        Core::MySql => "MySQL",
        Core::Sqlite => "SQLite",
        Core::SingleStore => "SingleStore",
        Core::Cockroach => "CockroachDB",
        Core::Other(name) => name,
    }
}
