//! Columns that look like foreign keys and are none.

use crowfoot_dialect::naming::{plural, snake_case};
use crowfoot_model::{
    Column, ColumnId, Edit, ForeignKey, IdSource, LogicalType, ObjectRef, ReferentialAction, Table,
};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_derived, is_text};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL007",
    name: "missing-fk",
    family: Family::Relations,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A column looks like a foreign key, but no constraint is defined.",
    why: "Nothing stops someone from deleting the row it refers to, or from writing an invalid id.",
    advice: "Add the foreign key.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
          user_id text NOT NULL\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
           user_id text NOT NULL REFERENCES users (id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // Up to PostgreSQL 11 only the partitions could have foreign keys.
    if is_derived(table) || table.partitioning.is_some() {
        return;
    }
    for column in &table.columns {
        let Some((target, _)) = guess(cx, table, column) else { continue };
        let what = [
            &table.name,
            ".",
            &column.name,
            " looks like a foreign key to ",
            &target.name,
            ", but none is defined.",
        ];
        report
            .add(ObjectRef::Column(table.id, column.id), what.concat())
            .relate(ObjectRef::Table(target.id))
            .offer(Applicability::Unsafe, ["Add a foreign key to ", &target.name].concat());
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    ids: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, column) = found.object else { return None };
    let own = cx.table(table)?;
    let (target, key) = guess(cx, own, own.column(column)?)?;
    let mut foreign_key = ForeignKey::new(ids.fresh(), vec![column], target.id, vec![key]);
    foreign_key.on_delete = Some(ReferentialAction::Restrict);
    foreign_key.on_update = Some(ReferentialAction::NoAction);
    edit.table_mut(table)?.foreign_keys.push(foreign_key);
    Some(())
}

/// The table that a column seems to refer to, with its key.
fn guess<'t>(cx: &Context<'t>, table: &Table, column: &Column) -> Option<(&'t Table, ColumnId)> {
    if table.is_in_foreign_key(column.id) || column.generated.is_some() {
        return None;
    }
    let name = snake_case(&column.name);
    let stem = match (name.strip_suffix("_id"), name.strip_suffix("_by")) {
        (Some(stem), _) => stem,
        (_, Some(_)) => "user",
        _ => return None,
    };
    // A pair of a type and an id refers to several tables, unless there is one of exactly that name.
    let with_type = [stem, "_type"].concat();
    let pair = table.columns.iter().any(|other| snake_case(&other.name) == with_type);
    // The words in front can be a role: billing_address_id refers to addresses.
    let mut rest = Some(stem);
    while let Some(word) = rest.filter(|word| !word.is_empty()) {
        for candidate in [plural(word), word.to_owned()] {
            let Some(target) = cx.table_named(table.schema, &candidate) else { continue };
            return fitting_key(cx, table, column, target).map(|key| (target, key));
        }
        rest = word.split_once('_').map(|(_, rest)| rest).filter(|_| !pair);
    }
    None
}

/// The key of the target, where the column could hold it.
fn fitting_key(cx: &Context<'_>, table: &Table, column: &Column, target: &Table) -> Option<ColumnId> {
    let [key] = target.primary_key_columns() else { return None };
    // `users.user_id` is the key of users and refers to nothing.
    if target.id == table.id && (*key == column.id || table.primary_key_columns().contains(&column.id)) {
        return None;
    }
    let key_type = cx.logical_of_column(target.column(*key)?)?;
    let own_type = cx.logical_of_column(column)?;
    let fits = match (own_type, key_type) {
        (LogicalType::Integer { .. }, LogicalType::Integer { .. }) => true,
        (own, key) => own == key || (is_text(own) && is_text(key)),
    };
    fits.then_some(*key)
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn roles_are_seen_and_strangers_are_not() {
        expect(
            "REL007",
            "CREATE TABLE users (id text PRIMARY KEY); CREATE TABLE addresses (id text PRIMARY KEY);
             CREATE TABLE film (film_id int PRIMARY KEY);
             CREATE TABLE orders (id text, billing_address_id text, created_by text, film_id smallint)",
            &["orders.billing_address_id", "orders.created_by", "orders.film_id"],
        );
        expect(
            "REL007",
            "CREATE TABLE users (user_id text PRIMARY KEY, external_id text); CREATE TABLE things (id text PRIMARY KEY);
             CREATE TABLE logs (user_id int, any_thing_type text, any_thing_id text, stripe_id text, created_by int)",
            &[],
        );
    }
}
