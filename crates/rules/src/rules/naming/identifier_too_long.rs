//! Names beyond the limit of the dialect.

use crowfoot_dialect::IdentifierLimit;
use crowfoot_dialect::naming::shorten;
use crowfoot_model::{Edit, IdSource, ObjectRef, Record, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::naming::{free_name, rename_column, set_part_name};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NAM007",
    name: "identifier-too-long",
    family: Family::Naming,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "A name is longer than the database allows.",
    why: "PostgreSQL silently truncates names at 63 bytes, so two names can collide. MySQL rejects names over 64 \
          characters.",
    advice: "Use a shorter name.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL\n);\nCREATE INDEX \
          idx_users_email_for_the_search_field_on_the_front_page_of_the_shop ON users (email);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL\n);\n\
           CREATE INDEX idx_users_email ON users (email);",
    options: &[],
    checks: &[Check::Table(check), Check::Record(check_record)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let mut judge = |object, name: &str, applicability| {
        if let Some(what) = too_long(cx, name) {
            let label = ["Shorten to ", &shorten(name, cx.spec.identifier_limit())].concat();
            let finding = report.add(object, what).offer(applicability, label);
            // What is cut still works, as long as nobody asks for an index by its whole name.
            if is_part(object) && matches!(cx.spec.identifier_limit(), IdentifierLimit::Bytes(_)) {
                finding.rank(Severity::Info);
            }
        }
    };
    judge(ObjectRef::Table(table.id), &table.name, Applicability::Unsafe);
    for column in &table.columns {
        judge(ObjectRef::Column(table.id, column.id), &column.name, Applicability::Unsafe);
    }
    for (object, name) in table.part_names() {
        judge(object, name, cx.safe_unless_mentioned(Some(name)).max(cx.safe_unless_in_use()));
    }
}

fn check_record(cx: &Context<'_>, record: &Record, report: &mut Report<'_>) {
    let (object, name) = match record {
        Record::Enum(it) => (ObjectRef::Enum(it.id), &it.name),
        Record::Domain(it) => (ObjectRef::Domain(it.id), &it.name),
        Record::View(it) => (ObjectRef::View(it.id), &it.name),
        Record::Sequence(it) => (ObjectRef::Sequence(it.id), &it.name),
        Record::Schema(it) => (ObjectRef::Schema(it.id), &it.name),
        _ => return,
    };
    if let Some(what) = too_long(cx, name) {
        report.add(object, what);
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let table = cx.table(found.object.table()?)?;
    let limit = cx.spec.identifier_limit();
    match found.object {
        ObjectRef::Table(id) => edit.table_mut(id)?.name = shorten(&table.name, limit),
        ObjectRef::Column(_, id) => {
            let name = shorten(&table.column(id)?.name, limit);
            rename_column(edit, table.id, id, &name)?;
        }
        part => {
            let (_, name) = table.part_names().find(|(object, _)| *object == part)?;
            let name = free_name(cx, table, &shorten(name, limit), Some(part));
            set_part_name(edit, part, Some(name))?;
        }
    }
    Some(())
}

fn is_part(object: ObjectRef) -> bool {
    !matches!(object, ObjectRef::Table(_) | ObjectRef::Column(..))
}

fn too_long(cx: &Context<'_>, name: &str) -> Option<String> {
    let (length, most, unit) = match cx.spec.identifier_limit() {
        IdentifierLimit::Bytes(most) => (name.len(), most, " bytes"),
        IdentifierLimit::Characters(most) => (name.chars().count(), most, " characters"),
        IdentifierLimit::None => return None,
    };
    if length <= most {
        return None;
    }
    let numbers = (length.to_string(), most.to_string());
    Some([name, " is ", &numbers.0, unit, " long; ", cx.spec.name(), " allows ", &numbers.1, "."].concat())
}
