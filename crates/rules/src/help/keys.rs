//! Keys and indexes as what they are for a search: ordered lists of columns.

use crowfoot_model::{ColumnId, ForeignKey, ForeignKeyTarget, Index, IndexKey, KeyTarget, ObjectRef, Table};

use crate::context::Context;

/// Something that can be searched: an index, or what stands behind a key.
pub(crate) struct Access<'t> {
    pub(crate) object: ObjectRef,
    pub(crate) keys: Vec<IndexKey>,
    pub(crate) include: &'t [ColumnId],
    pub(crate) unique: bool,
    pub(crate) predicate: Option<&'t str>,
    pub(crate) method: Option<&'t str>,
    /// NULLS NOT DISTINCT.
    pub(crate) nulls: bool,
}

/// All that can be searched on a table: the primary key, unique constraints, indexes.
pub(crate) fn accesses(table: &Table) -> Vec<Access<'_>> {
    let mut all = Vec::new();
    if let Some(key) = &table.primary_key {
        all.push(of_constraint(ObjectRef::PrimaryKey(table.id), &key.columns, &key.prefixes, &key.include));
    }
    for unique in &table.uniques {
        let object = ObjectRef::Unique(table.id, unique.id);
        let access = of_constraint(object, &unique.columns, &unique.prefixes, &unique.include);
        all.push(Access { nulls: unique.nulls_not_distinct, ..access });
    }
    all.extend(table.indexes.iter().map(|index| of_index(table, index)));
    all
}

/// An index as something that can be searched.
pub(crate) fn of_index<'t>(table: &Table, index: &'t Index) -> Access<'t> {
    Access {
        object: ObjectRef::Index(table.id, index.id),
        keys: index.keys.clone(),
        include: &index.include,
        unique: index.unique,
        predicate: index.predicate.as_deref(),
        method: index.method.as_deref(),
        nulls: index.nulls_not_distinct,
    }
}

/// Whether an access method is the tree that every dialect takes by itself.
pub(crate) fn is_tree(method: Option<&str>) -> bool {
    matches!(method, None | Some("btree"))
}

/// Whether a search for these columns by equality can use the front of a key, whatever their order. A partial index
/// serves only when equality implies its condition.
pub(crate) fn serves(table: &Table, access: &Access<'_>, columns: &[ColumnId]) -> bool {
    if columns.is_empty() || !matches!(access.method, None | Some("btree" | "hash")) {
        return false;
    }
    // A hash index needs all of its keys, a tree only the first.
    if access.method == Some("hash") && access.keys.len() != columns.len() {
        return false;
    }
    if access.predicate.is_some_and(|predicate| !is_implied(table, predicate, columns)) {
        return false;
    }
    let Some(front) = access.keys.get(..columns.len()) else { return false };
    let front: Vec<ColumnId> = front.iter().filter_map(IndexKey::as_column).collect();
    front.len() == columns.len()
        && columns.iter().all(|column| front.contains(column))
        && front.iter().all(|column| columns.contains(column))
}

/// The columns that a foreign key refers to; those of the primary key where it names none.
pub(crate) fn target_columns(key: &ForeignKey, target: &Table) -> Vec<ColumnId> {
    match &key.target {
        ForeignKeyTarget::Table { columns, .. } if !columns.is_empty() => columns.clone(),
        ForeignKeyTarget::Table { .. } => target.primary_key_columns().to_vec(),
        ForeignKeyTarget::Unresolved { .. } => Vec::new(),
    }
}

/// The foreign keys of other tables, and of this one, that refer to exactly these columns.
pub(crate) fn referring_to_columns(cx: &Context<'_>, table: &Table, columns: &[ColumnId]) -> bool {
    let same = |targets: &[ColumnId]| {
        targets.len() == columns.len() && targets.iter().all(|column| columns.contains(column))
    };
    cx.referring_to(table.id).into_iter().any(|(child, id)| {
        let child = if child == table.id { Some(table) } else { cx.neighbour(child) };
        let key = child.and_then(|child| child.foreign_key(id));
        key.is_some_and(|key| same(&target_columns(key, table)))
    })
}

/// The columns of an index with the names of those in its expressions: what it is called after.
pub(crate) fn naming_columns<'t>(table: &'t Table, index: &Index) -> Vec<&'t str> {
    let mut names: Vec<&str> = Vec::new();
    for key in &index.keys {
        match &key.on {
            KeyTarget::Column(id) => names.extend(table.column(*id).map(|column| column.name.as_str())),
            KeyTarget::Expression(expression) => {
                for word in super::text::identifiers(expression) {
                    let named = table.columns.iter().find(|c| c.name.eq_ignore_ascii_case(&word));
                    names.extend(named.map(|column| column.name.as_str()).filter(|n| !names.contains(n)));
                }
            }
        }
    }
    names
}

fn of_constraint<'t>(
    object: ObjectRef,
    columns: &[ColumnId],
    prefixes: &[crowfoot_model::KeyPrefix],
    include: &'t [ColumnId],
) -> Access<'t> {
    let keys = columns.iter().map(|column| {
        let prefix = prefixes.iter().find(|prefix| prefix.column == *column);
        IndexKey { prefix_length: prefix.map(|prefix| prefix.length), ..IndexKey::column(*column) }
    });
    let keys = keys.collect();
    Access { object, keys, include, unique: true, predicate: None, method: None, nulls: false }
}

/// Whether `column = ?` implies the condition: it only says that one of the columns is not null.
fn is_implied(table: &Table, predicate: &str, columns: &[ColumnId]) -> bool {
    let words: Vec<&str> = predicate.split_whitespace().collect();
    let [name, is, not, null] = words.as_slice() else { return false };
    is.eq_ignore_ascii_case("is")
        && not.eq_ignore_ascii_case("not")
        && null.eq_ignore_ascii_case("null")
        && columns
            .iter()
            .filter_map(|id| table.column(*id))
            .any(|column| name.trim_matches(['(', ')', '"', '`']).eq_ignore_ascii_case(&column.name))
}
