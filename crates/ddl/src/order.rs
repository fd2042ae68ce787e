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
pub(crate) fn parents(table: &Table) -> impl Iterator<Item = TableId> + '_ {
    let partitioned = table.partition_of.as_ref().map(|partition| partition.table);
    table.inherits.iter().copied().chain(partitioned)
}

/// Views so that each comes after those whose names its query mentions.
pub(crate) fn views(document: &Document) -> Vec<&Arc<View>> {
    let views: Vec<&Arc<View>> = document.views().collect();
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, view) in views.iter().enumerate() {
        by_name.entry(&view.name).or_default().push(at);
    }
    let mentioned = |at: usize| {
        let query = views.get(at).map_or("", |view| view.query.as_str());
        words(query).filter_map(|word| by_name.get(word)).flatten().copied()
    };
    sorted(views.len(), mentioned).into_iter().filter_map(|at| views.get(at).copied()).collect()
}

/// Places so that each comes after those that it needs, and otherwise in their order. Of those that need each other in
/// a circle, the first comes first.
fn sorted<N: Iterator<Item = usize>>(count: usize, needs: impl Fn(usize) -> N) -> Vec<usize> {
    let mut waiting: Vec<BTreeSet<usize>> = Vec::with_capacity(count);
    let mut dependents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..count {
        let needed: BTreeSet<usize> = needs(at).filter(|other| *other != at).collect();
        for other in &needed {
            dependents.entry(*other).or_default().push(at);
        }
        waiting.push(needed);
    }
    let mut remaining: BTreeSet<usize> = (0..count).collect();
    let mut ready: BTreeSet<usize> =
        (waiting.iter().enumerate()).filter(|(_, needed)| needed.is_empty()).map(|(at, _)| at).collect();
    let mut order = Vec::with_capacity(count);
    while let Some(next) = ready.pop_first().or_else(|| remaining.first().copied()) {
        remaining.remove(&next);
        order.push(next);
        for dependent in dependents.remove(&next).unwrap_or_default() {
            if let Some(needed) = waiting.get_mut(dependent) {
                needed.remove(&next);
                if needed.is_empty() && remaining.contains(&dependent) {
                    ready.insert(dependent);
                }
            }
        }
    }
    order
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$')
}

/// A type of the document that is made of others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MadeType {
    Domain(crowfoot_model::DomainId),
    Composite(crowfoot_model::CompositeId),
}

/// Domains and composite types so that each comes after the types it is made of.
pub(crate) fn made_types(document: &Document) -> Vec<MadeType> {
    let made: Vec<MadeType> = (document.composites().map(|c| MadeType::Composite(c.id)))
        .chain(document.domains().map(|d| MadeType::Domain(d.id)))
        .collect();
    let places: BTreeMap<MadeType, usize> = made.iter().enumerate().map(|(at, made)| (*made, at)).collect();
    let needed = |at: usize| {
        let parts = made.get(at).map(|made| parts(document, *made)).unwrap_or_default();
        parts.into_iter().filter_map(|part| places.get(&part).copied())
    };
    sorted(made.len(), needed).into_iter().filter_map(|at| made.get(at).copied()).collect()
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
