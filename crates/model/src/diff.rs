//! Diffs: the only way in which a document changes.

use crate::merge::three_way;
use crate::{Document, Record, RecordKey};
use crowfoot_compact::VecMap;

/// What happens to one record: created, replaced or taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub before: Option<Record>,
    pub after: Option<Record>,
}

/// A set of changes that belong together, with what was there before, so that it can be undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    changes: VecMap<RecordKey, Change>,
}

impl Diff {
    /// The diff that turns one document into another.
    pub fn between(from: &Document, to: &Document) -> Self {
        let mut diff = Self::default();
        for key in from.keys().into_iter().chain(to.keys()) {
            diff.insert(key, from.record(key), to.record(key));
        }
        diff
    }

    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The changes by record, in a fixed order.
    pub fn changes(&self) -> impl Iterator<Item = (RecordKey, &Change)> {
        self.changes.iter().map(|(key, change)| (*key, change))
    }

    /// The change of one record.
    pub fn change(&self, key: RecordKey) -> Option<&Change> {
        self.changes.get(&key)
    }

    /// The diff that takes this one back.
    pub fn inverse(&self) -> Self {
        let swap = |(key, change): (&RecordKey, &Change)| {
            (*key, Change { before: change.after.clone(), after: change.before.clone() })
        };
        Self { changes: self.changes.iter().map(swap).collect() }
    }

    /// One diff that does this and then `later`. Records that end as they began drop out.
    pub fn then(mut self, later: &Self) -> Self {
        for (key, change) in later.changes.iter() {
            let Some(first) = self.changes.get_mut(key) else {
                self.insert(*key, change.before.clone(), change.after.clone());
                continue;
            };
            first.after.clone_from(&change.after);
            if first.before == first.after {
                self.changes.remove(key);
            }
        }
        self
    }

    /// This diff as it is after `elsewhere` has changed the document that it led to, or may lead to again: what it does
    /// stays, and so does what was done elsewhere.
    pub(crate) fn rebased(mut self, elsewhere: &Self) -> Self {
        for (key, change) in elsewhere.changes() {
            let Some(own) = self.changes.remove(&key) else { continue };
            let after =
                |side: Option<&Record>| three_way(key, change.before.as_ref(), side, change.after.as_ref());
            let (before, after) = (after(own.before.as_ref()), after(own.after.as_ref()));
            self.insert(key, before, after);
        }
        self
    }

    /// Notes a change; one that changes nothing is left out.
    pub(crate) fn insert(&mut self, key: RecordKey, before: Option<Record>, after: Option<Record>) {
        if before != after {
            self.changes.insert(key, Change { before, after });
        }
    }
}

impl Document {
    /// Makes a diff's changes. Records take their new state whatever they were before, so that a diff can also be
    /// applied to a document that has moved on.
    pub fn apply(&mut self, diff: &Diff) {
        for (key, change) in diff.changes() {
            self.set(key, change.after.as_ref());
        }
    }
}
