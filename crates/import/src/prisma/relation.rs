//! Foreign keys, and join tables of many-to-many relations.

use crowfoot_dialect::naming::prisma as names;
use crowfoot_dialect::script::GeneratedNames;
use std::collections::{BTreeMap, BTreeSet};

use crowfoot_model::{Column, ColumnId, ReferentialAction, TableId};

use super::apply::Maker;
use super::attribute::{Attribute, Value, find};
use super::read::{Field, Model, Schema};
use crate::declare::relation::{Foreign, add};
use crate::draft::{
    ColumnDraft, ConstraintDraft, Element, IndexDraft, KeyDraft, Qualified, RuleDraft, TableDraft,
};

/// Sides of relations: fields by their model, the related model, and the name of the relation.
type Sides<'s> = BTreeMap<(&'s str, &'s str, String), Vec<&'s Field>>;

/// Creates the relations of a schema.
pub(super) fn apply(maker: &mut Maker<'_, '_>, schema: &Schema) {
    let names: BTreeSet<&str> = schema.models.iter().map(|model| model.name.as_str()).collect();
    let mut seen = BTreeSet::new();
    let mut sides: Sides<'_> = BTreeMap::new();
    let mut made = Vec::new();
    // Of two models with the same name the first wins.
    let models: Vec<&Model> = schema.models.iter().filter(|model| seen.insert(&model.name)).collect();
    for model in &models {
        for field in model.fields.iter().filter(|field| names.contains(field.type_name.as_str())) {
            let relation = find(&field.attributes, "relation");
            match relation.filter(|relation| relation.named("fields").is_some()) {
                Some(relation) => {
                    let name = relation.first_text("name").unwrap_or_default();
                    made.extend(
                        foreign_key(maker, model, field, relation).map(|key| (model, field, name, key)),
                    );
                }
                None => {
                    let name = relation.and_then(|relation| relation.first_text("name")).unwrap_or_default();
                    let key = (model.name.as_str(), field.type_name.as_str(), name);
                    sides.entry(key).or_default().push(field);
                }
            }
        }
    }
    for (model, field, name, (table, key)) in made {
        let opposite = sides.get(&(field.type_name.as_str(), model.name.as_str(), name));
        let inverse = opposite.and_then(|fields| fields.first()).map(|field| field.name.clone());
        let Some(table) = maker.catalog.table_mut(table) else { continue };
        if let Some(key) = table.foreign_keys.get_mut(key) {
            key.relation = Some(field.name.clone());
            key.inverse = inverse;
        }
    }
    for model in &models {
        many_to_many(maker, model, &sides);
    }
    if let Some(entry) = schema.relation_mode {
        maker.catalog.make_keys_logical();
        let told =
            "relationMode is prisma, so Prisma creates no foreign keys: every relation is a logical key.";
        maker.account.say(entry, told);
    }
}

/// Creates a foreign key. Returns its table, and its place there.
fn foreign_key(
    maker: &mut Maker<'_, '_>,
    model: &Model,
    field: &Field,
    relation: &Attribute,
) -> Option<(TableId, usize)> {
    let fields = relation.named("fields").map(Value::words).unwrap_or_default();
    let references = relation.named("references").map(Value::words).unwrap_or_default();
    let (Some(child), Some(parent)) = (maker.models.get(&model.name), maker.models.get(&field.type_name))
    else {
        return None;
    };
    let unknown = fields.iter().find(|name| !child.columns.contains_key(*name));
    if let Some(unknown) = unknown.or_else(|| fields.is_empty().then_some(&field.name)) {
        let told = format!("Skipped: the relation {}, whose field {unknown} does not exist.", field.name);
        maker.account.say(model.entry, told);
        return None;
    }
    let columns = child.columns_of(&fields);
    let target_columns =
        if references.is_empty() { parent.key.clone() } else { parent.columns_of(&references) };
    let is_required = fields.iter().any(|name| child.required.contains(name));
    let action = |key: &str| relation.named(key).and_then(Value::as_word).and_then(action);
    let implicit = if is_required { ReferentialAction::Restrict } else { ReferentialAction::SetNull };
    let limit = maker.provider.name_limit();
    let name = relation.text("map").unwrap_or_else(|| names::foreign_key(&child.name.name, &columns, limit));
    let key = Foreign {
        name: Some(name),
        columns,
        target: parent.name.clone(),
        target_columns,
        on_delete: Some(action("onDelete").unwrap_or(implicit)),
        on_update: Some(action("onUpdate").unwrap_or(ReferentialAction::Cascade)),
    };
    let table = child.table;
    add(&mut maker.catalog, table, key, maker.account, model.entry);
    Some((table, maker.catalog.table_mut(table)?.foreign_keys.len().checked_sub(1)?))
}

fn action(word: &str) -> Option<ReferentialAction> {
    Some(match word {
        "Cascade" => ReferentialAction::Cascade,
        "Restrict" => ReferentialAction::Restrict,
        "NoAction" => ReferentialAction::NoAction,
        "SetNull" => ReferentialAction::SetNull,
        "SetDefault" => ReferentialAction::SetDefault,
        _ => return None,
    })
}

/// The join tables for lists of a model whose other side is a list as well.
fn many_to_many(maker: &mut Maker<'_, '_>, model: &Model, sides: &Sides<'_>) {
    let own = sides
        .range((model.name.as_str(), "", String::new())..)
        .take_while(|((owner, ..), _)| *owner == model.name);
    for ((_, other, name), fields) in own {
        let lists = fields.iter().filter(|field| field.list).count();
        let is_self = *other == model.name;
        let opposite = sides.get(&(*other, model.name.as_str(), name.clone()));
        let opposite = opposite.into_iter().flatten().any(|field| field.list);
        // Each pair once, from the first of both models.
        if lists == 0 || !opposite || (!is_self && *other < model.name.as_str()) || (is_self && lists < 2) {
            continue;
        }
        let (Some(a), Some(b)) = (maker.models.get(&model.name), maker.models.get(*other)) else { continue };
        let (a, b) = ((a.name.clone(), a.key.clone(), a.table), (b.name.clone(), b.key.clone(), b.table));
        if a.1.len() != 1 || b.1.len() != 1 {
            let told =
                format!("Skipped: many-to-many with {other}, which needs a single-column primary key.");
            maker.account.say(model.entry, told);
            continue;
        }
        let wish = if name.is_empty() { format!("{}To{other}", model.name) } else { name.clone() };
        join(maker, model, Qualified { schema: a.0.schema.clone(), name: format!("_{wish}") }, [a, b]);
    }
}

type JoinSide = (Qualified, Vec<String>, crowfoot_model::TableId);

fn join(maker: &mut Maker<'_, '_>, model: &Model, name: Qualified, sides: [JoinSide; 2]) {
    if maker.catalog.relation(&name).is_some() {
        let told = format!("Skipped: the join table {} for many-to-many, which already exists.", name.name);
        return maker.account.say(model.entry, told);
    }
    let mut draft = TableDraft { name: name.clone(), ..TableDraft::default() };
    draft.options = super::apply::options(maker.catalog.dialect);
    for (letter, (_, key, table)) in ["A", "B"].into_iter().zip(&sides) {
        let mut column = Column::new(ColumnId(0), letter).required();
        let target = maker.catalog.table_by_id(*table).zip(key.first());
        let target = target.and_then(|(table, name)| table.column_named(name));
        column.data_type = target.and_then(|column| column.data_type.clone());
        let column = ColumnDraft { column, constraints: Vec::new(), position: None };
        draft.elements.push(Element::Column(Box::new(column)));
    }
    let both = || vec![KeyDraft::column("A"), KeyDraft::column("B")];
    let (key_name, key) = if maker.catalog.server().generated_names == GeneratedNames::OfColumns {
        (format!("{}_AB_pkey", name.name), RuleDraft::PrimaryKey { keys: both(), include: Vec::new() })
    } else {
        let index = IndexDraft { unique: true, keys: both(), ..IndexDraft::default() };
        (format!("{}_AB_unique", name.name), RuleDraft::Index(index))
    };
    let second = IndexDraft { keys: vec![KeyDraft::column("B")], ..IndexDraft::default() };
    let keys = [(key_name, key), (format!("{}_B_index", name.name), RuleDraft::Index(second))];
    for (name, rule) in keys {
        draft.elements.push(Element::Constraint(ConstraintDraft::new(Some(name), rule)));
    }
    let mut notes = Vec::new();
    let id = maker.catalog.create_table(draft, &mut notes);
    maker.account.say(model.entry, format!("Many-to-many: added the join table {}.", name.name));
    maker.account.locate(id, None, maker.account.place(model.entry));
    for (letter, (target, key, _)) in ["A", "B"].into_iter().zip(sides) {
        let foreign = Foreign {
            name: Some(format!("{}_{letter}_fkey", name.name)),
            columns: vec![letter.to_owned()],
            target,
            target_columns: key,
            on_delete: Some(ReferentialAction::Cascade),
            on_update: Some(ReferentialAction::Cascade),
        };
        add(&mut maker.catalog, id, foreign, maker.account, model.entry);
    }
}
