//! The namespaces of a script.

use crowfoot_dialect::namespace::{Extent, Named, Namespace, Space};
use crowfoot_dialect::spec;
use crowfoot_model::Dialect;

/// Where a name has to be the only one of its kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Scope {
    pub(crate) space: Space,
    /// The id of a schema or a table; 0 for what is in none.
    pub(crate) within: u64,
}

/// The scopes of a thing of a table, or of a schema for which `table` is 0. A design of another database gets more: names
/// of its constraints differ, which forks ask for, and people.
pub(crate) fn scopes(
    dialect: Dialect,
    is_at_home: bool,
    named: Named,
    schema: u64,
    table: u64,
) -> Vec<Scope> {
    let spec = spec(dialect);
    let within = |extent: Extent| match extent {
        Extent::Database => 0,
        Extent::Schema => schema,
        Extent::Table => table,
    };
    let of = |namespace: &Namespace| Scope { space: namespace.space, within: within(namespace.extent) };
    let mut found: Vec<Scope> = spec.namespaces(named).iter().map(of).collect();
    let (able, server) = (spec.capabilities(), &spec.script().server);
    let is_written = match named {
        Named::PrimaryKey => !server.unnamed_primary_keys,
        Named::Exclusion => able.exclusions,
        Named::Unique | Named::Check | Named::ForeignKey => true,
        _ => return found,
    };
    let of_schema = spec.namespaces(Named::Check).iter().any(|own| own.extent == Extent::Schema);
    let is_shared = of_schema && !is_at_home && matches!(named, Named::Check | Named::ForeignKey);
    if is_shared || found.is_empty() && is_written {
        found = vec![Scope { space: Space::Constraints, within: if of_schema { schema } else { table } }];
    }
    if named == Named::Check && server.json_as_checked_text && !is_at_home {
        // The check of a JSON column is called like the column, and unique indexes count as constraints.
        let more = [Space::Columns, Space::Indexes];
        found.extend(more.map(|space| Scope { space, within: table }));
    }
    found
}
