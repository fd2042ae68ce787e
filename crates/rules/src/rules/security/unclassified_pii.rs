//! Personal data that nobody has named as such.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{Column, Edit, IdSource, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_derived, is_text};
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "SEC002",
    name: "unclassified-pii",
    family: Family::Security,
    // An address in a table of users is no fault: that nobody has said what it is, is one thing more to do.
    severity: Severity::Info,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "A column looks like personal data and is not classified.",
    why: "Who must delete, export or mask the data of a person has to find it first. A class at the column is what \
          policies, reviews and dumps for tests can go by.",
    advice: "Classify the column. If it is about no person, such as the address of a company, classify it as public.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL UNIQUE\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  nickname text NOT NULL UNIQUE\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || is_of_a_tool(&table.name) {
        return;
    }
    for column in &table.columns {
        let is_open = column.annotations.classification.is_none() && !table.is_in_foreign_key(column.id);
        let Some(class) = class_of(cx, column).filter(|_| is_open) else { continue };
        let what = [&table.name, ".", &column.name, " looks like personal data: ", class, "."];
        report
            .add(ObjectRef::Column(table.id, column.id), what.concat())
            .offer(Applicability::Safe, ["Classify it as ", class].concat());
    }
}

/// The class of personal data that a name is one of, where the type can hold it.
fn class_of(cx: &Context<'_>, column: &Column) -> Option<&'static str> {
    let name = snake_case(&column.name);
    let ends = |words: &[&str]| {
        words
            .iter()
            .any(|word| name.strip_suffix(word).is_some_and(|front| front.is_empty() || front.ends_with('_')))
    };
    // What a system sends from is no person's.
    if name
        .split('_')
        .any(|word| matches!(word, "from" | "smtp" | "sender" | "noreply" | "reply" | "support"))
    {
        return None;
    }
    let logical = cx.logical_of_column(column)?;
    if matches!(logical, LogicalType::Date) {
        return ends(&["birth_date", "birthdate", "birthday", "date_of_birth", "dob"])
            .then_some("birth date");
    }
    if !is_text(logical) {
        // PostgreSQL's own type for it is no logical one, and is not asked about here.
        return None;
    }
    match () {
        () if ends(&["email", "email_address", "e_mail"]) => Some("email"),
        () if ends(&["phone", "phone_number", "mobile", "mobile_number", "telephone"]) => Some("phone"),
        () if ends(&["first_name", "last_name", "full_name", "surname", "family_name", "given_name"]) => {
            Some("name")
        }
        () if ends(&["street", "street_address", "home_address", "address_line1", "address_line_1"]) => {
            Some("address")
        }
        () if ends(&[
            "ssn",
            "social_security_number",
            "passport_number",
            "national_id",
            "tax_id",
            "iban",
        ]) =>
        {
            Some("identity number")
        }
        () if ends(&["ip_address", "remote_ip", "client_ip"]) => Some("ip address"),
        () => None,
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, column) = found.object else { return None };
    let class = class_of(cx, cx.table(table)?.column(column)?)?;
    edit.table_mut(table)?.column_mut(column)?.annotations.classification = Some(class.to_owned());
    Some(())
}

#[cfg(test)]
mod tests {
    use crate::tests::{apply_fix, document, expect, expect_in};

    #[test]
    fn what_is_about_personal_data_is_none() {
        expect(
            "SEC002",
            "CREATE TABLE a (id text PRIMARY KEY, email_verified boolean, email_sent_at timestamptz, emails int,
               phone_count int, email_template text, birth_date_known boolean,
               from_email text, smtp_email text)",
            &[],
        );
    }

    #[test]
    fn a_class_settles_it() {
        let before = document("CREATE TABLE a (id text PRIMARY KEY, \"workEmail\" text)");
        expect_in("SEC002", &apply_fix(&before, "SEC002", 0), &[]);
    }
}
