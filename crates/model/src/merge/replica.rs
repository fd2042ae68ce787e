//! What an editor knows of the changes to its document.

use crowfoot_compact::{VecMap, VecSet};

use super::parts::{PartKey, Parts};
use super::record_state::{RecordState, Stamps};
use super::stamp::Stamp;
use crate::file::{record_value, row_key, row_name, value_record};
use crate::json::Value;
use crate::{Diff, Document, Edit, Record, RecordKey};

/// How long after a record was stored another editor may still store an older state of it, in milliseconds.
const STORING_MS: u64 = 60_000;

/// The stamps of a document's records in one editor. What was never changed while it was open has none.
#[derive(Clone, Debug, Default)]
pub struct Replica {
    site: u32,
    latest: u64,
    pub(super) stamps: VecMap<RecordKey, Stamps>,
    /// What records that were taken out held.
    pub(super) buried: VecMap<RecordKey, Value>,
    /// The columns that were taken out of tables.
    pub(super) gone: VecMap<(RecordKey, PartKey), Value>,
    /// When this editor last sent a record, which is when it stored it.
    sent: VecMap<RecordKey, u64>,
}

/// The list of a table whose elements others name.
pub(super) const COLUMNS: &str = "columns";

/// What a message brought.
#[derive(Debug, Default)]
pub struct Received {
    /// What it changes in the document.
    pub diff: Diff,
    /// Records that are now newer than what the sender knows and has stored: to be stored and sent.
    pub unsaved: VecSet<RecordKey>,
}

impl Replica {
    /// `site` tells this editor from others.
    pub fn new(site: u32) -> Self {
        Self { site, ..Self::default() }
    }

    /// Stamps what was changed in this editor. `now` is in milliseconds since 1970.
    pub fn note(&mut self, diff: &Diff, now: u64) {
        if diff.is_empty() {
            return;
        }
        let stamp = self.stamp(now);
        for (key, change) in diff.changes() {
            self.note_change(key, change.before.as_ref(), change.after.as_ref(), stamp);
        }
    }

    /// These records as a message for the other editors.
    pub fn message(&mut self, document: &Document, keys: &VecSet<RecordKey>, now: u64) -> Value {
        let mut rows = Vec::new();
        for key in keys.iter() {
            self.sent.insert(*key, now);
            if let Some(state) = self.state(document, *key) {
                rows.push(Value::Array(vec![row_name(*key).into(), state.to_value()]));
            }
        }
        Value::object([("at", now.into()), ("rows", rows.into())])
    }

    /// The records that were changed in the last minute, for an editor that may have opened the document meanwhile.
    pub fn recent(&self, now: u64) -> VecSet<RecordKey> {
        let is_recent = |at: Stamp| at.time + STORING_MS > now;
        let of =
            |stamps: &Stamps| stamps.removed.as_ref().map_or(stamps.exists, |(at, _)| stamps.exists.max(*at));
        self.stamps.iter().filter(|(_, stamps)| is_recent(of(stamps))).map(|(key, _)| *key).collect()
    }

    /// Merges a message into the document as it stands here. What cannot be read is passed over.
    pub fn receive(&mut self, document: &Document, message: &Value) -> Received {
        let mut received = Received::default();
        let mut edit = Edit::new(document);
        let at = message.get("at").and_then(Value::as_u64).unwrap_or_default();
        for row in message.get("rows").map_or(&[][..], Value::elements) {
            let [name, state] = row.elements() else { continue };
            let (Some(key), Some(theirs)) = (name.as_str().and_then(row_key), RecordState::from_value(state))
            else {
                continue;
            };
            let merged = match self.state(document, key) {
                Some(mine) => {
                    let merged = mine.merged(&theirs);
                    self.lay_by(key, &Parts::of(&mine.record), &Parts::of(&merged.record));
                    merged
                }
                None => theirs.clone(),
            };
            let is_there = merged.is_there();
            let record = value_record(key, &merged.record);
            if is_there && record.is_none() {
                continue;
            }
            let is_older =
                is_there != theirs.is_there() || (is_there && record != value_record(key, &theirs.record));
            let after = record.filter(|_| is_there);
            let changes = document.record(key) != after;
            // The message may have waited, but what both have stored was stored when they sent it.
            let stored = self.sent.get(&key).is_some_and(|sent| at.saturating_sub(*sent) < STORING_MS);
            if is_older || (changes && stored) {
                received.unsaved.insert(key);
            }
            self.keep(key, merged, is_there);
            match after {
                Some(record) => edit.put(record),
                None => edit.remove(key),
            }
        }
        received.diff = edit.changes_alone();
        received
    }

    fn note_change(&mut self, key: RecordKey, before: Option<&Record>, after: Option<&Record>, stamp: Stamp) {
        let before = match before {
            Some(record) => Some(record_value(record)),
            None => self.buried.get(&key).cloned(),
        };
        let stamps = self.stamps.or_default(key);
        let Some(after) = after else {
            if let Some(before) = before {
                let parts = Parts::of(&before);
                stamps.adopt_orders(&parts);
                stamps.remove(stamp, &parts);
                self.buried.insert(key, before);
            }
            return;
        };
        stamps.exists = stamp;
        self.buried.remove(&key);
        let now = Parts::of(&record_value(after));
        let Some(before) = before else {
            *stamps = Stamps { exists: stamp, base: stamp, ..Stamps::default() };
            return stamps.adopt_orders(&now);
        };
        let before = Parts::of(&before);
        self.lay_by(key, &before, &now);
        let stamps = self.stamps.or_default(key);
        stamps.adopt_orders(&before);
        for (part, value) in now.values.iter() {
            if before.values.get(part) != Some(value) {
                stamps.parts.insert(part.clone(), stamp);
            }
        }
        for part in before.values.keys() {
            if now.values.get(part).is_none() {
                stamps.parts.insert(part.clone(), stamp);
            }
        }
        for (list, ids) in now.lists.iter() {
            if stamps.order(list, &now) != *ids {
                stamps.orders.insert(list.clone(), (stamp, ids.clone()));
            }
        }
    }

    /// Keeps the columns that a table had and has no longer.
    fn lay_by(&mut self, key: RecordKey, before: &Parts, after: &Parts) {
        for (part, value) in before.values.iter() {
            if part.field == COLUMNS && part.element.is_some() && after.values.get(part).is_none() {
                self.gone.insert((key, part.clone()), value.clone());
            }
        }
    }

    /// The state of a record here; nothing where it is not known.
    fn state(&self, document: &Document, key: RecordKey) -> Option<RecordState> {
        let record = match document.record(key) {
            Some(record) => record_value(&record),
            None => self.buried.get(&key)?.clone(),
        };
        let stamps = self.stamps.get(&key).cloned().unwrap_or_default();
        Some(RecordState { record, stamps })
    }

    fn keep(&mut self, key: RecordKey, state: RecordState, is_there: bool) {
        let RecordState { record, stamps } = state;
        let removed = stamps.removed.as_ref().map(|(at, _)| at);
        let newest =
            stamps.parts.values().chain([&stamps.exists]).chain(removed).map(|stamp| stamp.time).max();
        self.latest = self.latest.max(newest.unwrap_or_default());
        self.stamps.insert(key, stamps);
        if is_there {
            self.buried.remove(&key);
        } else {
            self.buried.insert(key, record);
        }
    }

    fn stamp(&mut self, now: u64) -> Stamp {
        self.latest = now.max(self.latest + 1);
        Stamp { time: self.latest, site: self.site }
    }
}
