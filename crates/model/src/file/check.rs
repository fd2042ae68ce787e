//! What the shape of the file cannot say: ids that are out of range or used twice.

use crowfoot_compact::Arrange;

use super::FileError;
use crate::{MAX_ID, Record};

/// Checks that every id of the file is usable and is used once.
pub(super) fn ids(records: &[Record]) -> Result<(), FileError> {
    let mut seen = Vec::new();
    let mut bad = None;
    each_id(records, &mut |id, owner| {
        seen.push(id);
        if bad.is_none() && (id == 0 || id > MAX_ID) {
            bad = Some(FileError::BadId { id, owner: owner.concat() });
        }
    });
    if let Some(error) = bad {
        return Err(error);
    }
    seen.arrange_by_key(|id| *id);
    match seen.array_windows().find(|[a, b]| a == b) {
        Some([id, _]) => Err(duplicate(records, *id)),
        None => Ok(()),
    }
}

fn duplicate(records: &[Record], id: u64) -> FileError {
    let mut owners = Vec::new();
    each_id(records, &mut |own, owner| {
        if own == id {
            owners.push(owner.concat());
        }
    });
    let mut owners = owners.into_iter();
    FileError::DuplicateId {
        id,
        first: owners.next().unwrap_or_default(),
        second: owners.next().unwrap_or_default(),
    }
}

/// Calls `visit` with each id and what is called by it, in parts.
fn each_id(records: &[Record], visit: &mut dyn FnMut(u64, &[&str])) {
    records.iter().for_each(|record| record.each_id(visit));
}
