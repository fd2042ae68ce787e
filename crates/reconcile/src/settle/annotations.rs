//! What a designer knows of a table and no script says.

use crowfoot_model::{ColumnAnnotations, Settings, Suppression, TableAnnotations};

/// Annotations of a table with those that a new document adds. Nothing is taken away.
pub(super) fn of_table(old: &TableAnnotations, new: TableAnnotations) -> TableAnnotations {
    let mut merged = old.clone();
    merged.rows = new.rows.or(merged.rows);
    merged.growth_per_month = new.growth_per_month.or(merged.growth_per_month);
    merged.writes_per_second = new.writes_per_second.or(merged.writes_per_second);
    merged.retention_days = new.retention_days.or(merged.retention_days);
    merged.rationale = new.rationale.or(merged.rationale);
    for pattern in new.access_patterns {
        match merged.access_patterns.iter_mut().find(|own| own.name == pattern.name) {
            Some(own) => *own = crowfoot_model::AccessPattern { id: own.id, ..pattern },
            None => merged.access_patterns.push(pattern),
        }
    }
    for dependency in new.functional_dependencies {
        let is_same = |own: &&mut crowfoot_model::FunctionalDependency| {
            own.determinant == dependency.determinant && own.dependent == dependency.dependent
        };
        match merged.functional_dependencies.iter_mut().find(is_same) {
            Some(own) => own.reason = dependency.reason.or(own.reason.take()),
            None => merged.functional_dependencies.push(dependency),
        }
    }
    add_suppressions(&mut merged.suppressions, new.suppressions);
    merged
}

pub(super) fn of_column(old: &ColumnAnnotations, new: &ColumnAnnotations) -> ColumnAnnotations {
    ColumnAnnotations {
        distinct_values: new.distinct_values.or(old.distinct_values),
        null_fraction: new.null_fraction.or(old.null_fraction),
        classification: new.classification.clone().or_else(|| old.classification.clone()),
    }
}

/// The design keeps its name, its database and its rules. `suppressions` are those of the new one, by the ids of the old.
pub(super) fn of_design(old: &Settings, new: &Settings, suppressions: Vec<Suppression>) -> Settings {
    let mut merged = old.clone();
    merged.rationale = new.rationale.clone().or(merged.rationale);
    add_suppressions(&mut merged.suppressions, suppressions);
    merged
}

fn add_suppressions(list: &mut Vec<Suppression>, new: Vec<Suppression>) {
    for suppression in new {
        let is_same = |own: &&mut Suppression| {
            (&own.rule, own.part, &own.detail, own.parts)
                == (&suppression.rule, suppression.part, &suppression.detail, suppression.parts)
        };
        match list.iter_mut().find(is_same) {
            Some(own) => *own = suppression,
            None => list.push(suppression),
        }
    }
}
