//! Keys and indexes as what they are for a search: ordered lists of columns.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{
    Column, ColumnId, ForeignKey, ForeignKeyTarget, Index, IndexKey, KeyTarget, ObjectRef, Table,
};

use crate::text::identifiers;

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

/// The column that an index was meant for: its name ends in that and in none of its own. A slip of copy and paste.
pub(crate) fn meant_for<'t>(table: &'t Table, index: &Index) -> Option<&'t Column> {
    let name = snake_case(index.name.as_deref()?);
    let name = ["_idx", "_index", "_key", "_unique", "_uniq", "_ix"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(&name);
    // Names of tables are no names of columns.
    let about = snake_case(&table.name);
    let name = name.replace(about.as_str(), "");
    let name = name.as_str();
    let [key] = index.keys.as_slice() else { return None };
    let own = table.column(key.as_column()?)?;
    if index.predicate.is_some() {
        return None;
    }
    let ends = |column: &Column| {
        let column = snake_case(&column.name);
        // Words as short as `id` end many an abbreviated name.
        if column.len() < 4 {
            return false;
        }
        name.strip_suffix(column.as_str()).is_some_and(|front| front.ends_with('_'))
    };
    let says_own = |column: &Column| {
        let letters = |text: &str| text.replace('_', "");
        letters(name).contains(&letters(&snake_case(&column.name)))
    };
    let other = table.columns.iter().filter(|column| ends(column)).max_by_key(|column| column.name.len())?;
    // `idx_songs_album_sort` may be about the sorting of albums: the whole of its own column must be missing, or end
    // in another column.
    let own_ends = ends(own);
    let is_longer = snake_case(&other.name).len() > snake_case(&own.name).len();
    let begins = letters_of(&other.name).starts_with(&letters_of(&own.name));
    (other.id != own.id && !own_ends && (!says_own(own) || (is_longer && begins))).then_some(other)
}

fn letters_of(name: &str) -> String {
    snake_case(name).replace('_', "")
}

/// The unique keys of all rows whose columns cannot be NULL: each could be the primary key.
pub(crate) fn sure_keys(table: &Table) -> Vec<(ObjectRef, Vec<ColumnId>)> {
    let is_sure = |columns: &[ColumnId]| {
        !columns.is_empty()
            && columns.iter().all(|id| table.column(*id).is_some_and(|column| column.generated.is_none()))
            && table.is_required(columns)
    };
    let uniques = table.uniques.iter().filter(|unique| unique.prefixes.is_empty());
    let uniques = uniques.map(|unique| (ObjectRef::Unique(table.id, unique.id), unique.columns.clone()));
    let indexes = table.indexes.iter().filter(|index| index.unique && index.predicate.is_none());
    let indexes = indexes.filter_map(|index| {
        let whole = |key: &IndexKey| key.as_column().filter(|_| key.prefix_length.is_none());
        let columns: Option<Vec<ColumnId>> = index.keys.iter().map(whole).collect();
        Some((ObjectRef::Index(table.id, index.id), columns?))
    });
    uniques.chain(indexes).filter(|(_, columns)| is_sure(columns)).collect()
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

/// The columns of an index with the names of those in its expressions: what it is called after.
pub(crate) fn naming_columns<'t>(table: &'t Table, index: &Index) -> Vec<&'t str> {
    let mut names: Vec<&str> = Vec::new();
    for key in &index.keys {
        match &key.on {
            KeyTarget::Column(id) => names.extend(table.column(*id).map(|column| column.name.as_str())),
            KeyTarget::Expression(expression) => {
                for word in identifiers(expression) {
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
