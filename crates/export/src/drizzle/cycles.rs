//! Which tables refer to each other in cycles, where TypeScript cannot infer the types by itself.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_model::{Document, TableId};

/// The cycle of each table: two tables are in the same one when each leads to the other. Iterative, so that a long
/// chain of tables does not exhaust the stack.
pub(super) fn cycles(document: &Document) -> BTreeMap<TableId, usize> {
    let outgoing = |id: TableId| -> Vec<TableId> {
        let keys = document.table(id).map_or(&[][..], |table| &table.foreign_keys);
        keys.iter().filter_map(|key| key.target_table()).collect()
    };
    let incoming = |id: TableId| document.referring_to(id).map(|(table, _)| table).collect();
    // Kosaraju: finish order along the arrows, then trees against them.
    let mut finished = Vec::new();
    let mut seen = BTreeSet::new();
    for table in document.tables() {
        walk(table.id, &outgoing, &mut seen, |id| finished.push(id));
    }
    let mut cycles = BTreeMap::new();
    seen.clear();
    for (number, id) in finished.into_iter().rev().enumerate() {
        walk(id, &incoming, &mut seen, |id| {
            cycles.insert(id, number);
        });
    }
    cycles
}

/// Visits what can be reached from `start` and has not been seen, each after all that it leads to.
fn walk(
    start: TableId,
    next: &dyn Fn(TableId) -> Vec<TableId>,
    seen: &mut BTreeSet<TableId>,
    mut leave: impl FnMut(TableId),
) {
    if !seen.insert(start) {
        return;
    }
    let mut path = vec![(start, next(start))];
    while let Some((id, rest)) = path.last_mut() {
        match rest.pop() {
            Some(other) => {
                if seen.insert(other) {
                    path.push((other, next(other)));
                }
            }
            None => {
                leave(*id);
                path.pop();
            }
        }
    }
}
