//! `relations(…)` of each table, both ways.

use crowfoot_dialect::naming;
use crowfoot_model::{ForeignKey, ForeignKeyId, Table, TableId};

use super::Writer;
use super::table::Reference;
use crate::typescript::{Doc, Names, Printer, camel_case, identifier, quote};

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
            properties.extend(self.other_way(other, foreign_key, &reference, is_one, &mut keys));
        }
        if properties.is_empty() {
            return;
        }
        self.orm.insert("relations");
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
        let target = self.names.tables.get(&reference.target).map_or("", |names| &names.constant).to_owned();
        let base = relation_base(table, reference, &target);
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
        let constant = self.names.tables.get(&other.id)?.constant.clone();
        let target = self.names.tables.get(&reference.target)?.constant.clone();
        let name = self.relation_name(other, foreign_key, reference);
        let base = relation_base(other, reference, &target);
        let plain = if is_one { naming::singular(&constant) } else { constant.clone() };
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
        let joins = |from: TableId, to: TableId| {
            let keys = self.document.table(from).map_or(&[][..], |table| &table.foreign_keys);
            keys.iter().filter(|key| key.target_table() == Some(to)).count()
        };
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
        let same = |key: &&ForeignKey| {
            key.id != foreign_key.id && (key.name == foreign_key.name && key.columns == foreign_key.columns)
        };
        if table.foreign_keys.iter().any(|key| same(&key)) {
            name.push('_');
            name.push_str(&foreign_key.id.0.to_string());
        }
        Some(Doc::Text(["relationName: ", &quote(&name)].concat()))
    }
}

/// The name of the other side in the referencing table: `user` for `user_id`, else the singular of the table.
fn relation_base(table: &Table, reference: &Reference, target: &str) -> String {
    let column = match reference.columns.as_slice() {
        [column] => table.column(*column),
        _ => None,
    };
    let stem = column.and_then(|column| {
        let snake = naming::snake_case(&column.name);
        snake.strip_suffix("_id").filter(|stem| !stem.is_empty()).map(camel_case)
    });
    identifier(stem.unwrap_or_else(|| naming::singular(target)), "relation")
}
