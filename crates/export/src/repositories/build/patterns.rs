//! Finders for the ways in which a table is declared to be read.

use crowfoot_model::{AccessPattern, ColumnId, SortOrder};

use super::Builder;
use super::finders::joined;
use crate::repositories::checks::{self, Is};
use crate::repositories::plan::{
    Entity, EnumType, Field, Finder, Fixed, FixedValue, Found, Origin, Role, upper_first,
};
use crate::repositories::types::Ts;
use crate::typescript::{pascal_case, quote};

impl Builder<'_> {
    /// Adds a finder for each pattern that no other finder serves.
    pub(super) fn of_patterns(&mut self, entity: &Entity, finders: &mut Vec<Finder>) {
        let document = self.document;
        let Some(table) = document.table(entity.table) else { return };
        for pattern in &table.annotations.access_patterns {
            let Some(finder) = finder(entity, pattern, &self.enums) else {
                let message = [
                    "The access pattern \"",
                    pattern.name.trim(),
                    "\" has no finder in the repository, because it compares in ways that only SQL can: it is a query.",
                ];
                self.notice(entity.table, &message);
                continue;
            };
            let is_list = finder.fields.is_empty() && finder.ranges.is_empty() && finder.fixed.is_empty();
            let is_by_key = finder.is_one() && finder.fields == entity.key;
            let same = finders.iter_mut().find(|other| is_same(other, &finder));
            match same {
                // A pattern says more than a key does: in which order, and how many.
                Some(other) if other.doc.is_none() => {
                    if !other.is_one() {
                        (other.found, other.limit) = (finder.found, finder.limit);
                    }
                    other.doc = finder.doc;
                }
                Some(_) => {}
                None if is_by_key => {}
                // `list` has the orders of patterns that ask for all rows.
                None if is_list && matches!(finder.found, Found::Page(_)) => {}
                None => finders.push(finder),
            }
        }
    }

    /// The fields that patterns are ordered by.
    pub(super) fn pattern_orders(&self, entity: &Entity) -> Vec<usize> {
        let patterns = self.document.table(entity.table).map(|table| &table.annotations.access_patterns);
        let orders = patterns.into_iter().flatten().filter_map(|pattern| {
            let columns = pattern.order_by.iter().map(|order| order.column);
            columns.filter(|column| !pattern.equality.contains(column)).find_map(|id| place(entity, id))
        });
        orders.collect()
    }
}

/// Whether two finders ask for the same rows.
fn is_same(one: &Finder, other: &Finder) -> bool {
    let sorted = |fields: &[usize]| {
        let mut fields = fields.to_vec();
        fields.sort_unstable();
        fields
    };
    sorted(&one.fields) == sorted(&other.fields)
        && sorted(&one.ranges) == sorted(&other.ranges)
        && one.fixed == other.fixed
        && (one.is_one() || std::mem::discriminant(&one.found) == std::mem::discriminant(&other.found))
}

fn place(entity: &Entity, column: ColumnId) -> Option<usize> {
    entity.fields.iter().position(|field| field.column == column)
}

/// `None` for a pattern that has no method: it compares what TypeScript cannot, or its condition is not understood.
fn finder(entity: &Entity, pattern: &AccessPattern, enums: &[EnumType]) -> Option<Finder> {
    let mut fields = Vec::new();
    for column in &pattern.equality {
        let at = place(entity, *column)?;
        entity.field(at).filter(|field| field.ts.is_comparable())?;
        if !fields.contains(&at) {
            fields.push(at);
        }
    }
    let mut ranges = Vec::new();
    for column in &pattern.range {
        let at = place(entity, *column)?;
        entity.field(at).filter(|field| field.ts.is_sortable() && !is_enum(field))?;
        if !fields.contains(&at) && !ranges.contains(&at) {
            ranges.push(at);
        }
    }
    let mut fixed = fixed(entity, pattern.condition.as_deref(), enums)?;
    fixed.retain(|part| !fields.contains(&part.field));
    let mut order = Vec::new();
    for part in &pattern.order_by {
        let at = place(entity, part.column)?;
        entity.field(at).filter(|field| field.ts.is_comparable())?;
        let is_constant = fields.contains(&at)
            || fixed.iter().any(|part| part.field == at && part.value != FixedValue::NotNull);
        if !is_constant && !order.iter().any(|(other, _)| *other == at) {
            order.push((at, part.order == SortOrder::Descending));
        }
    }
    let is_one = is_one(entity, &fields);
    let found = if is_one { Found::One } else { found(entity, &fields, order) };
    let start = if is_one { "find" } else { "list" };
    Some(Finder {
        method: [start, &name(entity, &fields, &ranges, &fixed, &found)].concat(),
        folded: vec![false; fields.len()],
        fields,
        found,
        ranges,
        fixed,
        limit: pattern.limit.filter(|limit| (1..=1000).contains(limit)),
        doc: Some(pattern.name.trim().trim_end_matches('.').to_owned()).filter(|name| !name.is_empty()),
    })
}

/// An enumeration has its values, any other text all of them.
fn can_hold(field: &Field, text: &String, enums: &[EnumType]) -> bool {
    match field.origin {
        Origin::Enum(at) => enums.get(at).is_some_and(|found| found.values.contains(text)),
        _ => true,
    }
}

fn is_enum(field: &Field) -> bool {
    matches!(field.origin, Origin::Enum(_))
}

/// Whether the fields hold a whole key.
fn is_one(entity: &Entity, fields: &[usize]) -> bool {
    let is_whole = |key: &[usize]| !key.is_empty() && key.iter().all(|at| fields.contains(at));
    let is_unique = |unique: &crate::repositories::plan::Unique| {
        is_whole(&unique.fields)
            && !unique.folded.contains(&true)
            && (!unique.live_only || entity.soft_delete.is_some())
    };
    is_whole(&entity.key) || entity.uniques.iter().any(is_unique)
}

/// Pages where the order is one of those that lists have, else the first rows.
fn found(entity: &Entity, fields: &[usize], order: Vec<(usize, bool)>) -> Found {
    if entity.role != Role::Entity || entity.sorts.is_empty() {
        return Found::First(order);
    }
    let Some((first, descends)) = order.first().copied() else { return Found::Page(None) };
    let places: Vec<usize> = order.iter().map(|(at, _)| *at).collect();
    let key: Vec<usize> = entity.key.iter().copied().filter(|at| !fields.contains(at)).collect();
    let is_straight = order.iter().all(|(_, other)| *other == descends);
    let sort = if key.starts_with(&places) {
        entity.key.first().copied()
    } else {
        let is_sort = entity.sorts.contains(&first) && !entity.key.contains(&first);
        places.get(1..).filter(|rest| is_sort && key.starts_with(rest)).map(|_| first)
    };
    match sort {
        Some(sort) if is_straight => {
            let minus = if descends { "-" } else { "" };
            Found::Page(Some([minus, &entity.sort_name(sort)].concat()))
        }
        _ => Found::First(order),
    }
}

/// `ByAuthorIdAndPublishedAtWithStatusOpen`
fn name(entity: &Entity, fields: &[usize], ranges: &[usize], fixed: &[Fixed], found: &Found) -> String {
    let compared: Vec<usize> = fields.iter().chain(ranges).copied().collect();
    let mut name = String::new();
    if !compared.is_empty() {
        name.push_str(&["By", &joined(entity, &compared)].concat());
    }
    for (at, part) in fixed.iter().enumerate() {
        let Some(field) = entity.field(part.field) else { continue };
        let key = upper_first(&field.key);
        let (word, value) = match &part.value {
            FixedValue::Null => ("Without", ""),
            FixedValue::Literal(text) if text == "false" => ("Without", ""),
            FixedValue::Literal(text) if text != "true" => ("With", text.as_str()),
            _ => ("With", ""),
        };
        name.push_str(if at == 0 || word == "Without" { word } else { "And" });
        name.push_str(&[key.as_str(), &pascal_case(value.trim_matches('\''))].concat());
    }
    if let (true, Found::First(order)) = (name.is_empty(), found) {
        let places: Vec<usize> = order.iter().map(|(at, _)| *at).collect();
        name = ["OrderedBy", &joined(entity, &places)].concat();
    }
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '$')).collect()
}

/// The condition that is the same each time; `None` if it is not understood.
pub(in crate::repositories) fn fixed(
    entity: &Entity,
    condition: Option<&str>,
    enums: &[EnumType],
) -> Option<Vec<Fixed>> {
    let Some(condition) = condition.filter(|text| !text.trim().is_empty()) else { return Some(Vec::new()) };
    let mut parts = Vec::new();
    for (column, is) in checks::fixed(condition)? {
        let is_deletion = |key: &str| entity.soft_delete.as_ref().is_some_and(|soft| soft.column == key);
        if is == Is::Null && is_deletion(&column) {
            // Every read has it.
            continue;
        }
        let field = entity.fields.iter().position(|field| field.name.eq_ignore_ascii_case(&column))?;
        parts.push(Fixed { field, value: value(entity.field(field)?, is, enums)? });
    }
    Some(parts)
}

fn value(field: &Field, is: Is, enums: &[EnumType]) -> Option<FixedValue> {
    let literal = match (is, &field.ts) {
        (Is::Null, _) => return field.nullable.then_some(FixedValue::Null),
        (Is::NotNull, _) => return Some(FixedValue::NotNull),
        (Is::Boolean(value), Ts::Boolean) => value.to_string(),
        (Is::Number(text), Ts::Boolean) if text == "0" || text == "1" => (text == "1").to_string(),
        (Is::Text(text), Ts::Text) if can_hold(field, &text, enums) => quote(&text),
        (Is::Number(text), Ts::Number) if text.parse::<f64>().is_ok_and(f64::is_finite) => text,
        (Is::Number(text), Ts::BigInt) if text.parse::<i64>().is_ok() => [&text, "n"].concat(),
        _ => return None,
    };
    Some(FixedValue::Literal(literal))
}
