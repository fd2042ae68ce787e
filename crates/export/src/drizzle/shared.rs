//! Columns that many tables have alike, as an object that is spread.

use std::collections::BTreeMap;

use super::Writer;
use super::layout::{Piece, Section};
use super::table::Draft;
use crate::typescript::Doc;

/// How many tables have to share columns.
const FEWEST: usize = 3;

impl Writer<'_> {
    /// Takes shared columns out of the tables.
    pub(super) fn shared_columns(&mut self, drafts: &mut [Draft]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        while let Some(run) = best(drafts) {
            let keys: Vec<&str> = run.iter().filter_map(|text| text.split(':').next()).collect();
            let has_people = keys.iter().any(|key| !is_time(key));
            let has_deletion = keys.iter().any(|key| key.to_lowercase().starts_with("deleted"));
            let wishes: &[&str] = match (has_people, has_deletion) {
                (true, _) => &["auditColumns"],
                (false, true) => &["timestamps", "softDeleteTimestamps", "sharedTimestamps"],
                (false, false) => &["timestamps", "sharedTimestamps"],
            };
            let constant = self.names.constants.claim(wishes);
            let mut columns = Vec::new();
            for draft in drafts.iter_mut() {
                if let Some(start) = place(draft, &run) {
                    let spread = Doc::Text(["...", &constant].concat());
                    columns = draft.columns.splice(start..start + run.len(), [spread]).collect();
                }
            }
            let object = Doc::Object { properties: columns, broken: true };
            pieces.push(self.private(Section::SharedColumns, constant, &object));
        }
        pieces
    }
}

/// The columns that save the most lines, as they are written.
fn best(drafts: &[Draft]) -> Option<Vec<String>> {
    let mut counts: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for draft in drafts {
        let texts: Vec<Option<String>> = draft.columns.iter().map(shareable).collect();
        for run in texts.split(Option::is_none) {
            let run: Vec<String> = run.iter().flatten().cloned().collect();
            for start in 0..run.len() {
                for end in start + 2..=run.len() {
                    *counts.entry(run.get(start..end).unwrap_or_default().to_vec()).or_default() += 1;
                }
            }
        }
    }
    let shared = counts.into_iter().filter(|(_, count)| *count >= FEWEST);
    Some(shared.max_by_key(|(run, count)| (run.len() - 1) * count)?.0)
}

/// A column as it is written, where others may share it.
fn shareable(column: &Doc) -> Option<String> {
    let Doc::Pair(key, _) = column else { return None };
    let key = key.to_lowercase();
    let is_event = ["created", "updated", "modified", "deleted", "inserted", "archived"]
        .iter()
        .any(|event| key.starts_with(event));
    let is_audit = is_event && (is_time(&key) || key.ends_with("by") || key.ends_with("byid"));
    if !is_audit {
        return None;
    }
    // A module with foreign keys would have to be loaded before and after those of its tables.
    Some(column.plain()).filter(|text| !text.contains(".references("))
}

fn is_time(key: &str) -> bool {
    let key = key.to_lowercase();
    ["at", "on", "date", "time", "timestamp"].iter().any(|end| key.ends_with(end))
}

fn place(draft: &Draft, run: &[String]) -> Option<usize> {
    let texts: Vec<Option<String>> = draft.columns.iter().map(shareable).collect();
    let is_here = |window: &[Option<String>]| {
        window.iter().zip(run).all(|(text, wanted)| text.as_deref() == Some(wanted))
    };
    texts.windows(run.len()).position(is_here)
}
