//! Objects that share a name where names have to differ.

use crowfoot_compact::VecMap;
use crowfoot_dialect::namespace::{Extent, Named, has_index_for};
use crowfoot_dialect::naming::ConstraintKind;
use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::naming::{constraint_name_for, free_name, index_name_for, set_part_name};
use crate::names::{NameKey, Space, folded};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "STR002",
    name: "duplicate-name",
    family: Family::Structure,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "Two objects share a name in one namespace.",
    why: "The second statement fails. Tables, views, sequences and indexes share a namespace per schema in \
          PostgreSQL; foreign keys and checks share one per database in MySQL, and indexes in SQLite.",
    advice: "Rename one of them.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL,\n  email text NOT NULL\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL,\n  billing_email text NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check), Check::Names(check_names)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let mut seen: VecMap<String, ObjectRef> = VecMap::new();
    for column in table.columns.iter().filter(|column| !column.name.is_empty()) {
        let object = ObjectRef::Column(table.id, column.id);
        if let Some(first) = seen.get(&folded(cx.dialect, &column.name)) {
            let what = ["The table ", &table.name, " has two columns named ", &column.name, "."].concat();
            report.add(object, what).relate(*first);
        } else {
            seen.insert(folded(cx.dialect, &column.name), object);
        }
    }
    let mut seen: VecMap<String, ObjectRef> = VecMap::new();
    for (object, name) in table.part_names().filter(|(_, name)| !name.is_empty()) {
        if !is_local(cx, table, object) {
            continue;
        }
        let Some(first) = seen.get(&folded(cx.dialect, name)).copied() else {
            seen.insert(folded(cx.dialect, name), object);
            continue;
        };
        // Two objects of a wider namespace are that namespace's business.
        if share_wider(cx, first, object) {
            continue;
        }
        let what = ["The table ", &table.name, " has two objects named ", name, "."].concat();
        report.add(object, what).relate(first).offer(Applicability::Safe, "Use the default name");
    }
}

fn check_names(cx: &Context<'_>, key: &NameKey, objects: &[ObjectRef], report: &mut Report<'_>) {
    let is_type = |object: &ObjectRef| {
        matches!(object, ObjectRef::Enum(_) | ObjectRef::Domain(_) | ObjectRef::Composite(_))
    };
    let (first, later): (Option<ObjectRef>, Vec<ObjectRef>) = if key.space == Space::Type {
        // Tables among themselves are compared as relations.
        let relation = objects.iter().find(|object| !is_type(object)).copied();
        let types = objects.iter().filter(|object| is_type(object)).copied();
        match relation {
            Some(_) => (relation, types.collect()),
            None => (objects.first().copied(), types.skip(1).collect()),
        }
    } else {
        (objects.first().copied(), objects.iter().skip(1).copied().collect())
    };
    let Some(first) = first else { return };
    for object in later {
        let what = match (object.table(), first.table()) {
            (Some(own), Some(other)) if own != other && own_part(object) => {
                let (own, other) = (cx.name(ObjectRef::Table(own)), cx.name(ObjectRef::Table(other)));
                ["The name ", &key.name, " is used in both ", &own, " and ", &other, "."].concat()
            }
            _ => ["The name ", &key.name, " is used by both a ", kind(first), " and a ", kind(object), "."]
                .concat(),
        };
        let finding = report.add(object, what).relate(first);
        if own_part(object) {
            finding.offer(Applicability::Safe, "Use the default name");
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
    let table = cx.table(found.object.table()?)?;
    let wanted = match found.object {
        ObjectRef::Index(_, id) => index_name_for(table, table.index(id)?),
        ObjectRef::Unique(_, id) => {
            constraint_name_for(table, &table.unique(id)?.columns, ConstraintKind::Unique)
        }
        ObjectRef::ForeignKey(_, id) => {
            constraint_name_for(table, &table.foreign_key(id)?.columns, ConstraintKind::ForeignKey)
        }
        ObjectRef::PrimaryKey(_) => constraint_name_for(table, &[], ConstraintKind::PrimaryKey),
        ObjectRef::Check(..) => constraint_name_for(table, &[], ConstraintKind::Check),
        ObjectRef::Exclusion(..) => constraint_name_for(table, &[], ConstraintKind::Exclusion),
        _ => return None,
    };
    let name = free_name(cx, table, &wanted, Some(found.object));
    set_part_name(edit, found.object, Some(name))
}

/// Whether the name has to be unique in the table.
fn is_local(cx: &Context<'_>, table: &Table, object: ObjectRef) -> bool {
    let is_local = |named| cx.spec.namespaces(named).iter().any(|own| own.extent == Extent::Table);
    match object {
        // The index that the database makes for it has its name.
        ObjectRef::ForeignKey(_, id) if cx.spec.capabilities().indexes_foreign_keys => {
            table.foreign_key(id).is_some_and(|key| !has_index_for(table, key))
        }
        _ => Named::of(object).is_some_and(is_local),
    }
}

/// Whether two objects are in one namespace that is wider than a table.
fn share_wider(cx: &Context<'_>, one: ObjectRef, other: ObjectRef) -> bool {
    let wider = |object| {
        let all = Named::of(object).map_or(&[][..], |named| cx.spec.namespaces(named));
        all.iter().filter(|own| own.extent != Extent::Table)
    };
    wider(one).any(|own| wider(other).any(|theirs| own == theirs))
}

fn own_part(object: ObjectRef) -> bool {
    object.table().is_some() && !matches!(object, ObjectRef::Table(_) | ObjectRef::Column(..))
}

fn kind(object: ObjectRef) -> &'static str {
    match object {
        ObjectRef::Schema(_) => "schema",
        ObjectRef::Table(_) => "table",
        ObjectRef::View(_) => "view",
        ObjectRef::Sequence(_) => "sequence",
        ObjectRef::Index(..) => "index",
        ObjectRef::Enum(_) | ObjectRef::Domain(_) | ObjectRef::Composite(_) => "type",
        _ => "constraint",
    }
}
