//! Defaults that the column cannot hold.

use crowfoot_dialect::script::DefaultForm;
use crowfoot_dialect::syntax::{kind_misfit, literal_misfit};
use crowfoot_model::{
    Column, ColumnId, DataType, DefaultValue, Edit, IdSource, LogicalType, ObjectRef, Table,
};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::charset::is_set;
use crate::help::columns;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "STR006",
    name: "invalid-default",
    family: Family::Structure,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A default does not fit the column's type.",
    why: "The statement fails, or the first insert that uses the default does.",
    advice: "Use a default that fits the column, or none.",
    bad: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  total numeric(10,2) NOT NULL DEFAULT 'none'\n);",
    good: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  total numeric(10,2) NOT NULL DEFAULT 0\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

/// A fault of a default, and a valid replacement.
struct Fault {
    what: &'static str,
    label: &'static str,
    applicability: Applicability,
    better: Option<DefaultValue>,
    /// A server that reads the same scripts takes it: MariaDB, for literals of text.
    is_taken_elsewhere: bool,
}

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // A schema that has days which there are not has them all over: what is the same is told once a table.
    let zero = zero_days(cx, table);
    let is_told_once = zero.len() > 1;
    if is_told_once {
        let ids: Vec<ColumnId> = zero.iter().map(|column| column.id).collect();
        let count = zero.len().to_string();
        let what = [
            count.as_str(),
            " columns of ",
            &table.name,
            " have the default 0000-00-00, which is not a valid date: ",
            &columns::list(table, ids.get(..SHOWN).unwrap_or(&ids)),
            if ids.len() > SHOWN { ", …" } else { "" },
            ".",
        ];
        let found = report.add(ObjectRef::Table(table.id), what.concat());
        found.related = ids.iter().map(|id| ObjectRef::Column(table.id, *id)).collect();
        found.offer(Applicability::Unsafe, "Remove these defaults");
        if cx.is_learned() {
            // Servers that allow such days are still about.
            found.rank(Severity::Warning);
        }
    }
    for column in &table.columns {
        if is_told_once && zero.iter().any(|own| own.id == column.id) {
            continue;
        }
        if let Some(fault) = fault(cx, table, column) {
            let what = ["The default of ", &table.name, ".", &column.name, " ", fault.what, "."].concat();
            let finding = report
                .add(ObjectRef::Column(table.id, column.id), what)
                .offer(fault.applicability, fault.label);
            if cx.is_learned() && zero.iter().any(|own| own.id == column.id) {
                finding.rank(Severity::Warning);
            } else if cx.is_learned() && fault.is_taken_elsewhere {
                finding.rank(Severity::Info);
            }
        }
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let (table, column) = match found.object {
        ObjectRef::Column(table, column) => (table, column),
        ObjectRef::Table(table) => {
            let ids: Vec<ColumnId> = zero_days(cx, cx.table(table)?).iter().map(|own| own.id).collect();
            for column in ids {
                edit.table_mut(table)?.column_mut(column)?.default = None;
            }
            return Some(());
        }
        _ => return None,
    };
    let own = cx.table(table)?;
    let fault = fault(cx, own, own.column(column)?)?;
    edit.table_mut(table)?.column_mut(column)?.default = fault.better;
    Some(())
}

/// How many columns are named.
const SHOWN: usize = 4;

/// The columns whose default is a day that there is not.
fn zero_days<'t>(cx: &Context<'_>, table: &'t Table) -> Vec<&'t Column> {
    let is_zero = |column: &&Column| {
        matches!(&column.default, Some(DefaultValue::Text(text)) if text.trim().starts_with("0000-00-00"))
            && fault(cx, table, column).is_some_and(|fault| fault.what == "is not a valid date")
    };
    table.columns.iter().filter(is_zero).collect()
}

fn fault(cx: &Context<'_>, table: &Table, column: &Column) -> Option<Fault> {
    let default = column.default.as_ref()?;
    let data_type = column.data_type.as_ref()?;
    let remove = |what| {
        Some(Fault {
            what,
            label: "Remove the default",
            applicability: Applicability::Unsafe,
            better: None,
            is_taken_elsewhere: false,
        })
    };
    let required = column.not_null || table.is_in_primary_key(column.id);
    if *default == DefaultValue::Null {
        // It says nothing that leaving it out does not say.
        let fault = remove("is NULL, but the column is NOT NULL")?;
        return required.then_some(Fault { applicability: Applicability::Safe, ..fault });
    }
    if let DefaultValue::Text(text) = default {
        if text.eq_ignore_ascii_case("null") && !required {
            return Some(Fault {
                what: "is the text 'NULL', not NULL",
                label: "Change it to NULL",
                applicability: cx.safe_unless_in_use(),
                better: Some(DefaultValue::Null),
                is_taken_elsewhere: false,
            });
        }
        let values = match cx.bare_type(data_type) {
            DataType::Enum(id) => cx.enum_type(*id).map(|e| e.values.as_slice()),
            DataType::InlineEnum(values) => Some(values.as_slice()),
            _ => None,
        };
        if values.is_some_and(|values| !values.contains(text)) {
            return remove("is not a value of its enum");
        }
    }
    // A language that names no database may well mean one in which booleans are numbers.
    let is_bit = matches!(default, DefaultValue::Number(number) if matches!(number.as_str(), "0" | "1"));
    if is_bit && cx.is_guessed() && cx.logical(data_type) == Some(LogicalType::Boolean) {
        return None;
    }
    if let Some(misfit) = kind_misfit(cx.dialect, data_type, default, cx) {
        return remove(misfit);
    }
    let logical = cx.logical(data_type)?;
    let is_set = is_set(column);
    if cx.spec.script().writing.defaults == DefaultForm::Expression
        && !is_set
        && matches!(logical, LogicalType::Text | LogicalType::Json { .. } | LogicalType::Bytes)
    {
        let literal = match default {
            DefaultValue::Text(text) => cx.spec.text_literal(text),
            DefaultValue::Number(number) => number.clone(),
            _ => return None,
        };
        return Some(Fault {
            what: "must be an expression for this type in MySQL",
            label: "Turn it into an expression",
            applicability: Applicability::Safe,
            better: Some(DefaultValue::Expression(["(", &literal, ")"].concat())),
            is_taken_elsewhere: true,
        });
    }
    literal_misfit(cx.dialect, logical, default).and_then(remove)
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn each_fault_is_found() {
        expect(
            "STR006",
            "CREATE TYPE mood AS ENUM ('happy');
             CREATE TABLE t (a int DEFAULT 'x', b boolean DEFAULT 'maybe', c mood DEFAULT 'sad',
               d text NOT NULL DEFAULT NULL, e text DEFAULT 'NULL', f boolean DEFAULT 1)",
            &["t.a", "t.b", "t.c", "t.d", "t.e", "t.f"],
        );
        expect(
            "STR006",
            "-- mysql\nCREATE TABLE t (a date DEFAULT '0000-00-00', b text DEFAULT 'x')",
            &["t.a", "t.b"],
        );
    }

    #[test]
    fn arrays_and_enums_hold_what_they_are_made_for() {
        expect(
            "STR006",
            "CREATE TYPE mood AS ENUM ('happy');
             CREATE TABLE t (a text[] DEFAULT '[]', b int[] DEFAULT '{a}', d mood DEFAULT 5,
               e text[] DEFAULT '{}', f int[] DEFAULT '{1, 2}', h text[] DEFAULT '{\"a,b\",c}')",
            &["t.a", "t.b", "t.d"],
        );
    }

    #[test]
    fn days_that_there_are_not_are_told_once_a_table() {
        let sql =
            "-- mysql\nCREATE TABLE t (a date DEFAULT '0000-00-00', b datetime DEFAULT '0000-00-00 00:00:00',
            c int DEFAULT 'x', d date, e date DEFAULT '0000-00-00')";
        expect("STR006", sql, &["t", "t.c"]);
    }

    #[test]
    fn good_defaults_are_left_alone() {
        expect(
            "STR006",
            "CREATE TYPE mood AS ENUM ('happy');
             CREATE TABLE t (a int DEFAULT '1', b boolean DEFAULT 't', c mood DEFAULT 'happy', d int DEFAULT 0,
               e timestamptz DEFAULT now(), f text DEFAULT '', g text DEFAULT NULL, h numeric DEFAULT 'NaN')",
            &[],
        );
        expect("STR006", "-- mysql\nCREATE TABLE t (a boolean DEFAULT 1, b varchar(9) DEFAULT 'x')", &[]);
    }
}
