//! Features that the design's database does not support.

use crowfoot_dialect::{Capabilities, EnumSupport, spec};
use crowfoot_model::{DataType, Deferrability, Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRT001",
    name: "feature-unsupported",
    family: Family::Portability,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A table uses a feature that the design's database does not support.",
    why: "The statement fails, or the export omits it and what it enforced is no longer enforced.",
    advice: "Remove it, or choose another database for the design.",
    bad: "-- mysql\nCREATE TABLE users (\n  id char(26) PRIMARY KEY,\n  email varchar(99),\n  deleted_at datetime\n);\n\
          CREATE INDEX idx_users_email ON users (email) WHERE deleted_at IS NULL;",
    good: "-- mysql\nCREATE TABLE users (\n  id char(26) PRIMARY KEY,\n  email varchar(99),\n  deleted_at datetime\n);\n\
           CREATE INDEX idx_users_email ON users (email);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let able = cx.spec.capabilities();
    let id = table.id;
    let mut cannot = |object, thing: &str, fix: Option<&str>| {
        let what = [cx.spec.name(), " does not support ", thing, ", used by ", &table.name, "."].concat();
        let finding = report.add(object, what);
        if let Some(label) = fix {
            finding.offer(Applicability::Unsafe, label);
        }
    };
    for column in &table.columns {
        let object = ObjectRef::Column(id, column.id);
        match &column.data_type {
            Some(DataType::Array(_)) if !able.arrays => cannot(object, "arrays", None),
            Some(DataType::Composite(_)) if !able.composites => cannot(object, "composite types", None),
            Some(DataType::Native { dialect, text }) if *dialect != cx.dialect => {
                let thing =
                    ["the type ", text.as_str(), ", which belongs to ", spec(*dialect).name()].concat();
                cannot(object, &thing, None);
            }
            // Nobody has chosen a database without them; the export makes a type of the values.
            Some(DataType::InlineEnum(_)) if able.enums == EnumSupport::Named && cx.is_guessed() => {}
            Some(DataType::InlineEnum(_)) if able.enums == EnumSupport::Named => {
                cannot(object, "inline enums", None);
            }
            _ => {}
        }
    }
    for index in &table.indexes {
        let object = ObjectRef::Index(id, index.id);
        let method = index.method.as_deref();
        if index.predicate.is_some() && !able.partial_indexes {
            // Over all rows a unique index would forbid more than it was meant to.
            cannot(object, "partial indexes", (!index.unique).then_some("Index all rows"));
        } else if is_foreign(cx, method) {
            let thing = [method.unwrap_or(""), " indexes"].concat();
            cannot(object, &thing, Some("Use the default method"));
        } else if !index.include.is_empty() && !able.include_columns {
            cannot(object, "INCLUDE columns", Some("Drop the INCLUDE columns"));
        } else if index.nulls_not_distinct && !able.nulls_not_distinct {
            cannot(object, "NULLS NOT DISTINCT", Some("Treat NULLs as distinct"));
        }
    }
    for unique in &table.uniques {
        let object = ObjectRef::Unique(id, unique.id);
        if unique.nulls_not_distinct && !able.nulls_not_distinct {
            cannot(object, "NULLS NOT DISTINCT", Some("Treat NULLs as distinct"));
        } else if unique.deferrable != Deferrability::NotDeferrable && !defers_uniques(able) {
            cannot(object, "deferrable unique constraints", Some("Make it not deferrable"));
        }
    }
    for key in table.foreign_key_constraints() {
        if key.deferrable != Deferrability::NotDeferrable && !able.deferrable {
            cannot(
                ObjectRef::ForeignKey(id, key.id),
                "deferrable constraints",
                Some("Make it not deferrable"),
            );
        }
    }
    for exclusion in table.exclusions.iter().filter(|_| !able.exclusions) {
        cannot(ObjectRef::Exclusion(id, exclusion.id), "exclusion constraints", None);
    }
    if table.partition_of.is_some() && !able.inheritance {
        cannot(ObjectRef::Table(id), "partitions as separate tables", None);
    } else if !table.inherits.is_empty() && !able.inheritance {
        cannot(ObjectRef::Table(id), "inheritance", None);
    } else if table.partitioning.is_some() && !able.partitioning {
        cannot(ObjectRef::Table(id), "partitioning", None);
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let able = cx.spec.capabilities();
    let table = edit.table_mut(found.object.table()?)?;
    match found.object {
        ObjectRef::Index(_, id) => {
            let index = table.indexes.iter_mut().find(|index| index.id == id)?;
            if index.predicate.is_some() && !able.partial_indexes {
                index.predicate = None;
            }
            if is_foreign(cx, index.method.as_deref()) {
                index.method = None;
                index.keys.iter_mut().for_each(|key| key.operator_class = None);
            }
            if !able.include_columns {
                index.include.clear();
            }
            index.nulls_not_distinct &= able.nulls_not_distinct;
        }
        ObjectRef::Unique(_, id) => {
            let unique = table.uniques.iter_mut().find(|unique| unique.id == id)?;
            unique.nulls_not_distinct &= able.nulls_not_distinct;
            if !defers_uniques(able) {
                unique.deferrable = Deferrability::NotDeferrable;
            }
        }
        ObjectRef::ForeignKey(_, id) => {
            let key = table.foreign_keys.iter_mut().find(|key| key.id == id)?;
            key.deferrable = Deferrability::NotDeferrable;
        }
        _ => return None,
    }
    Some(())
}

/// Of the databases that defer foreign keys, those with exclusion constraints defer unique constraints too.
fn defers_uniques(able: &Capabilities) -> bool {
    able.deferrable && able.exclusions
}

/// Whether an access method is known not to be there. PostgreSQL takes more from extensions, such as `hnsw`.
fn is_foreign(cx: &Context<'_>, method: Option<&str>) -> bool {
    let Some(method) = method.filter(|method| *method != "btree") else { return false };
    match cx.spec.script().clauses.extensions {
        true => matches!(method, "fulltext" | "spatial"),
        false => !cx.spec.capabilities().index_methods.contains(&method),
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn methods_of_extensions_are_left_alone() {
        expect("PRT001", "CREATE TABLE a (x text); CREATE INDEX i ON a USING hnsw (x)", &[]);
        expect("PRT001", "-- sqlite\nCREATE TABLE a (x text); CREATE INDEX i ON a USING gin (x)", &["a.i"]);
        expect("PRT001", "-- sqlite\nCREATE TABLE a (x text); CREATE INDEX i ON a (x) WHERE x > 0", &[]);
    }
}
