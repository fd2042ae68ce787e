//! Primary keys made of data.

use crowfoot_dialect::naming::{ConstraintKind, snake_case};
use crowfoot_model::{
    Column, ColumnId, Edit, ForeignKeyId, ForeignKeyTarget, IdSource, ObjectRef, PrimaryKey,
    ReferentialAction, Table, TableId, UniqueConstraint,
};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_derived, list};
use crate::help::naming::{constraint_name_for, free_name};
use crate::help::ulid::{counts_up, is_surrogate_name};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "KEY005",
    name: "business-primary-key",
    family: Family::Keys,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A primary key is business data that can change.",
    why: "When an email address or a name changes, every row that references it must change too, and copies outside \
          the database break.",
    advice: "Add a ULID primary key and make the old one unique, or let the foreign keys follow with ON UPDATE \
             CASCADE. Codes, hashes and keys that no other table copies are left alone.",
    bad: "CREATE TABLE users (\n  email text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
          user_email text NOT NULL REFERENCES users (email)\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL,\n  \
           CONSTRAINT users_email_unique UNIQUE (email)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let columns = table.primary_key_columns();
    if columns.is_empty() || is_derived(table) || table.partitioning.is_some() {
        return;
    }
    // A key that holds a foreign key belongs to the parent; one that holds an id is a surrogate.
    let is_own = |column: &Column| {
        !table.is_in_foreign_key(column.id)
            && !counts_up(cx, table, column)
            && !is_surrogate_name(table, &column.name)
    };
    if !columns.iter().all(|id| table.column(*id).is_some_and(is_own)) {
        return;
    }
    let changes = |id: &ColumnId| table.column(*id).is_some_and(|column| is_changed_by_people(&column.name));
    let copies = copies(cx, table);
    if copies == 0 || !columns.iter().any(changes) {
        return;
    }
    let count = match copies {
        1 => "1 foreign key copies ".to_owned(),
        many => [many.to_string().as_str(), " foreign keys copy "].concat(),
    };
    let what = [&count, &table.name, " (", &list(table, columns), "), which people change."].concat();
    let finding = report.add(ObjectRef::PrimaryKey(table.id), what);
    if table.column_named("id").is_none() {
        finding.offer(Applicability::Unsafe, "Add id as the primary key and make the old one unique");
    }
}

/// How many foreign keys hold the key and do not follow when it changes.
fn copies(cx: &Context<'_>, table: &Table) -> usize {
    let follows = |(child, key): &(TableId, ForeignKeyId)| {
        let child = if *child == table.id { Some(table) } else { cx.neighbour(*child) };
        child
            .and_then(|child| child.foreign_key(*key))
            .is_none_or(|key| key.on_update == Some(ReferentialAction::Cascade))
    };
    cx.referring_to(table.id).iter().filter(|key| !follows(key)).count()
}

/// Whether a value is called as one that people change.
fn is_changed_by_people(name: &str) -> bool {
    let name = snake_case(name);
    name.split('_').any(|word| {
        matches!(
            word,
            "email"
                | "mail"
                | "name"
                | "username"
                | "nickname"
                | "nick"
                | "login"
                | "phone"
                | "mobile"
                | "title"
                | "label"
                | "slug"
                | "address"
                | "handle"
                | "alias"
        )
    })
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    ids: &mut IdSource,
) -> Option<()> {
    let own = cx.table(found.object.table()?)?;
    let old = own.primary_key.as_ref()?;
    // Foreign keys that name no columns mean the key as it was.
    for (child, key) in cx.referring_to(own.id) {
        let child = edit.table_mut(child)?;
        let key = child.foreign_keys.iter_mut().find(|other| other.id == key)?;
        if let ForeignKeyTarget::Table { columns, .. } = &mut key.target
            && columns.is_empty()
        {
            columns.clone_from(&old.columns);
        }
    }
    let name = constraint_name_for(own, &old.columns, ConstraintKind::Unique);
    let name = free_name(cx, own, &name, None);
    let is_unique = own.uniques.iter().any(|unique| unique.columns == old.columns);
    let table = edit.table_mut(own.id)?;
    for column in table.columns.iter_mut().filter(|column| old.columns.contains(&column.id)) {
        column.not_null = true;
    }
    if !is_unique {
        let unique =
            UniqueConstraint { name: Some(name), ..UniqueConstraint::over(ids.fresh(), old.columns.clone()) };
        table.uniques.push(unique);
    }
    let id = ids.fresh();
    table.columns.insert(0, Column::new(id, "id").with_type(cx.spec.ulid_type()).required());
    table.primary_key = Some(PrimaryKey::over(vec![id]));
    Some(())
}

#[cfg(test)]
mod tests {
    use crate::tests::{apply_fix, document, expect, expect_in};

    #[test]
    fn relations_stay_on_the_old_key() {
        let before = document(
            "CREATE TABLE countries (name text PRIMARY KEY, area text);
             CREATE TABLE cities (id text PRIMARY KEY, country_name text REFERENCES countries)",
        );
        let after = apply_fix(&before, "KEY005", 0);
        expect_in("REL002", &after, &[]);
        expect_in("STR004", &after, &[]);
    }

    #[test]
    fn surrogate_shared_and_weak_keys_are_left_alone() {
        expect(
            "KEY005",
            "CREATE TABLE actor (actor_id int PRIMARY KEY);
             CREATE TABLE lines (actor_id int REFERENCES actor (actor_id), line_no int, PRIMARY KEY (actor_id, line_no));
             CREATE TABLE sessions (session_uuid uuid PRIMARY KEY); CREATE TABLE operations (operationid int PRIMARY KEY)",
            &[],
        );
    }
}
