//! A table: its columns, its constraints, and the types of its rows.

use std::collections::BTreeMap;

use crowfoot_ddl::is_unlimited;
use crowfoot_dialect::EnumSupport;
use crowfoot_dialect::naming::{self, ConstraintKind};
use crowfoot_model::{
    CheckConstraint, Column, ColumnId, DataType, Deferrability, ForeignKey, ForeignKeyTarget, NodeId,
    ObjectRef, ReferentialAction, Table, TableId, TableOption, UniqueConstraint,
};

use super::Writer;
use super::layout::{Piece, Section};
use super::summary::Kind;
use crate::typescript::{Doc, Names, quote};

/// A table that is read from the document, but not printed.
pub(super) struct Draft {
    id: TableId,
    constant: String,
    row: String,
    comment: Option<String>,
    callee: String,
    name: String,
    /// The properties of its columns, in their order.
    pub(super) columns: Vec<Doc>,
    extra: Option<Doc>,
    enables_security: bool,
}

/// A foreign key whose ends are all in the module.
pub(super) struct Reference {
    pub(super) target: TableId,
    pub(super) columns: Vec<ColumnId>,
    pub(super) target_columns: Vec<ColumnId>,
}

/// The constraints of a table that are on one column alone, by their places.
#[derive(Default)]
pub(super) struct OnColumns {
    foreign_keys: BTreeMap<ColumnId, Vec<usize>>,
    /// The first that is written with its column.
    uniques: BTreeMap<ColumnId, usize>,
}

impl OnColumns {
    /// `is_whole` tells which unique columns can be written without a length.
    fn of(table: &Table, is_whole: impl Fn(ColumnId) -> bool) -> Self {
        let mut found = Self::default();
        for (at, key) in table.foreign_keys.iter().enumerate().filter(|(_, key)| !key.logical) {
            if let [column] = key.columns[..] {
                found.foreign_keys.entry(column).or_default().push(at);
            }
        }
        for (at, unique) in table.uniques.iter().enumerate() {
            if let [column] = unique.columns[..]
                && unique.prefixes.is_empty()
                && is_whole(column)
            {
                found.uniques.entry(column).or_insert(at);
            }
        }
        found
    }

    /// Whether a unique constraint is written with its column.
    fn has(&self, table: &Table, unique: &UniqueConstraint) -> bool {
        let [column] = unique.columns[..] else { return false };
        let first = self.uniques.get(&column).and_then(|at| table.uniques.get(*at));
        first.is_some_and(|first| first.id == unique.id)
    }
}

impl Writer<'_> {
    /// A table before it is printed.
    pub(super) fn table(&mut self, table: &Table) -> Option<Draft> {
        let names = self.names.tables.get(&table.id)?;
        let (constant, row) = (names.constant.clone(), names.row.clone());
        let mut callee = self.in_schema(table.schema, "table", self.package.table);
        let is_secured = self.security.is_bare(table.id);
        if is_secured && self.line.is_one() {
            callee.push_str(".withRLS");
        }
        self.on_columns = OnColumns::of(table, |column| !self.is_refused_as_unique(table, column));
        let columns = table.columns.iter().map(|column| self.column(table, column)).collect();
        let mut refers_in_cycle = false;
        let extra = self.constraints(table, &mut refers_in_cycle);
        let extra = (!extra.is_empty()).then(|| {
            let is_used = extra.iter().any(Doc::names_table);
            let mut parameters = String::from(if is_used { "(table)" } else { "()" });
            if refers_in_cycle {
                parameters.push_str(": ");
                parameters.push_str(self.import_type(self.package.extra_config));
                parameters.push_str("[]");
            }
            Doc::Arrow(parameters, Box::new(Doc::Array(extra)))
        });
        self.lost_of_table(table);
        Some(Draft {
            id: table.id,
            constant,
            row,
            comment: table.comment.clone(),
            callee,
            name: quote(self.spelling.names.of(ObjectRef::Table(table.id))),
            columns,
            extra,
            enables_security: is_secured && !self.line.is_one(),
        })
    }

    /// The table and the types of its rows.
    pub(super) fn printed(&self, draft: Draft) -> Piece {
        let constant = draft.constant;
        let mut out = self.printer();
        self.comment(draft.comment.as_deref(), &mut out);
        let mut arguments =
            vec![Doc::Text(draft.name), Doc::Object { properties: draft.columns, broken: true }];
        arguments.extend(draft.extra);
        let enabling = draft.enables_security.then(|| Doc::call(".enableRLS", Vec::new()));
        let made = Doc::chain(Doc::call(&draft.callee, arguments), enabling.into_iter().collect());
        out.statement(&["export const ", &constant, " = "].concat(), &made);
        for (name, what) in
            [(draft.row.clone(), "$inferSelect"), (["New", &draft.row].concat(), "$inferInsert")]
        {
            let (declared, row) = (["export type ", &name, " ="], ["typeof ", &constant, ".", what, ";"]);
            let line = [declared.concat(), row.concat()].join(" ");
            out.push("\n");
            if out.fits(&line) {
                out.push(&line);
            } else {
                out.push(&[declared.concat(), row.concat()].join("\n  "));
            }
        }
        out.push("\n");
        let node = Some(NodeId::Table(draft.id));
        Piece { section: Section::Tables, constant, text: out.out, exported: None, node }
    }

    /// The third argument of the table: indexes and constraints.
    fn constraints(&mut self, table: &Table, refers_in_cycle: &mut bool) -> Vec<Doc> {
        let mut extra = Vec::new();
        if let Some(key) = &table.primary_key {
            if self.is_key_apart(table) {
                let mut options = Vec::new();
                let name = self.primary_key_name(table);
                options.extend(name.map(|name| Doc::Text(["name: ", &quote(&name)].concat())));
                options.push(Doc::pair("columns", self.table_columns(table, &key.columns)));
                extra.push(Doc::call(self.import("primaryKey"), vec![Doc::object(options)]));
            }
            let lost = lost_of_key(!key.include.is_empty(), key.deferrable, !key.prefixes.is_empty());
            self.lost(ObjectRef::PrimaryKey(table.id), "primary key", &lost);
        }
        for unique in &table.uniques {
            if !self.on_columns.has(table, unique) {
                extra.extend(self.unique(table, unique));
            }
            let lost = lost_of_key(!unique.include.is_empty(), unique.deferrable, false);
            self.lost(ObjectRef::Unique(table.id, unique.id), "unique constraint", &lost);
        }
        for foreign_key in table.foreign_key_constraints() {
            if let Some(reference) = self.reference(table, foreign_key)
                && !self.is_inline(table, foreign_key, &reference)
            {
                *refers_in_cycle |=
                    self.is_circular(table.id, reference.target) && reference.target != table.id;
                // The constant of the table itself does not have its type yet.
                let targets = if reference.target == table.id {
                    self.table_columns(table, &reference.target_columns)
                } else {
                    Doc::Array(self.target_columns(&reference))
                };
                extra.push(self.foreign_key(table, foreign_key, &reference.columns, targets));
            }
            extra.extend(self.outside_key(table, foreign_key));
            self.lost_of_foreign_key(table, foreign_key);
        }
        for index in &table.indexes {
            extra.extend(self.index(table, index));
        }
        self.checks(table, &mut extra);
        self.policies(table, &mut extra);
        extra
    }

    /// Whether the primary key is written below the columns.
    pub(super) fn is_key_apart(&self, table: &Table) -> bool {
        let Some(key) = &table.primary_key else { return false };
        if !key.prefixes.is_empty() {
            // Drizzle cannot say how much of a column the key has, and MySQL wants to know.
            return false;
        }
        let [column] = key.columns[..] else { return !key.columns.is_empty() };
        // A text key of SQLite is NOT NULL in 1.0 only where the key is written apart.
        let column = table.column(column);
        let loses_required = self.package.nullable_keys
            && self.line.is_one()
            && column.is_some_and(|column| column.not_null && !self.is_row_id(table, column));
        loses_required || self.primary_key_name(table).is_some()
    }

    pub(super) fn table_columns(&self, table: &Table, columns: &[ColumnId]) -> Doc {
        Doc::Array(columns.iter().filter_map(|id| self.table_column(table, *id)).map(Doc::Text).collect())
    }

    /// `table.email`
    pub(super) fn table_column(&self, table: &Table, column: ColumnId) -> Option<String> {
        Some(["table.", self.names.tables.get(&table.id)?.column(column)?].concat())
    }

    /// `.unique()` for the first unique constraint that is on this column alone.
    pub(super) fn column_unique(&mut self, table: &Table, column: &Column) -> Option<Doc> {
        let unique = table.uniques.get(*self.on_columns.uniques.get(&column.id)?)?;
        let own = self.spelling.names.of(ObjectRef::Unique(table.id, unique.id));
        let default = self.unique_name(table, &[column.id]);
        let name = Some(own).filter(|name| *name != default);
        let mut arguments: Vec<Doc> = name.map(|name| Doc::Text(quote(name))).into_iter().collect();
        if unique.nulls_not_distinct && self.package.spec().capabilities().nulls_not_distinct {
            arguments = vec![
                Doc::Text(quote(name.unwrap_or(&default))),
                Doc::object(vec![Doc::text("nulls: 'not distinct'")]),
            ];
        }
        Some(Doc::call(".unique", arguments))
    }

    fn unique(&mut self, table: &Table, unique: &UniqueConstraint) -> Option<Doc> {
        let columns: Vec<Doc> =
            unique.columns.iter().filter_map(|id| self.table_column(table, *id)).map(Doc::Text).collect();
        if columns.is_empty() {
            return None;
        }
        let is_refused = unique.columns.iter().any(|column| self.is_refused_as_unique(table, *column));
        if is_refused || (!unique.prefixes.is_empty() && self.package.spec().capabilities().prefix_keys) {
            return Some(self.prefixed(table, unique));
        }
        let name = vec![Doc::Text(quote(self.spelling.names.of(ObjectRef::Unique(table.id, unique.id))))];
        let mut calls = vec![Doc::call(".on", columns)];
        if unique.nulls_not_distinct && self.package.spec().capabilities().nulls_not_distinct {
            calls.push(Doc::call(".nullsNotDistinct", Vec::new()));
        }
        Some(Doc::chain(Doc::call(self.import("unique"), name), calls))
    }

    /// Whether drizzle-kit 1.0 takes no unique constraint on a column: a text without a length, of which MariaDB keeps a hash.
    fn is_refused_as_unique(&self, table: &Table, column: ColumnId) -> bool {
        self.line.is_one()
            && self.package.spec().capabilities().prefix_keys
            && table
                .column(column)
                .is_some_and(|own| is_unlimited(&self.spelling.column_type(table, own).text))
    }

    /// A unique constraint over the beginnings of columns, which is an index in MySQL.
    fn prefixed(&mut self, table: &Table, unique: &UniqueConstraint) -> Doc {
        let keys = unique.columns.iter().filter_map(|id| {
            let column = self.table_column(table, *id)?;
            let length = unique.prefixes.iter().find(|prefix| prefix.column == *id).map(|own| own.length);
            Some(match length {
                Some(length) => Doc::Template(["sql`${", &column, "}(", &length.to_string(), ")`"].concat()),
                None if self.is_refused_as_unique(table, *id) => {
                    Doc::Template(["sql`${", &column, "}`"].concat())
                }
                None => Doc::Text(column),
            })
        });
        let keys: Vec<Doc> = keys.collect();
        self.orm.insert("sql");
        let name = self.spelling.names.of(ObjectRef::Unique(table.id, unique.id));
        let head = Doc::call("uniqueIndex", vec![Doc::Text(quote(name))]);
        self.import("uniqueIndex");
        Doc::chain(head, vec![Doc::call(".on", keys)])
    }

    /// A foreign key with both ends in the module and as many columns on one side as on the other.
    pub(super) fn reference(&self, table: &Table, foreign_key: &ForeignKey) -> Option<Reference> {
        let reordered = self.spelling.in_order_of_target(foreign_key);
        let foreign_key = reordered.as_ref().unwrap_or(foreign_key);
        let ForeignKeyTarget::Table { table: target, columns } = &foreign_key.target else { return None };
        let target_columns = match columns.as_slice() {
            [] => self.document.table(*target)?.primary_key_columns(),
            columns => columns,
        };
        let (own, other) = (self.names.tables.get(&table.id)?, self.names.tables.get(target)?);
        let is_whole = !foreign_key.columns.is_empty()
            && foreign_key.columns.len() == target_columns.len()
            && foreign_key.columns.iter().all(|id| own.column(*id).is_some())
            && target_columns.iter().all(|id| other.column(*id).is_some());
        is_whole.then(|| Reference {
            target: *target,
            columns: foreign_key.columns.clone(),
            target_columns: target_columns.to_vec(),
        })
    }

    fn is_circular(&self, one: TableId, other: TableId) -> bool {
        self.cycles.get(&one) == self.cycles.get(&other)
    }

    /// `.references(…)` for each foreign key that is on this column alone.
    pub(super) fn column_references(&mut self, table: &Table, column: &Column, calls: &mut Vec<Doc>) {
        let places = self.on_columns.foreign_keys.remove(&column.id).unwrap_or_default();
        for foreign_key in places.into_iter().filter_map(|at| table.foreign_keys.get(at)) {
            let Some(reference) = self.reference(table, foreign_key) else { continue };
            if !self.is_inline(table, foreign_key, &reference) {
                continue;
            }
            let mut parameters = String::from("()");
            if self.is_circular(table.id, reference.target) {
                parameters.push_str(": ");
                parameters.push_str(self.import_type(self.package.any_column));
            }
            let Some(target) = self.target_columns(&reference).into_iter().next() else { continue };
            let mut arguments = vec![Doc::Arrow(parameters, Box::new(target))];
            let actions: Vec<Doc> =
                [("onDelete", foreign_key.on_delete), ("onUpdate", foreign_key.on_update)]
                    .into_iter()
                    .filter_map(|(key, action)| Some(Doc::Text([key, ": ", &action_text(action?)].concat())))
                    .collect();
            if !actions.is_empty() {
                arguments.push(Doc::object(actions));
            }
            calls.push(Doc::call(".references", arguments));
        }
    }

    /// `users.id`, for each column that is referred to.
    pub(super) fn target_columns(&self, reference: &Reference) -> Vec<Doc> {
        let Some(names) = self.names.tables.get(&reference.target) else { return Vec::new() };
        let columns = reference.target_columns.iter().filter_map(|id| names.column(*id));
        columns.map(|key| Doc::Text([&names.constant, ".", key].concat())).collect()
    }

    pub(super) fn foreign_key(
        &mut self,
        table: &Table,
        foreign_key: &ForeignKey,
        columns: &[ColumnId],
        targets: Doc,
    ) -> Doc {
        let mut options = Vec::new();
        if self.package.named_foreign_keys || foreign_key.name.is_some() {
            let name = self.foreign_key_name(table, foreign_key);
            options.push(Doc::Text(["name: ", &quote(&name)].concat()));
        }
        options.push(Doc::pair("columns", self.table_columns(table, columns)));
        options.push(Doc::pair("foreignColumns", targets));
        let head =
            Doc::call(self.import("foreignKey"), vec![Doc::Object { properties: options, broken: true }]);
        let calls = [(".onDelete", foreign_key.on_delete), (".onUpdate", foreign_key.on_update)]
            .into_iter()
            .filter_map(|(method, action)| Some(Doc::call(method, vec![Doc::Text(action_text(action?))])));
        Doc::chain(head, calls.collect())
    }

    fn checks(&mut self, table: &Table, extra: &mut Vec<Doc>) {
        let mut names = Names::default();
        for check in &table.checks {
            let name = self.spelling.names.of(ObjectRef::Check(table.id, check.id)).to_owned();
            names.take(&name);
            extra.extend(self.check(table, check, &name));
        }
        let enums = self.package.spec().capabilities().enums;
        // The values of enumerations that the database does not have itself.
        for column in &table.columns {
            let document = self.document;
            let values = match &column.data_type {
                Some(DataType::Enum(id)) if enums == EnumSupport::None => {
                    document.enum_type(*id).map_or(&[][..], |enum_type| &enum_type.values)
                }
                Some(DataType::InlineEnum(values)) if enums != EnumSupport::Inline => values,
                _ => continue,
            };
            let name = naming::constraint_name(&table.name, &[&column.name], ConstraintKind::Check);
            let Some(key) = self.table_column(table, column.id) else { continue };
            if values.is_empty() || !names.is_free(&name) {
                continue;
            }
            names.take(&name);
            self.orm.insert("sql");
            let spec = crowfoot_dialect::spec(self.target);
            let list: Vec<String> = values.iter().map(|value| spec.text_literal(value)).collect();
            let mut text = ["sql`${", &key, "} in ("].concat();
            crate::typescript::template(&list.join(", "), &mut text);
            text.push_str(")`");
            extra.push(Doc::call(self.import("check"), vec![Doc::Text(quote(&name)), Doc::Template(text)]));
        }
    }

    fn check(&mut self, table: &Table, check: &CheckConstraint, name: &str) -> Option<Doc> {
        let object = ObjectRef::Check(table.id, check.id);
        let Some(expression) = self.spelling.expression(table, &check.expression) else {
            let message = ["The check ", name, " is omitted: ", &check.expression, " is not supported."];
            self.notice(object, message.concat());
            return None;
        };
        let flags = [
            (check.no_inherit, "NO INHERIT"),
            (check.not_valid, "NOT VALID"),
            (check.not_enforced, "NOT ENFORCED"),
        ];
        let lost: Vec<&str> = flags.iter().filter(|(is, _)| *is).map(|(_, text)| *text).collect();
        self.lost(object, "check", &lost);
        let sql = self.sql_on(table, &expression);
        Some(Doc::call(self.import("check"), vec![Doc::Text(quote(name)), sql]))
    }

    fn lost_of_foreign_key(&mut self, table: &Table, foreign_key: &ForeignKey) {
        let object = ObjectRef::ForeignKey(table.id, foreign_key.id);
        if self.reference(table, foreign_key).is_none() && !self.is_outside(foreign_key) {
            let name = self.document.display_name(object);
            let message = ["A foreign key of ", &name, " is omitted: its target is not in the schema."];
            return self.notice(object, message.concat());
        }
        let flags = [
            (foreign_key.deferrable != Deferrability::NotDeferrable, "DEFERRABLE"),
            (foreign_key.match_type.is_some(), "MATCH"),
            (foreign_key.not_valid, "NOT VALID"),
            (!foreign_key.on_delete_columns.is_empty(), "the columns of ON DELETE"),
        ];
        let mut lost: Vec<&str> = flags.iter().filter(|(is, _)| *is).map(|(_, text)| *text).collect();
        lost.extend(foreign_key.clauses.iter().map(String::as_str));
        self.lost(object, "foreign key", &lost);
    }

    /// Tells what an object loses.
    pub(super) fn lost(&mut self, object: ObjectRef, noun: &'static str, lost: &[&str]) {
        self.summary.lost(object, noun, lost);
    }

    fn lost_of_table(&mut self, table: &Table) {
        let object = ObjectRef::Table(table.id);
        if self.options.comments()
            && (table.comment.is_some() || table.columns.iter().any(|c| c.comment.is_some()))
        {
            self.summary.note(Kind::Comments, object);
        }
        for _ in &table.exclusions {
            self.lost(object, "table", &["exclusion constraints"]);
            if self.line.is_one() {
                self.summary.note(Kind::Exclusions, object);
            }
        }
        if table.partitioning.is_some() {
            self.lost(object, "table", &["partitioning"]);
            if self.package.named_keys && !self.line.is_one() {
                self.summary.note(Kind::Unseen, object);
            }
        }
        if !table.inherits.is_empty() {
            self.lost(object, "table", &["inheritance"]);
        }
        if self.document.settings().dialect == self.target {
            for option in table.options.iter().filter(|option| !is_usual(option)) {
                self.summary.option(object, &option.name);
            }
        }
    }
}

/// Whether an option is the one that a table has anyhow, or no part of a design.
fn is_usual(option: &TableOption) -> bool {
    match option.name.to_ascii_uppercase().as_str() {
        "ENGINE" => option.value.as_deref().is_some_and(|value| value.eq_ignore_ascii_case("innodb")),
        "AUTO_INCREMENT" => true,
        _ => false,
    }
}

fn action_text(action: ReferentialAction) -> String {
    quote(&action.sql().to_ascii_lowercase())
}

fn lost_of_key(includes: bool, deferrable: Deferrability, has_prefixes: bool) -> Vec<&'static str> {
    let flags = [
        (includes, "INCLUDE"),
        (deferrable != Deferrability::NotDeferrable, "DEFERRABLE"),
        (has_prefixes, "key lengths"),
    ];
    flags.iter().filter(|(is, _)| *is).map(|(_, text)| *text).collect()
}
