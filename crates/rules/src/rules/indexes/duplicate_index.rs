//! Indexes that are there already.

use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::list;
use crate::help::keys::{Access, accesses, is_tree, meant_for, referring_to_columns};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "IDX002",
    name: "duplicate-index",
    family: Family::Indexes,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "An index duplicates another index, or a key of the table.",
    why: "Every write maintains both and both take space, but queries use only one. Primary keys and unique \
          constraints already have an index.",
    advice: "Drop the duplicate that is not a constraint.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL UNIQUE\n);\n\
          CREATE INDEX idx_users_email ON users (email);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL UNIQUE\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // The indexes of a partition come with those of the table that it is part of.
    if table.partition_of.is_some() {
        return;
    }
    let all = accesses(table);
    for (at, access) in all.iter().enumerate() {
        // Constraints come first in the list: what stays is a constraint, then what is unique, then the older.
        let stays = |other: &Access<'_>, before: bool| {
            if access.unique { other.unique && before } else { other.unique || before }
        };
        let twin = (all.iter().enumerate())
            .find(|(place, other)| *place != at && stays(other, *place < at) && is_same(access, other));
        let Some((_, twin)) = twin else { continue };
        // A slip in the columns is judged by NAM010: what is a copy now was meant for another column.
        if is_slip(table, access.object) || is_slip(table, twin.object) {
            continue;
        }
        let (own, other) = (name(cx, access.object), name(cx, twin.object));
        let what = ["The ", &own, " on ", &table.name, " duplicates the ", &other, "."].concat();
        let finding = report.add(access.object, what).relate(twin.object);
        let referred = match access.object {
            ObjectRef::Unique(_, id) => {
                table.unique(id).is_some_and(|unique| referring_to_columns(cx, table, &unique.columns))
            }
            _ => false,
        };
        if !referred {
            // A unique key may be what ON CONFLICT names.
            let is_key = matches!(access.object, ObjectRef::Unique(..)) || access.unique;
            let in_use = if is_key { cx.safe_unless_in_use() } else { Applicability::Safe };
            let safe = cx.safe_unless_mentioned(Some(&cx.name(access.object))).max(in_use);
            finding.offer(safe, ["Drop the ", &own].concat());
        }
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let table = edit.table_mut(found.object.table()?)?;
    match found.object {
        ObjectRef::Index(_, id) => table.indexes.retain(|index| index.id != id),
        ObjectRef::Unique(_, id) => table.uniques.retain(|unique| unique.id != id),
        _ => return None,
    }
    Some(())
}

fn is_same(a: &Access<'_>, b: &Access<'_>) -> bool {
    // A covering index does more than one without its extra columns.
    let includes = a.include.iter().all(|column| b.include.contains(column));
    let methods = a.method == b.method || (is_tree(a.method) && is_tree(b.method));
    !a.keys.is_empty()
        && a.keys == b.keys
        && includes
        && methods
        && a.predicate == b.predicate
        && a.nulls == b.nulls
}

fn is_slip(table: &Table, object: ObjectRef) -> bool {
    let ObjectRef::Index(_, id) = object else { return false };
    table.index(id).is_some_and(|index| meant_for(table, index).is_some())
}

fn name(cx: &Context<'_>, object: ObjectRef) -> String {
    let kind = match object {
        ObjectRef::PrimaryKey(_) => return "primary key".to_owned(),
        // One without a name is called after its table, which says nothing here.
        ObjectRef::Unique(table, id) => {
            let own = cx.table(table).and_then(|table| Some((table, table.unique(id)?)));
            match own {
                Some((table, own)) if own.name.is_none() => {
                    return ["unique constraint (", &list(table, &own.columns), ")"].concat();
                }
                _ => "unique constraint ",
            }
        }
        _ => "index ",
    };
    [kind, &cx.name(object)].concat()
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    const TABLE: &str = "CREATE TABLE a (id text PRIMARY KEY, x text, y text);";

    #[test]
    fn the_younger_and_weaker_one_goes() {
        let with = |indexes: &str| [TABLE, indexes].concat();
        expect("IDX002", &with("CREATE INDEX i ON a (x); CREATE INDEX j ON a (x)"), &["a.j"]);
        expect("IDX002", &with("CREATE INDEX i ON a (x); CREATE UNIQUE INDEX j ON a (x)"), &["a.i"]);
        expect("IDX002", &with("CREATE INDEX i ON a (id)"), &["a.i"]);
        expect("IDX002", &with("CREATE INDEX i ON a (x); CREATE INDEX j ON a USING btree (x)"), &["a.j"]);
    }

    #[test]
    fn what_differs_stays() {
        let with = |indexes: &str| [TABLE, indexes].concat();
        for other in [
            "(x desc)",
            "(x, y)",
            "(x) WHERE y IS NULL",
            "USING hash (x)",
            "(x text_pattern_ops)",
            "(lower(x))",
        ] {
            expect("IDX002", &with(&["CREATE INDEX i ON a (x); CREATE INDEX j ON a ", other].concat()), &[]);
        }
    }
}
