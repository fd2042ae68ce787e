//! Which relations there are, and what they are called.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crowfoot_model::{ColumnId, DataType, Document, ForeignKey, ForeignKeyId, LogicalType, Table, TableId};

use super::{Relation, Side};
use crate::drizzle::Writer;
use crate::drizzle::table::Reference;
use crate::relation_names::{self, Other};
use crate::typescript::{Names, camel_case, identifier, pascal_case};

/// The foreign keys of a document as relations need to know them.
pub(in crate::drizzle) struct Joins {
    /// How many lead from one table to another.
    between: BTreeMap<(TableId, TableId), usize>,
    /// Those that share name and columns with another of their table.
    doubled: BTreeSet<ForeignKeyId>,
}

impl Joins {
    pub(in crate::drizzle) fn new(document: &Document) -> Self {
        let (mut between, mut doubled) = (BTreeMap::new(), BTreeSet::new());
        for table in document.tables() {
            let mut alike = BTreeMap::new();
            for key in &table.foreign_keys {
                if let Some(target) = key.target_table() {
                    *between.entry((table.id, target)).or_insert(0) += 1;
                }
                if let Some(other) = alike.insert((&key.name, &key.columns), key.id) {
                    doubled.extend([key.id, other]);
                }
            }
        }
        Self { between, doubled }
    }

    fn count(&self, from: TableId, to: TableId) -> usize {
        self.between.get(&(from, to)).copied().unwrap_or(0)
    }

    /// Whether more than one relation joins the tables of a foreign key.
    fn is_one_of_many(&self, table: TableId, target: TableId) -> bool {
        table == target || self.count(table, target) + self.count(target, table) > 1
    }
}

impl Writer<'_> {
    /// The relations of a table: what its foreign keys refer to, what refers to it, and what join tables lead to.
    pub(super) fn relations_of(&mut self, table: &Table) -> Vec<Relation> {
        let document = self.document;
        let Some(names) = self.names.tables.get_mut(&table.id) else { return Vec::new() };
        let mut keys = std::mem::take(&mut names.keys);
        let mut relations = Vec::new();
        for foreign_key in &table.foreign_keys {
            let Some(reference) = self.reference(table, foreign_key) else { continue };
            relations.push(self.referring(table, foreign_key, reference, &mut keys));
        }
        let incoming: Vec<(TableId, ForeignKeyId)> = document.referring_to(table.id).collect();
        for (other, id) in &incoming {
            let Some(other) = self.table_of(*other) else { continue };
            let Some(foreign_key) = other.foreign_key(*id) else { continue };
            let Some(reference) = self.reference(&other, foreign_key) else { continue };
            relations.push(self.referenced(&other, foreign_key, &reference, &mut keys));
        }
        if self.line.is_one() {
            for (other, id) in &incoming {
                let Some(join) = self.table_of(*other) else { continue };
                relations.extend(self.through(&join, *id, &mut keys));
            }
        }
        relations
    }

    /// The table as the module has it.
    fn table_of(&self, id: TableId) -> Option<Arc<Table>> {
        self.document.table(id)?;
        let place = self.places.get(&id)?;
        self.tables.get(*place).cloned()
    }

    fn referring(
        &self,
        table: &Table,
        foreign_key: &ForeignKey,
        reference: Reference,
        keys: &mut Names,
    ) -> Relation {
        let singular = self.singular(reference.target);
        let wish = self.role(table, &reference).map_or_else(|| singular.clone(), |role| named(&role));
        let with_table = [wish.as_str(), &pascal_case(&singular)].concat();
        let key = match &foreign_key.relation {
            Some(own) => keys.claim(&[&named(own), &wish, &with_table]),
            None => keys.claim(&[&wish, &with_table]),
        };
        let required = table.is_required(&reference.columns);
        Relation {
            key,
            is_one: true,
            target: reference.target,
            name: self.relation_name(table, foreign_key, &reference),
            from: reference.columns,
            to: reference.target_columns,
            side: Side::Referring { required },
        }
    }

    fn referenced(
        &self,
        other: &Table,
        foreign_key: &ForeignKey,
        reference: &Reference,
        keys: &mut Names,
    ) -> Relation {
        let name = self.relation_name(other, foreign_key, reference);
        // In 0.45 a relation without fields takes no name as `one`, so that several are `many`, of at most one row.
        let is_one = other.is_unique_over(&reference.columns) && (self.line.is_one() || name.is_none());
        let role = self.role(other, reference);
        let wishes = Other {
            row: &self.singular(other.id),
            target: &self.singular(reference.target),
            role: role.as_deref(),
            is_one,
            is_one_of_many: self.joins.count(other.id, reference.target) > 1,
            is_self: other.id == reference.target,
        }
        .wishes();
        let own = foreign_key.inverse.iter().map(|own| camel_case(own));
        let wishes: Vec<String> = own.chain(wishes).map(|wish| identifier(wish, "rows")).collect();
        let wishes: Vec<&str> = wishes.iter().map(String::as_str).collect();
        Relation {
            key: keys.claim(&wishes),
            is_one,
            target: other.id,
            from: reference.target_columns.clone(),
            to: reference.columns.clone(),
            side: Side::Referenced,
            name,
        }
    }

    /// What a join table leads to from one of its two keys.
    fn through(&self, join: &Table, id: ForeignKeyId, keys: &mut Names) -> Option<Relation> {
        let [one, other] = join.foreign_keys.as_slice() else { return None };
        let (near, far) = if one.id == id { (one, other) } else { (other, one) };
        let (source, target) = (self.reference(join, near)?, self.reference(join, far)?);
        let ends = [source.columns.as_slice(), &target.columns].concat();
        let is_apart = source.columns.iter().all(|column| !target.columns.contains(column));
        if !is_apart || !is_join_table(join, &ends) {
            return None;
        }
        let role = self.role(join, &target);
        let is_self = source.target == target.target;
        let row = self.singular(target.target);
        let wishes = relation_names::through(&row, role.as_deref(), &self.singular(join.id), is_self);
        let wishes: Vec<&str> = wishes.iter().map(String::as_str).collect();
        // Without a name, the relations of foreign keys between the two would be mistaken for this one.
        let is_joined = self.joins.count(source.target, target.target) > 0
            || self.joins.count(target.target, source.target) > 0;
        Some(Relation {
            key: keys.claim(&wishes),
            is_one: false,
            target: target.target,
            from: source.target_columns,
            to: target.target_columns,
            side: Side::Through { table: join.id, source: source.columns, target: target.columns },
            name: is_joined.then(|| join.name.clone()),
        })
    }

    /// The name that both sides share, where more than one relation joins the same two tables.
    fn relation_name(
        &self,
        table: &Table,
        foreign_key: &ForeignKey,
        reference: &Reference,
    ) -> Option<String> {
        if !self.joins.is_one_of_many(table.id, reference.target) {
            return None;
        }
        let mut name = foreign_key.name.clone().unwrap_or_else(|| {
            let mut name = self.document.qualified_name(table.schema, &table.name);
            for column in reference.columns.iter().filter_map(|id| table.column(*id)) {
                name.push('_');
                name.push_str(&column.name);
            }
            name
        });
        if self.joins.doubled.contains(&foreign_key.id) {
            name.push('_');
            name.push_str(&foreign_key.id.0.to_string());
        }
        Some(name)
    }

    fn singular(&self, table: TableId) -> String {
        self.names.tables.get(&table).map_or_else(String::new, |names| names.singular.clone())
    }

    fn role(&self, table: &Table, reference: &Reference) -> Option<String> {
        let target = self.document.table(reference.target)?;
        let pairs = reference.columns.iter().zip(&reference.target_columns);
        let columns: Vec<(&str, &str)> = pairs
            .filter_map(|(own, other)| {
                Some((table.column(*own)?.name.as_str(), target.column(*other)?.name.as_str()))
            })
            .collect();
        relation_names::role_of_all(&columns, &target.name)
    }
}

/// The name of a role as a key.
fn named(role: &str) -> String {
    identifier(camel_case(role), "relation")
}

/// Whether a table only joins two others: beside its keys it has at most a key of its own, and times.
fn is_join_table(table: &Table, ends: &[ColumnId]) -> bool {
    let is_time = |column: &crowfoot_model::Column| {
        matches!(column.data_type, Some(DataType::Logical(LogicalType::Timestamp { .. } | LogicalType::Date)))
    };
    table.is_unique_over(ends)
        && table.columns.iter().all(|column| {
            ends.contains(&column.id) || table.primary_key_columns() == [column.id] || is_time(column)
        })
}
