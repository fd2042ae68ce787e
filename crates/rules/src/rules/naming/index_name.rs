//! Index names.

use crowfoot_model::{Edit, IdSource, Index, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::help::keys::naming_columns;
use crate::help::naming::{free_name, index_name_for, set_part_name};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NAM005",
    name: "index-name",
    family: Family::Naming,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "An index is not named idx_<table>_<columns>.",
    why: "Query plans and error messages show only the name, so it should say which table and columns it covers.",
    advice: "Name it idx_<table>_<columns>.",
    bad: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  user_id text NOT NULL\n);\n\
          CREATE INDEX my_index ON orders (user_id);",
    good: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  user_id text NOT NULL\n);\n\
           CREATE INDEX idx_orders_user_id ON orders (user_id);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for index in &table.indexes {
        // An index without a name of its own is written out under its house name.
        let Some(name) = index.name.as_deref().filter(|name| !name.trim().is_empty()) else { continue };
        let wanted = index_name_for(table, index);
        if index.keys.is_empty() || fits(table, index, name, &wanted) {
            continue;
        }
        report
            .add(
                ObjectRef::Index(table.id, index.id),
                ["The index ", name, " should be named ", &wanted, "."].concat(),
            )
            .offer(
                cx.safe_unless_mentioned(Some(name)).max(cx.safe_unless_in_use()),
                ["Rename to ", &wanted].concat(),
            );
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Index(table, index) = found.object else { return None };
    let table = cx.table(table)?;
    let wanted = index_name_for(table, table.index(index)?);
    let name = free_name(cx, table, &wanted, Some(found.object));
    set_part_name(edit, found.object, Some(name))
}

/// The house name, also with more behind it (two indexes on one column need two names), with `_id` left out, or in the
/// form of a unique constraint.
fn fits(table: &Table, index: &Index, name: &str, wanted: &str) -> bool {
    let begins = |name: &str, wanted: &str| {
        name.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    };
    if begins(name, wanted) {
        return true;
    }
    let columns = naming_columns(table, index);
    let expressions = index.keys.iter().any(|key| key.as_column().is_none());
    let own = |prefix: &str| {
        let mut short = [prefix, &table.name].concat();
        for column in &columns {
            short.push('_');
            short.push_str(column.strip_suffix("_id").unwrap_or(column));
        }
        begins(name, &short)
    };
    let table_first = [table.name.as_str(), "_"].concat();
    own("idx_")
        || (expressions && begins(name, &["idx_", &table.name].concat()))
        // Cut at the limit of identifiers: only the beginning can be compared.
        || (name.len() >= 55 && name.starts_with("idx_"))
        || (index.unique
            && (own("uniq_") || own("uq_") || (name.starts_with(&table_first) && name.ends_with("_unique"))))
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    const TABLE: &str =
        "CREATE TABLE orders (id text PRIMARY KEY, user_id text, status text, deleted_at timestamptz);";

    #[test]
    fn house_names_and_their_short_forms_are_left_alone() {
        for index in [
            "CREATE INDEX idx_orders_user_id ON orders (user_id)",
            "CREATE INDEX idx_orders_user_id_status ON orders (user_id, status)",
            "CREATE INDEX idx_orders_user_status ON orders (user_id, status)",
            "CREATE INDEX idx_orders_user_id_live ON orders (user_id) WHERE deleted_at IS NULL",
            "CREATE INDEX idx_orders_status_lower ON orders (lower(status))",
            "CREATE UNIQUE INDEX orders_user_id_unique ON orders (user_id)",
            "CREATE INDEX ON orders (user_id)",
        ] {
            expect("NAM005", &[TABLE, index].concat(), &[]);
        }
    }

    #[test]
    fn other_names_are_found() {
        expect(
            "NAM005",
            &[TABLE, "CREATE INDEX orders_status ON orders (status)"].concat(),
            &["orders.orders_status"],
        );
    }
}
