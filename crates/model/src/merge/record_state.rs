//! One record as an editor knows it, with the stamps of its parts: what is merged.

use crowfoot_compact::VecMap;

use super::parts::{PartKey, Parts};
use super::stamp::Stamp;
use crate::json::Value;

/// The stamps of a record.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stamps {
    /// When the record was made or changed last.
    pub(super) exists: Stamp,
    /// When it was taken out last, and what whoever did so knew of its parts.
    pub(super) removed: Option<(Stamp, VecMap<PartKey, Stamp>)>,
    /// The stamp of every part that is there and has none of its own.
    pub(super) base: Stamp,
    /// Also of parts that were taken out.
    pub(super) parts: VecMap<PartKey, Stamp>,
    /// The order that each list was put in; what is not in it follows by its id.
    pub(super) orders: VecMap<String, (Stamp, Vec<u64>)>,
}

/// A record and its stamps. A record that was taken out keeps its parts: it stays where somebody else has changed one
/// that whoever took it out did not see.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RecordState {
    pub(super) record: Value,
    pub(super) stamps: Stamps,
}

impl Stamps {
    /// The orders that a record has and the stamps do not know yet.
    pub(super) fn adopt_orders(&mut self, parts: &Parts) {
        for (list, ids) in parts.lists.iter() {
            if self.orders.get(list).is_none() {
                self.orders.insert(list.clone(), (self.base, ids.clone()));
            }
        }
    }

    /// The order in which a list stands everywhere once all changes have arrived.
    pub(super) fn order(&self, list: &str, parts: &Parts) -> Vec<u64> {
        let present: crowfoot_compact::VecSet<u64> = parts.elements(list).collect();
        let known = self.orders.get(&list.to_owned()).map_or(&[][..], |(_, ids)| ids);
        let mut order: Vec<u64> = known.iter().copied().filter(|id| present.contains(id)).collect();
        let placed: crowfoot_compact::VecSet<u64> = order.iter().copied().collect();
        order.extend(present.iter().filter(|id| !placed.contains(*id)));
        order
    }

    /// Notes that the record was taken out.
    pub(super) fn remove(&mut self, stamp: Stamp, parts: &Parts) {
        let mut known = self.removed.take().map(|(_, known)| known).unwrap_or_default();
        for key in parts.values.keys() {
            known.insert(key.clone(), self.of_part(key, true).unwrap_or_default());
        }
        self.removed = Some((stamp, known));
    }

    /// Whether the record is in the document.
    pub(super) fn keep(&self, parts: &Parts) -> bool {
        let Some((at, known)) = &self.removed else { return true };
        let is_unseen = |key: &PartKey| self.of_part(key, true) > known.get(key).copied();
        self.exists > *at || parts.values.keys().any(is_unseen)
    }

    fn of_part(&self, key: &PartKey, is_there: bool) -> Option<Stamp> {
        self.parts.get(key).copied().or(is_there.then_some(self.base))
    }
}

impl RecordState {
    /// The state that has every change of both.
    pub(super) fn merged(&self, other: &Self) -> Self {
        let (mine, theirs) = (Parts::of(&self.record), Parts::of(&other.record));
        let mut stamps = Stamps {
            exists: self.stamps.exists.max(other.stamps.exists),
            base: self.stamps.base.max(other.stamps.base),
            removed: both_removed(&self.stamps, &other.stamps),
            ..Stamps::default()
        };
        let mut parts = Parts::default();
        let keys = |state: &Stamps, parts: &Parts| -> Vec<PartKey> {
            parts.values.keys().chain(state.parts.keys()).cloned().collect()
        };
        for key in keys(&self.stamps, &mine).into_iter().chain(keys(&other.stamps, &theirs)) {
            let (a, b) = (mine.values.get(&key), theirs.values.get(&key));
            let stamp_a = self.stamps.of_part(&key, a.is_some());
            let stamp_b = other.stamps.of_part(&key, b.is_some());
            let later_b = stamp_b.cmp(&stamp_a).then_with(|| rank(b).cmp(&rank(a))).is_gt();
            let (value, stamp) = if later_b { (b, stamp_b) } else { (a, stamp_a) };
            let stamp = stamp.unwrap_or_default();
            if stamp != stamps.base || value.is_none() {
                stamps.parts.insert(key.clone(), stamp);
            }
            if let Some(value) = value {
                parts.values.insert(key, value.clone());
            }
        }
        stamps.orders = self.orders(&mine);
        for (list, theirs) in other.orders(&theirs).iter() {
            let rank = |order: &(Stamp, Vec<u64>)| (order.0, order.1.len(), order.1.clone());
            if stamps.orders.get(list).is_none_or(|mine| rank(mine) < rank(theirs)) {
                stamps.orders.insert(list.clone(), theirs.clone());
            }
        }
        let lists: Vec<String> = stamps.orders.keys().cloned().collect();
        for list in lists {
            let order = stamps.order(&list, &parts);
            parts.lists.insert(list, order);
        }
        Self { record: parts.to_value(), stamps }
    }

    /// Whether the record is in the document.
    pub(super) fn is_there(&self) -> bool {
        self.stamps.keep(&Parts::of(&self.record))
    }

    fn orders(&self, parts: &Parts) -> VecMap<String, (Stamp, Vec<u64>)> {
        let mut stamps = self.stamps.clone();
        stamps.adopt_orders(parts);
        stamps.orders
    }

    pub(super) fn to_value(&self) -> Value {
        let parts = self.stamps.parts.iter().map(|(key, stamp)| (key.to_text().into(), stamp.to_value()));
        let orders = self.stamps.orders.iter().map(|(list, (stamp, ids))| {
            let ids = Value::Array(ids.iter().map(|id| (*id).into()).collect());
            (list.clone().into(), Value::Array(vec![stamp.to_value(), ids]))
        });
        let removed = self.stamps.removed.as_ref().map(|(at, known)| {
            let known = known.iter().map(|(key, stamp)| (key.to_text().into(), stamp.to_value()));
            Value::Array(vec![at.to_value(), Value::Object(known.collect())])
        });
        Value::object([
            ("removed", removed.into()),
            ("record", self.record.clone()),
            ("exists", self.stamps.exists.to_value()),
            ("base", self.stamps.base.to_value()),
            ("parts", Value::Object(parts.collect())),
            ("orders", Value::Object(orders.collect())),
        ])
    }

    /// Reads what [`RecordState::to_value`] wrote; nothing of what another version of the app may have written.
    pub(super) fn from_value(value: &Value) -> Option<Self> {
        let mut stamps = Stamps {
            exists: Stamp::from_value(value.get("exists")?)?,
            base: Stamp::from_value(value.get("base")?)?,
            ..Stamps::default()
        };
        stamps.parts = stamps_of(value.get("parts")?)?;
        stamps.removed = match value.get("removed")? {
            Value::Null => None,
            removed => {
                let [at, known] = removed.elements() else { return None };
                Some((Stamp::from_value(at)?, stamps_of(known)?))
            }
        };
        let Value::Object(orders) = value.get("orders")? else { return None };
        for (list, order) in orders {
            let [stamp, ids] = order.elements() else { return None };
            let ids: Option<Vec<u64>> = ids.elements().iter().map(Value::as_u64).collect();
            stamps.orders.insert(list.to_string(), (Stamp::from_value(stamp)?, ids?));
        }
        Some(Self { record: value.get("record")?.clone(), stamps })
    }
}

fn stamps_of(value: &Value) -> Option<VecMap<PartKey, Stamp>> {
    let Value::Object(parts) = value else { return None };
    parts.iter().map(|(key, stamp)| Some((PartKey::from_text(key)?, Stamp::from_value(stamp)?))).collect()
}

fn both_removed(a: &Stamps, b: &Stamps) -> Option<(Stamp, VecMap<PartKey, Stamp>)> {
    let (Some((at_a, known_a)), Some((at_b, known_b))) = (&a.removed, &b.removed) else {
        return a.removed.clone().or_else(|| b.removed.clone());
    };
    let mut known = known_a.clone();
    for (key, stamp) in known_b.iter() {
        let own = known.or_default(key.clone());
        *own = (*own).max(*stamp);
    }
    Some((*at_a.max(at_b), known))
}

/// An order among the values of a part, for two that have one stamp.
fn rank(value: Option<&Value>) -> Option<String> {
    value.map(Value::to_string)
}
