//! Foreign keys whose columns differ from those that they refer to.

use std::cmp::Ordering;

use crowfoot_dialect::ReferenceTypes;
use crowfoot_dialect::syntax::reference_fault;
use crowfoot_model::{Column, DataType, Edit, ForeignKey, IdSource, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::facts::columns::class;
use crate::help::keys::target_columns;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL001",
    name: "fk-shape-mismatch",
    family: Family::Relations,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A foreign key and the key it references differ in column count or type.",
    why: "The statement fails. If the database accepts it, parent values may not fit the child, and joins convert \
          every row.",
    advice: "Give the column the type of the key it references.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
          user_id integer NOT NULL REFERENCES users (id)\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
           user_id text NOT NULL REFERENCES users (id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for key in &table.foreign_keys {
        let Some((target, pairs)) = pairs(cx, table, key) else { continue };
        let object = ObjectRef::ForeignKey(table.id, key.id);
        let targets = target_columns(key, target);
        if targets.len() != key.columns.len() {
            // Without a primary key to refer to REL002 speaks, without columns STR003.
            if !targets.is_empty() && !key.columns.is_empty() {
                let (own, other) = (key.columns.len().to_string(), targets.len().to_string());
                let what = [
                    "A foreign key of ",
                    &table.name,
                    " has ",
                    &own,
                    " columns but references ",
                    &other,
                    " of ",
                ];
                let what = [what.concat().as_str(), &target.name, "."].concat();
                report
                    .add(object, what)
                    .advise("Use the same number of columns on both sides.")
                    .relate(ObjectRef::Table(target.id));
            }
            continue;
        }
        let has_charsets = cx.spec.script().server.character_sets;
        let fault = if has_charsets { reference_fault(table, key, target) } else { None };
        if let Some(fault) = fault {
            report
                .add(object, fault.what)
                .relate(ObjectRef::Table(target.id))
                .advise("Give both sides the same character set, collation and storage engine.");
            continue;
        }
        let worst = pairs.iter().filter_map(|(own, other)| Some((difference(cx, own, other)?, own, other)));
        let is_wider = |own: &Column, other: &Column| match (bits(cx, own), bits(cx, other)) {
            (Some(own), Some(other)) => own > other,
            _ => false,
        };
        let Some((severity, own, other)) = worst.min_by_key(|(severity, ..)| *severity) else { continue };
        let name = |table: &Table, column: &Column| [table.name.as_str(), ".", &column.name].concat();
        let (own_name, other_name) = (name(table, own), name(target, other));
        let what =
            [&own_name, " is ", &label(cx, own), ", but ", &other_name, " is ", &label(cx, other), "."]
                .concat();
        let what = if label(cx, own) == label(cx, other) {
            [&own_name, " and ", &other_name, " differ in character set or collation."].concat()
        } else {
            what
        };
        let finding = report.add(object, what).rank(severity).relate(ObjectRef::Column(target.id, other.id));
        if is_wider(own, other) {
            // The child holds every value of the parent: it must never be narrowed for the sake of order.
            finding.advise(
                ["Change ", &other_name, " to ", &label(cx, own), ", so that it does not run out first."]
                    .concat(),
            );
            finding.offer(
                Applicability::Unsafe,
                ["Change ", &other_name, " to the type of ", &own_name].concat(),
            );
            continue;
        }
        if severity == Severity::Warning && bits(cx, own).is_some() {
            let advice = [&own_name, " cannot hold every value of ", &other_name, ": widen it."];
            finding.advise(advice.concat());
        }
        finding
            .offer(Applicability::Unsafe, ["Change ", &own_name, " to the type of ", &other_name].concat());
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::ForeignKey(table, key) = found.object else { return None };
    let own = cx.table(table)?;
    let (_, pairs) = pairs(cx, own, own.foreign_key(key)?)?;
    for (column, target) in pairs {
        if difference(cx, column, target).is_some() {
            if let (Some(width), Some(least)) = (bits(cx, column), bits(cx, target))
                && width > least
            {
                let referred = own.foreign_key(key)?.target_table()?;
                let target = edit.table_mut(referred)?.column_mut(target.id)?;
                target.data_type.clone_from(&column.data_type);
                continue;
            }
            let column = edit.table_mut(table)?.column_mut(column.id)?;
            column.data_type.clone_from(&target.data_type);
            column.charset.clone_from(&target.charset);
            column.collation.clone_from(&target.collation);
        }
    }
    Some(())
}

type Pairs<'t> = Vec<(&'t Column, &'t Column)>;

fn pairs<'t>(cx: &Context<'t>, table: &'t Table, key: &ForeignKey) -> Option<(&'t Table, Pairs<'t>)> {
    let target = key.target_table()?;
    let target = if target == table.id { table } else { cx.neighbour(target)? };
    let targets = target_columns(key, target);
    let pair = |(own, other): (&crowfoot_model::ColumnId, &crowfoot_model::ColumnId)| {
        Some((table.column(*own)?, target.column(*other)?))
    };
    Some((target, key.columns.iter().zip(&targets).filter_map(pair).collect()))
}

/// How bad the difference between two types is; `None` where there is none or it cannot be told.
fn difference(cx: &Context<'_>, own: &Column, other: &Column) -> Option<Severity> {
    let (own_type, other_type) = (own.data_type.as_ref()?, other.data_type.as_ref()?);
    let (own_bare, other_bare) = (cx.bare_type(own_type), cx.bare_type(other_type));
    let types = cx.spec.capabilities().references;
    let strict = types != ReferenceTypes::Any;
    let (Some(own_logical), Some(other_logical)) = (cx.logical(own_bare), cx.logical(other_bare)) else {
        let same = match (own_bare, other_bare) {
            (DataType::Native { text: a, .. }, DataType::Native { text: b, .. }) => a.eq_ignore_ascii_case(b),
            // A type that only its dialect knows may be comparable with anything.
            (DataType::Native { .. }, _) | (_, DataType::Native { .. }) => true,
            (a, b) => a == b,
        };
        return (!same && strict).then_some(Severity::Error);
    };
    if class(own_logical) != class(other_logical) {
        return Some(if strict { Severity::Error } else { Severity::Warning });
    }
    match (types, own_logical, other_logical) {
        (
            ReferenceTypes::Same,
            LogicalType::Integer { bits: a, unsigned: u },
            LogicalType::Integer { bits: b, unsigned: v },
        ) => ((a, u) != (b, v)).then_some(Severity::Error),
        (
            ReferenceTypes::Comparable,
            LogicalType::Integer { bits: a, .. },
            LogicalType::Integer { bits: b, .. },
        ) => match a.cmp(&b) {
            Ordering::Less => Some(Severity::Warning),
            // Every value of the parent fits, and the two compare without a cast.
            Ordering::Greater => Some(Severity::Info),
            Ordering::Equal => None,
        },
        (ReferenceTypes::Same, ..)
            if differ(&own.charset, &other.charset) || differ(&own.collation, &other.collation) =>
        {
            Some(Severity::Error)
        }
        (ReferenceTypes::Any, ..) => None,
        (_, a, b) => match (length(a), length(b)) {
            (Some(a), Some(b)) if a < b => Some(Severity::Warning),
            _ => None,
        },
    }
}

/// The width of a whole number.
fn bits(cx: &Context<'_>, column: &Column) -> Option<u8> {
    match cx.logical_of_column(column)? {
        LogicalType::Integer { bits, .. } => Some(bits),
        _ => None,
    }
}

fn differ(a: &Option<String>, b: &Option<String>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if !a.eq_ignore_ascii_case(b))
}

fn length(logical: LogicalType) -> Option<u32> {
    match logical {
        LogicalType::Char { length } | LogicalType::Binary { length } => Some(length),
        LogicalType::Varchar { length } => length,
        _ => None,
    }
}

fn label(cx: &Context<'_>, column: &Column) -> String {
    column.data_type.as_ref().map_or(String::new(), |data_type| cx.type_label(data_type))
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    fn related(dialect: &str, child: &str, parent: &str) -> String {
        [
            dialect,
            "\nCREATE TABLE a (id ",
            parent,
            " PRIMARY KEY); CREATE TABLE b (id int, a_id ",
            child,
            " REFERENCES a (id))",
        ]
        .concat()
    }

    #[test]
    fn what_the_dialect_refuses_is_found() {
        for (dialect, child, parent) in [
            ("", "int", "text"),
            ("", "uuid", "text"),
            ("", "int", "bigint"),
            ("", "varchar(10)", "varchar(20)"),
            ("-- mysql", "int", "bigint"),
            ("-- mysql", "int unsigned", "int"),
            ("-- sqlite", "int", "text"),
        ] {
            expect("REL001", &related(dialect, child, parent), &["b"]);
        }
    }

    #[test]
    fn what_fits_is_left_alone() {
        for (dialect, child, parent) in [
            ("", "text", "varchar(20)"),
            ("", "int", "serial"),
            ("", "varchar(20)", "varchar(20)"),
            ("-- mysql", "int", "int"),
            ("-- sqlite", "int", "bigint"),
            ("", "geometry", "text"),
        ] {
            expect("REL001", &related(dialect, child, parent), &[]);
        }
    }
}
