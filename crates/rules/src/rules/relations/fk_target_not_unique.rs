//! Foreign keys to columns that are not a key.

use crowfoot_model::{ColumnId, Deferrability, ForeignKeyTarget, IndexKey, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::list;
use crate::help::keys::target_columns;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL002",
    name: "fk-target-not-unique",
    family: Family::Relations,
    severity: Severity::Error,
    since: "0.1.0",
    fix: None,
    summary: "A foreign key references columns that are neither the primary key nor unique.",
    why: "The reference would be ambiguous. PostgreSQL rejects the foreign key, SQLite fails on the first write. A \
          partial unique index does not count.",
    advice: "Reference the primary key, or add a unique constraint over exactly these columns.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL\n);\nCREATE TABLE logins (\n  \
          id text PRIMARY KEY,\n  email text NOT NULL REFERENCES users (email)\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL UNIQUE\n);\nCREATE TABLE logins (\n  \
           id text PRIMARY KEY,\n  email text NOT NULL REFERENCES users (email)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for key in table.foreign_key_constraints() {
        let Some(target) = key.target_table() else { continue };
        let Some(target) = (if target == table.id { Some(table) } else { cx.neighbour(target) }) else {
            continue;
        };
        let columns = target_columns(key, target);
        let missing = columns.iter().any(|id| target.column(*id).is_none());
        if missing
            || is_key(cx.spec.capabilities().collated_references, target, &columns)
            || is_derived_key(target, &columns)
        {
            continue;
        }
        let implied = matches!(&key.target, ForeignKeyTarget::Table { columns, .. } if columns.is_empty());
        let what = if implied {
            [&table.name, " references the primary key of ", &target.name, ", which has none."].concat()
        } else {
            [
                &table.name,
                " references ",
                &target.name,
                " (",
                &list(target, &columns),
                "), which is not unique.",
            ]
            .concat()
        };
        let finding =
            report.add(ObjectRef::ForeignKey(table.id, key.id), what).relate(ObjectRef::Table(target.id));
        if cx.spec.script().writing.index_references && !implied {
            // InnoDB takes any index, as an extension that it advises against.
            finding.rank(Severity::Warning);
        }
    }
}

/// Whether a key of the table has exactly these columns, in any order; `collated` where an index has to compare as they do.
fn is_key(collated: bool, table: &Table, columns: &[ColumnId]) -> bool {
    let same = |key: &[ColumnId]| {
        !key.is_empty() && key.len() == columns.len() && key.iter().all(|id| columns.contains(id))
    };
    same(table.primary_key_columns())
        || table.uniques.iter().any(|unique| {
            unique.deferrable == Deferrability::NotDeferrable
                && unique.prefixes.is_empty()
                && same(&unique.columns)
        })
        || table.indexes.iter().filter(|index| index.unique && index.predicate.is_none()).any(|index| {
            let keys: Vec<ColumnId> = index.leading_columns().collect();
            keys.len() == index.keys.len()
                && same(&keys)
                && (!collated || index.keys.iter().all(|key| compares_as_column(table, key)))
        })
}

/// Whether a key of an index compares its column as the table does.
fn compares_as_column(table: &Table, key: &IndexKey) -> bool {
    let Some(collation) = key.collation.as_deref() else { return true };
    let column = key.as_column().and_then(|id| table.column(id));
    let of_column = column.and_then(|own| own.collation.as_deref()).unwrap_or("BINARY");
    let bare = |name: &str| name.trim_matches(['"', '`', '[', ']']).to_ascii_lowercase();
    bare(collation) == bare(of_column)
}

/// The keys of a partition are those of the table that it is part of, which need not be written out.
fn is_derived_key(table: &Table, columns: &[ColumnId]) -> bool {
    table.partition_of.is_some() && !columns.is_empty() && table.primary_key.is_none()
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn only_full_keys_over_exactly_these_columns_count() {
        let with = |key: &str| {
            [
                "CREATE TABLE a (id text PRIMARY KEY, x text, y text); ",
                key,
                "; CREATE TABLE b (x text REFERENCES a (x))",
            ]
            .concat()
        };
        expect("REL002", &with("CREATE UNIQUE INDEX i ON a (x)"), &[]);
        expect("REL002", &with("CREATE UNIQUE INDEX i ON a (x) WHERE y IS NULL"), &["b"]);
        expect("REL002", &with("CREATE UNIQUE INDEX i ON a (x, y)"), &["b"]);
        expect("REL002", &with("CREATE INDEX i ON a (x)"), &["b"]);
        expect("REL002", &with("CREATE UNIQUE INDEX i ON a (lower(x))"), &["b"]);
        expect("REL002", "CREATE TABLE a (x text); CREATE TABLE b (x text REFERENCES a)", &["b"]);
    }
}
