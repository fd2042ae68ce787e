//! Foreign keys as relations: a field on both sides.

use std::collections::BTreeMap;
use std::sync::Arc;

use crowfoot_dialect::naming;
use crowfoot_model::{
    ColumnId, Deferrability, ForeignKey, ForeignKeyTarget, ObjectRef, ReferentialAction, Table, TableId,
};

use super::block::Line;
use super::loss::Loss;
use super::scalar::Kind;
use super::{Writer, attribute, names};
use crate::relation_names::{self, Other};
use crate::typescript::Names;

/// The fields of relations, by model.
#[derive(Default)]
pub(super) struct Relations {
    fields: BTreeMap<TableId, Vec<Line>>,
    names: Names,
}

/// A foreign key that is a relation in Prisma.
struct Relation {
    child: Arc<Table>,
    parent: TableId,
    key: ForeignKey,
    targets: Vec<ColumnId>,
    is_optional: bool,
    /// Whether a row of the parent has at most one child.
    is_one: bool,
    role: Option<String>,
}

impl Writer<'_> {
    pub(super) fn relation_fields(&mut self, table: &Table) -> Vec<Line> {
        self.relations.fields.remove(&table.id).unwrap_or_default()
    }

    /// Finds the relations of all models, and names both of their sides.
    pub(super) fn find_relations(&mut self, tables: &[Arc<Table>]) {
        let mut relations = Vec::new();
        let has_mode = self.has_logical_keys_only();
        for table in tables {
            for key in &table.foreign_keys {
                let object = ObjectRef::ForeignKey(table.id, key.id);
                let name = match self.spelling.names.of(object) {
                    // A logical key has none in the database.
                    "" => self.document.display_name(object),
                    name => name.to_owned(),
                };
                match self.relation(table, key) {
                    Some(relation) => {
                        if has_options(key) {
                            self.losses.add(Loss::RelationOption, object, &*name);
                        }
                        if key.logical && !has_mode {
                            self.losses.add(Loss::LogicalKey, object, name);
                        }
                        relations.push(relation);
                    }
                    None => self.losses.add(Loss::Relation, object, name),
                }
            }
        }
        let mut between: BTreeMap<(TableId, TableId), usize> = BTreeMap::new();
        // The same by their directions.
        let mut directed: BTreeMap<(TableId, TableId), usize> = BTreeMap::new();
        for relation in &relations {
            *between.entry(pair(relation)).or_default() += 1;
            *directed.entry((relation.child.id, relation.parent)).or_default() += 1;
        }
        let mut fields = Vec::new();
        for relation in &relations {
            let model = self.names.models.get(&relation.parent).map_or("", |names| &names.name).to_owned();
            let own = relation.key.relation.as_deref().or(relation.role.as_deref());
            let base = own.map_or_else(|| names::field_name(&model), names::field_name);
            let name = self.claim(relation.child.id, &[&base, &[&base, model.as_str()].concat()]);
            fields.push(name);
        }
        for (relation, field) in relations.iter().zip(fields) {
            let is_self = relation.child.id == relation.parent;
            let is_ambiguous = is_self || between.get(&pair(relation)).is_some_and(|count| *count > 1);
            let is_one_of_many = directed.get(&(relation.child.id, relation.parent)).is_some_and(|n| *n > 1);
            self.both_sides(relation, &field, is_ambiguous, is_one_of_many);
        }
    }

    fn relation(&self, table: &Arc<Table>, key: &ForeignKey) -> Option<Relation> {
        let ForeignKeyTarget::Table { table: parent, columns } = &key.target else { return None };
        let (child_facts, parent_facts) = (self.models.get(&table.id)?, self.models.get(parent)?);
        let parent_table = self.document.table(*parent)?;
        let targets = if columns.is_empty() { parent_table.primary_key_columns() } else { columns };
        if key.columns.is_empty() || key.columns.len() != targets.len() || !parent_facts.is_unique(targets) {
            return None;
        }
        for (own, other) in key.columns.iter().zip(targets) {
            let (own, other) = (child_facts.scalars.get(own)?, parent_facts.scalars.get(other)?);
            if own.kind != other.kind || matches!(own.kind, Kind::Unsupported(_)) {
                return None;
            }
        }
        if key.columns.iter().any(|id| table.column(*id).is_none_or(|column| self.is_list(column))) {
            return None;
        }
        Some(Relation {
            parent: *parent,
            key: key.clone(),
            targets: targets.to_vec(),
            is_optional: !table.is_required(&key.columns),
            is_one: child_facts.is_key(&key.columns),
            role: self.role(table, key, parent_table, targets),
            child: Arc::clone(table),
        })
    }

    /// The role of the referenced row, from the names of the columns: `author` for `author_id`.
    fn role(&self, table: &Table, key: &ForeignKey, target: &Table, targets: &[ColumnId]) -> Option<String> {
        let columns: Vec<(&str, &str)> = key
            .columns
            .iter()
            .zip(targets)
            .filter_map(|(own, other)| Some((&*table.column(*own)?.name, &*target.column(*other)?.name)))
            .collect();
        relation_names::role_of_all(&columns, &target.name)
    }

    fn claim(&mut self, table: TableId, wishes: &[&str]) -> String {
        let names = self.names.models.get_mut(&table);
        names.map_or_else(String::new, |names| names.taken.claim(wishes))
    }

    fn both_sides(&mut self, relation: &Relation, field: &str, is_ambiguous: bool, is_one_of_many: bool) {
        let name_of = |this: &Self, id: TableId| {
            this.names.models.get(&id).map_or_else(String::new, |names| names.name.clone())
        };
        let child = name_of(self, relation.child.id);
        let parent = name_of(self, relation.parent);
        let link = is_ambiguous.then(|| {
            let own = [child.as_str(), &naming::pascal_case(field)].concat();
            attribute::text(&self.relations.names.claim(&[&own]))
        });
        let is_ignored =
            |this: &Self, id: TableId| this.models.get(&id).is_some_and(|facts| facts.is_ignored);
        let mut arguments: Vec<String> = link.clone().into_iter().collect();
        let list = |this: &Self, table: TableId, columns: &[ColumnId]| {
            let names = this.names.models.get(&table);
            let fields: Vec<&str> =
                columns.iter().filter_map(|id| names.and_then(|names| names.field(*id))).collect();
            ["[", &fields.join(", "), "]"].concat()
        };
        arguments.push(["fields: ", &list(self, relation.child.id, &relation.key.columns)].concat());
        arguments.push(["references: ", &list(self, relation.parent, &relation.targets)].concat());
        arguments.extend(self.actions(relation));
        arguments.extend(self.map(ObjectRef::ForeignKey(relation.child.id, relation.key.id)));
        let mut attributes = vec![attribute::call("@relation", &arguments)];
        if is_ignored(self, relation.parent) {
            attributes.push("@ignore".to_owned());
        }
        let optional = if relation.is_optional { "?" } else { "" };
        let line = Line {
            name: field.to_owned(),
            type_name: [&parent, optional].concat(),
            attributes,
            comment: None,
        };
        self.relations.fields.entry(relation.child.id).or_default().push(line);
        let opposite = self.opposite(relation, &child, &parent, is_one_of_many);
        let mut attributes: Vec<String> =
            link.map(|link| attribute::call("@relation", &[link])).into_iter().collect();
        if is_ignored(self, relation.child.id) {
            attributes.push("@ignore".to_owned());
        }
        let mark = if relation.is_one { "?" } else { "[]" };
        let line = Line { name: opposite, type_name: [&child, mark].concat(), attributes, comment: None };
        self.relations.fields.entry(relation.parent).or_default().push(line);
    }

    /// The field of the model that is referred to: `posts`, or `postsAsEditor` where there are several.
    fn opposite(&mut self, relation: &Relation, child: &str, parent: &str, is_one_of_many: bool) -> String {
        let (row, target) = (naming::snake_case(child), naming::snake_case(parent));
        let other = Other {
            row: &row,
            target: &target,
            role: relation.role.as_deref(),
            is_one: relation.is_one,
            is_one_of_many,
            is_self: relation.child.id == relation.parent,
        };
        let own = relation.key.inverse.clone();
        let wishes: Vec<String> =
            own.into_iter().chain(other.wishes()).map(|wish| names::field_name(&wish)).collect();
        let wishes: Vec<&str> = wishes.iter().map(String::as_str).collect();
        self.claim(relation.parent, &wishes)
    }

    /// The actions that Prisma would not take by itself.
    fn actions(&self, relation: &Relation) -> Vec<String> {
        let usual = match relation.is_optional {
            true => ReferentialAction::SetNull,
            false => ReferentialAction::Restrict,
        };
        let some = |name: &str, action: Option<ReferentialAction>, usual: ReferentialAction| {
            // A logical key without an action has none in the database that Prisma could differ from.
            let otherwise = if relation.key.logical { usual } else { ReferentialAction::NoAction };
            let action = action.unwrap_or(otherwise);
            (action != usual).then(|| [name, ": ", word(action)].concat())
        };
        let deleted = relation.key.on_delete.filter(|action| {
            *action != ReferentialAction::SetNull
                || relation.is_optional
                || self.provider.set_null_of_required
        });
        let on_delete = some("onDelete", deleted, usual);
        let on_update = some("onUpdate", relation.key.on_update, ReferentialAction::Cascade);
        on_delete.into_iter().chain(on_update).collect()
    }
}

fn pair(relation: &Relation) -> (TableId, TableId) {
    let (one, other) = (relation.child.id, relation.parent);
    if one <= other { (one, other) } else { (other, one) }
}

fn word(action: ReferentialAction) -> &'static str {
    match action {
        ReferentialAction::NoAction => "NoAction",
        ReferentialAction::Restrict => "Restrict",
        ReferentialAction::Cascade => "Cascade",
        ReferentialAction::SetNull => "SetNull",
        ReferentialAction::SetDefault => "SetDefault",
    }
}

fn has_options(key: &ForeignKey) -> bool {
    key.deferrable != Deferrability::default()
        || key.not_valid
        || !key.on_delete_columns.is_empty()
        || key.match_type.is_some_and(|match_type| match_type != crowfoot_model::MatchType::Simple)
        || !key.clauses.is_empty()
}
