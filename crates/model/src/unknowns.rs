//! What a newer version has said of a document and this one cannot read. It takes no part in edits: it waits beside
//! the records, and goes where they go.

use crate::json::Unknown;
use crate::{Document, RecordKey, file};
use crowfoot_compact::VecMap;

/// Everything of a document that is unknown here.
#[derive(Clone, Debug)]
pub(crate) struct Unknowns {
    version: u32,
    /// What records have besides; also of those that were taken out, which may come back.
    records: VecMap<RecordKey, Vec<Unknown>>,
    /// Whole records and lists.
    outside: Vec<Unknown>,
}

impl Default for Unknowns {
    fn default() -> Self {
        Self { version: file::VERSION, records: VecMap::new(), outside: Vec::new() }
    }
}

impl Unknowns {
    pub(crate) fn of(&self, record: RecordKey) -> &[Unknown] {
        self.records.get(&record).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn outside(&self) -> &[Unknown] {
        &self.outside
    }

    /// Adds what is unknown in a text of this version, besides its records.
    pub(crate) fn add(&mut self, version: u32, outside: Vec<Unknown>) {
        self.version = self.version.max(version);
        for unknown in outside {
            if !self.outside.contains(&unknown) {
                self.outside.push(unknown);
            }
        }
    }

    /// Keeps what is unknown of a record.
    pub(crate) fn keep(&mut self, record: RecordKey, unknown: Vec<Unknown>) {
        match unknown.is_empty() {
            true => drop(self.records.remove(&record)),
            false => drop(self.records.insert(record, unknown)),
        }
    }

    /// The ids that are used in what is unknown.
    pub(crate) fn ids(&self) -> Vec<u64> {
        let mut ids = Vec::new();
        self.records.values().flatten().chain(&self.outside).for_each(|unknown| unknown.ids(&mut ids));
        ids
    }
}

impl Document {
    /// The version of the file format that this document is written as.
    pub fn version(&self) -> u32 {
        self.unknowns().version
    }

    /// How many things a newer version has put into this document that cannot be read here. They are kept.
    pub fn unknown_count(&self) -> usize {
        let unknowns = self.unknowns();
        let present =
            |(key, unknown): (&RecordKey, &Vec<Unknown>)| self.record(*key).map_or(0, |_| unknown.len());
        unknowns.records.iter().map(present).sum::<usize>() + unknowns.outside.len()
    }

    /// Whether the same is unknown in a document that is the same otherwise.
    pub(crate) fn is_as_unknown(&self, other: &Self) -> bool {
        let all_known =
            |document: &Self| document.version() == file::VERSION && document.unknown_count() == 0;
        (all_known(self) && all_known(other)) || file::to_json(self) == file::to_json(other)
    }
}
