//! Three versions of a document in files, such as git has them: what two sides changed of a known one.

use super::parts::PartKey;
use super::three_way::merged_value;
use crate::file::{record_value, value_record};
use crate::need::Need;
use crate::{Document, Edit, Record, RecordKey};

/// Something that both sides changed, each in its own way. The merged document has it as `ours` does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub key: RecordKey,
    /// The record as people call it.
    pub name: String,
    /// The field, or the part of a list; empty for the record as a whole.
    pub part: String,
    pub message: &'static str,
}

/// `ours` with everything that `theirs` changed of `base`, and what cannot be brought together.
pub fn merge_documents(base: &Document, ours: &Document, theirs: &Document) -> (Document, Vec<Conflict>) {
    let mut conflicts = Vec::new();
    let mut edit = Edit::new(ours);
    let mut keys = base.keys();
    keys.extend(ours.keys().into_iter().filter(|key| !base.has(*key)));
    keys.extend(theirs.keys().into_iter().filter(|key| !base.has(*key) && !ours.has(*key)));
    for key in keys {
        let [base, own, other] = [base, ours, theirs].map(|document| document.record(key));
        if own == other || other == base {
            continue;
        }
        let mut conflict = |part: String, message| {
            let name = key.object().map_or_else(String::new, |object| {
                let document = if ours.has(key) { ours } else { theirs };
                document.display_name(object)
            });
            conflicts.push(Conflict { key, name, part, message });
        };
        match (base, own, other) {
            (base, own, Some(other)) if base == own => edit.put(other),
            (base, own, None) if base == own => edit.remove(key),
            (Some(_), None, Some(_)) => conflict(String::new(), "ours removed it, theirs changed it"),
            (Some(_), Some(_), None) => conflict(String::new(), "ours changed it, theirs removed it"),
            (base, Some(own), Some(other)) => {
                let base = base.as_ref().map(record_value);
                let mut report = |part: &PartKey| conflict(part.to_text(), "both changed it");
                let value =
                    merged_value(base.as_ref(), &record_value(&own), &record_value(&other), &mut report);
                match value_record(key, &value) {
                    Some(record) => edit.put(record),
                    None => conflict(String::new(), "both changed it"),
                }
            }
            _ => {}
        }
    }
    let diff = edit.changes_alone();
    let mut document = ours.clone();
    document.apply(&diff);
    for key in document.keys() {
        let Some(record) = document.record(key) else { continue };
        let missing = missing(&document, &record);
        if missing && !ours.record(key).is_some_and(|record| self::missing(ours, &record)) {
            let name = key.object().map_or_else(String::new, |object| document.display_name(object));
            conflicts.push(Conflict {
                key,
                name,
                part: String::new(),
                message: "one side removed what it needs",
            });
        }
    }
    (document, conflicts)
}

/// Whether a record names what the document does not have.
fn missing(document: &Document, record: &Record) -> bool {
    let mut found = false;
    record.each_need(&mut |need| {
        found |= match need {
            Need::Record(key) => !document.has(key),
            Need::Column(table, column) => {
                document.table(table).is_none_or(|table| table.column(column).is_none())
            }
        };
    });
    found
}

#[cfg(test)]
mod tests {
    use super::merge_documents;
    use crate::{Column, ColumnId, Document, Edit, Table, TableId};

    fn design(change: impl FnOnce(&mut Edit<'_>), of: &Document) -> Document {
        let mut edit = Edit::new(of);
        change(&mut edit);
        let diff = edit.finish();
        let mut document = of.clone();
        document.apply(&diff);
        document
    }

    fn base() -> Document {
        design(
            |edit| {
                for id in [1, 5] {
                    let mut table = Table::new(TableId(id), format!("t{id}"));
                    table.columns =
                        [1, 2, 3].map(|at| Column::new(ColumnId(id + at), format!("c{at}"))).into();
                    edit.put(table);
                }
            },
            &Document::default(),
        )
    }

    fn rename(edit: &mut Edit<'_>, table: u64, name: &str) {
        if let Some(table) = edit.table_mut(TableId(table)) {
            name.clone_into(&mut table.name);
        }
    }

    #[test]
    fn independent_changes_come_together() {
        let base = base();
        let ours = design(|edit| rename(edit, 1, "ours"), &base);
        let theirs = design(
            |edit| {
                if let Some(table) = edit.table_mut(TableId(1)) {
                    table.columns.push(Column::new(ColumnId(9), "new"));
                    table.columns.retain(|column| column.id != ColumnId(2));
                }
                edit.remove_table(TableId(5));
            },
            &base,
        );
        let (merged, conflicts) = merge_documents(&base, &ours, &theirs);
        assert_eq!(conflicts, []);
        let table = merged.table(TableId(1)).map(|table| (table.name.clone(), table.columns.len()));
        assert_eq!(table, Some(("ours".to_owned(), 3)));
        assert!(merged.table(TableId(5)).is_none());
        assert_eq!(merge_documents(&base, &theirs, &ours).0, merged, "whoever merges");
    }

    #[test]
    fn different_fields_of_one_column_come_together() {
        let base = base();
        let change = |what: fn(&mut Column)| {
            design(
                |edit| {
                    what(edit.table_mut(TableId(1)).and_then(|table| table.column_mut(ColumnId(2))).unwrap());
                },
                &base,
            )
        };
        let ours = change(|column| column.name = "other".into());
        let theirs = change(|column| column.not_null = true);
        let (merged, conflicts) = merge_documents(&base, &ours, &theirs);
        assert_eq!(conflicts, []);
        let column = merged.table(TableId(1)).and_then(|table| table.column(ColumnId(2)).cloned()).unwrap();
        assert_eq!((column.name.as_str(), column.not_null), ("other", true));
    }

    #[test]
    fn conflicts_are_told() {
        let base = base();
        let ours = design(|edit| rename(edit, 1, "ours"), &base);
        let theirs = design(|edit| rename(edit, 1, "theirs"), &base);
        let (merged, conflicts) = merge_documents(&base, &ours, &theirs);
        assert_eq!(conflicts.len(), 1);
        assert_eq!(conflicts[0].part, "name");
        assert_eq!(merged, ours);
        let removed = design(|edit| edit.remove_table(TableId(1)), &base);
        assert_eq!(merge_documents(&base, &ours, &removed).1.len(), 1);
        assert_eq!(merge_documents(&base, &removed, &ours).1.len(), 1);
    }
}
