//! The order in which things can be created.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crowfoot_model::{DataType, Document, Table, TableId, View};

/// Tables so that each comes after those it refers to, where no cycle prevents that; otherwise in the order of their
/// ids. Parents of partitions and children always come first, unless the document has them in a cycle.
pub(crate) fn tables(document: &Document) -> Vec<&Arc<Table>> {
    let mut waiting: BTreeMap<TableId, BTreeSet<TableId>> = BTreeMap::new();
    let mut dependents: BTreeMap<TableId, Vec<TableId>> = BTreeMap::new();
    for table in document.tables() {
        let targets = table.foreign_keys.iter().filter_map(|key| key.target_table());
        let needed: BTreeSet<TableId> = (targets.chain(parents(table)))
            .filter(|target| *target != table.id && document.table(*target).is_some())
            .collect();
        for target in &needed {
            dependents.entry(*target).or_default().push(table.id);
        }
        waiting.insert(table.id, needed);
    }
    let mut ready: BTreeSet<TableId> =
        waiting.iter().filter(|(_, needed)| needed.is_empty()).map(|(id, _)| *id).collect();
    let mut done: BTreeSet<TableId> = BTreeSet::new();
    let mut order = Vec::with_capacity(waiting.len());
    while done.len() < waiting.len() {
        let next = ready.pop_first().or_else(|| {
            let has_parents = |id: &TableId| {
                let Some(table) = document.table(*id) else { return true };
                parents(table).all(|parent| done.contains(&parent) || document.table(parent).is_none())
            };
            let remaining = || waiting.keys().filter(|id| !done.contains(id));
            remaining().find(|id| has_parents(id)).or_else(|| remaining().next()).copied()
        });
        let Some(next) = next else { break };
        if !done.insert(next) {
            continue;
        }
        order.extend(document.table(next));
        for dependent in dependents.get(&next).into_iter().flatten() {
            if let Some(needed) = waiting.get_mut(dependent) {
                needed.remove(&next);
                if needed.is_empty() && !done.contains(dependent) {
                    ready.insert(*dependent);
                }
            }
        }
    }
    order
}

/// The tables that have to exist before this one can.
fn parents(table: &Table) -> impl Iterator<Item = TableId> + '_ {
    let partitioned = table.partition_of.as_ref().map(|partition| partition.table);
    table.inherits.iter().copied().chain(partitioned)
}

/// Views so that each comes after those whose names its query mentions.
pub(crate) fn views(document: &Document) -> Vec<&Arc<View>> {
    let mut remaining: Vec<&Arc<View>> = document.views().collect();
    let mentions: BTreeMap<_, BTreeSet<&str>> =
        remaining.iter().map(|view| (view.id, words(&view.query).collect())).collect();
    let mut order = Vec::with_capacity(remaining.len());
    while !remaining.is_empty() {
        let is_free = |view: &&Arc<View>| {
            !remaining.iter().any(|other| {
                other.id != view.id
                    && mentions.get(&view.id).is_some_and(|words| words.contains(other.name.as_str()))
            })
        };
        let next = remaining.iter().position(is_free).unwrap_or(0);
        order.push(remaining.remove(next));
    }
    order
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$')
}

/// A type of the document that is made of others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum MadeType {
    Domain(crowfoot_model::DomainId),
    Composite(crowfoot_model::CompositeId),
}

/// Domains and composite types so that each comes after the types it is made of.
pub(crate) fn made_types(document: &Document) -> Vec<MadeType> {
    let mut remaining: Vec<MadeType> = (document.composites().map(|c| MadeType::Composite(c.id)))
        .chain(document.domains().map(|d| MadeType::Domain(d.id)))
        .collect();
    let mut order = Vec::with_capacity(remaining.len());
    while !remaining.is_empty() {
        let is_free = |made: &MadeType| {
            let parts = parts(document, *made);
            !parts.iter().any(|part| part != made && remaining.contains(part))
        };
        let next = remaining.iter().position(is_free).unwrap_or(0);
        order.push(remaining.remove(next));
    }
    order
}

fn parts(document: &Document, made: MadeType) -> Vec<MadeType> {
    let one = |data_type: &DataType| match data_type.element() {
        DataType::Domain(id) => Some(MadeType::Domain(*id)),
        DataType::Composite(id) => Some(MadeType::Composite(*id)),
        _ => None,
    };
    match made {
        MadeType::Domain(id) => {
            document.domain(id).and_then(|domain| one(&domain.base)).into_iter().collect()
        }
        MadeType::Composite(id) => document
            .composite(id)
            .map(|composite| composite.fields.iter().filter_map(|field| one(&field.data_type)).collect())
            .unwrap_or_default(),
    }
}
