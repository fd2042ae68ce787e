//! Keys and indexes that the database does not make, or that name a column twice.

use crowfoot_dialect::syntax::{Place, of_keys};
use crowfoot_model::{ColumnId, Edit, IdSource, IndexKey, KeyTarget, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "STR007",
    name: "invalid-index",
    family: Family::Structure,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "A key or index lists a column twice, has an empty expression, or is one that its access method or type \
              does not allow.",
    why: "The repeated column adds nothing, and MySQL and SQLite reject it in keys. The statement that creates an index \
          which its method does not allow fails: hash indexes have one key, only b-trees are unique, and types such as \
          json have no order.",
    advice: "List each column once, and use a method that can do what the index is for.",
    bad: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  user_id text NOT NULL\n);\n\
          CREATE INDEX idx_orders_user_id ON orders (user_id, user_id);",
    good: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  user_id text NOT NULL\n);\n\
           CREATE INDEX idx_orders_user_id ON orders (user_id);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let id = table.id;
    let mut twice =
        |object, kind: &str, name: &Option<String>, columns: &[ColumnId], include: &[ColumnId]| {
            let all: Vec<ColumnId> = columns.iter().chain(include).copied().collect();
            let repeated =
                all.iter().enumerate().find(|(at, column)| all.iter().take(*at).any(|c| c == *column));
            if let Some(column) = repeated.and_then(|(_, column)| table.column(*column)) {
                let of = name.as_deref().unwrap_or(&table.name);
                let what = ["The ", kind, " ", of, " lists the column ", &column.name, " twice."].concat();
                report.add(object, what).offer(Applicability::Safe, "Remove the repeated column");
            }
        };
    if let Some(key) = &table.primary_key {
        twice(ObjectRef::PrimaryKey(id), "primary key", &key.name, &key.columns, &key.include);
    }
    for unique in &table.uniques {
        let object = ObjectRef::Unique(id, unique.id);
        twice(object, "unique constraint", &unique.name, &unique.columns, &unique.include);
    }
    for index in &table.indexes {
        // The same column in two directions or operator classes is no repetition.
        let plain =
            index.keys.iter().filter(|key| index.keys.iter().filter(|other| other == key).count() > 1);
        let mut columns: Vec<ColumnId> = plain.filter_map(IndexKey::as_column).collect();
        columns
            .extend(index.include.iter().filter(|id| index.keys.iter().any(|k| k.as_column() == Some(**id))));
        twice(ObjectRef::Index(id, index.id), "index", &index.name, &columns, &index.include);
    }
    for index in &table.indexes {
        let empty = |key: &IndexKey| matches!(&key.on, KeyTarget::Expression(text) if text.trim().is_empty());
        if index.keys.iter().any(empty)
            && !report.out.iter().any(|d| d.object == ObjectRef::Index(id, index.id))
        {
            let of = index.name.as_deref().unwrap_or(&table.name);
            report
                .add(ObjectRef::Index(id, index.id), ["The index ", of, " has an empty expression."].concat())
                .advise("Enter the expression, or remove it from the index.");
        }
    }
    for found in of_keys(cx.dialect, table, cx).into_iter().filter(|found| found.place == Place::Method) {
        let name = cx.name(found.object);
        let finding = report.add(found.object, [&name, ": ", &found.fault.what].concat());
        finding.detail = "method".to_owned();
        finding.advise("Use another method, type or key.");
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    if !found.detail.is_empty() {
        return None;
    }
    let table = edit.table_mut(found.object.table()?)?;
    match found.object {
        ObjectRef::PrimaryKey(_) => {
            let key = table.primary_key.as_mut()?;
            once(&mut key.columns, &mut key.include);
        }
        ObjectRef::Unique(_, id) => {
            let unique = table.uniques.iter_mut().find(|unique| unique.id == id)?;
            once(&mut unique.columns, &mut unique.include);
        }
        ObjectRef::Index(_, id) => {
            let index = table.indexes.iter_mut().find(|index| index.id == id)?;
            let mut keys: Vec<IndexKey> = Vec::new();
            for key in index.keys.drain(..) {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
            index.keys = keys;
            let mut columns = index.keys.iter().filter_map(IndexKey::as_column).collect();
            once(&mut columns, &mut index.include);
        }
        _ => return None,
    }
    Some(())
}

fn once(columns: &mut Vec<ColumnId>, include: &mut Vec<ColumnId>) {
    let mut seen: Vec<ColumnId> = Vec::new();
    for list in [columns, include] {
        list.retain(|column| {
            let new = !seen.contains(column);
            seen.push(*column);
            new
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::{document, expect, findings};

    #[test]
    fn what_the_method_does_not_allow() {
        for (column, index) in [
            ("int", "UNIQUE INDEX i ON a USING hash (x)"),
            ("int", "INDEX i ON a USING hash (x, y)"),
            ("int", "INDEX i ON a USING brin (x) INCLUDE (y)"),
            ("json UNIQUE", "INDEX i ON a (y)"),
        ] {
            let sql = ["CREATE TABLE a (x ", column, ", y int); CREATE ", index].concat();
            let found = findings("STR007", &document(&sql));
            assert_eq!(found.len(), 1, "{sql}");
            assert!(found[0].fixes.is_empty(), "{sql}");
        }
        for index in
            ["UNIQUE INDEX i ON a (x)", "INDEX i ON a USING hash (x)", "INDEX i ON a USING bloom (x, y)"]
        {
            expect("STR007", &["CREATE TABLE a (x int, y int); CREATE ", index].concat(), &[]);
        }
    }
}
