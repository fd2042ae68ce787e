//! Names of constraints and indexes.

use std::collections::HashMap;

use crowfoot_dialect::namespace::{Named, has_index_for};
use crowfoot_dialect::naming::{self, ConstraintKind};
use crowfoot_dialect::spec;
use crowfoot_dialect::syntax::Columns;
use crowfoot_model::{ColumnId, Index, IndexKey, KeyTarget, ObjectRef, Table};

use super::claims::Claims;
use super::usual::{Usual, columns_by_name, mentioned, only_column};
use crate::target::all_columns;

impl Claims<'_> {
    /// Constraints and indexes, in the first round those with a name, in the second those without.
    pub(super) fn parts(&mut self, table: &Table, named: bool) {
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
        for foreign_key in table.foreign_key_constraints().filter(|key| key.name.is_some() == named) {
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

    pub(super) fn index_name(&self, table: &Table, index: &Index) -> String {
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
    pub(super) fn view_indexes(&mut self, view: &crowfoot_model::View) {
        let schema = self.schema(view.schema);
        for index in &view.indexes {
            if let Some(name) = &index.name {
                let scopes = self.scopes(Named::Index, schema, 0);
                self.names.free(name, &scopes);
            }
        }
    }

    /// The name that PostgreSQL gives to an index: after its columns, and what its expressions are called after.
    pub(super) fn of_index<'k>(
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
}
