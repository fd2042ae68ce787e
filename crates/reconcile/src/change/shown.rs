//! The values of properties, as the interface shows them.

use crowfoot_model::{
    ColumnId, DefaultValue, Deferrability, Document, ExclusionConstraint, ForeignKeyTarget, Identity, Index,
    IndexKey, KeyPrefix, KeyTarget, NullsOrder, ObjectRef, SortOrder, Table,
};

pub(super) fn named(name: &Option<String>, or: impl FnOnce() -> String) -> String {
    name.clone().unwrap_or_else(or)
}

pub(super) fn names(document: &Document, tables: &[crowfoot_model::TableId]) -> String {
    let names: Vec<String> = tables.iter().map(|id| document.display_name(ObjectRef::Table(*id))).collect();
    names.join(", ")
}

pub(super) fn column_name(table: &Table, id: ColumnId) -> &str {
    table.column(id).map_or("?", |column| &column.name)
}

pub(super) fn columns(table: &Table, ids: &[ColumnId]) -> String {
    key_columns(table, ids, &[])
}

pub(super) fn key_columns(table: &Table, ids: &[ColumnId], prefixes: &[KeyPrefix]) -> String {
    if ids.is_empty() {
        return String::new();
    }
    let name = |id: &ColumnId| {
        let prefix = prefixes.iter().find(|prefix| prefix.column == *id);
        let length = prefix.map_or(String::new(), |prefix| format!("({})", prefix.length));
        [column_name(table, *id), &length].concat()
    };
    format!("({})", ids.iter().map(name).collect::<Vec<String>>().join(", "))
}

pub(super) fn key(table: Option<&Table>, key: &IndexKey) -> String {
    let mut text = match &key.on {
        KeyTarget::Column(id) => table.map_or("?", |table| column_name(table, *id)).to_owned(),
        KeyTarget::Expression(expression) => expression.clone(),
    };
    if let Some(length) = key.prefix_length {
        text.push_str(&format!("({length})"));
    }
    for word in [&key.collation, &key.operator_class].into_iter().flatten() {
        text.push_str(&format!(" {word}"));
    }
    text.push_str(if key.order == Some(SortOrder::Descending) { " DESC" } else { "" });
    text.push_str(match key.nulls {
        Some(NullsOrder::First) => " NULLS FIRST",
        Some(NullsOrder::Last) => " NULLS LAST",
        None => "",
    });
    text
}

pub(super) fn keys(table: Option<&Table>, index: &Index) -> String {
    let keys: Vec<String> = index.keys.iter().map(|own| key(table, own)).collect();
    format!("({})", keys.join(", "))
}

pub(super) fn elements(table: &Table, exclusion: &ExclusionConstraint) -> String {
    let element = |own: &crowfoot_model::ExclusionElement| {
        [&key(Some(table), &own.key), " WITH ", &own.operator].concat()
    };
    let elements: Vec<String> = exclusion.elements.iter().map(element).collect();
    format!("({})", elements.join(", "))
}

pub(super) fn target(document: &Document, target: &ForeignKeyTarget) -> String {
    match target {
        ForeignKeyTarget::Table { table, columns: ids } => {
            let names = document.table(*table).map_or(String::new(), |table| columns(table, ids));
            [document.display_name(ObjectRef::Table(*table)).as_str(), &names].concat()
        }
        ForeignKeyTarget::Unresolved { table, columns, .. } => format!("{table}({})", columns.join(", ")),
    }
}

pub(super) fn default(default: Option<&DefaultValue>) -> String {
    match default {
        None => String::new(),
        Some(DefaultValue::Null) => "NULL".to_owned(),
        Some(DefaultValue::Boolean(value)) => value.to_string(),
        Some(DefaultValue::Number(text) | DefaultValue::Expression(text)) => text.clone(),
        Some(DefaultValue::Text(text)) => format!("'{}'", text.replace('\'', "''")),
    }
}

pub(super) fn identity(identity: Option<&Identity>) -> &'static str {
    match identity {
        None => "",
        Some(Identity::Always(_)) => "always",
        Some(Identity::ByDefault(_)) => "by default",
        Some(Identity::Serial) => "serial",
        Some(Identity::AutoIncrement) => "auto-increment",
    }
}

pub(super) fn deferrable(deferrable: Deferrability) -> &'static str {
    match deferrable {
        Deferrability::NotDeferrable => "",
        Deferrability::InitiallyImmediate => "deferrable",
        Deferrability::InitiallyDeferred => "initially deferred",
    }
}

pub(super) fn nulls(not_distinct: bool) -> &'static str {
    if not_distinct { "nulls not distinct" } else { "" }
}

pub(super) fn validation(not_valid: bool, not_enforced: bool) -> &'static str {
    match (not_valid, not_enforced) {
        (_, true) => "not enforced",
        (true, false) => "not validated",
        (false, false) => "",
    }
}
