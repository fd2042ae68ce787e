//! Tables that nothing but a surrogate keeps apart.

use crowfoot_dialect::naming::{singular, snake_case};
use crowfoot_model::{LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::{is_created, is_deleted, is_derived, is_join_table, is_updated};
use crate::help::known::is_of_a_tool;
use crate::help::ulid::{counts_up, is_surrogate_name};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "KEY006",
    name: "missing-natural-key",
    family: Family::Keys,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "Rows of a table are told apart by a generated key only.",
    why: "The same customer or the same product can be entered twice, and nothing stops it. What makes a row unique is \
          also what normal forms are judged by.",
    advice: "Ask what makes a row unique, and say so with a unique constraint. Logs and other lists of events have \
             nothing of the kind: ignore the finding there.",
    bad: "CREATE TABLE products (\n  id text PRIMARY KEY,\n  sku text NOT NULL,\n  name text NOT NULL\n);",
    good: "CREATE TABLE products (\n  id text PRIMARY KEY,\n  sku text NOT NULL,\n  name text NOT NULL,\n  CONSTRAINT \
           products_sku_unique UNIQUE (sku)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let [key] = table.primary_key_columns() else { return };
    let Some(key) = table.column(*key) else { return };
    let is_surrogate = !table.is_in_foreign_key(key.id)
        && (counts_up(cx, table, key) || is_surrogate_name(table, &key.name));
    let has_other = !table.uniques.is_empty()
        || !table.exclusions.is_empty()
        || table.indexes.iter().any(|index| index.unique);
    if !is_surrogate || has_other || is_derived(table) || is_join_table(table) || is_of_a_tool(&table.name) {
        return;
    }
    if !has_name_of_its_own(cx, table) {
        return;
    }
    let what = [&table.name, " has no key besides ", &key.name, ": the same row can be entered twice."];
    report.add(ObjectRef::Table(table.id), what.concat());
}

/// Whether a column could tell rows apart to a person. An order or an event has none: many are alike.
fn has_name_of_its_own(cx: &Context<'_>, table: &Table) -> bool {
    let kind = singular(&snake_case(&table.name));
    table.columns.iter().any(|column| {
        let is_key = table.is_in_foreign_key(column.id) || table.is_in_primary_key(column.id);
        let is_time = is_created(column) || is_updated(column) || is_deleted(column);
        let name = snake_case(&column.name);
        // `name` or `product_name` of a product; the `buyer_name` of an order is that of somebody else.
        let own = name.strip_prefix(kind.as_str()).and_then(|rest| rest.strip_prefix('_')).unwrap_or(&name);
        let names = matches!(
            own,
            "name"
                | "code"
                | "slug"
                | "sku"
                | "isbn"
                | "number"
                | "email"
                | "login"
                | "username"
                | "handle"
                | "iban"
        );
        // People share names, and a first name is a part of one.
        let is_of_people = matches!(name.as_str(), "first_name" | "last_name" | "full_name" | "middle_name");
        let is_value = matches!(
            cx.logical_of_column(column),
            Some(
                LogicalType::Text
                    | LogicalType::Varchar { .. }
                    | LogicalType::Char { .. }
                    | LogicalType::Integer { .. }
            )
        );
        !is_key && !is_time && names && !is_of_people && is_value && column.not_null
    })
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn what_has_another_key_or_no_name_is_left_alone() {
        expect(
            "KEY006",
            "CREATE TABLE a (id text PRIMARY KEY, code text NOT NULL UNIQUE);
             CREATE TABLE b (id text PRIMARY KEY, name text NOT NULL); CREATE UNIQUE INDEX i ON b (lower(name));
             CREATE TABLE events (id text PRIMARY KEY, kind text NOT NULL, at timestamptz NOT NULL);
             CREATE TABLE people (id text PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL);
             CREATE TABLE countries (code text PRIMARY KEY, name text NOT NULL);
             CREATE TABLE drafts (id text PRIMARY KEY, name text)",
            &[],
        );
        expect(
            "KEY006",
            "CREATE TABLE invoices (id bigserial PRIMARY KEY, invoice_number text NOT NULL);
             CREATE TABLE orders (id text PRIMARY KEY, buyer_name text NOT NULL)",
            &["invoices"],
        );
    }
}
