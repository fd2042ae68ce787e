//! Unique keys that deleted rows still occupy.

use crowfoot_dialect::naming::{foreign_key_column, snake_case};
use crowfoot_model::{Column, ColumnId, Edit, IdSource, Index, IndexKey, ObjectRef, Table, UniqueConstraint};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{deletion_flag, is_derived, list, soft_delete};
use crate::help::keys::referring_to_columns;
use crate::help::naming::{free_name, index_name_for};
use crate::help::ulid::is_made_once;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "LIF004",
    name: "soft-delete-unique",
    family: Family::Lifecycle,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A unique key of a soft-deleted table covers deleted rows too.",
    why: "A deleted row still occupies its value: someone who deletes their account cannot sign up again with the \
          same email. Adding deleted_at to the key does not help: NULLs are distinct, so live rows could repeat.",
    advice: "Make it unique among rows where deleted_at IS NULL.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL UNIQUE,\n  deleted_at timestamptz\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL,\n  deleted_at timestamptz\n);\n\
           CREATE UNIQUE INDEX idx_users_email_live ON users (email) WHERE deleted_at IS NULL;",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    let Some(deleted) = soft_delete(table) else {
        if let Some(flag) = deletion_flag(table) {
            check_flag(cx, table, flag, report);
        }
        return;
    };
    // Where NULLs are equal, deleted_at in a key keeps live rows apart and lets deleted ones repeat.
    let is_sound =
        |nulls_not_distinct: bool, columns: &[ColumnId]| nulls_not_distinct && columns.contains(&deleted.id);
    for unique in table.uniques.iter().filter(|own| !is_sound(own.nulls_not_distinct, &own.columns)) {
        judge(cx, table, deleted, ObjectRef::Unique(table.id, unique.id), &unique.columns, report);
    }
    for index in table.indexes.iter().filter(|index| index.unique && index.predicate.is_none()) {
        let columns: Vec<ColumnId> = index.leading_columns().collect();
        if columns.len() == index.keys.len() && !is_sound(index.nulls_not_distinct, &columns) {
            judge(cx, table, deleted, ObjectRef::Index(table.id, index.id), &columns, report);
        }
    }
}

/// The same for a flag. In a key it lets each value be deleted once, and no more.
fn check_flag(cx: &Context<'_>, table: &Table, flag: &Column, report: &mut Report<'_>) {
    let uniques = table.uniques.iter().map(|own| (ObjectRef::Unique(table.id, own.id), own.columns.clone()));
    let indexes = table.indexes.iter().filter(|index| index.unique && index.predicate.is_none());
    let indexes = indexes
        .map(|own| (ObjectRef::Index(table.id, own.id), own.leading_columns().collect::<Vec<ColumnId>>()));
    for (object, columns) in uniques.chain(indexes) {
        let kept: Vec<ColumnId> = columns.iter().copied().filter(|id| *id != flag.id).collect();
        let names = list(table, &kept);
        if kept.is_empty() || kept.iter().any(|id| table.is_in_primary_key(*id)) {
            continue;
        }
        if kept.len() < columns.len() {
            let what = [
                "The second deletion of the same ",
                &names,
                " fails: ",
                &flag.name,
                " is in the unique key of ",
                &table.name,
                ".",
            ];
            report
                .add(object, what.concat())
                .advise("Put a column into the key that is NULL for deleted rows, instead of the flag.");
        } else if let Some(severity) = demand(cx, table, &kept) {
            let what = occupied(table, &names);
            report
                .add(object, what)
                .rank(severity)
                .advise("Make the key ignore deleted rows, if a value may be used again.");
        }
    }
}

fn occupied(table: &Table, names: &str) -> String {
    [
        "Soft-deleted rows of ",
        &table.name,
        " still occupy their ",
        names,
        ": no other row can use the same value.",
    ]
    .concat()
}

/// How bad it is that a value cannot be given again; `None` for what never is: numbers, codes, tokens.
fn demand(cx: &Context<'_>, table: &Table, columns: &[ColumnId]) -> Option<Severity> {
    let names: Vec<String> =
        columns.iter().filter_map(|id| table.column(*id)).map(|column| snake_case(&column.name)).collect();
    let has = |words: &[&str]| names.iter().any(|name| name.split('_').any(|word| words.contains(&word)));
    // What was printed, sent or linked stays with its row for ever.
    if has(&[
        "number",
        "no",
        "num",
        "nr",
        "reference",
        "ref",
        "code",
        "serial",
        "sku",
        "barcode",
        "isbn",
        "ean",
    ]) {
        return None;
    }
    let taken_again =
        ["email", "mail", "username", "login", "slug", "name", "title", "domain", "handle", "phone"];
    if !cx.is_learned() || has(&taken_again) { Some(Severity::Warning) } else { Some(Severity::Info) }
}

fn judge(
    cx: &Context<'_>,
    table: &Table,
    deleted: &Column,
    object: ObjectRef,
    columns: &[ColumnId],
    report: &mut Report<'_>,
) {
    let kept: Vec<ColumnId> = columns.iter().copied().filter(|id| *id != deleted.id).collect();
    // An id that is made once is never given again, deleted or not. In a key of several columns, other tables have made
    // it, whether a foreign key says so or not; and whoever adds deleted_at expects it to come again.
    let with_deleted = kept.len() < columns.len();
    let is_made_here = |name: &str| {
        let name = snake_case(name);
        kept.len() == 1 || !name.ends_with("_id") || name == foreign_key_column(&table.name)
    };
    let is_id = |id: &ColumnId| {
        table.is_in_primary_key(*id)
            || (!with_deleted
                && !table.is_in_foreign_key(*id)
                && table
                    .column(*id)
                    .is_some_and(|own| is_made_here(&own.name) && is_made_once(table, &own.name)))
    };
    if kept.is_empty() || kept.iter().any(is_id) {
        return;
    }
    let names = list(table, &kept);
    let what = if kept.len() == columns.len() {
        occupied(table, &names)
    } else {
        let what = [
            "The unique key of ",
            &table.name,
            " over ",
            &names,
            " and ",
            &deleted.name,
            " does not prevent duplicates: NULLs ",
        ];
        [what.concat().as_str(), "in ", &deleted.name, " are distinct."].concat()
    };
    let severity = if with_deleted { Some(Severity::Warning) } else { demand(cx, table, &kept) };
    let Some(severity) = severity else { return };
    let referred = referring_to_columns(cx, table, columns);
    let finding = report.add(object, what).rank(severity);
    if referred {
        finding.advise("A foreign key references this key. Point it at another key, or keep the rows.");
    } else if cx.spec.capabilities().partial_indexes {
        finding.offer(
            // INSERT … ON CONFLICT needs the key as it is, and live rows could share a value with deleted ones.
            Applicability::Unsafe,
            ["Make it unique WHERE ", &deleted.name, " IS NULL"].concat(),
        );
    } else if cx.spec.capabilities().expression_indexes {
        finding.offer(
            Applicability::Unsafe,
            "Make it a unique index on an expression that is NULL for deleted rows",
        );
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    ids: &mut IdSource,
) -> Option<()> {
    let own = cx.table(found.object.table()?)?;
    let deleted = soft_delete(own)?;
    let columns: Vec<ColumnId> = match found.object {
        ObjectRef::Unique(_, id) => own.unique(id)?.columns.clone(),
        ObjectRef::Index(_, id) => own.index(id)?.leading_columns().collect(),
        _ => return None,
    };
    let kept: Vec<ColumnId> = columns.into_iter().filter(|id| *id != deleted.id).collect();
    let mut index = match found.object {
        ObjectRef::Index(_, id) => own.index(id)?.clone(),
        _ => Index::over(ids.fresh(), []),
    };
    index.unique = true;
    index.keys = kept.iter().copied().map(IndexKey::column).collect();
    if let ObjectRef::Unique(_, id) = found.object {
        let UniqueConstraint { include, nulls_not_distinct, comment, .. } = own.unique(id)?.clone();
        index.include = include;
        index.nulls_not_distinct = nulls_not_distinct;
        index.comment = comment;
    }
    let quoted = cx.spec.quote(&deleted.name, crowfoot_dialect::Quoting::WhenNeeded);
    if !cx.spec.capabilities().partial_indexes {
        let last = own.column(*kept.last()?)?;
        let last = cx.spec.quote(&last.name, crowfoot_dialect::Quoting::WhenNeeded);
        index.keys.pop();
        index
            .keys
            .push(IndexKey::expression(["CASE WHEN ", &quoted, " IS NULL THEN ", &last, " END"].concat()));
    } else {
        index.predicate = Some([&quoted, " IS NULL"].concat());
    }
    index.name = None;
    let wanted = index_name_for(own, &index);
    index.name = Some(free_name(cx, own, &wanted, Some(ObjectRef::Index(own.id, index.id))));
    let table = edit.table_mut(own.id)?;
    match found.object {
        ObjectRef::Unique(_, id) => {
            table.uniques.retain(|unique| unique.id != id);
            table.indexes.push(index);
        }
        _ => {
            let slot = table.indexes.iter_mut().find(|other| other.id == index.id)?;
            *slot = index;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use crate::tests::{apply_fix, document, expect, expect_in};

    #[test]
    fn the_fix_keeps_what_the_key_guards() {
        let before = document(
            "CREATE TABLE users (id text PRIMARY KEY, a text, b text, deleted_at timestamptz, UNIQUE (a, b))",
        );
        let after = apply_fix(&before, "LIF004", 0);
        let table = after.tables().next().unwrap();
        assert!(table.uniques.is_empty());
        assert_eq!(table.indexes[0].name.as_deref(), Some("idx_users_a_b_live"));
        assert_eq!(table.indexes[0].predicate.as_deref(), Some("deleted_at IS NULL"));
        assert!(table.indexes[0].unique);
        for code in ["LIF004", "NAM005", "IDX002"] {
            expect_in(code, &after, &[]);
        }
    }

    /// An id in a key of several columns comes again, whether a foreign key says whose it is or not.
    #[test]
    fn ids_of_other_tables_come_again() {
        let with = |key: &str| {
            let columns = "id text, user_id text, class_id text, code text, deleted_at timestamptz";
            format!("CREATE TABLE a ({columns}, {key})")
        };
        expect("LIF004", &with("UNIQUE (user_id, class_id, deleted_at)"), &["a"]);
        expect("LIF004", &with("UNIQUE (user_id, class_id)"), &["a"]);
        expect("LIF004", &with("UNIQUE (class_id, deleted_at)"), &["a"]);
        expect("LIF004", &with("UNIQUE (code)"), &[]);
        expect("LIF004", &with("UNIQUE (user_id)"), &[]);
        expect("LIF004", &with("UNIQUE (id, deleted_at), PRIMARY KEY (id)"), &[]);
        expect("LIF004", &with("UNIQUE NULLS NOT DISTINCT (code, deleted_at)"), &[]);
        expect("LIF004", &with("UNIQUE NULLS NOT DISTINCT (user_id, class_id)"), &["a"]);
    }

    #[test]
    fn mysql_gets_an_expression() {
        let before = document(
            "-- mysql\nCREATE TABLE users (id char(26) PRIMARY KEY, email varchar(99) UNIQUE, deleted_at datetime)",
        );
        let after = apply_fix(&before, "LIF004", 0);
        expect_in("LIF004", &after, &[]);
    }

    #[test]
    fn ids_and_partial_keys_are_left_alone_and_keys_that_are_referred_to_have_no_fix() {
        expect(
            "LIF004",
            "CREATE TABLE users (id text PRIMARY KEY, public_id text UNIQUE, email text, deleted_at timestamptz);
             CREATE UNIQUE INDEX i ON users (email) WHERE deleted_at IS NULL",
            &[],
        );
        let referred = document(
            "CREATE TABLE users (id text PRIMARY KEY, email text UNIQUE, deleted_at timestamptz);
             CREATE TABLE logins (email text REFERENCES users (email))",
        );
        let found = crate::tests::findings("LIF004", &referred);
        assert_eq!(found.len(), 1);
        assert!(found[0].fixes.is_empty());
        expect(
            "LIF004",
            "CREATE TABLE a (id text, c text, deleted_at timestamptz, UNIQUE (c, deleted_at))",
            &["a"],
        );
    }
}
