//! New ids, in the order in which a link has them: they need not be told then.

use crowfoot_model::json::{Node, Number, Value};

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

/// A design with ids from 1, in the order of the walk. What it says is the same.
pub(super) fn renumbered(design: &Value) -> Value {
    let mut order = Vec::new();
    order_of(design, &mut |id| order.push(id));
    let mut ids: Vec<(u64, u64)> = Vec::with_capacity(order.len());
    ids.extend(order.into_iter().zip(1..));
    // The first of those that are the same counts.
    ids.sort_unstable();
    ids.dedup_by_key(|(old, _)| *old);
    let mut design = design.clone();
    apply(&mut design, "", &ids);
    design
}

fn apply(node: &mut Value, field: &str, ids: &[(u64, u64)]) {
    match node {
        Node::Number(Number::Unsigned(id)) if holds_ids(field) => {
            // What refers to nothing goes on doing so.
            *id = match ids.binary_search_by_key(&*id, |(old, _)| *old) {
                Ok(at) => ids[at].1,
                Err(_) => ids.len() as u64 + 1 + *id,
            };
        }
        Node::Array(elements) => elements.iter_mut().for_each(|own| apply(own, field, ids)),
        Node::Object(fields) => fields.iter_mut().for_each(|(name, own)| apply(own, name, ids)),
        _ => {}
    }
}
