//! Checks and exclusion constraints.

use crowfoot_dialect::syntax::Use;
use crowfoot_model::{CheckId, ColumnId, ExclusionElement, ExclusionId, IndexKey, Table, TableId};

use super::form::Kind;
use super::index::{beside_key, under_key};
use super::keys::deferrability;
use super::lists::{ANY, entries, settle};
use super::sheet::{Opens, Sheet};

pub(super) fn check(sheet: &mut Sheet, table: &mut Table, id: CheckId) {
    let own = table.id;
    let Some(check) = table.checks.iter_mut().find(|check| check.id == id) else { return };
    sheet.section("", Opens::Always);
    sheet.maybe_name(&mut check.name);
    let now = check.expression.clone();
    let written = sheet.field("Condition", Kind::CodeArea, now.clone(), Vec::new());
    if let Some(text) = written {
        text.clone_into(&mut check.expression);
    }
    condition(sheet, own, Use::Check, written, &now);
    sheet.comment(&mut check.comment);
    sheet.section("Details", Opens::WhenSaid);
    sheet.flag("No inherit", &mut check.no_inherit);
    sheet.flag("Not valid", &mut check.not_valid);
    sheet.flag("Not enforced", &mut check.not_enforced);
}

/// Judges a condition of a table that was gone through last.
pub(super) fn condition(sheet: &mut Sheet, table: TableId, used: Use, written: Option<&str>, now: &str) {
    sheet.judge(written, now, &|judge, document, text| {
        let own = document.table(table)?;
        (judge.condition)(document, own, used, text)
    });
}

pub(super) fn exclusion(sheet: &mut Sheet, table: &mut Table, id: ExclusionId) {
    let Some(exclusion) = table.exclusions.iter_mut().find(|exclusion| exclusion.id == id) else { return };
    sheet.section("", Opens::Always);
    sheet.maybe_name(&mut exclusion.name);
    sheet.maybe("Method", Kind::Method, &mut exclusion.method);
    sheet.maybe("Where", Kind::CodeArea, &mut exclusion.predicate);
    sheet.comment(&mut exclusion.comment);
    sheet.section("Elements", Opens::Always);
    let list = &mut exclusion.elements;
    let asked = entries(sheet, "element", list.len(), ANY, &mut |sheet, at| {
        let Some(element) = list.get_mut(at) else { return };
        beside_key(sheet, &mut element.key);
        sheet.text("Operator", Kind::Text, &mut element.operator);
        sheet.more();
        under_key(sheet, &mut element.key);
    });
    settle(list, asked);
    if sheet.action("Add element") {
        let key = sheet
            .columns
            .first()
            .map_or_else(|| IndexKey::expression(""), |(id, _)| IndexKey::column(ColumnId(*id)));
        exclusion.elements.push(ExclusionElement { key, operator: "=".to_owned() });
        sheet.focus_row("element", exclusion.elements.len() as u64, "Key");
    }
    sheet.section("Details", Opens::WhenSaid);
    deferrability(sheet, &mut exclusion.deferrable);
}
