//! The merge of two versions that come from a known one.

use crowfoot_compact::VecSet;

use super::parts::{PartKey, Parts};
use crate::file::{record_value, value_record};
use crate::json::Value;
use crate::{Record, RecordKey};

/// `ours` with what `theirs` changed of `base`. Where both changed a part, it is theirs.
pub(crate) fn three_way(
    key: RecordKey,
    base: Option<&Record>,
    ours: Option<&Record>,
    theirs: Option<&Record>,
) -> Option<Record> {
    let (base, ours, theirs) = match (base, ours, theirs) {
        (_, _, None) | (Some(_), None, _) => return None,
        (None, _, Some(theirs)) => return Some(theirs.clone()),
        (Some(base), Some(ours), Some(_)) if base == ours => return theirs.cloned(),
        (Some(base), Some(ours), Some(theirs)) => (base, ours, theirs),
    };
    let [base, mut merged, theirs] = [base, ours, theirs].map(|record| Parts::of(&record_value(record)));
    for (part, value) in theirs.values.iter() {
        if base.values.get(part) != Some(value) {
            merged.values.insert(part.clone(), value.clone());
        }
    }
    for part in base.values.keys() {
        if theirs.values.get(part).is_none() {
            merged.values.remove(part);
        }
    }
    let none = Vec::new();
    for list in theirs.lists.keys() {
        let before = base.lists.get(list).unwrap_or(&none);
        let after = theirs.lists.get(list).unwrap_or(&none);
        let own = merged.lists.get(list).unwrap_or(&none);
        let (first, second) = if reordered(before, after) { (after, own) } else { (own, after) };
        let order = joined(first, second);
        merged.lists.insert(list.clone(), order);
    }
    value_record(key, &merged.to_value())
}

/// The value of a record with what both sides changed of it: field by field, and of lists whose elements have ids element
/// by element, down to the smallest thing that has a name. `report` gets the parts that both changed, which are ours.
pub(super) fn merged_value(
    base: Option<&Value>,
    ours: &Value,
    theirs: &Value,
    report: &mut dyn FnMut(&PartKey),
) -> Value {
    let [base, mut merged, theirs] = [base.unwrap_or(&Value::Null), ours, theirs].map(Parts::of);
    let ours = merged.clone();
    let keys: VecSet<PartKey> = ours.values.keys().chain(theirs.values.keys()).cloned().collect();
    for part in keys.iter().cloned() {
        let [before, own, other] = [&base, &ours, &theirs].map(|parts| parts.values.get(&part));
        if own == other || other == before {
            continue;
        }
        if own == before {
            match other {
                Some(value) => drop(merged.values.insert(part, value.clone())),
                None => drop(merged.values.remove(&part)),
            }
        } else if let (Some(own @ Value::Object(_)), Some(other @ Value::Object(_))) = (own, other) {
            let value = merged_value(before, own, other, &mut |inner| {
                let field = [&part.to_text(), ".", &inner.to_text()].concat();
                report(&PartKey { field, element: None });
            });
            merged.values.insert(part, value);
        } else {
            report(&part);
        }
    }
    let none = Vec::new();
    for list in theirs.lists.keys() {
        let before = base.lists.get(list).unwrap_or(&none);
        let after = theirs.lists.get(list).unwrap_or(&none);
        let own = ours.lists.get(list).unwrap_or(&none);
        let (first, second) = if reordered(before, after) { (after, own) } else { (own, after) };
        let order = joined(first, second);
        merged.lists.insert(list.clone(), order);
    }
    merged.to_value()
}

/// Whether what both lists have stands in another order.
pub(super) fn reordered(before: &[u64], after: &[u64]) -> bool {
    let (had, has): (VecSet<u64>, VecSet<u64>) = (set(before), set(after));
    let kept = before.iter().filter(|id| has.contains(*id));
    !kept.eq(after.iter().filter(|id| had.contains(*id)))
}

/// The first list, and behind it what only the second has.
fn joined(first: &[u64], second: &[u64]) -> Vec<u64> {
    let has = set(first);
    first.iter().chain(second.iter().filter(|id| !has.contains(*id))).copied().collect()
}

fn set(ids: &[u64]) -> VecSet<u64> {
    ids.iter().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::three_way;
    use crate::{Column, ColumnId, Record, RecordKey, Table, TableId};

    const KEY: RecordKey = RecordKey::Table(TableId(1));

    fn table(name: &str, columns: &[u64]) -> Record {
        let mut table = Table::new(TableId(1), name);
        table.columns = columns.iter().map(|id| Column::new(ColumnId(*id), "c")).collect();
        table.into()
    }

    fn merged(base: Option<Record>, ours: Option<Record>, theirs: Option<Record>) -> Option<Record> {
        three_way(KEY, base.as_ref(), ours.as_ref(), theirs.as_ref())
    }

    #[test]
    fn both_sides_stay() {
        let base = || Some(table("a", &[2, 3]));
        assert_eq!(
            merged(base(), Some(table("b", &[2, 3])), Some(table("a", &[2, 3, 4]))),
            Some(table("b", &[2, 3, 4]))
        );
        assert_eq!(
            merged(base(), Some(table("a", &[2, 3, 5])), Some(table("a", &[2, 3, 4]))),
            Some(table("a", &[2, 3, 5, 4]))
        );
        assert_eq!(
            merged(base(), Some(table("a", &[2, 3, 5])), Some(table("a", &[3, 2]))),
            Some(table("a", &[3, 2, 5]))
        );
        assert_eq!(merged(base(), Some(table("a", &[3, 2])), Some(table("a", &[3]))), Some(table("a", &[3])));
        assert_eq!(merged(base(), Some(table("b", &[2])), Some(table("c", &[2, 3]))), Some(table("c", &[2])));
    }

    #[test]
    fn what_is_gone_stays_gone() {
        let base = || Some(table("a", &[2]));
        assert_eq!(merged(base(), None, Some(table("b", &[2]))), None);
        assert_eq!(merged(base(), Some(table("b", &[2])), None), None);
        assert_eq!(merged(None, None, base()), base());
    }
}
