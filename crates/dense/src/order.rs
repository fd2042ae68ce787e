//! The order in which the parts of a design are coded.

use crowfoot_model::json::Node;

/// The fields of a table, in the passes in which they are coded: what is referred to comes before what refers.
pub(super) const PASSES: [&[&str]; 3] =
    [&["schema", "name"], &["id", "comment", "columns"], &["primaryKey", "uniques"]];

/// How many records a design has; a table counts in each of its passes.
pub(super) fn steps_of(design: &Node<'_>) -> usize {
    let Node::Object(lists) = design else { return 0 };
    let passes = |name: &str| if name == "tables" { PASSES.len() + 1 } else { 1 };
    lists.iter().map(|(name, list)| list.elements().len() * passes(name)).sum()
}

/// Calls `visit` with each id of a design, in the order in which they are coded.
pub(super) fn order_of(design: &Node<'_>, visit: &mut dyn FnMut(u64)) {
    let Node::Object(lists) = design else { return };
    for (name, list) in lists {
        if name != "tables" {
            new_ids(list, visit);
            continue;
        }
        for pass in 0..=PASSES.len() {
            let fields = list.elements().iter().filter_map(|table| match table {
                Node::Object(fields) => Some(fields),
                _ => None,
            });
            for (name, value) in fields.flatten() {
                let own = PASSES.iter().position(|names| names.contains(&&**name)).unwrap_or(PASSES.len());
                match value {
                    Node::Number(_) if own == pass && name == "id" => {
                        visit(value.as_u64().unwrap_or_default());
                    }
                    _ if own == pass => new_ids(value, visit),
                    _ => {}
                }
            }
        }
    }
}

fn new_ids(node: &Node<'_>, visit: &mut dyn FnMut(u64)) {
    match node {
        Node::Array(elements) => elements.iter().for_each(|own| new_ids(own, visit)),
        Node::Object(fields) => {
            for (name, value) in fields {
                match value.as_u64() {
                    Some(id) if name == "id" => visit(id),
                    _ => new_ids(value, visit),
                }
            }
        }
        _ => {}
    }
}
