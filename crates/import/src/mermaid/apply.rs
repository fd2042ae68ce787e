//! Entities into tables.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_dialect::spec;
use crowfoot_model::{Column, ColumnId, DataType, Dialect, Document, TableId};

use super::attribute::Attribute;
use super::enums::Enums;
use super::read::Diagram;
use super::relation::{self, Choice};
use super::statement::Relation;
use crate::catalog::Catalog;
use crate::declare::account::{Account, Entry};
use crate::declare::extras::{self, Extras, Group};
use crate::declare::relation::{Foreign, JoinEnd, add, join};
use crate::declare::types::{Translations, read_known_type};
use crate::draft::{ColumnDraft, ConstraintDraft, Element, KeyDraft, Qualified, RuleDraft, TableDraft};
use crate::source::Place;

/// The document of the diagrams. Mermaid has no dialects; types are read as those of PostgreSQL.
pub(super) fn document(mut diagram: Diagram, name: &str, account: &mut Account<'_>) -> Document {
    let mut catalog = Catalog::with_known_types(Dialect::Postgres);
    let enums = Enums::take(&mut diagram, &mut catalog, account);
    let mut maker = Maker { catalog, account, enums, tables: Vec::new() };
    maker.plan(&mut diagram);
    let choices = maker.choose(&diagram);
    maker.tables(&diagram, &choices);
    for (at, (relation, entry)) in diagram.relations.iter().enumerate() {
        maker.relation(&diagram, relation, choices.get(at), *entry);
    }
    let table = |entity: &usize| maker.tables.get(*entity).filter(|plan| !plan.is_enum).map(|plan| plan.id);
    let groups = diagram.groups.iter().filter(|(_, members)| !members.is_empty()).map(|(name, members)| {
        Group { name: name.clone(), color: None, tables: members.iter().filter_map(table).collect() }
    });
    let extras = Extras {
        name: diagram.title.take(),
        rationale: diagram.description.take(),
        notes: std::mem::take(&mut diagram.notes),
        groups: groups.collect(),
        colors: Vec::new(),
    };
    extras::finish(maker.catalog, extras, name)
}

struct Maker<'m, 'p> {
    catalog: Catalog,
    account: &'m mut Account<'p>,
    enums: Enums,
    /// One for each entity, in their order.
    tables: Vec<Plan>,
}

/// A future table.
pub(super) struct Plan {
    id: TableId,
    /// Whether it is a type instead of a table.
    is_enum: bool,
    entry: Entry,
    pub(super) name: Qualified,
    comment: Option<String>,
    pub(super) columns: Vec<Planned>,
    /// Names of the columns, to find them.
    known: BTreeMap<String, usize>,
}

/// A future column.
pub(super) struct Planned {
    pub(super) attribute: Attribute,
    /// The entity that its name refers to.
    pub(super) stem: Option<String>,
    /// `None` if the diagram does not say.
    pub(super) data_type: Option<DataType>,
    not_null: bool,
    /// Explicitly nullable.
    pub(super) nullable: bool,
}

impl Plan {
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.known.get(name).copied()
    }

    /// The columns with the mark of a primary key.
    pub(super) fn key(&self) -> Vec<String> {
        let key = self.columns.iter().filter(|column| column.attribute.primary_key);
        key.map(|column| column.attribute.name.clone()).collect()
    }

    /// The columns with the mark of a unique key.
    pub(super) fn uniques(&self) -> Vec<String> {
        let unique = self.columns.iter().filter(|column| column.attribute.unique);
        unique.map(|column| column.attribute.name.clone()).collect()
    }

    pub(super) fn add(&mut self, attribute: Attribute, data_type: Option<DataType>) -> usize {
        let number = self.columns.len();
        self.known.insert(attribute.name.clone(), number);
        let stem = relation::stem(&attribute.name);
        self.columns.push(Planned { attribute, stem, data_type, not_null: false, nullable: false });
        number
    }

    /// Inserts a column before all others.
    pub(super) fn add_first(&mut self, attribute: Attribute, data_type: Option<DataType>) {
        self.add(attribute, data_type);
        self.columns.rotate_right(1);
        let names = self.columns.iter().enumerate();
        self.known = names.map(|(at, column)| (column.attribute.name.clone(), at)).collect();
    }

    pub(super) fn require(&mut self, name: &str) {
        if let Some(column) = self.column(name).and_then(|at| self.columns.get_mut(at)) {
            column.not_null = !column.nullable;
        }
    }
}

impl Maker<'_, '_> {
    fn plan(&mut self, diagram: &mut Diagram) {
        let says_one = |attribute: &Attribute, words: &[&str]| {
            let comment = attribute.comment.as_deref().map(str::trim);
            comment.is_some_and(|comment| words.iter().any(|word| comment.eq_ignore_ascii_case(word)))
        };
        let is_nullable = |attribute: &Attribute| says_one(attribute, &["nullable", "null", "optional"]);
        let is_required = |attribute: &Attribute| says_one(attribute, &["required", "not null", "mandatory"]);
        // If some columns are marked, this applies to the others as well.
        let is_said = |attribute: &Attribute| says_one(attribute, &["nullable", "optional"]);
        let says = diagram.entities.iter().any(|entity| entity.attributes.iter().any(is_said));
        let (mut told, mut translations) = (false, Translations::default());
        for entity in &mut diagram.entities {
            let name = qualified(entity.alias.as_deref().unwrap_or(&entity.name));
            let mut plan = Plan {
                id: TableId(0),
                is_enum: self.enums.has(&entity.name),
                entry: entity.entry,
                name,
                comment: entity.comment.take(),
                columns: Vec::new(),
                known: BTreeMap::new(),
            };
            if plan.is_enum {
                self.tables.push(plan);
                continue;
            }
            let mut untyped = Vec::new();
            for mut attribute in std::mem::take(&mut entity.attributes) {
                // The same entity is often drawn in several diagrams.
                if let Some(known) = plan.column(&attribute.name).and_then(|at| plan.columns.get_mut(at)) {
                    known.attribute.primary_key |= attribute.primary_key;
                    known.attribute.foreign_key |= attribute.foreign_key;
                    known.attribute.unique |= attribute.unique;
                    continue;
                }
                let (nullable, required) = (is_nullable(&attribute), is_required(&attribute));
                if nullable || required {
                    attribute.comment = None;
                }
                let text = attribute.type_text.clone();
                let named = self.enums.named(&text);
                let data_type = (!text.is_empty() && text != "unknown" && named.is_none())
                    .then(|| translations.read(&text, Dialect::Postgres, read_known_type));
                if text.is_empty() {
                    untyped.push(attribute.name.clone());
                }
                if let Some(read) = &data_type {
                    translations.add(&text, read, Dialect::Postgres);
                }
                let number = plan.add(attribute, data_type.map(|read| read.data_type).or(named));
                if let Some(column) = plan.columns.get_mut(number) {
                    column.nullable = nullable;
                    column.not_null = required || (says && !nullable);
                    told |= column.not_null && !required;
                }
            }
            if !untyped.is_empty() {
                self.account.say(entity.entry, format!("No type given: {}.", untyped.join(", ")));
            }
            if let Some(told) = translations.tell() {
                self.account.say(entity.entry, told);
            }
            self.tables.push(plan);
        }
        if let Some(first) = diagram.entities.first().filter(|_| told) {
            let told = "Some columns are marked nullable, so all others became NOT NULL.";
            self.account.say(first.entry, told);
        }
    }

    /// Finds the columns of each relation, and creates missing ones.
    fn choose(&mut self, diagram: &Diagram) -> Vec<Choice> {
        let ends: Vec<_> = diagram
            .relations
            .iter()
            .map(|(relation, _)| (diagram.entity(&relation.left), diagram.entity(&relation.right)))
            .collect();
        let relations: Vec<&Relation> = diagram.relations.iter().map(|(relation, _)| relation).collect();
        let entries: Vec<Entry> = diagram.relations.iter().map(|(_, entry)| *entry).collect();
        let mut say = |at: usize, text: String| {
            if let Some(entry) = entries.get(at) {
                self.account.say(*entry, text);
            }
        };
        relation::choose(&mut self.tables, &relations, &ends, &mut say)
    }

    fn tables(&mut self, diagram: &Diagram, choices: &[Choice]) {
        let mut singles: BTreeSet<(usize, &[String])> = BTreeSet::new();
        for (choice, (relation, _)) in choices.iter().zip(&diagram.relations) {
            if let Choice::Foreign { child, columns, .. } = choice
                && !relation.left_end.is_many()
                && !relation.right_end.is_many()
            {
                singles.insert((*child, columns));
            }
        }
        for (number, plan) in self.tables.iter_mut().enumerate().filter(|(_, plan)| !plan.is_enum) {
            let mut draft =
                TableDraft { name: plan.name.clone(), comment: plan.comment.take(), ..TableDraft::default() };
            let key = plan.key();
            if !key.is_empty() {
                let keys = key.iter().map(KeyDraft::column).collect();
                let rule = RuleDraft::PrimaryKey { keys, include: Vec::new() };
                draft.elements.push(Element::Constraint(ConstraintDraft::new(None, rule)));
            }
            let mut uniques: BTreeSet<Vec<String>> = BTreeSet::new();
            for planned in &plan.columns {
                let attribute = &planned.attribute;
                let mut column = Column::new(ColumnId(0), attribute.name.as_str());
                column.data_type = planned.data_type.clone();
                column.not_null = planned.not_null;
                column.comment = attribute.comment.clone();
                if attribute.unique {
                    uniques.insert(vec![attribute.name.clone()]);
                }
                let column = ColumnDraft { column, constraints: Vec::new(), position: None };
                draft.elements.push(Element::Column(Box::new(column)));
            }
            let own = singles.range((number, &[][..])..).take_while(|(child, _)| *child == number);
            uniques.extend(own.map(|(_, columns)| columns.to_vec()).filter(|columns| *columns != key));
            for columns in uniques {
                let keys = columns.into_iter().map(KeyDraft::column).collect();
                let rule = RuleDraft::Unique { keys, include: Vec::new(), nulls_not_distinct: false };
                draft.elements.push(Element::Constraint(ConstraintDraft::new(None, rule)));
            }
            let mut notes = Vec::new();
            // Two entities may have the same name: "a.b" and a.b.
            while self.catalog.relation(&draft.name).is_some() {
                draft.name.name.push('_');
                plan.name.name.push('_');
            }
            plan.id = self.catalog.create_table(draft, &mut notes);
            notes.iter().for_each(|note| self.account.say(plan.entry, note));
            let place = self.account.place(plan.entry);
            self.account.locate(plan.id, None, place);
            for planned in plan.columns.iter().filter(|planned| planned.attribute.line > 0) {
                let place = Place { line: planned.attribute.line, ..place };
                self.account.locate(plan.id, Some(&planned.attribute.name), place);
            }
        }
    }

    fn relation(&mut self, diagram: &Diagram, relation: &Relation, choice: Option<&Choice>, entry: Entry) {
        match choice {
            Some(Choice::Foreign { child, columns, parent, targets }) => {
                let (Some(child), Some(parent)) = (self.tables.get(*child), self.tables.get(*parent)) else {
                    return;
                };
                let key = Foreign {
                    name: None,
                    columns: columns.clone(),
                    target: parent.name.clone(),
                    target_columns: targets.clone(),
                    on_delete: None,
                    on_update: None,
                };
                add(&mut self.catalog, child.id, key, self.account, entry);
            }
            Some(Choice::Join) => {
                let plan = |name: &str| diagram.entity(name).and_then(|entity| self.tables.get(entity));
                let (Some(left), Some(right)) = (plan(&relation.left), plan(&relation.right)) else { return };
                let key = |plan: &Plan| {
                    if plan.key().is_empty() {
                        plan.uniques().into_iter().take(1).collect()
                    } else {
                        plan.key()
                    }
                };
                let (left_key, right_key): (Vec<String>, Vec<String>) = (key(left), key(right));
                let end = |plan: &Plan, columns| JoinEnd {
                    table: plan.id,
                    columns,
                    names: Some(relation::generated_names(&plan.name.name, columns)),
                };
                let ends = [end(left, &left_key), end(right, &right_key)];
                join(&mut self.catalog, ends, None, self.account, entry);
            }
            Some(Choice::Same) | None => {}
        }
    }
}

/// `schema.table`; with more dots, or none, the whole is the name of the table.
fn qualified(name: &str) -> Qualified {
    match name.split_once('.') {
        Some((schema, table)) if !schema.is_empty() && !table.is_empty() && !table.contains('.') => {
            Qualified { schema: Some(schema.to_owned()), name: table.to_owned() }
        }
        _ => Qualified { schema: None, name: name.to_owned() },
    }
}

/// The type of a created key.
pub(super) fn key_type() -> DataType {
    spec(Dialect::Postgres).ulid_type()
}
