//! Defaults, checks and other expressions that the database cannot read.

use crowfoot_dialect::syntax::{Found, Place, of_domain, of_table};
use crowfoot_model::{DefaultValue, Edit, IdSource, KeyTarget, ObjectRef, Record, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::typed::offer;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "STR010",
    name: "invalid-expression",
    family: Family::Structure,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A default, check, generated value or index expression is not one that the database can read.",
    why: "The statement that creates it fails.",
    advice: "Correct the expression, or remove it.",
    bad: "CREATE TYPE status AS ENUM ('draft', 'paid');\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
          state status NOT NULL DEFAULT draft\n);",
    good: "CREATE TYPE status AS ENUM ('draft', 'paid');\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
           state status NOT NULL DEFAULT 'draft'\n);",
    options: &[],
    checks: &[Check::Table(check), Check::Record(check_record)],
    repair: Some(repair),
};

/// The faults that are this rule's: a literal that is no value of its type is another's.
fn faults(cx: &Context<'_>, table: &Table) -> Vec<Found> {
    let is_literal = |object: ObjectRef| {
        let ObjectRef::Column(_, id) = object else { return false };
        !matches!(table.column(id).and_then(|own| own.default.as_ref()), Some(DefaultValue::Expression(_)))
    };
    let mut found = of_table(cx.dialect, table, cx);
    found.retain(|found| match found.place {
        Place::Type => false,
        Place::Default => !is_literal(found.object),
        _ => true,
    });
    found
}

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for found in faults(cx, table) {
        let name = cx.name(found.object);
        let what = [&name, ", ", called(found.place), ": ", &found.fault.what].concat();
        let finding = report.add(found.object, what);
        finding.detail = detail(found.place);
        if !found.fault.is_certain {
            finding.severity = Severity::Warning;
        }
        offer(finding, &found.fault);
    }
}

fn check_record(cx: &Context<'_>, record: &Record, report: &mut Report<'_>) {
    let Record::Domain(domain) = record else { return };
    let found = of_domain(cx.dialect, domain, cx);
    for (at, found) in found.into_iter().filter(|found| found.place != Place::Type).enumerate() {
        let what = [&domain.name, ", ", called(found.place), ": ", &found.fault.what].concat();
        report.add(found.object, what).detail = at.to_string();
    }
}

fn called(place: Place) -> &'static str {
    match place {
        Place::Type => "type",
        Place::Default => "default",
        Place::Generated => "generated value",
        Place::Check => "check",
        Place::Key(_) => "key",
        Place::Predicate => "condition",
        Place::Method | Place::Other => "method",
    }
}

fn detail(place: Place) -> String {
    match place {
        Place::Key(at) => at.to_string(),
        _ => called(place).to_owned(),
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let table = found.object.table()?;
    let mut faults = faults(cx, cx.table(table)?);
    faults.retain(|other| other.object == found.object && detail(other.place) == found.detail);
    let Found { place, fault, .. } = faults.pop()?;
    let text = fault.better?.text;
    let table = edit.table_mut(table)?;
    match (found.object, place) {
        (ObjectRef::Column(_, id), Place::Default) => {
            table.column_mut(id)?.default = Some(literal(text));
        }
        (ObjectRef::Column(_, id), _) => table.column_mut(id)?.generated.as_mut()?.expression = text,
        (ObjectRef::Check(_, id), _) => {
            table.checks.iter_mut().find(|check| check.id == id)?.expression = text;
        }
        (ObjectRef::Index(_, id), _) => {
            let index = table.indexes.iter_mut().find(|index| index.id == id)?;
            match place {
                Place::Key(at) => index.keys.get_mut(at)?.on = KeyTarget::Expression(text),
                _ => index.predicate = Some(text),
            }
        }
        (ObjectRef::Exclusion(_, id), _) => {
            let exclusion = table.exclusions.iter_mut().find(|own| own.id == id)?;
            match place {
                Place::Key(at) => exclusion.elements.get_mut(at)?.key.on = KeyTarget::Expression(text),
                _ => exclusion.predicate = Some(text),
            }
        }
        _ => return None,
    }
    Some(())
}

/// A default from its text.
fn literal(text: String) -> DefaultValue {
    let inner = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    match inner.filter(|inner| !inner.contains(['\'', '\\'])) {
        Some(inner) => DefaultValue::Text(inner.to_owned()),
        None => DefaultValue::Expression(text),
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::{apply_fix, document, expect};
    use crowfoot_model::DefaultValue;

    #[test]
    fn defaults_and_checks_are_read() {
        expect(
            "STR010",
            "CREATE TABLE t (a int DEFAULT nwo(), b text DEFAULT draft, c int, CHECK (c > 0), CHECK (d > 0), CHECK (c + 1))",
            &["t.a", "t.b", "t", "t"],
        );
    }

    #[test]
    fn a_bare_word_is_put_in_quotes() {
        let sql = "CREATE TYPE status AS ENUM ('draft'); CREATE TABLE t (a status DEFAULT draft)";
        let after = apply_fix(&document(sql), "STR010", 0);
        let default = after.tables().next().unwrap().columns[0].default.clone();
        assert_eq!(default, Some(DefaultValue::Text("draft".into())));
    }
}
