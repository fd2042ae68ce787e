//! Indexes and their keys.

use crowfoot_dialect::syntax::Use;
use crowfoot_model::{ColumnId, Index, IndexId, IndexKey, KeyTarget, NullsOrder, SortOrder, Table, TableId};

use super::check::condition;
use super::form::Kind;
use super::lists::{ANY, entries, settle};
use super::sheet::{Opens, Sheet};

pub(super) fn walk(sheet: &mut Sheet, table: &mut Table, id: IndexId) {
    let own = table.id;
    let Some(index) = table.indexes.iter_mut().find(|index| index.id == id) else { return };
    sheet.section("", Opens::Always);
    sheet.maybe_name(&mut index.name);
    kind(sheet, index, Some(own));
    sheet.comment(&mut index.comment);
    sheet.section("Keys", Opens::Always);
    keys(sheet, index);
    sheet.section("Details", Opens::WhenSaid);
    details(sheet, index);
}

/// All of an index but its name, under a row.
pub(super) fn under_row(sheet: &mut Sheet, index: &mut Index) {
    kind(sheet, index, None);
    keys(sheet, index);
    details(sheet, index);
    sheet.comment(&mut index.comment);
}

fn kind(sheet: &mut Sheet, index: &mut Index, table: Option<TableId>) {
    sheet.flag("Unique", &mut index.unique);
    sheet.maybe("Method", Kind::Method, &mut index.method);
    let now = index.predicate.clone().unwrap_or_default();
    let written = sheet.field("Where", Kind::CodeArea, now.clone(), Vec::new());
    if let Some(text) = written {
        index.predicate = Some(text.to_owned()).filter(|text| !text.is_empty());
    }
    if let Some(table) = table {
        condition(sheet, table, Use::Predicate, written, &now);
    }
}

fn keys(sheet: &mut Sheet, index: &mut Index) {
    let list = &mut index.keys;
    let asked = entries(sheet, "key", list.len(), ANY, &mut |sheet, at| {
        let Some(key) = list.get_mut(at) else { return };
        beside_key(sheet, key);
        sheet.more();
        under_key(sheet, key);
    });
    settle(list, asked);
    if sheet.action("Add key") {
        let free = sheet
            .columns
            .iter()
            .find(|(id, _)| index.keys.iter().all(|key| key.as_column() != Some(ColumnId(*id))));
        let key = free.map_or_else(|| IndexKey::expression(""), |(id, _)| IndexKey::column(ColumnId(*id)));
        index.keys.push(key);
        sheet.focus_row("key", index.keys.len() as u64, "Key");
    }
}

fn details(sheet: &mut Sheet, index: &mut Index) {
    sheet.columns("Include", &mut index.include);
    sheet.flag("Nulls not distinct", &mut index.nulls_not_distinct);
    sheet.lines("Other clauses", &mut index.clauses);
}

/// What a key is on: a column, or an expression with its text.
pub(super) fn beside_key(sheet: &mut Sheet, key: &mut IndexKey) {
    let options = sheet.columns.clone();
    let now = key.as_column().map(|id| id.0);
    if let Some(chosen) = sheet.pick_id("Key", "Expression", &options, now) {
        key.on = match chosen {
            Some(id) => KeyTarget::Column(ColumnId(id)),
            None => KeyTarget::Expression(String::new()),
        };
    }
    if let KeyTarget::Expression(expression) = &mut key.on {
        sheet.text("Expression", Kind::Code, expression);
    }
}

/// What is rarely said of a key.
pub(super) fn under_key(sheet: &mut Sheet, key: &mut IndexKey) {
    order(sheet, &mut key.order);
    let now = match key.nulls {
        None => 0,
        Some(NullsOrder::First) => 1,
        Some(NullsOrder::Last) => 2,
    };
    if let Some(chosen) = sheet.choice("Nulls", &["Default", "First", "Last"], now) {
        key.nulls = [None, Some(NullsOrder::First), Some(NullsOrder::Last)].get(chosen).copied().flatten();
    }
    sheet.maybe("Operator class", Kind::Code, &mut key.operator_class);
    sheet.maybe("Collation", Kind::Text, &mut key.collation);
    let prefix = key.prefix_length.map(i64::from);
    if let Some(length) = sheet.number("Prefix length", prefix, 1, i64::from(u32::MAX)) {
        key.prefix_length = length.and_then(|length| u32::try_from(length).ok());
    }
}

fn order(sheet: &mut Sheet, slot: &mut Option<SortOrder>) {
    let now = match slot {
        None => 0,
        Some(SortOrder::Ascending) => 1,
        Some(SortOrder::Descending) => 2,
    };
    if let Some(chosen) = sheet.choice("Order", &["Default", "Ascending", "Descending"], now) {
        *slot =
            [None, Some(SortOrder::Ascending), Some(SortOrder::Descending)].get(chosen).copied().flatten();
    }
}
