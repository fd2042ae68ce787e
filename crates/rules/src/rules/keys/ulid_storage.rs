//! ULIDs that are compared as text of a language.

use crowfoot_model::{Column, Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::help::ulid::{has_ulid_length, is_surrogate_name};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "KEY004",
    name: "ulid-storage",
    family: Family::Keys,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A key of 26 characters is compared by the rules of a language.",
    why: "A ULID sorts by its bytes. Rules of a language are slower, and MySQL reserves up to four bytes for each \
          character in an index: 104 for a key of 26.",
    advice: "In MySQL, give the key and all that refer to it CHARACTER SET ascii COLLATE ascii_bin. In PostgreSQL, give \
             them COLLATE \"C\", or use uuid.",
    bad: "CREATE TABLE users (\n  id varchar(26) PRIMARY KEY\n);",
    good: "CREATE TABLE users (\n  id varchar(26) COLLATE \"C\" PRIMARY KEY\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // SQLite compares bytes by itself.
    if is_derived(table) || cx.spec.script().server.row_ids {
        return;
    }
    for column in &table.columns {
        if !is_key(table, column) || !has_ulid_length(column) || is_binary(table, column) {
            continue;
        }
        let what =
            [&table.name, ".", &column.name, " holds ULIDs and is compared by the rules of a language."];
        report
            .add(ObjectRef::Column(table.id, column.id), what.concat())
            .offer(Applicability::Unsafe, ["Compare ", &column.name, " by its bytes"].concat());
    }
}

fn is_key(table: &Table, column: &Column) -> bool {
    table.is_in_primary_key(column.id) && is_surrogate_name(table, &column.name)
}

/// Whether the collation compares bytes: the column's own, or that of the table.
fn is_binary(table: &Table, column: &Column) -> bool {
    let of_table = || table.option("COLLATE").or_else(|| table.option("DEFAULT COLLATE"));
    let is_bytes = |collation: &str| {
        let name = collation.trim_matches('"').to_ascii_lowercase();
        name == "c" || name == "posix" || name == "ucs_basic" || name == "binary" || name.ends_with("_bin")
    };
    // A character set alone says nothing of its order, but one of a byte leaves little to say.
    let is_ascii =
        |charset: &str| charset.eq_ignore_ascii_case("ascii") || charset.eq_ignore_ascii_case("binary");
    column.charset.as_deref().is_some_and(is_ascii)
        || column.collation.as_deref().or_else(of_table).is_some_and(is_bytes)
}

/// The column and all that refer to it: a key and its references have to be of one kind.
fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, column) = found.object else { return None };
    let own = cx.table(table)?;
    let charsets = cx.spec.script().server.character_sets;
    let mut to_bytes = |table, column| -> Option<()> {
        let column: &mut Column = edit.table_mut(table)?.column_mut(column)?;
        column.charset = charsets.then(|| "ascii".to_owned());
        column.collation = Some(if charsets { "ascii_bin" } else { "C" }.to_owned());
        Some(())
    };
    to_bytes(table, column)?;
    for (child, key) in cx.referring_to(table) {
        let Some(key) = cx.table(child).and_then(|child| child.foreign_key(key)) else { continue };
        let targets = crate::help::keys::target_columns(key, own);
        for (referring, _) in key.columns.iter().zip(&targets).filter(|(_, target)| **target == column) {
            to_bytes(child, *referring)?;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use crate::tests::{apply_fix, document, expect, expect_in};

    #[test]
    fn bytes_text_and_other_lengths_are_left_alone() {
        expect(
            "KEY004",
            "CREATE TABLE a (id text PRIMARY KEY); CREATE TABLE b (id varchar(26) COLLATE \"C\" PRIMARY KEY);
             CREATE TABLE c (id char(36) PRIMARY KEY); CREATE TABLE d (id text PRIMARY KEY, code varchar(26))",
            &[],
        );
    }

    #[test]
    fn what_refers_to_a_key_is_compared_like_it() {
        let before = document(
            "-- mysql\nCREATE TABLE users (id char(26) PRIMARY KEY);
             CREATE TABLE pets (id int PRIMARY KEY, user_id char(26), FOREIGN KEY (user_id) REFERENCES users (id))",
        );
        let after = apply_fix(&before, "KEY004", 0);
        expect_in("KEY004", &after, &[]);
        expect_in("REL002", &after, &[]);
    }
}
