//! Writes migrations between random designs, for tests on real servers: `migrations DIALECT FIRST COUNT`, a JSON object a line.
//!
//! Each has the scripts of both designs, rows for the old one (attempts, a statement each), the batches that lead there
//! and back, what they warn of, and which columns of which tables have to have the same values before and after.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool of tests, which fail with it")]

use crowfoot_ddl::{Options, Pieces, pieces};
use crowfoot_migrate::{Migration, Plan, Stage, migration, staged};
use crowfoot_model::{Dialect, Document, ObjectRef};
use crowfoot_specimens::{edited, rows, valid};
use serde_json::{Value, json};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let dialect = arguments.next().unwrap();
    let dialect = Dialect::ALL.into_iter().find(|own| own.key() == dialect).unwrap();
    let mut number = || arguments.next().unwrap().parse::<u64>().unwrap();
    let (first, count) = (number(), number());
    for seed in first..first + count {
        // What has no name has one of the server's, which nobody can know.
        let old = named(&valid(seed, dialect), dialect);
        let new = named(&edited(seed, &old), dialect);
        println!("{}", case(seed, &old, &new, dialect));
    }
}

/// A design in which MySQL's constraints have names, and that MariaDB takes as a whole.
fn named(design: &Document, dialect: Dialect) -> Document {
    let mut edit = crowfoot_model::Edit::new(design);
    for table in design.tables().filter(|_| dialect == Dialect::Mysql) {
        let mut table = crowfoot_model::Table::clone(table);
        let id = table.id;
        let mut parts: Vec<ObjectRef> =
            table.uniques.iter().map(|part| ObjectRef::Unique(id, part.id)).collect();
        parts.extend(table.checks.iter().map(|part| ObjectRef::Check(id, part.id)));
        parts.extend(table.foreign_keys.iter().map(|part| ObjectRef::ForeignKey(id, part.id)));
        parts.extend(table.indexes.iter().map(|part| ObjectRef::Index(id, part.id)));
        for (at, part) in parts.into_iter().enumerate() {
            let slot = table.part_name_mut(part).unwrap();
            if slot.is_none() {
                *slot = Some(format!("named_{}_{at}", id.0));
            }
        }
        // MariaDB, which stands in for MySQL, has no keys over expressions.
        table.indexes.retain(|index| index.keys.iter().all(|key| key.as_column().is_some()));
        for check in &mut table.checks {
            check.column = None;
        }
        edit.put(table);
    }
    let diff = edit.finish();
    let mut design = design.clone();
    design.apply(&diff);
    design
}

fn case(seed: u64, old: &Document, new: &Document, dialect: Dialect) -> Value {
    let options = Options::default();
    let (before, after) = (pieces(old, dialect, &options), pieces(new, dialect, &options));
    let Migration { up, down } = migration(old, new, dialect);
    let inserts: Vec<String> = rows(seed, old)
        .into_iter()
        .filter(|(table, values)| before.tables.contains_key(table) && !values.is_empty())
        .map(|(table, values)| {
            let columns: Vec<&str> = values
                .iter()
                .map(|(column, _)| before.written[&ObjectRef::Column(table, *column)].as_str())
                .collect();
            let literals: Vec<&str> = values.iter().map(|(_, value)| value.as_str()).collect();
            let table = &before.written[&ObjectRef::Table(table)];
            format!("INSERT INTO {table} ({}) VALUES ({});", columns.join(", "), literals.join(", "))
        })
        .collect();
    json!({
        "seed": seed,
        "old": script(&before),
        "new": script(&after),
        "rows": inserts,
        "up": run(&up),
        "down": run(&down),
        "staged": staged(old, new, dialect).map(|stages| stages.iter().map(stage).collect::<Vec<_>>()),
        "same": same(old, new, &before, &after),
        "tables": before.tables.keys().map(|id| before.written[&ObjectRef::Table(*id)].clone()).collect::<Vec<_>>(),
    })
}

fn run(plan: &Plan) -> Value {
    let hazards: Vec<Value> = plan
        .hazards()
        .map(|(operation, hazard)| json!({ "kind": hazard.kind.word(), "message": hazard.message, "check": hazard.check, "object": format!("{:?}", operation.object) }))
        .collect();
    json!({ "batches": plan.batches(), "hazards": hazards })
}

fn stage(stage: &Stage) -> Value {
    json!({ "kind": stage.kind.key(), "up": stage.up, "down": stage.down })
}

fn script(pieces: &Pieces) -> String {
    pieces.statements.iter().map(|statement| format!("{}\n", statement.sql)).collect()
}

/// Tables of both designs with the columns whose values stay: `{ old: [table, columns], new: [table, columns] }`.
fn same(old: &Document, new: &Document, before: &Pieces, after: &Pieces) -> Vec<Value> {
    let mut found = Vec::new();
    for (id, was) in &before.tables {
        let Some(is) = after.tables.get(id) else { continue };
        let mut columns = (Vec::new(), Vec::new());
        for column in &was.columns {
            let Some(other) = is.columns.iter().find(|other| other.id == column.id) else { continue };
            let (Some(one), Some(two)) = (
                old.table(*id).and_then(|table| table.column(column.id)),
                new.table(*id).and_then(|table| table.column(column.id)),
            ) else {
                continue;
            };
            let is_filled = two.not_null && !one.not_null;
            if one.data_type == two.data_type && one.generated == two.generated && !is_filled {
                columns.0.push(column.name.clone());
                columns.1.push(other.name.clone());
            }
        }
        let (table, other) =
            (&before.written[&ObjectRef::Table(*id)], &after.written[&ObjectRef::Table(*id)]);
        found.push(json!({ "old": [table, columns.0], "new": [other, columns.1] }));
    }
    found
}
