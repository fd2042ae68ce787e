//! `relations(…)` of each table, both ways.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_dialect::naming;
use crowfoot_model::{Document, ForeignKey, ForeignKeyId, Table, TableId};

use super::Writer;
use super::table::Reference;
use crate::typescript::{Doc, Names, Printer, camel_case, identifier, quote};

/// The foreign keys of a document as relations need to know them.
pub(super) struct Joins {
    /// How many lead from one table to another.
    between: BTreeMap<(TableId, TableId), usize>,
    /// Those that share name and columns with another of their table.
    doubled: BTreeSet<ForeignKeyId>,
}

impl Joins {
    pub(super) fn new(document: &Document) -> Self {
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
}

impl Writer<'_> {
    pub(super) fn relations(&mut self, table: &Table, out: &mut Printer) {
        let document = self.document;
        let Some(names) = self.names.tables.get_mut(&table.id) else { return };
        let constant = names.constant.clone();
        let mut keys = std::mem::take(&mut names.keys);
        let mut properties = Vec::new();
        let (mut has_one, mut has_many) = (false, false);
        for foreign_key in &table.foreign_keys {
            let Some(reference) = self.reference(table, foreign_key) else { continue };
            has_one = true;
            self.related.extend(foreign_key.target_table());
            properties.push(self.one(table, foreign_key, &reference, &mut keys));
        }
        let incoming: Vec<(TableId, ForeignKeyId)> = document.referring_to(table.id).collect();
        for (other, id) in incoming {
            let Some(other) = document.table(other) else { continue };
            let Some(foreign_key) = other.foreign_key(id) else { continue };
            let Some(reference) = self.reference(other, foreign_key) else { continue };
            // A relation without fields takes no name as `one`, so that several are `many`, of at most one row.
            let is_one = other.is_unique_over(&reference.columns)
                && self.relation_name(other, foreign_key, &reference).is_none();
            has_one |= is_one;
            has_many |= !is_one;
            self.related.insert(other.id);
            properties.extend(self.other_way(other, foreign_key, &reference, is_one, &mut keys));
        }
        if properties.is_empty() {
            return;
        }
        self.related.insert(table.id);
        let parameters = match (has_one, has_many) {
            (true, true) => "({ one, many })",
            (true, false) => "({ one })",
            _ => "({ many })",
        };
        let body = Doc::Object { broken: properties.len() > 1, properties };
        let arrow = Doc::Arrow(parameters.into(), Box::new(body));
        let name = self.names.constants.claim(&[&[&constant, "Relations"].concat()]);
        if !out.out.is_empty() {
            out.push("\n");
        }
        let call = Doc::call("relations", vec![Doc::Text(constant), arrow]);
        out.statement(&["export const ", &name, " = "].concat(), &call);
    }

    /// The relation of a referring row to the row that it refers to.
    fn one(
        &mut self,
        table: &Table,
        foreign_key: &ForeignKey,
        reference: &Reference,
        keys: &mut Names,
    ) -> Doc {
        let target = self.names.tables.get(&reference.target);
        let base = relation_base(table, reference, target.map_or("", |names| &names.singular));
        let target = target.map_or("", |names| &names.constant).to_owned();
        let key = keys.claim(&[&base, &[&base, "Relation"].concat()]);
        let own = self.names.tables.get(&table.id);
        let fields = reference.columns.iter().filter_map(|id| {
            let own = own?;
            Some(Doc::Text([&own.constant, ".", own.column(*id)?].concat()))
        });
        let mut options = vec![
            Doc::pair("fields", Doc::Array(fields.collect())),
            Doc::pair("references", Doc::Array(self.target_columns(reference))),
        ];
        options.extend(self.relation_name(table, foreign_key, reference));
        Doc::pair(&key, Doc::call("one", vec![Doc::Text(target), Doc::object(options)]))
    }

    /// The relation of the row that is referred to.
    fn other_way(
        &mut self,
        other: &Table,
        foreign_key: &ForeignKey,
        reference: &Reference,
        is_one: bool,
        keys: &mut Names,
    ) -> Option<Doc> {
        let names = self.names.tables.get(&other.id)?;
        let target = self.names.tables.get(&reference.target)?;
        let name = self.relation_name(other, foreign_key, reference);
        let base = relation_base(other, reference, &target.singular);
        let constant = names.constant.clone();
        let plain = if is_one { names.singular.clone() } else { constant.clone() };
        let by = [&plain, "By", &crate::typescript::pascal_case(&base)].concat();
        let key = match (&name, base.as_str()) {
            (None, _) => keys.claim(&[&plain, &by]),
            (Some(_), "parent") if other.id == reference.target => keys.claim(&["children", &by]),
            (Some(_), _) => keys.claim(&[&by]),
        };
        let mut arguments = vec![Doc::Text(constant)];
        arguments.extend(name.map(|name| Doc::object(vec![name])));
        Some(Doc::pair(&key, Doc::call(if is_one { "one" } else { "many" }, arguments)))
    }

    /// The name that both sides share, where more than one relation joins the same two tables.
    fn relation_name(&self, table: &Table, foreign_key: &ForeignKey, reference: &Reference) -> Option<Doc> {
        let joins = |from: TableId, to: TableId| self.joins.between.get(&(from, to)).copied().unwrap_or(0);
        let (one, other) = (table.id, reference.target);
        if one != other && joins(one, other) + joins(other, one) < 2 {
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
        Some(Doc::Text(["relationName: ", &quote(&name)].concat()))
    }
}

/// The name of the other side in the referencing table: `user` for `user_id`, else the singular of the table.
fn relation_base(table: &Table, reference: &Reference, singular: &str) -> String {
    let column = match reference.columns.as_slice() {
        [column] => table.column(*column),
        _ => None,
    };
    let stem = column.and_then(|column| {
        let snake = naming::snake_case(&column.name);
        snake.strip_suffix("_id").filter(|stem| !stem.is_empty()).map(camel_case)
    });
    identifier(stem.unwrap_or_else(|| singular.to_owned()), "relation")
}
