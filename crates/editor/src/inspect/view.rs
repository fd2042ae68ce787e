//! Views and kept statements.

use crowfoot_model::{Dialect, IdSource, Index, IndexKey, Statement, View};

use super::form::{Kind, Node};
use super::index;
use super::lists::{entries, settle};
use super::named_type::schema_of;
use super::sheet::{Opens, Sheet};

pub(super) fn view(sheet: &mut Sheet, own: Option<&mut View>, ids: &mut IdSource) {
    let Some(own) = own else { return };
    sheet.section("", Opens::Always);
    sheet.name("Name", &mut own.name);
    schema_of(sheet, &mut own.schema);
    sheet.flag("Materialized", &mut own.materialized);
    dialect(sheet, &mut own.dialect);
    sheet.text("Query", Kind::CodeArea, &mut own.query);
    sheet.comment(&mut own.comment);
    sheet.section("Columns and clauses", Opens::WhenSaid);
    sheet.lines("Column names", &mut own.columns);
    sheet.lines("Other clauses", &mut own.clauses);
    sheet.section("Indexes", Opens::WhenSaid);
    let list = &mut own.indexes;
    let asked = entries(sheet, "index", list.len(), Node::REMOVE, &mut |sheet, at| {
        let Some(index) = list.get_mut(at) else { return };
        sheet.maybe("Index", Kind::Text, &mut index.name);
        sheet.more();
        index::under_row(sheet, index);
    });
    settle(list, asked);
    if own.materialized && sheet.action("Add index") {
        let mut index = Index::over(ids.fresh(), []);
        index.keys.push(IndexKey::expression(""));
        own.indexes.push(index);
        sheet.focus_row("index", own.indexes.len() as u64, "Index");
    }
}

pub(super) fn statement(sheet: &mut Sheet, own: Option<&mut Statement>) {
    let Some(own) = own else { return };
    sheet.section("", Opens::Always);
    sheet.text("Raw SQL", Kind::Area, &mut own.text);
    sheet.text("Kind", Kind::Text, &mut own.kind);
    dialect(sheet, &mut own.dialect);
    if let Some(number) = sheet.number("Order", Some(i64::from(own.order)), 0, i64::from(u32::MAX)) {
        own.order = number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
    }
    sheet.flag("Before the tables", &mut own.before_tables);
}

pub(super) fn dialect(sheet: &mut Sheet, slot: &mut Dialect) {
    let names = Dialect::ALL.map(|own| crowfoot_dialect::spec(own).name());
    let now = Dialect::ALL.iter().position(|own| own == slot).unwrap_or(0);
    if let Some(chosen) = sheet.choice("Dialect", &names, now).and_then(|at| Dialect::ALL.get(at)) {
        *slot = *chosen;
    }
}
