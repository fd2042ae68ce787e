//! The account of a schema: the ledger entry of each block, and the places of objects in the sources.

use std::ops::ControlFlow;

use crowfoot_model::{Document, ObjectRef, TableId};

use crate::error::ImportError;
use crate::ledger::{LedgerEntry, Outcome, Verdict, excerpt};
use crate::source::{Place, Progress};

/// A ledger that is written while blocks are read and completed while they are applied.
pub(crate) struct Account<'p> {
    entries: Vec<LedgerEntry>,
    tables: Vec<(TableId, Option<String>, Place)>,
    objects: Vec<(ObjectRef, Place)>,
    total: usize,
    progress: &'p mut dyn FnMut(Progress) -> ControlFlow<()>,
}

/// An entry of the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry(pub(crate) usize);

impl<'p> Account<'p> {
    pub(crate) fn new(total: usize, progress: &'p mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        Self { entries: Vec::new(), tables: Vec::new(), objects: Vec::new(), total, progress }
    }

    /// Adds an entry, with the verdict modelled until it is changed.
    pub(crate) fn enter(&mut self, place: Place, kind: &str, text: &str) -> Entry {
        self.entries.push(LedgerEntry {
            source: place.source,
            line: place.line,
            kind: kind.to_owned(),
            verdict: Verdict::Modelled,
            reason: String::new(),
            excerpt: excerpt(text),
            understood: true,
        });
        Entry(self.entries.len() - 1)
    }

    /// Reports progress, in bytes.
    ///
    /// # Errors
    /// The import was cancelled.
    pub(crate) fn advance(&mut self, done: usize) -> Result<(), ImportError> {
        let progress =
            Progress { statements: self.entries.len(), done: done.min(self.total), total: self.total };
        if (self.progress)(progress).is_break() { Err(ImportError::Cancelled) } else { Ok(()) }
    }

    pub(crate) fn set(&mut self, entry: Entry, outcome: Outcome) {
        if let Some(entry) = self.entries.get_mut(entry.0) {
            entry.verdict = outcome.verdict;
            entry.reason = outcome.reason;
            entry.understood = outcome.understood;
        }
    }

    /// Adds a sentence to the reason.
    pub(crate) fn say(&mut self, entry: Entry, sentence: impl AsRef<str>) {
        if let Some(entry) = self.entries.get_mut(entry.0) {
            if !entry.reason.is_empty() {
                entry.reason.push(' ');
            }
            entry.reason.push_str(sentence.as_ref());
        }
    }

    pub(crate) fn place(&self, entry: Entry) -> Place {
        self.entries
            .get(entry.0)
            .map_or(Place { source: 0, line: 1 }, |entry| Place { source: entry.source, line: entry.line })
    }

    /// Records the place of a table, or of one of its columns.
    pub(crate) fn locate(&mut self, table: TableId, column: Option<&str>, place: Place) {
        self.tables.push((table, column.map(str::to_owned), place));
    }

    /// Records the place of any other object.
    pub(crate) fn locate_object(&mut self, object: ObjectRef, place: Place) {
        self.objects.push((object, place));
    }

    /// The ledger in the order of the sources, and the places of the objects in the document, sorted by object.
    pub(crate) fn finish(mut self, document: &Document) -> (Vec<LedgerEntry>, Vec<(ObjectRef, Place)>) {
        self.entries.sort_by_key(|entry| (entry.source, entry.line));
        let mut places = self.objects;
        for (id, column, place) in self.tables {
            match column {
                None => places.push((ObjectRef::Table(id), place)),
                Some(name) => {
                    let column = document.table(id).and_then(|table| table.column_named(&name));
                    places.extend(column.map(|column| (ObjectRef::Column(id, column.id), place)));
                }
            }
        }
        places.sort_by_key(|(object, _)| *object);
        places.dedup_by_key(|(object, _)| *object);
        // A foreign key has the place of its first column.
        let mut keys = Vec::new();
        for table in document.tables() {
            for key in &table.foreign_keys {
                let column = key.columns.first().map(|column| ObjectRef::Column(table.id, *column));
                let at = column
                    .and_then(|column| places.binary_search_by_key(&column, |(object, _)| *object).ok());
                let place = at.and_then(|at| places.get(at)).map(|(_, place)| *place);
                keys.extend(place.map(|place| (ObjectRef::ForeignKey(table.id, key.id), place)));
            }
        }
        places.append(&mut keys);
        places.sort_by_key(|(object, _)| *object);
        (self.entries, places)
    }
}
