//! What a schema of Drizzle has no words for.

use crowfoot_model::{Deferrability, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::list;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRT007",
    name: "drizzle-inexpressible",
    family: Family::Portability,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "Drizzle cannot express a part of the design.",
    why: "drizzle-kit makes a database from the schema alone: what the schema cannot say is missing there, and its push \
          drops some of it from a database that has it.",
    advice: "Nothing is wrong with the design. Export the first migration with the schema: it holds what Drizzle cannot \
             say. Do not push to that database.",
    bad: "CREATE TABLE parts (\n  id text PRIMARY KEY,\n  code text NOT NULL,\n  name text NOT NULL\n);\nCREATE INDEX parts_code_idx ON parts (code) INCLUDE (name);",
    good: "CREATE TABLE parts (\n  id text PRIMARY KEY,\n  code text NOT NULL,\n  name text NOT NULL\n);\nCREATE INDEX parts_code_idx ON parts (code, name);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let mut tell = |object: ObjectRef, what: &str, of: String| {
        report.add(object, ["Drizzle cannot express ", what, " of ", &table.name, &of, "."].concat());
    };
    if table.partitioning.is_some() {
        tell(ObjectRef::Table(table.id), "the partitions", String::new());
    }
    if !table.inherits.is_empty() {
        tell(ObjectRef::Table(table.id), "the parent", String::new());
    }
    for exclusion in &table.exclusions {
        tell(ObjectRef::Exclusion(table.id, exclusion.id), "an exclusion constraint", String::new());
    }
    for key in table.foreign_key_constraints().filter(|key| key.deferrable != Deferrability::default()) {
        let of = [" (", &list(table, &key.columns), ")"].concat();
        tell(ObjectRef::ForeignKey(table.id, key.id), "the deferred check", of);
    }
    for index in table.indexes.iter().filter(|index| !index.include.is_empty()) {
        let of = [" (", &list(table, &index.include), ")"].concat();
        tell(ObjectRef::Index(table.id, index.id), "INCLUDE in an index", of);
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn each_part_is_told_at_its_object() {
        expect(
            "PRT007",
            "CREATE TABLE a (id text PRIMARY KEY, b int, c int);
             CREATE INDEX a_b_idx ON a (b) INCLUDE (c); CREATE INDEX a_c_idx ON a (c);
             CREATE TABLE d (id text PRIMARY KEY, a_id text NOT NULL,
               CONSTRAINT d_fk FOREIGN KEY (a_id) REFERENCES a (id) DEFERRABLE)",
            &["d.d_fk", "a.a_b_idx"],
        );
    }
}
