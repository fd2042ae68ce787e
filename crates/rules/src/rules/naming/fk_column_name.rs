//! Foreign-key columns that are not called after their table.

use crowfoot_dialect::naming::{foreign_key_column, other_singular, plural, singular, snake_case};
use crowfoot_model::{Column, Edit, ForeignKey, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::help::keys::target_columns;
use crate::help::naming::rename_column;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NAM004",
    name: "fk-column-name",
    family: Family::Naming,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A foreign key column is not named after the table it references.",
    why: "A column named after its table shows what it references, so you can write joins without looking it up.",
    advice: "Use the table's singular plus _id. Where there are several, put the role first: billing_address_id.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
          buyer text NOT NULL REFERENCES users (id)\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
           user_id text NOT NULL REFERENCES users (id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for key in &table.foreign_keys {
        let Some((column, target, wanted)) = judged(cx, table, key) else { continue };
        let object = ObjectRef::Column(table.id, column.id);
        let other = named_after(cx, table, target, column, &wanted);
        let is_fine = fits(&column.name, &wanted) || cx.is_learned();
        if (other.is_none() && is_fine) || report.out.iter().any(|d| d.object == object) {
            continue;
        }
        let own = [&table.name, ".", &column.name, " references ", &target.name].concat();
        let what = match other {
            Some(other) => [own.as_str(), ", although there is a table ", &other.name, "."].concat(),
            None => [own.as_str(), " but is not named ", &wanted, "."].concat(),
        };
        let finding = report.add(object, what).relate(ObjectRef::Table(target.id));
        let better = better_name(table, key, column, &wanted);
        if table.column_named(&better).is_none() {
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
    let own = cx.table(table)?;
    let key = own.foreign_keys.iter().find(|key| {
        key.columns == [column]
            && judged(cx, own, key).is_some_and(|(column, target, wanted)| {
                !fits(&column.name, &wanted) || named_after(cx, own, target, column, &wanted).is_some()
            })
    })?;
    let (old, _, wanted) = judged(cx, own, key)?;
    rename_column(edit, table, column, &better_name(own, key, old, &wanted))
}

/// The column, the table that it refers to and the name that it should have. `None` for keys that the rule is not
/// about: composite ones, a key that the row shares with its parent, one named like the column it refers to.
fn judged<'t>(
    cx: &Context<'t>,
    table: &'t Table,
    key: &ForeignKey,
) -> Option<(&'t Column, &'t Table, String)> {
    let [column] = key.columns.as_slice() else { return None };
    let column = table.column(*column).filter(|column| !column.name.is_empty())?;
    let target = key.target_table()?;
    let target = if target == table.id { table } else { cx.neighbour(target)? };
    let targets = target_columns(key, target);
    let [referred] = targets.as_slice() else { return None };
    let referred = target.column(*referred)?;
    if table.primary_key_columns() == [column.id]
        || (target.id != table.id && snake_case(&column.name) == snake_case(&referred.name))
    {
        return None;
    }
    let wanted = if referred.name.eq_ignore_ascii_case("id") || target.primary_key_columns() == [referred.id]
    {
        foreign_key_column(&target.name)
    } else {
        [&singular(&snake_case(&target.name)), "_", &snake_case(&referred.name)].concat()
    };
    Some((column, target, wanted))
}

fn fits(name: &str, wanted: &str) -> bool {
    // Letter case is the business of NAM003.
    let name = snake_case(name);
    let role_before = |name: &str, end: &str| name.strip_suffix(end).is_some_and(|role| role.ends_with('_'));
    if name == wanted || role_before(&name, wanted) {
        return true;
    }
    // `medium_id` is as right as `media_id`.
    if wanted.strip_suffix("_id").and_then(other_singular).is_some_and(|one| name == [&one, "_id"].concat()) {
        return true;
    }
    // `user_id` is clear enough for a table `app_users`.
    if name.ends_with("_id") && role_before(wanted, &name) {
        return true;
    }
    // Whoever did something is a role in itself: created_by, approved_by_id. So is author_id, which says more than
    // user_id, for one key as well as for several.
    name.ends_with("_by") || name.strip_suffix("_id").is_some_and(|role| !role.is_empty())
}

/// The table that the column is called after, where that is another one than it refers to.
fn named_after<'t>(
    cx: &Context<'t>,
    table: &Table,
    target: &Table,
    column: &Column,
    wanted: &str,
) -> Option<&'t Table> {
    let name = snake_case(&column.name);
    // `user_id` that refers to `app_users` is short for it, whatever else there is.
    if wanted.ends_with(name.as_str()) || name.ends_with(wanted) {
        return None;
    }
    let stem = name.strip_suffix("_id")?;
    // A row of a table that has its own key from the target is both.
    let other = [plural(stem), stem.to_owned()]
        .into_iter()
        .find_map(|name| cx.table_named(table.schema, &name))
        .filter(|other| other.id != target.id && other.id != table.id)?;
    let shares = |key: &ForeignKey| {
        key.target_table() == Some(target.id) && key.columns == other.primary_key_columns()
    };
    let of_target = |key: &ForeignKey| {
        key.target_table() == Some(other.id) && key.columns == target.primary_key_columns()
    };
    // A pair of keys is judged by its own column: the other may well lead there.
    let leads_there = table
        .foreign_keys
        .iter()
        .any(|key| key.target_table() == Some(other.id) && key.columns.contains(&column.id));
    (!other.foreign_keys.iter().any(shares)
        && !target.foreign_keys.iter().any(of_target)
        && !is_derived(target)
        && !leads_there)
        .then_some(other)
}

fn better_name(table: &Table, key: &ForeignKey, column: &Column, wanted: &str) -> String {
    let several = key.target_table() == Some(table.id)
        || table.foreign_keys.iter().filter(|other| other.target_table() == key.target_table()).count() > 1;
    if !several {
        return wanted.to_owned();
    }
    let name = snake_case(&column.name);
    let role = name.strip_suffix("_fk").or(name.strip_prefix("fk_")).unwrap_or(&name);
    [role, "_id"].concat()
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn roles_and_shared_keys_are_allowed() {
        expect(
            "NAM004",
            "CREATE TABLE users (id text PRIMARY KEY, manager_id text REFERENCES users (id));
             CREATE TABLE profiles (id text PRIMARY KEY REFERENCES users (id));
             CREATE TABLE orders (id text PRIMARY KEY, buyer_id text REFERENCES users (id),
               seller_id text REFERENCES users (id), created_by text REFERENCES users (id));
             CREATE TABLE countries (code text PRIMARY KEY);
             CREATE TABLE cities (id text PRIMARY KEY, code text REFERENCES countries (code),
               billing_country_id text REFERENCES countries (code));
             CREATE TABLE app_users (id text PRIMARY KEY); CREATE TABLE logs (user_id text REFERENCES app_users (id))",
            &[],
        );
    }

    #[test]
    fn a_column_that_leads_elsewhere_is_found() {
        expect(
            "NAM004",
            "CREATE TABLE users (id text PRIMARY KEY); CREATE TABLE customers (id text PRIMARY KEY);
             CREATE TABLE orders (id text, customer_id text REFERENCES users (id),
               author_id text REFERENCES users (id), buyer text REFERENCES users (id))",
            &["orders.customer_id", "orders.buyer"],
        );
    }
}
