//! New ids, in the order in which a link has them: they need not be told then.

use crowfoot_model::json::{Node, Number};

use super::order::order_of;

/// Whether numbers under this field are ids.
pub fn holds_ids(field: &str) -> bool {
    matches!(
        field,
        "id" | "schema"
            | "columns"
            | "table"
            | "foreignKey"
            | "column"
            | "include"
            | "inherits"
            | "enum"
            | "domain"
            | "composite"
            | "diagram"
            | "view"
            | "note"
            | "area"
            | "part"
            | "onDeleteColumns"
            | "equality"
            | "range"
            | "determinant"
            | "dependent"
    )
}

/// Gives a design ids from 1, in the order of the walk. What it says is the same.
pub(super) fn renumber(design: &mut Node<'_>) {
    let mut order = Vec::new();
    order_of(design, &mut |id| order.push(id));
    let mut ids: Vec<(u64, u64)> = Vec::with_capacity(order.len());
    ids.extend(order.into_iter().zip(1..));
    // The first of those that are the same counts.
    ids.sort_unstable();
    ids.dedup_by_key(|(old, _)| *old);
    // What refers to nothing goes on doing so: by numbers behind the others, in their order, so that they stay when
    // this is done again.
    let mut missing = Vec::new();
    each(design, "", &mut |id| {
        if ids.binary_search_by_key(id, |(old, _)| *old).is_err() {
            missing.push(*id);
        }
    });
    missing.sort_unstable();
    missing.dedup();
    let first = ids.len() as u64 + 1;
    ids.extend(missing.into_iter().zip(first..));
    ids.sort_unstable();
    each(design, "", &mut |id| {
        if let Ok(at) = ids.binary_search_by_key(id, |(old, _)| *old) {
            *id = ids[at].1;
        }
    });
}

/// Calls `visit` with each number that is an id.
fn each(node: &mut Node<'_>, field: &str, visit: &mut dyn FnMut(&mut u64)) {
    match node {
        Node::Number(Number::Unsigned(id)) if holds_ids(field) => visit(id),
        Node::Array(elements) => elements.iter_mut().for_each(|own| each(own, field, visit)),
        Node::Object(fields) => fields.iter_mut().for_each(|(name, own)| each(own, name, visit)),
        _ => {}
    }
}
