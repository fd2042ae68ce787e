//! What a designer knows of a table that DDL cannot say.

use crowfoot_model::{AccessPattern, FunctionalDependency, IdSource, OrderBy, SortOrder, Suppression, Table};

use super::form::{Kind, Node};
use super::lists::{entries, settle};
use super::rules::rule_names;
use super::sheet::{Opens, Sheet};
use super::values::Named;

pub(super) fn walk(sheet: &mut Sheet, ids: &mut IdSource, table: &mut Table) {
    let parts = parts(sheet, table);
    let known = &mut table.annotations;
    sheet.section("Volume", Opens::WhenSaid);
    count(sheet, "Rows", &mut known.rows);
    count(sheet, "Rows per month", &mut known.growth_per_month);
    sheet.decimal("Writes per second", &mut known.writes_per_second, 1e12);
    small(sheet, "Retention (days)", &mut known.retention_days);
    patterns(sheet, ids, &mut known.access_patterns);
    sheet.section("Functional dependencies", Opens::WhenSaid);
    let list = &mut known.functional_dependencies;
    let asked = entries(sheet, "dependency", list.len(), Node::REMOVE, &mut |sheet, at| {
        let Some(own) = list.get_mut(at) else { return };
        sheet.columns("Determinant", &mut own.determinant);
        sheet.columns("Dependent", &mut own.dependent);
        sheet.more();
        sheet.maybe("Reason", Kind::Text, &mut own.reason);
    });
    settle(list, asked);
    if sheet.action("Add dependency") {
        let empty = FunctionalDependency { determinant: Vec::new(), dependent: Vec::new(), reason: None };
        known.functional_dependencies.push(empty);
        sheet.focus_row("dependency", known.functional_dependencies.len() as u64, "Determinant");
    }
    sheet.section("Rationale", Opens::WhenSaid);
    sheet.maybe("Why this design", Kind::Area, &mut known.rationale);
    sheet.section("Ignored problems", Opens::WhenSaid);
    let rules = rule_names(sheet);
    let list = &mut known.suppressions;
    let asked = entries(sheet, "finding", list.len(), Node::REMOVE, &mut |sheet, at| {
        let Some(own) = list.get_mut(at) else { return };
        if let Some(rule) = sheet.pick("Rule", rules.clone(), own.rule.clone()) {
            rule.clone_into(&mut own.rule);
        }
        sheet.more();
        sheet.text("Reason", Kind::Text, &mut own.reason);
        if let Some(part) = sheet.pick_id("Part", "Whole table", &parts, own.part) {
            own.part = part;
        }
    });
    settle(list, asked);
    if let (true, Some((first, _))) = (sheet.action("Ignore a rule"), rules.first()) {
        let own = Suppression { rule: first.clone(), ..Suppression::default() };
        known.suppressions.push(own);
        sheet.focus_row("finding", known.suppressions.len() as u64, "Rule");
    }
}

fn patterns(sheet: &mut Sheet, ids: &mut IdSource, list: &mut Vec<AccessPattern>) {
    sheet.section("Access patterns", Opens::WhenSaid);
    let asked = entries(sheet, "pattern", list.len(), Node::REMOVE, &mut |sheet, at| {
        let Some(own) = list.get_mut(at) else { return };
        sheet.text("Pattern", Kind::Text, &mut own.name);
        sheet.more();
        pattern(sheet, own);
    });
    settle(list, asked);
    if sheet.action("Add access pattern") {
        list.push(AccessPattern {
            id: ids.fresh(),
            name: String::new(),
            per_second: None,
            equality: Vec::new(),
            range: Vec::new(),
            order_by: Vec::new(),
            columns: Vec::new(),
            condition: None,
            limit: None,
            offset: false,
            p95_ms: None,
            staleness_s: None,
        });
        sheet.focus_row("pattern", list.len() as u64, "Pattern");
    }
}

fn pattern(sheet: &mut Sheet, own: &mut AccessPattern) {
    sheet.decimal("Calls per second", &mut own.per_second, 1e12);
    sheet.columns("Equality columns", &mut own.equality);
    sheet.columns("Range columns", &mut own.range);
    let mut terms = Vec::with_capacity(own.order_by.len());
    for order in &own.order_by {
        let rest = if order.order == SortOrder::Descending { " desc" } else { "" };
        terms.push((order.column, rest.to_owned()));
    }
    if let Some(terms) = sheet.column_terms("Order by", &terms) {
        own.order_by.clear();
        for (column, rest) in terms {
            let order = match rest.to_ascii_lowercase().as_str() {
                "" | "asc" => SortOrder::Ascending,
                "desc" => SortOrder::Descending,
                _ => {
                    sheet.refuse("Enter columns, optionally with asc or desc.");
                    continue;
                }
            };
            own.order_by.push(OrderBy { column, order });
        }
    }
    sheet.columns("Selected columns", &mut own.columns);
    sheet.maybe("Fixed condition", Kind::Code, &mut own.condition);
    self::count(sheet, "Limit", &mut own.limit);
    sheet.flag("Offset pagination", &mut own.offset);
    small(sheet, "p95 latency (ms)", &mut own.p95_ms);
    small(sheet, "Allowed staleness (s)", &mut own.staleness_s);
}

/// A number of things.
pub(super) fn count(sheet: &mut Sheet, label: &'static str, slot: &mut Option<u64>) {
    let now = slot.map(|number| i64::try_from(number).unwrap_or(i64::MAX));
    if let Some(number) = sheet.number(label, now, 0, i64::MAX) {
        *slot = number.and_then(|number| u64::try_from(number).ok());
    }
}

fn small(sheet: &mut Sheet, label: &'static str, slot: &mut Option<u32>) {
    if let Some(number) = sheet.number(label, slot.map(i64::from), 0, i64::from(u32::MAX)) {
        *slot = number.and_then(|number| u32::try_from(number).ok());
    }
}

/// The parts of a table that a finding can be about.
fn parts(sheet: &Sheet, table: &Table) -> Vec<Named> {
    let mut options = sheet.columns.clone();
    let mut add = |id: u64, name: &Option<String>, kind: &str| {
        options.push((id, name.clone().unwrap_or_else(|| kind.to_owned())));
    };
    table.uniques.iter().for_each(|own| add(own.id.0, &own.name, "Unique"));
    table.foreign_keys.iter().for_each(|own| add(own.id.0, &own.name, "Relation"));
    table.checks.iter().for_each(|own| add(own.id.0, &own.name, "Check"));
    table.exclusions.iter().for_each(|own| add(own.id.0, &own.name, "Exclusion"));
    table.indexes.iter().for_each(|own| add(own.id.0, &own.name, "Index"));
    options
}
