//! Tables of attributes and values.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{Column, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Severity};
use crate::help::columns::{is_created, is_deleted, is_derived, is_text, is_updated};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NRM009",
    name: "eav-pattern",
    family: Family::Normalization,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Some(Applicability::DisplayOnly),
    summary: "A table stores attributes as name-value pairs (entity-attribute-value).",
    why: "Every value is text, none can be required, checked or referenced, and reassembling a row takes a join per \
          attribute.",
    advice: "Use columns for known attributes, and a JSON column for the rest.",
    bad: "CREATE TABLE products (\n  id text PRIMARY KEY\n);\nCREATE TABLE product_attributes (\n  id text PRIMARY KEY,\n  \
          product_id text NOT NULL REFERENCES products (id),\n  name text NOT NULL,\n  value text\n);",
    good: "CREATE TABLE products (\n  id text PRIMARY KEY,\n  color text,\n  details jsonb\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

const NAMES: &[&str] =
    &["name", "key", "attribute", "property", "field", "meta_key", "attribute_name", "attr", "option"];
const VALUES: &[&str] = &["value", "val", "meta_value", "attribute_value", "field_value", "property_value"];

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || table.foreign_keys.is_empty() {
        return;
    }
    let own = table.columns.iter().filter(|column| {
        !table.is_in_foreign_key(column.id)
            && !is_created(column)
            && !is_updated(column)
            && !is_deleted(column)
            && table.primary_key_columns() != [column.id]
    });
    let own: Vec<&Column> = own.collect();
    let called = |column: &Column, names: &[&str]| names.contains(&snake_case(&column.name).as_str());
    let text = |column: &Column| cx.logical_of_column(column).is_some_and(is_text);
    let (Some(name), Some(value)) = (
        own.iter().find(|column| called(column, NAMES) && text(column)),
        own.iter().find(|column| called(column, VALUES) && text(column)),
    ) else {
        return;
    };
    // With more to it the table is a thing of its own that happens to have a value.
    if own.len() > 3 {
        return;
    }
    let what = [&table.name, " stores attributes as (", &name.name, ", ", &value.name, ") pairs."].concat();
    report
        .add(ObjectRef::Table(table.id), what)
        .relate(ObjectRef::Column(table.id, value.id))
        .offer(Applicability::DisplayOnly, "Turn the attributes into columns");
}
