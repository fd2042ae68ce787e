//! Checks how much of a design survives a script in another dialect.

mod column;
mod key;

use std::collections::BTreeSet;

use crowfoot_export::Notice;
use crowfoot_model::{DataType, Dialect, Document, Edit, ObjectRef, Table};

/// The same design with a name for each constraint and index, so that each can be found again.
pub(crate) fn named(document: &Document) -> Document {
    let mut edit = Edit::new(document);
    for table in document.tables() {
        let mut table = Table::clone(table);
        let give = |name: &mut Option<String>, id: u64| {
            name.get_or_insert_with(|| format!("part_{id}"));
        };
        table.uniques.iter_mut().for_each(|unique| give(&mut unique.name, unique.id.0));
        table.checks.iter_mut().for_each(|check| give(&mut check.name, check.id.0));
        table.exclusions.iter_mut().for_each(|exclusion| give(&mut exclusion.name, exclusion.id.0));
        table.foreign_keys.iter_mut().for_each(|key| give(&mut key.name, key.id.0));
        table.indexes.iter_mut().for_each(|index| give(&mut index.name, index.id.0));
        edit.put(table);
    }
    let diff = edit.finish();
    let mut document = document.clone();
    document.apply(&diff);
    document
}

/// Everything in `before` that is missing in `after` without a notice.
pub(crate) fn silent_losses(before: &Document, after: &Document, notices: &[Notice]) -> Vec<String> {
    let noted = notices.iter().map(|notice| notice.object).collect();
    let renamed = notices.iter().filter(|notice| notice.message.contains("\" is written as \""));
    let renamed = renamed.map(|notice| notice.object).collect();
    let mut search = Search { before, after, noted, renamed, losses: Vec::new() };
    search.records();
    for table in before.tables() {
        search.table(table);
    }
    search.losses
}

pub(crate) struct Search<'d> {
    before: &'d Document,
    after: &'d Document,
    noted: BTreeSet<ObjectRef>,
    /// Objects that cannot be found by name.
    renamed: BTreeSet<ObjectRef>,
    losses: Vec<String>,
}

impl Search<'_> {
    fn target(&self) -> Dialect {
        self.after.settings().dialect
    }

    /// Something of an object that is the same, or else has to have a notice.
    fn demand(&mut self, object: ObjectRef, is_same: bool, what: &str) {
        if !is_same && !self.noted.contains(&object) {
            let kind = format!("{object:?}");
            let kind = kind.split('(').next().unwrap_or_default();
            self.losses.push(format!("{kind} {}: {what}", self.before.display_name(object)));
        }
    }

    fn records(&mut self) {
        for schema in self.before.schemas() {
            // The importer takes the databases of MySQL for what they are only where there are several.
            let is_there = self.target() == Dialect::Mysql
                || self.after.schemas().any(|other| other.name == schema.name);
            self.demand(ObjectRef::Schema(schema.id), is_there || schema.name == "public", "is gone");
        }
        for found in self.before.enums() {
            self.type_is_noted(ObjectRef::Enum(found.id), &DataType::Enum(found.id));
        }
        for found in self.before.domains() {
            self.type_is_noted(ObjectRef::Domain(found.id), &DataType::Domain(found.id));
        }
        for found in self.before.composites() {
            self.type_is_noted(ObjectRef::Composite(found.id), &DataType::Composite(found.id));
        }
        for sequence in self.before.sequences() {
            let is_there = self.after.sequences().any(|other| other.name == sequence.name);
            self.demand(ObjectRef::Sequence(sequence.id), is_there, "is gone");
        }
        for view in self.before.views() {
            let is_there = self.after.views().any(|other| other.name == view.name);
            self.demand(ObjectRef::View(view.id), is_there, "is gone");
        }
        for statement in self.before.statements() {
            let is_there = self.after.statements().any(|other| other.text == statement.text);
            self.demand(ObjectRef::Statement(statement.id), is_there, "is gone");
        }
    }

    /// A type that the other dialect does not have is told of where it is used, or else by itself.
    fn type_is_noted(&mut self, object: ObjectRef, data_type: &DataType) {
        let uses = |table: &Table| -> Vec<ObjectRef> {
            let is_use = |used: Option<&DataType>| used.is_some_and(|used| used.element() == data_type);
            let columns = table.columns.iter().filter(|column| is_use(column.data_type.as_ref()));
            columns.map(|column| ObjectRef::Column(table.id, column.id)).collect()
        };
        let uses: Vec<ObjectRef> = self.before.tables().flat_map(|table| uses(table)).collect();
        // An enum is written out at its columns in MySQL, which are looked at by themselves.
        let is_inline = self.target() == Dialect::Mysql && matches!(data_type, DataType::Enum(_));
        let is_noted = uses.iter().any(|object| is_inline || self.noted.contains(object));
        self.demand(object, is_noted, "is gone");
    }

    fn table(&mut self, table: &Table) {
        let object = ObjectRef::Table(table.id);
        if self.renamed.contains(&object) {
            return;
        }
        if table.partition_of.is_some() {
            return self.demand(object, false, "is gone");
        }
        let schema = |document: &Document, table: &Table| {
            table.schema.and_then(|id| document.schema(id)).map(|schema| schema.name.clone())
        };
        let named: Vec<_> = self.after.tables().filter(|other| other.name == table.name).collect();
        let same = named.iter().find(|other| schema(self.after, other) == schema(self.before, table));
        let found = same.or(named.first()).map(|other| Table::clone(other));
        let Some(other) = found else { return self.demand(object, false, "is gone") };
        let is_same_comment = table.comment == other.comment || self.target() == Dialect::Sqlite;
        self.demand(object, is_same_comment, "has another comment");
        self.demand(object, table.partitioning == other.partitioning, "has no partitions");
        self.demand(object, table.partition_of.is_none() == other.partition_of.is_none(), "is no partition");
        self.demand(object, table.inherits.len() == other.inherits.len(), "has no parents");
        self.demand(object, table.options.len() == other.options.len(), "has other options");
        for column in &table.columns {
            self.column(table, column, &other);
        }
        self.keys(table, &other);
        self.foreign_keys(table, &other);
        self.indexes(table, &other);
    }
}
