//! ULIDs in the place of secrets.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::is_derived;
use crate::help::ulid::has_ulid_length;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "SEC004",
    name: "ulid-exposure",
    family: Family::Security,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "A token or secret has the length of a ULID.",
    why: "The first 48 bits of a ULID are the time at which it was made, and many generators count up within one \
          millisecond. Who has seen one can guess its neighbours.",
    advice: "Take 32 random bytes for what has to be secret, and keep their hash.",
    bad: "CREATE TABLE invitations (\n  id text PRIMARY KEY,\n  token char(26) NOT NULL UNIQUE\n);",
    good: "CREATE TABLE invitations (\n  id text PRIMARY KEY,\n  token_hash bytea NOT NULL UNIQUE\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for column in &table.columns {
        let name = snake_case(&column.name);
        let last = name.rsplit('_').next().unwrap_or(&name);
        let is_secret = matches!(last, "token" | "secret" | "nonce" | "otp") || name.ends_with("invite_code");
        if has_ulid_length(column) && is_secret && !table.is_in_foreign_key(column.id) {
            let what = [&table.name, ".", &column.name, " is a secret with the length of a ULID."];
            report.add(ObjectRef::Column(table.id, column.id), what.concat());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn ids_and_longer_secrets_are_left_alone() {
        expect(
            "SEC004",
            "CREATE TABLE a (id char(26) PRIMARY KEY, token varchar(64), secret text, token_type char(26))",
            &[],
        );
    }
}
