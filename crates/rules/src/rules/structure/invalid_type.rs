//! Types that the database does not have.

use crowfoot_dialect::spec;
use crowfoot_dialect::syntax::{Place, of_domain, of_table, type_fault};
use crowfoot_model::{DataType, DefaultValue, Edit, IdSource, ObjectRef, Record, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::typed::{offer, put_type};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "STR009",
    name: "invalid-type",
    family: Family::Structure,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A type is misspelt, incomplete, or one that the database does not have.",
    why: "The statement that creates the table fails.",
    advice: "Write a type that the database has.",
    bad: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  total intger NOT NULL\n);",
    good: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  total integer NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check), Check::Record(check_record)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for found in of_table(cx.dialect, table, cx).into_iter().filter(|found| found.place == Place::Type) {
        let name = cx.name(found.object);
        let finding = report.add(found.object, [&name, ": ", &found.fault.what].concat());
        if !found.fault.is_certain {
            finding.severity = Severity::Warning;
        }
        offer(finding, &found.fault);
    }
}

fn check_record(cx: &Context<'_>, record: &Record, report: &mut Report<'_>) {
    match record {
        Record::Domain(domain) => {
            let found = of_domain(cx.dialect, domain, cx);
            for found in found.into_iter().filter(|found| found.place == Place::Type) {
                report.add(found.object, [&domain.name, ": ", &found.fault.what].concat());
            }
        }
        Record::Composite(composite) if cx.spec.capabilities().composites => {
            for field in &composite.fields {
                if let DataType::Native { text, .. } = field.data_type.element()
                    && let Some(fault) = type_fault(cx.dialect, text, cx)
                {
                    let what = [&composite.name, ".", &field.name, ": ", &fault.what].concat();
                    let finding = report.add(ObjectRef::Composite(composite.id), what);
                    finding.detail = field.name.clone();
                }
            }
        }
        _ => {}
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, id) = found.object else { return None };
    let own = cx.table(table)?;
    let fault = of_table(cx.dialect, own, cx)
        .into_iter()
        .find(|other| other.object == found.object && other.place == Place::Type)?
        .fault;
    let better = fault.better?;
    let column = edit.table_mut(table)?.column_mut(id)?;
    put_type(&mut column.data_type, spec(cx.dialect).parse_type(&better.text));
    if let Some(default) = better.default {
        column.default.get_or_insert(DefaultValue::Expression(default));
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use crate::tests::{apply_fix, document, expect};
    use crowfoot_model::{DataType, DefaultValue, LogicalType};

    #[test]
    fn each_dialect_has_its_own_types() {
        expect(
            "STR009",
            "CREATE TYPE mood AS ENUM ('happy');
             CREATE TABLE t (a flub(3), b tinyint, c citext, d mood, e geometry(Point,4326), f mood[], g auth.level)",
            &["t.a", "t.b", "t.g"],
        );
        expect(
            "STR009",
            "-- mysql\nCREATE TABLE t (a varchar, b int unsigned, c jsonb, d year, e uuid)",
            &["t.a", "t.c"],
        );
        expect("STR009", "-- sqlite\nCREATE TABLE t (a flub(3), b varchar(max), c anything goes)", &["t.b"]);
    }

    #[test]
    fn a_type_that_is_plain_is_corrected() {
        let after = apply_fix(&document("CREATE TABLE t (a intger)"), "STR009", 0);
        assert_eq!(after.tables().next().unwrap().columns[0].data_type, Some(DataType::INTEGER));
        let after = apply_fix(&document("CREATE TABLE t (a varchar2(30))"), "STR009", 0);
        let expected = DataType::Logical(LogicalType::Varchar { length: Some(30) });
        assert_eq!(after.tables().next().unwrap().columns[0].data_type, Some(expected));
    }

    #[test]
    fn a_default_that_stands_in_the_type_is_taken_out_of_it() {
        let mut before = document("CREATE TABLE t (a text)");
        let mut edit = crowfoot_model::Edit::new(&before);
        let id = before.tables().next().unwrap().id;
        let native =
            DataType::Native { dialect: crowfoot_model::Dialect::Postgres, text: "text defalt 3".into() };
        edit.table_mut(id).unwrap().columns[0].data_type = Some(native);
        let diff = edit.finish();
        before.apply(&diff);
        let after = apply_fix(&before, "STR009", 0);
        let column = after.tables().next().unwrap().columns[0].clone();
        assert_eq!(column.data_type, Some(DataType::TEXT));
        assert_eq!(column.default, Some(DefaultValue::Expression("3".into())));
    }
}
