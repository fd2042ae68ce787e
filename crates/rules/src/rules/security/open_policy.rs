//! Row security that lets everyone in.

use crowfoot_compact::VecSet;
use crowfoot_model::{ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "SEC005",
    name: "open-policy",
    family: Family::Security,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    summary: "A policy lets every role change every row, or a table has no row security among others that have.",
    why: "Where the schema is served as an API, as some platforms do, anyone can change or read all of it with the public key.",
    advice: "Name in the policy whose rows they are, or the role that may; enable row security on the table.",
    bad: "CREATE TABLE deals (\n  id text PRIMARY KEY\n);\nALTER TABLE deals ENABLE ROW LEVEL SECURITY;\n\
          CREATE POLICY deals_write ON deals FOR UPDATE USING (true);",
    good: "CREATE TABLE deals (\n  id text PRIMARY KEY,\n  owner_name text NOT NULL\n);\nALTER TABLE deals ENABLE ROW LEVEL SECURITY;\n\
           CREATE POLICY deals_write ON deals FOR UPDATE USING (owner_name = current_user);",
    options: &[],
    checks: &[Check::Style(check)],
    repair: None,
};

/// What stands before the name of a policy's table.
const ON: &str = " on ";

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let document = cx.document();
    let mut secured: VecSet<String> = VecSet::new();
    for statement in document.statements() {
        let text = statement.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lower = text.to_ascii_lowercase();
        match statement.kind.as_str() {
            "ALTER TABLE" if lower.contains("enable row level security") => {
                let rest = lower.strip_prefix("alter table ").unwrap_or(&lower);
                let rest = rest.strip_prefix("if exists ").unwrap_or(rest);
                let rest = rest.strip_prefix("only ").unwrap_or(rest);
                secured.extend(rest.split(' ').next().map(bare));
            }
            "CREATE POLICY" if is_open(&lower) => {
                let name = text.get("CREATE POLICY ".len()..).unwrap_or_default();
                let at = lower.find(ON).unwrap_or(lower.len()).saturating_sub("CREATE POLICY ".len());
                let name = name.get(..at).unwrap_or(name).trim_matches('"');
                let what = ["The policy ", name, " lets every role change every row: its condition is true."];
                report.add(ObjectRef::Statement(statement.id), what.concat()).label = name.to_owned();
            }
            _ => {}
        }
    }
    if secured.is_empty() {
        return;
    }
    let is_public = |table: &Table| table.schema.is_none() && table.partition_of.is_none();
    let open: Vec<&Table> = document
        .tables()
        .map(|table| &**table)
        .filter(|table| is_public(table) && !is_of_a_tool(&table.name))
        .filter(|table| !secured.contains(table.name.to_ascii_lowercase().as_str()))
        .collect();
    // Where most tables have none, the few that do are the exception.
    if open.len() > secured.len() {
        return;
    }
    let count = secured.len().to_string();
    let others = if secured.len() == 1 { " other table has." } else { " other tables have." };
    for table in open {
        let what = [&table.name, " has no row security, while ", &count, others];
        report.add(ObjectRef::Table(table.id), what.concat());
    }
}

/// Whether a policy, in lower case, gives more than reading to everyone.
fn is_open(text: &str) -> bool {
    let word_after = |word: &str| {
        let rest = text.split_once(word)?.1;
        rest.split([' ', '(']).find(|word| !word.is_empty())
    };
    let reads = word_after(" for ") == Some("select");
    let is_restrictive = text.contains(" as restrictive");
    // A role that only servers have may do all.
    let role = word_after(" to ").map(|role| role.trim_matches('"'));
    let is_inner = role.is_some_and(|role| {
        ["service", "postgres", "admin", "owner", "supabase", "current_user", "session_user"]
            .iter()
            .any(|word| role.contains(word))
    });
    let condition = |word: &str| {
        let rest = text.split_once(word)?.1.trim_start();
        Some(rest.strip_prefix('(')?.trim_start().trim_start_matches('(').trim_start().to_owned())
    };
    let is_true = |text: Option<String>| {
        text.is_some_and(|text| {
            text.strip_prefix("true").is_some_and(|rest| rest.trim_start().starts_with(')'))
        })
    };
    let is_wide = match (condition(" using"), condition(" with check")) {
        (using, Some(check)) => is_true(Some(check)) && using.is_none_or(|using| is_true(Some(using))),
        (using, None) => is_true(using),
    };
    is_wide && !reads && !is_restrictive && !is_inner
}

/// A name without its schema and quotes.
fn bare(name: &str) -> String {
    name.rsplit('.').next().unwrap_or(name).trim_matches(['"', ';']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::is_open;

    #[test]
    fn only_what_gives_everyone_more_than_reading_is_open() {
        for open in [
            "create policy a on b for update using (true)",
            "create policy a on b using ( true ) with check (true)",
            "create policy a on b for insert with check (true)",
            "create policy a on b for all to authenticated using ((true))",
        ] {
            assert!(is_open(open), "{open}");
        }
        for closed in [
            "create policy a on b for select using (true)",
            "create policy a on b for all to service_role using (true)",
            "create policy a on b as restrictive for update using (true)",
            "create policy a on b for update using (auth.uid() = user_id)",
            "create policy a on b for update using (true) with check (owner = current_user)",
            "create policy a on b for update using (truely(x))",
        ] {
            assert!(!is_open(closed), "{closed}");
        }
    }
}
