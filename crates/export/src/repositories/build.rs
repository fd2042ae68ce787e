//! From a document to the plan of its repositories.

mod field;
mod finders;
mod foreign;
mod naming;
mod patterns;
mod shared_types;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crowfoot_ddl::Notice;
use crowfoot_dialect::{EnumSupport, spec};
use crowfoot_model::{ColumnId, DataType, Document, EnumId, ObjectRef, Table, TableId};

use super::Flavor;
use super::checks::{self, Read};
use super::plan::{Entity, EnumType, Field, Fill, Foreign, Plan, Role, Side, SoftDelete, Unique};
use super::testing_schema;
use super::types::Ts;
use crate::Options;
use crate::drizzle::{self, TableShape};
use foreign::{foreign_keys, loosen_odd_keys};
use naming::Scope;
pub(super) use patterns::fixed;
use shared_types::share_types;

/// The plan, and what has no place in it.
pub(super) fn plan(flavor: &Flavor, document: &Document, options: &Options) -> (Plan, Vec<Notice>) {
    let shapes = drizzle::shape(flavor.package, document, options);
    let mut builder = Builder {
        flavor,
        document,
        shapes: &shapes,
        scope: Scope::new(),
        enums: Vec::new(),
        enum_places: BTreeMap::new(),
        notices: Vec::new(),
    };
    let tables: Vec<&TableShape> = shapes.values().collect();
    let mut entities: Vec<Entity> = tables.iter().filter_map(|shape| builder.entity(shape)).collect();
    share_types(&mut entities);
    for entity in &mut entities {
        builder.look_ups(entity);
    }
    builder.links(&mut entities);
    for view in document.views() {
        let name = document.display_name(ObjectRef::View(view.id));
        let message = [&name, " is a view, which gets no repository: query it directly."].concat();
        builder.notices.push(Notice { object: ObjectRef::View(view.id), message });
    }
    let Builder { enums, mut notices, .. } = builder;
    let is_at_home = document.settings().dialect == flavor.dialect();
    unbuildable(&mut entities, document, is_at_home, &mut notices);
    let sorts_by_place = spec(flavor.dialect()).capabilities().enums != EnumSupport::None;
    (Plan { entities, enums, sorts_by_place }, notices)
}

struct Builder<'a> {
    flavor: &'a Flavor,
    document: &'a Document,
    shapes: &'a BTreeMap<TableId, TableShape>,
    scope: Scope,
    enums: Vec<EnumType>,
    enum_places: BTreeMap<EnumId, usize>,
    notices: Vec<Notice>,
}

impl Builder<'_> {
    fn notice(&mut self, table: TableId, message: &[&str]) {
        self.notices.push(Notice { object: ObjectRef::Table(table), message: message.concat() });
    }

    fn entity(&mut self, shape: &TableShape) -> Option<Entity> {
        let table = &shape.table;
        let name = self.document.display_name(ObjectRef::Table(table.id));
        if table.columns.is_empty() {
            self.notice(table.id, &[&name, " has no columns, and so no repository."]);
            return None;
        }
        let mut read = Read::default();
        for check in &table.checks {
            if !check.not_enforced {
                checks::read(&check.expression, &mut read);
            }
        }
        let names = self.scope.entity(&table.name, &shape.constant, &shape.singular);
        let mut fields = Vec::new();
        for column in &table.columns {
            let Some(own) = shape.columns.get(&column.id) else { continue };
            let field = self.field(table, column, own, &names.type_name, &read);
            fields.push(field);
        }
        let place = |id: &ColumnId| fields.iter().position(|field| field.column == *id);
        let key: Vec<usize> = table.primary_key_columns().iter().filter_map(place).collect();
        let is_usable = |at: &usize| {
            let field = fields.get(*at);
            field.is_some_and(|field| field.ts.is_comparable() && !field.generated)
        };
        let role = if key.is_empty() || !key.iter().all(is_usable) { Role::ReadOnly } else { Role::Entity };
        if role == Role::ReadOnly {
            let why = if key.is_empty() {
                " has no primary key: its repository only reads."
            } else {
                " has a key that cannot be compared in TypeScript: its repository only reads."
            };
            self.notice(table.id, &[&name, why]);
        }
        let key = if role == Role::ReadOnly { Vec::new() } else { key };
        let soft_delete = if role == Role::Entity { self.soft_delete(table, &mut fields) } else { None };
        let place = |id: &ColumnId| fields.iter().position(|field| field.column == *id);
        // Without the column of the soft delete, places have moved.
        let key =
            if key.is_empty() { key } else { table.primary_key_columns().iter().filter_map(place).collect() };
        let key_type = match key.as_slice() {
            [at] => fields.get(*at).map(|field| field.type_name.clone()).unwrap_or_default(),
            _ => [&names.type_name, "Key"].concat(),
        };
        let is_free = |at: usize| !key.contains(&at) && !table.is_in_foreign_key(fields[at].column);
        let version = fields.iter().enumerate().position(|(at, field)| {
            matches!(field.name.to_ascii_lowercase().as_str(), "version" | "lock_version" | "row_version")
                && field.ts == Ts::Number
                && !field.nullable
                && !field.generated
                // A sequence numbers rows; it does not count their updates.
                && field.fill != Some(Fill::Number)
                && is_free(at)
        });
        let updated = fields.iter().position(|field| {
            matches!(field.name.to_ascii_lowercase().as_str(), "updated_at" | "updatedat")
                && field.ts == Ts::Date
                && !field.generated
        });
        let mut uniques = self.uniques(table, &fields);
        uniques.retain(|unique: &Unique| !unique.fields.is_empty());
        let foreign = foreign_keys(table, &fields, self.document);
        Some(Entity {
            table: table.id,
            role,
            folder: names.folder,
            file: names.file,
            type_name: names.type_name,
            one: names.one,
            many: names.many,
            label: names.label,
            constant: shape.constant.clone(),
            local: names.local,
            comment: table.comment.clone().filter(|text| !text.trim().is_empty()),
            fields,
            key,
            key_type,
            soft_delete,
            version,
            updated,
            uniques,
            foreign,
            finders: Vec::new(),
            sorts: Vec::new(),
            checks: read,
            unbuildable: None,
            is_transactional: true,
        })
    }

    /// Takes the column of a soft delete out of the fields: only `delete` and `restore` set it.
    fn soft_delete(&self, table: &Table, fields: &mut Vec<Field>) -> Option<SoftDelete> {
        let at = fields.iter().position(|field| {
            matches!(field.name.to_ascii_lowercase().as_str(), "deleted_at" | "deletedat")
                && field.nullable
                && !field.generated
                && matches!(field.ts, Ts::Date | Ts::Text | Ts::Number)
                && !table.is_in_foreign_key(field.column)
                && !matches!(field.fill, Some(super::plan::Fill::Literal(_) | super::plan::Fill::Now))
        })?;
        let field = fields.remove(at);
        let now = match field.ts {
            Ts::Date => "new Date()",
            Ts::Number => "Date.now()",
            _ => self.flavor.now,
        };
        Some(SoftDelete { column: field.name, key: field.key, now: now.to_owned() })
    }

    fn uniques(&self, table: &Table, fields: &[Field]) -> Vec<Unique> {
        let place = |id: ColumnId| fields.iter().position(|field| field.column == id);
        let whole = |columns: &[ColumnId]| {
            let places: Vec<usize> = columns.iter().filter_map(|id| place(*id)).collect();
            if places.len() == columns.len() { places } else { Vec::new() }
        };
        let mut found = Vec::new();
        for unique in table.uniques.iter().filter(|unique| unique.prefixes.is_empty()) {
            let fields = whole(&unique.columns);
            let constraint = unique.name.clone().unwrap_or_else(|| unnamed(table, &unique.columns));
            found.push(Unique { constraint, folded: vec![false; fields.len()], fields, live_only: false });
        }
        for index in table.indexes.iter().filter(|index| index.unique) {
            let live_only = match index.predicate.as_deref().map(naming::plain) {
                None => false,
                Some(text) if text == "deleted_atisnull" => true,
                Some(_) => continue,
            };
            let mut places = Vec::new();
            let mut folded = Vec::new();
            for key in &index.keys {
                let lowered = naming::lowered(key).and_then(|name| table.column_named(&name));
                let at = key.as_column().or(lowered.map(|column| column.id)).and_then(place);
                places.extend(at.filter(|_| key.prefix_length.is_none()));
                folded.push(key.as_column().is_none());
            }
            if places.len() == index.keys.len() {
                let columns: Vec<ColumnId> = places.iter().map(|at| fields[*at].column).collect();
                let constraint = index.name.clone().unwrap_or_else(|| unnamed(table, &columns));
                found.push(Unique { constraint, fields: places, folded, live_only });
            }
        }
        found
    }

    /// Tables of pairs: two foreign keys that are the whole key.
    fn links(&self, entities: &mut [Entity]) {
        let entity_tables: Vec<TableId> =
            entities.iter().filter(|entity| entity.role == Role::Entity).map(|entity| entity.table).collect();
        for entity in entities {
            let [left, right] = entity.key[..] else { continue };
            let side = |field: usize| {
                let foreign = entity.foreign.iter().find(|foreign| foreign.fields == [field])?;
                let is_entity = entity_tables.contains(&foreign.target) && foreign.target != entity.table;
                is_entity.then_some(Side { field, target: foreign.target })
            };
            let others = entity.fields.iter().enumerate().filter(|(at, _)| !entity.key.contains(at));
            let is_bare = others.into_iter().all(|(_, field)| field.fill == Some(super::plan::Fill::Now));
            if let (Some(left), Some(right), true, None) =
                (side(left), side(right), is_bare, &entity.soft_delete)
            {
                entity.role = Role::Link { left, right };
                // Pairs are listed by either side, and by nothing else.
                entity.finders.clear();
            }
        }
    }

    fn enum_of(&mut self, id: EnumId) -> Option<usize> {
        if let Some(at) = self.enum_places.get(&id) {
            return Some(*at);
        }
        let found = Arc::clone(self.document.enum_type(id)?);
        if found.values.is_empty() {
            return None;
        }
        let type_name = self.scope.type_name(&found.name);
        self.enums.push(self.scope.enumeration(type_name, found.values.clone()));
        self.enum_places.insert(id, self.enums.len() - 1);
        Some(self.enums.len() - 1)
    }

    fn values_of(&mut self, data_type: Option<&DataType>, wish: &str) -> Option<usize> {
        match data_type? {
            DataType::Enum(id) => self.enum_of(*id),
            DataType::InlineEnum(values) if !values.is_empty() => {
                let type_name = self.scope.type_name(wish);
                self.enums.push(self.scope.enumeration(type_name, values.clone()));
                Some(self.enums.len() - 1)
            }
            DataType::Domain(id) if !spec(self.flavor.dialect()).capabilities().domains => {
                let domain = Arc::clone(self.document.domain(*id)?);
                // Domains that lead back to themselves are legal in a document.
                match &domain.base {
                    DataType::Domain(_) => None,
                    base => self.values_of(Some(base), wish),
                }
            }
            _ => None,
        }
    }
}

/// `users_email_unique`
fn named_after(table: &Table, columns: &[ColumnId], kind: &str) -> String {
    let names = columns.iter().filter_map(|id| table.column(*id)).map(|column| column.name.as_str());
    [table.name.as_str()].into_iter().chain(names).chain([kind]).collect::<Vec<_>>().join("_")
}

fn unnamed(table: &Table, columns: &[ColumnId]) -> String {
    named_after(table, columns, "unique")
}

/// Finds the tables of which no valid row can be made, and those that need one of these.
fn unbuildable(entities: &mut [Entity], document: &Document, is_at_home: bool, notices: &mut Vec<Notice>) {
    let roles: BTreeMap<TableId, Role> =
        entities.iter().map(|entity| (entity.table, entity.role.clone())).collect();
    let odd = loosen_odd_keys(entities);
    for entity in &mut *entities {
        let table = document.table(entity.table);
        entity.is_transactional =
            !is_at_home || table.is_none_or(|table| testing_schema::is_transactional(table));
        let is_partitioned = document.table(entity.table).is_some_and(|table| table.partitioning.is_some());
        entity.unbuildable = if is_partitioned {
            Some("its partitions decide which rows it takes".to_owned())
        } else if odd.contains(&entity.table) {
            Some("what a foreign key of it references has another type or may be NULL".to_owned())
        } else {
            super::samples::why_not(entity, &roles)
        };
    }
    // What can be made needs only what can be made: found from the tables without parents upwards.
    let mut ready: BTreeSet<TableId> = BTreeSet::new();
    loop {
        let before = ready.len();
        for entity in &*entities {
            let mut required = entity.foreign.iter().filter(|foreign| is_required(entity, foreign));
            let is_ready = entity.unbuildable.is_none()
                && !ready.contains(&entity.table)
                && required.all(|foreign| ready.contains(&foreign.target));
            if is_ready {
                ready.insert(entity.table);
            }
        }
        if ready.len() == before {
            break;
        }
    }
    for entity in entities {
        if !ready.contains(&entity.table) && entity.unbuildable.is_none() {
            entity.unbuildable = Some("a table that it needs has no sample rows".to_owned());
        }
        if let Some(why) = entity.unbuildable.as_ref().filter(|_| entity.role != Role::ReadOnly) {
            let name = document.display_name(ObjectRef::Table(entity.table));
            let message = [&name, " has no contract test: ", why, "."].concat();
            notices.push(Notice { object: ObjectRef::Table(entity.table), message });
        }
    }
}

/// Whether each row has to refer to another.
pub(super) fn is_required(entity: &Entity, foreign: &Foreign) -> bool {
    foreign.fields.iter().all(|at| entity.field(*at).is_some_and(|field| !field.nullable))
}

/// Whether modules use a name themselves.
pub(super) fn is_reserved(name: &str) -> bool {
    naming::RESERVED_VALUES.contains(&name)
}
