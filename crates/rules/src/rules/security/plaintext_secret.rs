//! Secrets as plain text.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{Column, Edit, IdSource, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_derived, is_text};
use crate::help::known::is_of_a_tool;
use crate::help::naming::rename_column;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "SEC001",
    name: "plaintext-secret",
    family: Family::Security,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A column looks like a plaintext password, token or key.",
    why: "Anyone who reads a backup, a log or a careless query gets every user's secrets, and people reuse passwords.",
    advice: "Store a hash and name the column accordingly. Encrypt secrets that you need to read back. If it is \
             already hashed or encrypted, classify the column.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  password text NOT NULL\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  password_hash text NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

/// The last words of names of secrets.
const SECRETS: &[&str] = &[
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "cvv",
    "cvc",
    "private_key",
    "pin_code",
    "api_key",
    "apikey",
    "secret",
    "secret_key",
    "client_secret",
    "access_token",
    "refresh_token",
    "reset_token",
    "auth_token",
    "session_token",
    "api_token",
    "otp",
    "totp_secret",
    "security_answer",
];

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || (cx.is_learned() && is_of_a_tool(&table.name)) {
        return;
    }
    for column in &table.columns {
        if !is_secret(cx, table, column) {
            continue;
        }
        let name = [table.name.as_str(), ".", &column.name].concat();
        let object = ObjectRef::Column(table.id, column.id);
        if !is_password(column) {
            // A hash of it could not be sent on: a new name is no remedy.
            report.add(object, [&name, " holds a credential in readable text."].concat()).advise(
                "Hash it if you only compare it; encrypt it if you send it on. If it is protected already, classify \
                 the column.",
            );
            continue;
        }
        let is_short = width(cx, column).is_some_and(|width| width < SHORTEST_HASH);
        let (what, severity) = match is_short {
            true => (" is too short for the hash of a password.", RULE.severity),
            false if may_hold_hash(cx, table, column) => continue,
            // Frameworks keep hashes under plain names: the name alone proves nothing of a design that exists.
            false if cx.is_learned() => (" may hold passwords in plaintext.", Severity::Info),
            false => (" looks like a password stored in plaintext.", RULE.severity),
        };
        let better = better_name(column);
        let finding = report.add(object, [&name, what].concat()).rank(severity);
        if table.column_named(&better).is_none() && !cx.is_in_use() {
            finding.offer(Applicability::Unsafe, ["Rename to ", &better].concat());
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
    let ObjectRef::Column(table, column) = found.object else { return None };
    let better = better_name(cx.table(table)?.column(column)?);
    rename_column(edit, table, column, &better)
}

/// The shortest text that a hash of a password takes: 32 hex digits.
const SHORTEST_HASH: u32 = 32;

fn is_password(column: &Column) -> bool {
    let name = snake_case(&column.name);
    ["password", "passwd", "pwd", "passphrase"].iter().any(|word| name.ends_with(word))
}

/// Whether a column has the width of a hash, or a salt beside it.
fn may_hold_hash(cx: &Context<'_>, table: &Table, column: &Column) -> bool {
    let is_salt = |other: &&Column| snake_case(&other.name).split('_').any(|word| word == "salt");
    table.columns.iter().find(is_salt).is_some()
        || matches!(width(cx, column), Some(32 | 34 | 40 | 60 | 64 | 96 | 97 | 98 | 128))
}

fn width(cx: &Context<'_>, column: &Column) -> Option<u32> {
    match cx.logical_of_column(column)? {
        LogicalType::Char { length } => Some(length),
        LogicalType::Varchar { length } => length,
        _ => None,
    }
}

fn is_secret(cx: &Context<'_>, table: &Table, column: &Column) -> bool {
    // Dates and counts are about a secret; bytes are a hash or encrypted, as a rule.
    let text = cx.logical_of_column(column).is_some_and(is_text);
    if !text || column.annotations.classification.is_some() || table.is_in_foreign_key(column.id) {
        return false;
    }
    let name = snake_case(&column.name);
    // A name such as encrypted_password says that it is not plain.
    let marked = ["encrypted", "hashed", "hash", "crypted", "digest", "masked"];
    let ends =
        |word: &str| name.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with('_'));
    !name.split('_').any(|word| marked.contains(&word)) && SECRETS.iter().any(|word| ends(word))
}

fn better_name(column: &Column) -> String {
    [snake_case(&column.name).as_str(), "_hash"].concat()
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn what_is_about_a_secret_is_none() {
        expect(
            "SEC001",
            "CREATE TABLE users (password_hash text, password_changed_at timestamptz, encrypted_password text,
               token_type text, password_attempts int, secret bytea, page_token text, pin text)",
            &[],
        );
        expect(
            "SEC001",
            "CREATE TABLE users (\"userPassword\" text, api_key text)",
            &["users.userPassword", "users.api_key"],
        );
    }
}
