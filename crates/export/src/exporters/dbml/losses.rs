//! The parts of a table that DBML has no words for, to be told.

use crowfoot_model::{
    Column, Deferrability, ForeignKey, Index, NullsOrder, PrimaryKey, SortOrder, UniqueConstraint,
};

type Losses = Vec<&'static str>;

fn those(losses: &[(bool, &'static str)]) -> Losses {
    losses.iter().filter(|(is, _)| *is).map(|(_, text)| *text).collect()
}

pub(super) fn of_index(index: &Index) -> Losses {
    let any = |is: fn(&crowfoot_model::IndexKey) -> bool| index.keys.iter().any(is);
    those(&[
        (any(|key| key.prefix_length.is_some()), "prefix lengths"),
        (any(|key| key.order == Some(SortOrder::Descending)), "descending order"),
        (any(|key| matches!(key.nulls, Some(NullsOrder::First | NullsOrder::Last))), "the order of NULLs"),
        (any(|key| key.operator_class.is_some()), "operator classes"),
        (any(|key| key.collation.is_some()), "collations"),
        (!index.include.is_empty(), "included columns"),
        (index.nulls_not_distinct, "NULLS NOT DISTINCT"),
        (!index.clauses.is_empty(), "further options"),
        (index.predicate.is_some(), "the predicate, which became a note"),
    ])
}

pub(super) fn of_key(key: &PrimaryKey) -> Losses {
    those(&[
        (!key.prefixes.is_empty(), "prefix lengths"),
        (!key.include.is_empty(), "included columns"),
        (key.deferrable != Deferrability::NotDeferrable, "DEFERRABLE"),
    ])
}

pub(super) fn of_unique(unique: &UniqueConstraint) -> Losses {
    those(&[
        (!unique.prefixes.is_empty(), "prefix lengths"),
        (!unique.include.is_empty(), "included columns"),
        (unique.nulls_not_distinct, "NULLS NOT DISTINCT"),
        (unique.deferrable != Deferrability::NotDeferrable, "DEFERRABLE"),
    ])
}

pub(super) fn of_foreign_key(key: &ForeignKey) -> Losses {
    those(&[
        (key.deferrable != Deferrability::NotDeferrable, "DEFERRABLE"),
        (key.match_type.is_some(), "MATCH"),
        (!key.on_delete_columns.is_empty(), "the columns of ON DELETE"),
        (key.not_valid, "NOT VALID"),
        (key.logical, "logical keys"),
    ])
}

pub(super) fn of_column(column: &Column) -> Losses {
    those(&[
        (column.collation.is_some(), "its collation"),
        (column.charset.is_some(), "its character set"),
        (column.on_update.is_some(), "ON UPDATE"),
        (!column.clauses.is_empty(), "further options"),
    ])
}
